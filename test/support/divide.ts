/** A community divided anew as an adoption writes it: one grid cut in two, two made one, the others as they were. Without the map: borders are boxes. */
import { sql } from 'kysely'
import type { Tx } from '../../src/kernel/database.ts'
import { newId } from '../../src/kernel/ids.ts'
import { forgetStaff, forgetTerritory, movePosts } from '../../src/territory/index.ts'
import type { TestServer } from './server.ts'

export const jurisdictionId = 152222
export const decision = '巴彦旗网格调〔2026〕3号'

interface Grid {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly communityId: string
}
export interface Divided {
  readonly planId: string
  /** The west of the first grid under its code, and its east under a new one. */
  readonly west: string
  readonly east: string
  /** The second and the third, under the code of the third. */
  readonly joined: string
}

export async function gridsOf(server: TestServer): Promise<Grid[]> {
  const grids = await server.db.owner
    .selectFrom('grid')
    .select(['id', 'code', 'name', 'communityId'])
    .where('validTo', 'is', null)
    .orderBy('code')
    .execute()
  return grids.filter(grid => grid.communityId === grids[0]!.communityId)
}

/** Where the first grid is cut: the buildings east of it. */
export async function eastOf({ db }: TestServer, gridId: string) {
  const buildings = await db.owner
    .selectFrom('building')
    .select(['id', 'lng', 'lat'])
    .where('gridId', '=', gridId)
    .orderBy('lng')
    .execute()
  const middle = buildings[Math.floor(buildings.length / 2)]!.lng
  return {
    middle,
    west: buildings.filter(one => one.lng < middle),
    east: buildings.filter(one => one.lng >= middle),
  }
}

export async function divide(server: TestServer, onDay: string): Promise<Divided> {
  const [first, second, third] = (await gridsOf(server)) as [Grid, Grid, Grid]
  const { middle, east } = await eastOf(server, first.id)
  const divided = { planId: newId(), west: newId(), east: newId(), joined: newId() }
  const at = server.clock.now()
  await server.db.owner.transaction().execute(async tx => {
    await sql`insert into grid_plan (jurisdiction_id, id, community_id, name, state, made_at, changed_at, decision, decided_on, adopted_at)
      values (${jurisdictionId}, ${divided.planId}, ${first.communityId}, '新网格', 'adopted', ${at}, ${at}, ${decision}, ${onDay}, ${at})`.execute(
      tx,
    )
    const make = (id: string, like: Grid, code: string, name: string) =>
      makeGrid(tx, { id, like, code, name, onDay, planId: divided.planId })
    await make(divided.west, first, first.code, first.name)
    await make(divided.east, first, `${first.code.slice(0, 12)}099`, '东边新网格')
    await make(divided.joined, third, third.code, third.name)
    await sql`update grid set boundary = ${box([0, middle])}::jsonb where id = ${divided.west}`.execute(tx)
    await sql`update grid set boundary = ${box([middle, 180])}::jsonb where id = ${divided.east}`.execute(tx)
    await sql`update grid set valid_to = greatest(valid_from, ${onDay}::date - 1)
      where id in (${first.id}, ${second.id}, ${third.id})`.execute(tx)
    const turn = (from: string, to: string, share: number) =>
      sql`insert into grid_change (jurisdiction_id, from_grid, to_grid, plan_id, share)
        values (${jurisdictionId}, ${from}, ${to}, ${divided.planId}, ${share})`.execute(tx)
    await turn(first.id, divided.west, 0.6)
    await turn(first.id, divided.east, 0.4)
    await turn(second.id, divided.joined, 1)
    await turn(third.id, divided.joined, 1)
    await sql`update building set grid_id = case when id = any (${east.map(one => one.id)}::uuid[]) then ${divided.east}::uuid
      when grid_id = ${first.id} then ${divided.west}::uuid else ${divided.joined}::uuid end
      where grid_id in (${first.id}, ${second.id}, ${third.id})`.execute(tx)
    await movePosts(tx, jurisdictionId, divided.planId, onDay)
    await sql`update jurisdiction set settings = settings || jsonb_build_object('territoryVersion', ${newId()}::text)`.execute(
      tx,
    )
  })
  forgetTerritory(server.aili.kernel)
  forgetStaff(server.aili.kernel)
  return divided
}

interface Made {
  readonly id: string
  readonly like: Grid
  readonly code: string
  readonly name: string
  readonly onDay: string
  readonly planId: string
}

async function makeGrid(tx: Tx, { id, like, code, name, onDay, planId }: Made): Promise<void> {
  await sql`insert into grid (jurisdiction_id, id, community_id, code, name, households, boundary, version, valid_from, decided_on, plan_id)
    select jurisdiction_id, ${id}, community_id, ${code}, ${name}, households, boundary,
      1 + coalesce((select max(version) from grid where code = ${code}), 0), ${onDay}, ${onDay}, ${planId}
    from grid where id = ${like.id}`.execute(tx)
}

/** As far north and south as the earth: the test asks of points in the first grid alone. */
function box([west, east]: readonly [number, number]): string {
  const ring = [
    [west, 0],
    [east, 0],
    [east, 89],
    [west, 89],
    [west, 0],
  ]
  return JSON.stringify({ type: 'Polygon', coordinates: [ring] })
}
