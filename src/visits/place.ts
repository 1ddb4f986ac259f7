/** Where a visit was made: the household as the worker may see it, now or on the day, and the grid its building lay in then. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addDays } from '../proceedings/days.ts'
import { registryRoles, registryScope } from '../registry/index.ts'
import { gridsOn, type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { buildLocator } from '../territory/locate.ts'
import { visitDays } from './targets.ts'

export interface VisitedHousehold {
  readonly id: string
  readonly buildingId: string
  readonly communityId: string
  readonly visits: 'welcome' | 'refused'
  readonly visitsUntil: string | null
  readonly movedOutOn: string | null
  readonly versions: Readonly<Record<string, number>>
}
interface Days {
  readonly onDay: string
  readonly today: string
}

/**
 * The household, locked. Whoever looked after its grid on the day may still enter the visit for a while after having left it.
 * @throws Refusal visitUnfit notHere (one word for: never was, is not yours), movedOut
 */
export async function visitedHousehold(
  kernel: Kernel,
  tx: Tx,
  staff: Staff,
  id: string,
  days: Days,
): Promise<VisitedHousehold> {
  const household = (await lock(tx, staff, id)) ?? (await lockAsFormer(kernel, tx, staff, id, days))
  if (!household) throw new Refusal('visitUnfit', { reason: 'notHere', days: visitDays.formerAtMost })
  if (household.movedOutOn !== null && household.movedOutOn < days.onDay)
    throw new Refusal('visitUnfit', { reason: 'movedOut', day: household.movedOutOn })
  return household
}

/** The version of the grid in which a building lay on a day; borders may have moved since. */
export async function gridOfBuildingOn(
  tx: Tx,
  territory: Territory,
  buildingId: string,
  onDay: string,
): Promise<string | null> {
  const building = territory.building(buildingId)
  const current = building?.gridId ? territory.grid(building.gridId) : null
  if (!building || (current && current.validFrom <= onDay)) return current?.id ?? null
  const then = await gridsOn(tx, territory.jurisdiction.id, onDay)
  const areas = then.flatMap(grid =>
    grid.boundary ? [{ code: grid.code, boundary: grid.boundary, value: grid.id }] : [],
  )
  return buildLocator(areas).locate(building.lng, building.lat)?.value ?? current?.id ?? null
}

async function lock(tx: Tx, { jurisdictionId }: Staff, id: string): Promise<VisitedHousehold | null> {
  const row = await tx
    .selectFrom('household')
    .select(['id', 'buildingId', 'communityId', 'visits', 'visitsUntil', 'movedOutOn', 'versions'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return (row as unknown as VisitedHousehold | undefined) ?? null
}

/** Posts held on the day that ended lately open the grids that took over their buildings; the building must have lain in one of them then. */
async function lockAsFormer(
  kernel: Kernel,
  tx: Tx,
  staff: Staff,
  id: string,
  { onDay, today }: Days,
): Promise<VisitedHousehold | null> {
  const { jurisdictionId, personId } = staff
  const since = addDays(today, -visitDays.formerAtMost)
  const { rows: held } = await sql<{ gridId: string | null; communityId: string | null }>`
    select grid_id, case when grid_id is null then community_id end as community_id from post
    where jurisdiction_id = ${jurisdictionId} and person_id = ${personId} and role = any (${[...registryRoles]}::text[])
      and valid_from <= ${onDay}::date
      and (valid_to is null or valid_to >= greatest(${onDay}::date, ${since}::date))`.execute(tx)
  if (held.length === 0) return null
  const grids = held.flatMap(post => post.gridId ?? [])
  const communities = held.flatMap(post => post.communityId ?? [])
  await seeFormer(tx, staff, await withSuccessors(tx, jurisdictionId, grids), communities)
  const household = await lock(tx, staff, id)
  if (!household || communities.includes(household.communityId)) return household
  const grid = await gridOfBuildingOn(tx, await territoryOf(kernel), household.buildingId, onDay)
  return grid !== null && grids.includes(grid) ? household : null
}

async function withSuccessors(tx: Tx, jurisdictionId: number, grids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive later as (
      select unnest(${[...grids]}::uuid[]) as id
      union
      select c.to_grid from grid_change c join later l on l.id = c.from_grid where c.jurisdiction_id = ${jurisdictionId}
    ) select id from later`.execute(tx)
  return rows.map(row => row.id)
}

/** For this one transaction, which shows nothing to anybody. */
async function seeFormer(tx: Tx, staff: Staff, grids: readonly string[], communities: readonly string[]) {
  const scope = registryScope(staff)
  const list = (ids: readonly string[]) => `{${[...new Set(ids)].join(',')}}`
  await sql`select set_config('aili.grids', ${list([...scope.grids, ...grids])}, true),
    set_config('aili.communities', ${list([...scope.communities, ...communities])}, true)`.execute(tx)
}
