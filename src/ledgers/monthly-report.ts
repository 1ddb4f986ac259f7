/** The monthly report 月报 of a community: every figure with what was counted, of how many, how, and the list it is the length of. */
import { sql } from 'kysely'
import { type Tx, turnTo } from '../kernel/database.ts'
import { mattersInArea } from '../matters/index.ts'
import { countsAsWalked } from '../patrols/terms.ts'
import type { CountedHouseholds } from '../visits/index.ts'
import { sightOf, within } from './area.ts'
import type { Ask, LedgerRow, Opens, Source } from './ask.ts'
import { countedFor } from './counts.ts'
import { visitingIn } from './counts-held.ts'
import { countVisiting } from './counts-plain.ts'
import { type LedgerName, ledgers } from './declared.ts'
import { hazardCounts } from './hazard-ledger.ts'
import { matterLedger } from './matter-ledger.ts'
import { patrolsOf, withFindings } from './patrol-record.ts'
import { plannedPatrols } from './planned-patrols.ts'
import { mayRead } from './policy.ts'

export interface Figure {
  readonly section: string
  readonly name: string
  readonly numerator: number
  /** Null: a count of itself, no share of anything. */
  readonly denominator: number | null
  /** Its list. */
  readonly opens?: { readonly ledger: LedgerName; readonly kind: string }
}

/** A figure is counted, never estimated. */
const countLimit = 10_000_000
/** Below this many a share says more about chance than about work (domain rule: counts only). */
const fewestForShare = 10

export const monthlyReport: Source = {
  async page(tx, ask) {
    const [counted, households] = await Promise.all([mattersFor(ask), countedFor(ask)])
    const figures = await figuresOf(tx, ask, counted, households)
    const asOf = earliest(counted?.asOf, households?.asOf)
    return {
      rows: figures.map(figure => rowOf(figure, ask)),
      last: null,
      total: figures.length,
      ...(asOf && { asOf }),
    }
  },
  async count(tx, ask) {
    return (await figuresOf(tx, ask)).length
  },
}

/** Null: counted plainly, from the ledger's own conditions. */
function mattersFor({ kernel, staff, area, period, now }: Ask) {
  return mattersInArea(kernel, staff.sight, area, period, now)
}

function earliest(...instants: (Date | undefined)[]): Date | undefined {
  return instants.filter(at => at !== undefined).sort((a, b) => a.getTime() - b.getTime())[0]
}

export async function figuresOf(
  tx: Tx,
  ask: Ask,
  counted: Awaited<ReturnType<typeof mattersFor>> = null,
  households: CountedHouseholds | null = null,
): Promise<readonly Figure[]> {
  const visits = await visitsIn(tx, ask, households)
  // Matters, patrols and hazards under the reader's own sight; visits and households in numbers only.
  await turnTo(tx, ask.staff.sight)
  const work = [
    ...(await mattersIn(ask, counted, tx)),
    ...(await patrolsIn(tx, ask)),
    ...(await hazardsIn(tx, ask)),
    ...(await othersIn(tx, ask)),
  ]
  await turnTo(tx, sightOf(ask))
  const isOf = (section: string) => (figure: Figure) => figure.section === section
  return [...work.filter(isOf('matters')), ...visits, ...work.filter(figure => figure.section !== 'matters')]
}

async function mattersIn(
  ask: Ask,
  counted: Awaited<ReturnType<typeof mattersFor>>,
  tx: Tx,
): Promise<Figure[]> {
  const count = (kind: string) => matterLedger.count(tx, { ...ask, kind }, countLimit)
  const received = counted?.received ?? (await count('received'))
  const closed = counted?.closed ?? (await count('closed'))
  const open = counted?.openAtEnd ?? (await count('openAtEnd'))
  const missed = counted?.missed ?? (await count('missed'))
  // What was received after the month is in the count of what is overdue now.
  const overdue = counted && ask.period.to >= ask.today ? counted.overdue : await count('overdue')
  const of = (name: string, numerator: number, denominator: number | null, kind: string): Figure => ({
    section: 'matters',
    name,
    numerator,
    denominator,
    opens: { ledger: 'matterLedger', kind },
  })
  return [
    of('received', received, null, 'received'),
    of('closed', closed, null, 'closed'),
    of('closedInTime', closed - missed, closed, 'closed'),
    of('openAtEnd', open, null, 'openAtEnd'),
    of('overdue', overdue, null, 'overdue'),
  ]
}

async function visitsIn(tx: Tx, ask: Ask, held: CountedHouseholds | null): Promise<Figure[]> {
  const { done, visited, refused, living, due, declined, needs, served } = held
    ? visitingIn(held.buildings, ask)
    : await countVisiting(tx, ask)
  const of = (name: string, numerator: number, denominator: number | null, kind = 'all'): Figure => ({
    section: 'visits',
    name,
    numerator,
    denominator,
    opens: { ledger: mayRead(ask.staff, 'visitLog') ? 'visitLog' : 'visitCounts', kind },
  })
  const roster = mayRead(ask.staff, 'householdRoster') ? 'householdRoster' : 'householdCounts'
  return [
    of('visitsDone', done, null),
    { ...of('covered', visited, due), opens: { ledger: 'visitCounts', kind: 'all' } },
    of('refused', refused, done, 'refused'),
    { ...of('declined', declined, living), opens: { ledger: roster, kind: 'refused' } },
    ...(needs > 0
      ? [{ ...of('needsServed', served, needs), opens: { ledger: roster, kind: 'withNeeds' } as const }]
      : []),
  ]
}

async function patrolsIn(tx: Tx, ask: Ask): Promise<Figure[]> {
  const opens = { ledger: 'patrolRecord', kind: 'all' } as const
  const planned = await plannedPatrols(tx, ask)
  const { rows } = await sql<{ done: number; walked: number; found: number; stops: number; reached: number }>`
    select count(*) filter (where p.ended_at is not null and p.stops_done >= p.stops_planned * ${countsAsWalked.share}::float)::int as done,
      count(*)::int as walked, count(*) filter (where ${withFindings})::int as found, coalesce(sum(p.stops_planned), 0)::int as stops, coalesce(sum(p.stops_done), 0)::int as reached
    from patrol p where ${patrolsOf(ask)}`.execute(tx)
  const { done, walked, found, stops, reached } = rows[0]!
  if (planned === 0 && walked === 0) return []
  return [
    { section: 'patrols', name: 'patrolsDone', numerator: done, denominator: planned, opens },
    { section: 'patrols', name: 'stopsReached', numerator: reached, denominator: stops, opens },
    {
      section: 'patrols',
      name: 'withFindings',
      numerator: found,
      denominator: walked,
      opens: { ...opens, kind: 'withFindings' },
    },
  ]
}

async function hazardsIn(tx: Tx, ask: Ask): Promise<Figure[]> {
  const counts = await hazardCounts(tx, ask)
  const of = (name: string, kind: keyof typeof counts): Figure => ({
    section: 'hazards',
    name,
    numerator: counts[kind],
    denominator: null,
    opens: { ledger: 'hazardLedger', kind },
  })
  return [
    of('hazardsFound', 'found'),
    of('hazardsClosed', 'closed'),
    of('hazardsOpen', 'openAtEnd'),
    of('recheckOverdue', 'overdue'),
  ]
}

/** What else was carried through in the month, where there was any: mediation, volunteers, proposals … */
async function othersIn(tx: Tx, ask: Ask): Promise<Figure[]> {
  const { rows } = await sql<{ procedure: string; opened: number }>`
    select p.procedure, count(*)::int as opened from proceeding p
    where p.jurisdiction_id = ${ask.staff.jurisdictionId} and (p.procedure < 'matter' or p.procedure > 'matter') and not p.restricted
      and ${within(ask.area, sql`p.community_id`, sql`p.grid_id`)}
      and p.opened_at >= ${ask.period.beginsAt} and p.opened_at < ${ask.period.endsAt}
    group by p.procedure order by p.procedure`.execute(tx)
  return rows.map(({ procedure, opened }) => ({
    section: 'others',
    name: procedure,
    numerator: opened,
    denominator: null,
  }))
}

function rowOf({ section, name, numerator, denominator, opens }: Figure, ask: Ask): LedgerRow {
  const { t } = ask
  const isOther = section === 'others'
  const share =
    denominator !== null && denominator >= fewestForShare
      ? `${((numerator / denominator) * 100).toFixed(1)}%`
      : null
  return {
    id: name,
    ...(opens === undefined ? {} : { opens: opensIn(opens, ask) }),
    values: {
      section: t(`ledger:section.${section}`),
      figure: isOther ? t(`${name}:name`) : t(`ledger:figure.${name}`),
      numerator,
      denominator,
      share,
      reckoned: isOther ? t('ledger:reckoned.others') : t(`ledger:reckoned.${name}`),
    },
  }
}

function opensIn({ ledger, kind }: NonNullable<Figure['opens']>, { area, period }: Ask): Opens {
  const days = ledgers[ledger].period === 'range' ? { from: period.from, to: period.to } : {}
  const place =
    area.gridId !== null
      ? { grid: area.gridId }
      : area.communityId !== null
        ? { community: area.communityId }
        : {}
  const kept = ledgers[ledger].kinds.includes(kind) ? { kind } : {}
  return { kind: 'ledger', id: ledger, query: { ...days, ...place, ...kept } }
}
