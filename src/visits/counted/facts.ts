/** Buildings read as they stand now, household by household, to be counted: what was corrected is left out. */
import { type RawBuilder, sql } from 'kysely'
import type { Owner } from '../../proceedings/index.ts'
import { type Asked, type Home, type Packed, packed, type Visited } from './building.ts'

type Sql = RawBuilder<unknown>
type Building = Pick<Packed, 'gridId' | 'dwellings' | 'people'> & { readonly id: string }
type HomeRow = Omit<Home, 'visits' | 'needs'> & { readonly id: string; readonly buildingId: string }

const day = (column: string): Sql => sql`${sql.raw(column)} - date '1970-01-01'`

/** By building; one that is no more is left out. */
export async function packedNow(
  tx: Owner,
  jurisdictionId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Packed>> {
  const [j, some] = [sql`${jurisdictionId}`, sql`${`{${ids.join(',')}}`}::uuid[]`]
  const buildings = await sql<Building>`
    select b.id, b.grid_id as "gridId",
      (select count(*)::int from dwelling d where d.jurisdiction_id = b.jurisdiction_id and d.building_id = b.id) as dwellings,
      (select count(*)::int from household h join resident r on r.jurisdiction_id = h.jurisdiction_id and r.household_id = h.id
        where h.jurisdiction_id = b.jurisdiction_id and h.building_id = b.id and h.moved_out_on is null
          and r.merged_into is null and not r.frozen) as people
    from building b where b.jurisdiction_id = ${j} and b.id = any (${some})`.execute(tx)
  const homes = await sql<HomeRow>`
    select h.id, h.building_id as "buildingId", h.community_id as "communityId", ${day('h.moved_in_on')} as "movedInOn",
      ${day('h.moved_out_on')} as "movedOutOn", h.visits = 'refused' as refuses, ${day('h.visits_until')} as "refusesUntil"
    from household h where h.jurisdiction_id = ${j} and h.building_id = any (${some}) order by h.id`.execute(
    tx,
  )
  const visits = await sql<Visited & { homeId: string }>`
    select v.household_id as "homeId", ${day('v.on_day')} as day, v.outcome, v.grid_id as "gridId", v.community_id as "communityId"
    from household h join visit v on v.jurisdiction_id = h.jurisdiction_id and v.household_id = h.id
    where h.jurisdiction_id = ${j} and h.building_id = any (${some})
      and not exists (select from visit newer where newer.jurisdiction_id = v.jurisdiction_id and newer.replaces = v.id)
    order by v.on_day, v.outcome, v.grid_id, v.community_id`.execute(tx)
  const needs = await sql<Asked & { homeId: string }>`
    select n.household_id as "homeId", n.kind, n.every_days as "everyDays", ${day('n.asked_on')} as "askedOn", ${day('n.ended_on')} as "endedOn"
    from household h join service_need n on n.jurisdiction_id = h.jurisdiction_id and n.household_id = h.id
    where h.jurisdiction_id = ${j} and h.building_id = any (${some}) order by n.id`.execute(tx)
  const visitsOf = Map.groupBy(visits.rows, row => row.homeId)
  const needsOf = Map.groupBy(needs.rows, row => row.homeId)
  const homesOf = Map.groupBy(homes.rows, row => row.buildingId)
  return new Map(
    buildings.rows.map(({ id, ...counts }) => {
      const own = (homesOf.get(id) ?? []).map(home => ({
        ...home,
        visits: visitsOf.get(home.id) ?? [],
        needs: needsOf.get(home.id) ?? [],
      }))
      return [id, packed(counts, own)] as const
    }),
  )
}
