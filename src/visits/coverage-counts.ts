/** Counts for how far grids are covered by visits: the one query that counts households out of sight, and gives counts only, never a household. */
import { sql } from 'kysely'
import { everythingOf } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { needKinds } from '../registry/index.ts'
import { livingThere, spokenTo, wishingNone } from './coverage-terms.ts'
import type { Period } from './periods.ts'

export interface Counted {
  /** Null: of the whole community, or with no community either of all grids asked for. */
  readonly gridId: string | null
  readonly communityId: string | null
  /** Live there at the end of the period. */
  readonly occupied: number
  /** Of these, wish no visits at the end of the period: counted apart from all that follows. */
  readonly refusing: number
  /** At least one visit in the period at which somebody was spoken to. */
  readonly visited: number
  /** Never visited so far. */
  readonly never: number
  /** Visited some time, and longer ago than the target by the end of the period. */
  readonly overdue: number
  /** Days from the last visit to the end of the period. */
  readonly medianDays: number | null
  readonly oldestDays: number | null
  /** Visits in the period at which nobody was there, or that were not wanted: no visits made. */
  readonly nobody: number
  readonly turnedAway: number
}
export interface CountedNeeds {
  readonly gridId: string
  /** Services with a rhythm, asked for at least one turn ago. */
  readonly due: number
  readonly served: number
}
export interface GridTarget {
  readonly id: string
  readonly communityId: string
  readonly everyDays: number
}

const fewCommunities = 3

/**
 * By grid, by community and over all, in one grouped query; the median of a community is not made of medians. What was corrected is
 * looked for in a hash of the few corrections (not in), not once for each of millions of visits (not exists). Past row-level security, so
 * that the index alone answers: under it every visit would be fetched to see whose it is. Counts leave this function, nothing else.
 */
export async function countCoverage(
  kernel: Pick<Kernel, 'db'>,
  jurisdictionId: number,
  grids: readonly GridTarget[],
  { from, to }: Period,
): Promise<readonly Counted[]> {
  if (grids.length === 0) return []
  const communities = [...new Set(grids.map(it => it.communityId))]
  // Of few communities the visits of their households are read; of many the index of all, in the order of households.
  const isPart = communities.length <= fewCommunities
  const own = sql`and v.household_id in (select o.id from household o join building k on k.jurisdiction_id = o.jurisdiction_id and k.id = o.building_id
    where o.jurisdiction_id = ${jurisdictionId} and k.grid_id = any (${grids.map(it => it.id)}::uuid[]))`
  const { rows } = await sql<Counted>`
      with target as (
        select * from unnest(${grids.map(it => it.id)}::uuid[], ${grids.map(it => it.communityId)}::uuid[],
          ${grids.map(it => it.everyDays)}::int[]) as t(grid_id, community_id, every_days)
      ), seen as (
        select v.household_id, max(v.on_day) filter (where ${spokenTo}) as last_on,
          bool_or(v.on_day >= ${from}::date and ${spokenTo}) as in_period,
          count(*) filter (where v.on_day >= ${from}::date and v.outcome = 'nobody') as nobody,
          count(*) filter (where v.on_day >= ${from}::date and v.outcome = 'refused') as turned_away
        from visit v
        where v.jurisdiction_id = ${jurisdictionId} and v.on_day <= ${to}::date ${isPart ? own : sql``}
          and v.id not in (select c.replaces from visit c where c.jurisdiction_id = ${jurisdictionId} and c.replaces is not null)
        group by v.household_id
      ), home as (
        select t.grid_id, t.community_id, t.every_days, s.last_on, s.in_period, s.nobody, s.turned_away,
          ${wishingNone(to)} as refusing
        from target t
        join building b on b.jurisdiction_id = ${jurisdictionId} and b.grid_id = t.grid_id
        join household h on h.jurisdiction_id = ${jurisdictionId} and h.building_id = b.id
          and ${livingThere(to)}
        left join seen s on s.household_id = h.id
      )
      select grid_id, community_id, count(*)::int as occupied, count(*) filter (where refusing)::int as refusing,
        count(*) filter (where not refusing and in_period)::int as visited,
        count(*) filter (where not refusing and last_on is null)::int as never,
        count(*) filter (where not refusing and last_on + every_days < ${to}::date)::int as overdue,
        percentile_disc(0.5) within group (order by ${to}::date - last_on) filter (where not refusing) as median_days,
        max(${to}::date - last_on) filter (where not refusing) as oldest_days,
        coalesce(sum(nobody), 0)::int as nobody, coalesce(sum(turned_away), 0)::int as turned_away
      from home group by grouping sets ((community_id, grid_id), (community_id), ())`.execute(kernel.db.owner)
  return rows
}

const kinds = Object.entries(needKinds)

/** At the end of the period: was the last time no longer ago than the resident asked for? Not yet due for the first time is left out. */
export async function countNeeds(
  kernel: Pick<Kernel, 'db'>,
  jurisdictionId: number,
  grids: readonly GridTarget[],
  { to }: Period,
): Promise<readonly CountedNeeds[]> {
  if (grids.length === 0) return []
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const { rows } = await sql<CountedNeeds>`
      with kind as (
        select * from unnest(${kinds.map(([name]) => name)}::text[], ${kinds.map(([, it]) => it.everyDays)}::int[],
          ${kinds.map(([, it]) => !it.atTheDoor)}::boolean[]) as k(kind, every_days, by_phone)
      ), need as (
        select b.grid_id, n.household_id, n.asked_on, k.by_phone, coalesce(n.every_days, k.every_days) as every_days
        from service_need n join kind k on k.kind = n.kind
        join household h on h.jurisdiction_id = ${jurisdictionId} and h.id = n.household_id
          and (h.moved_out_on is null or h.moved_out_on > ${to}::date)
        join building b on b.jurisdiction_id = ${jurisdictionId} and b.id = h.building_id
          and b.grid_id = any (${grids.map(it => it.id)}::uuid[])
        where n.jurisdiction_id = ${jurisdictionId} and coalesce(n.every_days, k.every_days) is not null
          and n.asked_on + coalesce(n.every_days, k.every_days) <= ${to}::date
          and (n.ended_on is null or n.ended_on > ${to}::date)
      )
      select grid_id, count(*)::int as due, count(*) filter (where exists (
        select from visit v where v.jurisdiction_id = ${jurisdictionId} and v.household_id = need.household_id
          and v.on_day between ${to}::date - every_days and ${to}::date
          and (v.outcome = 'met' or (by_phone and v.outcome = 'byPhone'))
          and not exists (select from visit c where c.jurisdiction_id = ${jurisdictionId} and c.replaces = v.id)))::int as served
      from need group by grid_id`.execute(tx)
    return rows
  })
}
