/** Counts of visits and of households read from the rows themselves: where they are not counted beforehand, and what those that are must equal. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { countable, livingThere, spokenTo, wishingNone } from '../visits/index.ts'
import { uuids } from './area.ts'
import type { Ask } from './ask.ts'
import { buildingsIn, householdsWithin } from './household-roster.ts'
import { visitsOf } from './visit-log.ts'

type Sql = RawBuilder<unknown>

export interface HouseholdCount {
  readonly dwellings: number
  readonly households: number
  readonly declined: number
  readonly people: number
}
export type VisitingCount = Readonly<
  Record<'done' | 'visited' | 'refused' | 'living' | 'due' | 'declined' | 'needs' | 'served', number>
>

export interface VisitCount {
  gridId: string | null
  communityId: string
  households: number
  declined: number
  visited: number
  visitsDone: number
  met: number
  byPhone: number
  nobody: number
  refused: number
}

/** Households that lived in the places on a day. */
export function livingOn(ask: Ask, onDay: string): Sql {
  return sql`h.jurisdiction_id = ${ask.staff.jurisdictionId} and ${householdsWithin(ask)} and ${livingThere(onDay)}`
}

/** Grids as they are now: a visit counts for the grid its building stands in today, so that visited and occupied are of one ground. */
export async function countVisits(tx: Tx, ask: Ask): Promise<readonly VisitCount[]> {
  const lastOn = ask.period.to < ask.today ? ask.period.to : ask.today
  const { rows } = await sql<VisitCount>`
    with lived as (
      select b.grid_id, h.community_id, count(*)::int as households, count(*) filter (where ${wishingNone(lastOn)})::int as declined
      from household h join building b on b.jurisdiction_id = h.jurisdiction_id and b.id = h.building_id
      where ${livingOn(ask, lastOn)} group by 1, 2),
    gone as (
      select b.grid_id, v.community_id, count(*)::int as done,
        count(distinct v.household_id) filter (where ${spokenTo} and ${countable(lastOn)})::int as visited,
        count(*) filter (where v.outcome = 'met')::int as met, count(*) filter (where v.outcome = 'byPhone')::int as by_phone,
        count(*) filter (where v.outcome = 'nobody')::int as nobody, count(*) filter (where v.outcome = 'refused')::int as refused
      from visit v join building b on b.jurisdiction_id = v.jurisdiction_id and b.id = v.building_id
      join household h on h.jurisdiction_id = v.jurisdiction_id and h.id = v.household_id
      where ${visitsOf(ask)} group by 1, 2)
    select coalesce(l.grid_id, g.grid_id) as "gridId", coalesce(l.community_id, g.community_id) as "communityId",
      coalesce(households, 0) as households, coalesce(declined, 0) as declined, coalesce(visited, 0) as visited,
      coalesce(done, 0) as "visitsDone", coalesce(met, 0) as met, coalesce(by_phone, 0) as "byPhone",
      coalesce(nobody, 0) as nobody, coalesce(refused, 0) as refused
    from lived l full join gone g on g.community_id = l.community_id and g.grid_id is not distinct from l.grid_id`.execute(
    tx,
  )
  return rows
}

/** By building; one where nobody lives is left out. */
export async function countHouseholds(tx: Tx, ask: Ask): Promise<ReadonlyMap<string, HouseholdCount>> {
  const { rows } = await sql<HouseholdCount & { id: string }>`
    select b.id, (select count(*)::int from dwelling d where d.jurisdiction_id = b.jurisdiction_id and d.building_id = b.id) as dwellings,
      count(h.id)::int as households, count(h.id) filter (where ${wishingNone(ask.today)})::int as declined,
      coalesce(sum((select count(*) from resident r where r.jurisdiction_id = h.jurisdiction_id and r.household_id = h.id
        and r.merged_into is null and not r.frozen)), 0)::int as people
    from building b join household h on h.jurisdiction_id = b.jurisdiction_id and h.building_id = b.id and h.moved_out_on is null
    where b.jurisdiction_id = ${ask.staff.jurisdictionId} and b.id = any (${uuids(buildingsIn(ask).map(({ id }) => id))})
    group by b.jurisdiction_id, b.id`.execute(tx)
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

/** As the monthly report has it: of a month and its places, how many visits, how many households. */
export async function countVisiting(tx: Tx, ask: Ask): Promise<VisitingCount> {
  const lastOn = ask.period.to < ask.today ? ask.period.to : ask.today
  const { rows } = await sql<VisitingCount>`
    select
      (select count(*)::int from visit v where ${visitsOf(ask)}) as done,
      (select count(distinct v.household_id)::int from visit v join household h on h.jurisdiction_id = v.jurisdiction_id and h.id = v.household_id
        where ${visitsOf(ask)} and ${spokenTo} and ${livingOn(ask, lastOn)} and ${countable(lastOn)}) as visited,
      (select count(*)::int from visit v where ${visitsOf(ask)} and v.outcome = 'refused') as refused,
      (select count(*)::int from household h where ${livingOn(ask, lastOn)}) as living,
      (select count(*)::int from household h where ${livingOn(ask, lastOn)} and ${countable(lastOn)}) as due,
      (select count(*)::int from household h where ${livingOn(ask, lastOn)} and ${wishingNone(lastOn)}) as declined,
      n.needs, n.served
    from (
      select count(*)::int as needs, count(*) filter (where exists (select from visit v where ${visitsOf(ask)}
        and v.household_id = n.household_id and ${spokenTo}))::int as served
      from service_need n join household h on h.jurisdiction_id = n.jurisdiction_id and h.id = n.household_id
      where n.jurisdiction_id = ${ask.staff.jurisdictionId} and n.every_days is not null and n.asked_on <= ${lastOn}::date
        and (n.ended_on is null or n.ended_on > ${lastOn}::date) and ${livingOn(ask, lastOn)}) n`.execute(tx)
  return rows[0]!
}
