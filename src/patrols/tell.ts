/** Who is told of hazards: of danger to life the director at once; of looks that are overdue the people of the grid and the director, once in the morning. Never where or what: that is on the page. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { notify } from '../notices/index.ts'
import { civilDay } from '../proceedings/clock.ts'
import { dutyOfficerOn, personsInRole, standInsOf } from '../territory/index.ts'
import { dueDay, matterOf } from './hazard-due.ts'

/** The director, else the secretary, of the community; the deputy of one on leave; the duty officer rather than nobody. */
export async function tellSerious(
  tx: Tx,
  jurisdictionId: number,
  hazard: { readonly id: string; readonly communityId: string },
  at: Date,
): Promise<void> {
  const onDay = civilDay(at)
  const heads = await headsOf(tx, jurisdictionId, hazard.communityId, onDay)
  const standIns = await standInsOf(tx, heads, onDay)
  const present = heads.flatMap(id => standIns.get(id) ?? [])
  const officer = present.length === 0 ? await dutyOfficerOn(tx, onDay) : null
  const persons = [...new Set([...present, ...(officer ? [officer] : [])])]
  await notify(tx, jurisdictionId, persons, null, {
    kind: 'seriousHazard',
    causeId: hazard.id,
    at,
    urgent: true,
  })
}

/**
 * One notice a day at most for each leader of a grid and each director, with how many looks are overdue there.
 * @returns how many persons there are to tell
 */
export async function tellOverdue(tx: Tx, jurisdictionId: number, now: Date): Promise<number> {
  const onDay = civilDay(now)
  const places = await overduePlaces(tx, jurisdictionId, onDay)
  if (places.length === 0) return 0
  const counts = new Map<string, number>()
  for (const { personId, role, code, communityId } of await atWork(tx, jurisdictionId, onDay)) {
    const own = places.filter(place =>
      role === 'gridLeader' ? place.code === code : place.communityId === communityId,
    )
    const count = own.reduce((sum, place) => sum + place.count, 0)
    if (count > 0) counts.set(personId, Math.max(count, counts.get(personId) ?? 0))
  }
  const standIns = await standInsOf(tx, [...counts.keys()], onDay)
  for (const [personId, count] of counts) {
    const present = standIns.get(personId) ?? personId
    const about = present === personId ? present : { id: present, onBehalfOf: personId }
    const notice = { kind: 'hazardsOverdue', causeId: onDay, at: now, facts: { count } }
    await notify(tx, jurisdictionId, [about], null, notice)
  }
  return counts.size
}

interface Place {
  /** Of the grid, whatever its version; null: of the community as a whole. */
  readonly code: string | null
  readonly communityId: string
  readonly count: number
}

async function overduePlaces(tx: Tx, jurisdictionId: number, onDay: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    with overdue as materialized (
      select h.grid_id, h.community_id, count(*)::int as count from hazard h left join ${matterOf}
      where h.jurisdiction_id = ${jurisdictionId} and h.closed_at is null and ${dueDay} < ${onDay}::date
      group by h.grid_id, h.community_id
    )
    select (select g.code from grid g where g.jurisdiction_id = ${jurisdictionId} and g.id = o.grid_id) as code,
      o.community_id, o.count
    from overdue o`.execute(tx)
  return rows
}

interface Post {
  readonly personId: string
  readonly role: string
  readonly communityId: string | null
  readonly code: string | null
}

async function atWork(tx: Tx, jurisdictionId: number, onDay: string): Promise<Post[]> {
  const { rows } = await sql<Post>`
    select o.person_id, o.role, o.community_id,
      (select g.code from grid g where g.jurisdiction_id = o.jurisdiction_id and g.id = o.grid_id) as code
    from post o where o.jurisdiction_id = ${jurisdictionId} and o.role in ('gridLeader', 'communityDirector')
      and o.valid_from <= ${onDay}::date and (o.valid_to is null or o.valid_to >= ${onDay}::date)`.execute(tx)
  return rows
}

async function headsOf(
  tx: Tx,
  jurisdictionId: number,
  communityId: string,
  onDay: string,
): Promise<string[]> {
  for (const role of ['communityDirector', 'communitySecretary']) {
    const persons = await personsInRole(tx, jurisdictionId, { role, communityId, onDay })
    if (persons.length > 0) return persons.map(person => person.id)
  }
  return []
}
