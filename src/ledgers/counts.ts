/** Counts of visits and of households by place: what a supervisor may see of them, and nothing about any one door. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { countable, livingThere, spokenTo, wishingNone } from '../visits/index.ts'
import { uuids } from './area.ts'
import { type Ask, communityName, gridName, type Key, type LedgerRow, type Page, type Source } from './ask.ts'
import { byName, compoundOf } from './door.ts'
import { buildingsIn, householdsWithin } from './household-roster.ts'
import { visitsOf } from './visit-log.ts'

type Sql = RawBuilder<unknown>

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

/** By grid, in the order of their codes. */
export const visitCounts: Source = {
  async page(tx, ask, after, limit): Promise<Page> {
    const counts = [...(await countVisits(tx, ask))].sort(
      (a, b) => byName(placeOf(a, ask), placeOf(b, ask)) || (String(a.gridId) < String(b.gridId) ? -1 : 1),
    )
    const rows = counts.map(
      ({ gridId, communityId, ...values }): LedgerRow => ({
        id: gridId ?? communityId,
        values: { ...values, grid: gridName(ask, gridId), community: communityName(ask, communityId) },
      }),
    )
    return sliced(rows, after, limit)
  },
  async count(tx, ask) {
    return (await countVisits(tx, ask)).length
  },
}

export const householdCounts: Source = {
  async page(tx, ask, after, limit) {
    return sliced(await countHouseholds(tx, ask), after, limit)
  },
  async count(tx, ask) {
    return (await countHouseholds(tx, ask)).length
  },
}

function placeOf({ gridId, communityId }: VisitCount, ask: Ask): string {
  return `${communityName(ask, communityId)} ${gridName(ask, gridId)}`
}

/** Households that lived in the places on a day. */
export function livingOn(ask: Ask, onDay: string): Sql {
  return sql`h.jurisdiction_id = ${ask.staff.jurisdictionId} and ${householdsWithin(ask)} and ${livingThere(onDay)}`
}

/** Grids as they are now: a visit counts for the grid its building stands in today, so that visited and occupied are of one ground. */
async function countVisits(tx: Tx, ask: Ask): Promise<readonly VisitCount[]> {
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

async function countHouseholds(tx: Tx, ask: Ask): Promise<readonly LedgerRow[]> {
  const stops = buildingsIn(ask)
  const { rows } = await sql<{
    id: string
    dwellings: number
    households: number
    declined: number
    people: number
  }>`
    select b.id, (select count(*)::int from dwelling d where d.jurisdiction_id = b.jurisdiction_id and d.building_id = b.id) as dwellings,
      count(h.id)::int as households, count(h.id) filter (where ${wishingNone(ask.today)})::int as declined,
      coalesce(sum((select count(*) from resident r where r.jurisdiction_id = h.jurisdiction_id and r.household_id = h.id
        and r.merged_into is null and not r.frozen)), 0)::int as people
    from building b join household h on h.jurisdiction_id = b.jurisdiction_id and h.building_id = b.id and h.moved_out_on is null
    where b.jurisdiction_id = ${ask.staff.jurisdictionId} and b.id = any (${uuids(stops.map(({ id }) => id))})
    group by b.jurisdiction_id, b.id`.execute(tx)
  const byId = new Map(rows.map(row => [row.id, row]))
  return stops.flatMap((stop): LedgerRow[] => {
    const counted = byId.get(stop.id)
    if (counted === undefined) return []
    const { dwellings, households, declined, people } = counted
    const door = { ...stop, building: stop.name, entrance: '', floor: null, number: '' }
    const place = {
      grid: gridName(ask, stop.gridId),
      community: stop.community,
      compound: compoundOf(door),
      building: stop.name,
    }
    return [{ id: stop.id, values: { ...place, dwellings, households, declined, peopleCount: people } }]
  })
}

function sliced(rows: readonly LedgerRow[], after: Key | null, limit: number): Page {
  const from = after === null ? 0 : Number(after[0]) || 0
  return {
    rows: rows.slice(from, from + limit),
    last: from + limit < rows.length ? [String(from + limit)] : null,
    total: rows.length,
  }
}
