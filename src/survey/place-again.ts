/** Grids may be divided anew while a file is looked at: what was found to lie in a grid that ended since is looked for once more. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Boundary } from '../territory/locate.ts'
import { type GridArea, gridFinder } from './ground.ts'

const rowsAtOnce = 5000

/** Until the end of the transaction no plan is adopted; one that is being adopted is waited for. */
export async function holdGrids(tx: Tx, jurisdictionId: number): Promise<void> {
  await sql`select from community where jurisdiction_id = ${jurisdictionId} order by id for no key update`.execute(
    tx,
  )
}

/** @param version of the territory the file was held against */
export async function placeAgain(tx: Tx, jurisdictionId: number, version: string): Promise<void> {
  const { rows } = await sql<{ version: string | null }>`select settings ->> 'territoryVersion' as version
    from jurisdiction where id = ${jurisdictionId}`.execute(tx)
  if ((rows[0]?.version ?? '') === version) return
  const gridAt = gridFinder(await gridsNow(tx, jurisdictionId))
  for (let after = -1; ; ) {
    const { rows: staged } =
      await sql<Staged>`select row, community_id as "communityId", lng, lat, grid_id as "gridId"
      from surveyed where row > ${after} and not refused order by row limit ${rowsAtOnce}`.execute(tx)
    const moved = staged.flatMap(({ row, communityId, lng, lat, gridId }) => {
      const now = gridAt(communityId, [lng, lat])?.id ?? null
      return now === gridId ? [] : [{ row, now }]
    })
    await sql`update surveyed s set grid_id = n.grid
      from unnest(${moved.map(it => it.row)}::integer[], ${moved.map(it => it.now)}::uuid[]) as n (row, grid)
      where s.row = n.row`.execute(tx)
    if (staged.length < rowsAtOnce) return
    after = staged.at(-1)!.row
  }
}

interface Staged {
  readonly row: number
  readonly communityId: string
  readonly lng: number
  readonly lat: number
  readonly gridId: string | null
}

async function gridsNow(tx: Tx, jurisdictionId: number): Promise<readonly GridArea[]> {
  const { rows } = await sql<GridArea & { boundary: Boundary | null }>`
    select id, community_id as "communityId", code, boundary from grid
    where jurisdiction_id = ${jurisdictionId} and valid_to is null`.execute(tx)
  return rows
}
