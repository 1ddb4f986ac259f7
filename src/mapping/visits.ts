/** When somebody of the grid was last on the spot there: visited a household, verified, solved at once, or came along on an outreach visit. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { GridRow } from '../territory/index.ts'
import { lastVisitsOf } from '../visits/index.ts'
import type { Reading } from './figures.ts'
import type { Versions } from './sight.ts'

/** Steps of a matter that can only be taken on the spot. */
const onTheSpot = ['solveOnSpot', 'verify', 'rework', 'reworkUp']

/** A source of visits: the latest of each grid, by id of any version. */
type Visits = (
  tx: Tx,
  grids: readonly GridRow[],
  versions: Versions,
  reading: Reading,
) => Promise<readonly { gridId: string; at: Date }[]>
const sources: readonly Visits[] = [byGridPeople, byOutreach, byHousehold]

/** The latest instant for each grid in force; a grid where nobody was is left out. */
export async function lastVisits(
  tx: Tx,
  grids: readonly GridRow[],
  versions: Versions,
  reading: Reading,
): Promise<ReadonlyMap<string, Date>> {
  const latest = new Map<string, Date>()
  const wanted = new Set(grids.map(grid => grid.id))
  for (const source of sources)
    for (const { gridId, at } of await source(tx, grids, versions, reading)) {
      const grid = versions.inForce(gridId)
      if (grid && wanted.has(grid.id) && at > (latest.get(grid.id) ?? new Date(0))) latest.set(grid.id, at)
    }
  return latest
}

/**
 * Bounded by people, not by acts: whoever holds or held a post for a version of the grid is followed back along the index of
 * actors to the first such act there. Going through the acts of a million proceedings took seconds.
 */
async function byGridPeople(tx: Tx, grids: readonly GridRow[], versions: Versions, { territory }: Reading) {
  const ids = grids.flatMap(grid => versions.of(grid))
  const { rows } = await sql<{ gridId: string; at: Date }>`
    with held as (
      select distinct o.grid_id, o.person_id from post o
      where o.jurisdiction_id = ${territory.jurisdiction.id} and o.grid_id = any (${ids}::uuid[])
        and o.role in ('gridLeader', 'gridMember')
    )
    select h.grid_id as "gridId", max(l.at) as at from held h cross join lateral (
      select a.at from act a join proceeding p on p.jurisdiction_id = a.jurisdiction_id and p.id = a.proceeding_id
      where a.jurisdiction_id = ${territory.jurisdiction.id} and a.actor_id = h.person_id
        and a.step = any (${onTheSpot}::text[]) and p.procedure = 'matter' and p.grid_id = h.grid_id
      order by a.at desc limit 1) l
    group by h.grid_id`.execute(tx)
  return rows
}

/** Outreach visits are few: an index of their own (act_of_visit) holds all there are. */
async function byOutreach(tx: Tx, grids: readonly GridRow[], versions: Versions, { territory }: Reading) {
  const ids = grids.flatMap(grid => versions.of(grid))
  const { rows } = await sql<{ gridId: string; at: Date }>`
    select p.grid_id as "gridId", max(a.at) as at
    from act a join proceeding p on p.jurisdiction_id = a.jurisdiction_id and p.id = a.proceeding_id
    where a.jurisdiction_id = ${territory.jurisdiction.id} and a.step = 'visit' and p.procedure = 'outreachVisit'
      and p.grid_id = any (${ids}::uuid[])
    group by p.grid_id`.execute(tx)
  return rows
}

async function byHousehold(tx: Tx, grids: readonly GridRow[], versions: Versions, { territory }: Reading) {
  return lastVisitsOf(
    tx,
    territory.jurisdiction.id,
    grids.flatMap(grid => versions.of(grid)),
  )
}
