/** What became of the demo's hazards: fixed and closed by another, still there, waiting for a look, overdue; some with the matter that was raised. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays, instantOf } from '../proceedings/days.ts'
import type { DemoGrid } from './demo.ts'
import { type Drawn, drawnFrom } from './demo-random.ts'
import { type Happened, hazardStanding } from './hazard-life.ts'
import type { EventKind } from './shape.ts'
import { type Grade, recheck } from './terms.ts'

export interface DemoHazard {
  readonly id: string
  readonly kind: string
  readonly what: string
  readonly placeText: string
  readonly lng: number | null
  readonly lat: number | null
  readonly buildingId: string | null
  readonly gridId: string
  readonly communityId: string
  readonly grade: Grade
  readonly at: Date
  readonly personId: string
  readonly persons: readonly string[]
  readonly matter: { readonly id: string } | null
  readonly drawn: Drawn
}

const notes: Readonly<Partial<Record<EventKind, readonly string[]>>> = {
  fixed: ['物业已清理', '责任人已整改', '已更换'],
  stillThere: ['尚未整改到位，已再次督促'],
  closed: ['现场查看，已消除'],
  postponed: ['等待配件到货，推迟复查'],
}

/** Matters that were raised from a hazard: chosen by their words among those of the grid. */
export async function matterHazards(
  tx: Tx,
  jurisdictionId: number,
  grids: readonly DemoGrid[],
  now: Date,
): Promise<DemoHazard[]> {
  const { rows } = await sql<MatterRow>`
    select p.id, p.grid_id, p.opened_at, m.text, m.place_text, m.lng, m.lat, m.building_id
    from proceeding p join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
    where p.jurisdiction_id = ${jurisdictionId} and p.grid_id = any (${grids.map(grid => grid.id)}::uuid[]) and not p.sealed and m.channel in ('grid', 'patrol')
      and p.opened_at < ${new Date(now.getTime() - 86_400_000)} and m.text ~ '井盖|消防|电动车|飞线|塌陷|坠落|脱落|路灯|燃气'
    order by md5(p.id::text) limit 30`.execute(tx)
  return rows.map(row => {
    const grid = grids.find(one => one.id === row.gridId)!
    const drawn = drawnFrom(row.id)
    const { lng, lat, buildingId, openedAt: at } = row
    return {
      ...{ lng, lat, buildingId, at, drawn, gridId: grid.id, communityId: grid.communityId },
      id: drawn.id(at),
      kind: kindOf(row.text),
      what: row.text.slice(0, 200),
      placeText: buildingId === null ? row.placeText : '',
      grade: /燃气|坠落|脱落/.test(row.text) ? 'serious' : 'ordinary',
      personId: drawn.pick(grid.persons),
      persons: grid.persons,
      matter: { id: row.id },
    }
  })
}

interface MatterRow {
  readonly id: string
  readonly gridId: string
  readonly openedAt: Date
  readonly text: string
  readonly placeText: string
  readonly lng: number | null
  readonly lat: number | null
  readonly buildingId: string | null
}

const words: readonly (readonly [RegExp, string])[] = [
  [/井盖/, 'manhole'],
  [/电动车|飞线/, 'ebike'],
  [/燃气/, 'gas'],
  [/坠落|脱落/, 'falling'],
  [/塌陷/, 'road'],
  [/路灯/, 'lighting'],
  [/消防/, 'passage'],
]
function kindOf(text: string): string {
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? 'other'
}

/** Rows of hazards and of what happened to them, up to now. */
export function hazardRows(hazards: readonly DemoHazard[], now: Date) {
  const rows: object[] = []
  const events: object[] = []
  for (const hazard of hazards) {
    const lived = livedBy(hazard, now)
    const { state, recheckOn, proceedingId, lookedAt, closedAt } = hazardStanding(lived)
    const { id, kind, what, placeText, lng, lat, buildingId, gridId, communityId, grade, at } = hazard
    rows.push({
      ...{ id, kind, what, placeText, lng, lat, buildingId, gridId, communityId, grade, state, proceedingId },
      ...{ foundAt: at, foundBy: hazard.personId, recheckOn, lookedAt, closedAt, recordedAt: at },
    })
    for (const event of lived)
      events.push({
        ...event,
        hazardId: id,
        note: hazard.drawn.pick(notes[event.kind as EventKind] ?? ['']),
        recordedAt: event.at,
      })
  }
  return { rows, events }
}

/** Most are closed after a while; what is young or forgotten waits. */
function livedBy(hazard: DemoHazard, now: Date): Happened[] {
  const { id, at, grade, personId, persons, matter, drawn } = hazard
  const days = recheck.days[grade]
  const made = (kind: Happened['kind'], who: string, when: Date, over: Partial<Happened> = {}): Happened => ({
    ...{
      id: drawn.id(when),
      kind,
      personId: who,
      at: when,
      recheckOn: null,
      grade: null,
      proceedingId: null,
    },
    ...over,
  })
  const next = (when: Date) => addDays(civilDay(when), days)
  /** Some days later, between nine and five. */
  const later = (from: Date, most: number) =>
    new Date(
      instantOf(addDays(civilDay(from), drawn.whole(1, most)), '09:00').getTime() +
        drawn.whole(0, 480) * 60_000,
    )
  const lived = [made('found', personId, at, { id, grade, recheckOn: next(at) })]
  if (matter) lived.push(made('reported', personId, at, { id: matter.id, proceedingId: matter.id }))
  // What was found long ago has mostly been dealt with by now.
  const isOld = now.getTime() - at.getTime() > 40 * 86_400_000
  if (drawn.next() < (isOld ? 0.02 : 0.15)) return lived
  const fixer = drawn.pick(persons)
  const fixedAt = later(at, days)
  lived.push(made('fixed', fixer, fixedAt, { recheckOn: next(fixedAt) }))
  const other = persons.find(one => one !== fixer) ?? fixer
  const seenAt = later(fixedAt, days)
  const fate = drawn.next()
  if (fate < 0.15) {
    lived.push(made('stillThere', other, seenAt, { recheckOn: next(seenAt) }))
    const againAt = later(seenAt, days)
    lived.push(made('fixed', fixer, againAt, { recheckOn: next(againAt) }))
    if (isOld) lived.push(made('closed', other, later(againAt, days)))
  } else if (fate < (isOld ? 0.98 : 0.85) && (grade === 'ordinary' || other !== fixer))
    lived.push(made('closed', other, seenAt))
  return lived.filter(event => event.at < now)
}
