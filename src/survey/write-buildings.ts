/** Surveyed buildings become the buildings of the jurisdiction: new ones added, changed ones changed, grids in force counted anew. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Chosen } from './guess.ts'
import { differs, givenColumns, matchCompounds } from './stage.ts'

/** @param source name of the file */
export async function writeStaged(
  tx: Tx,
  jurisdictionId: number,
  chosen: Chosen,
  source: string,
): Promise<void> {
  await sql`insert into compound (jurisdiction_id, community_id, name, kind)
    select distinct ${jurisdictionId}::integer, community_id, compound, compound_kind from surveyed
    where compound_id is null and not refused`.execute(tx)
  await matchCompounds(tx, jurisdictionId)
  await sql`create temp table touched (grid_id uuid) on commit drop`.execute(tx)
  await changeBuildings(tx, jurisdictionId, chosen, source)
  await addBuildings(tx, jurisdictionId, source)
  await countGrids(tx, jurisdictionId)
}

/** A building that lies in a grid stays in it, unless it turns out to be of another community. */
async function changeBuildings(
  tx: Tx,
  jurisdictionId: number,
  chosen: Chosen,
  source: string,
): Promise<void> {
  const given = givenColumns(chosen).map(column => {
    const value = column === 'elderly_alone' ? sql`coalesce(s.elderly_alone, 0)` : sql`s.${sql.ref(column)}`
    return sql`, ${sql.ref(column)} = ${value}`
  })
  await sql`with changed as (
      update building b set households = s.households, compound_id = s.compound_id, lng = s.lng, lat = s.lat,
        name = case when s.is_named then s.name else b.name end, external_id = coalesce(s.external_id, b.external_id),
        outline = coalesce(s.outline, b.outline), source = ${source},
        grid_id = case when b.grid_id is null or c.community_id <> s.community_id then s.grid_id else b.grid_id end
        ${sql.join(given, sql` `)}
      from surveyed s, compound c, building before
      where b.jurisdiction_id = ${jurisdictionId} and b.id = s.building_id
        and before.jurisdiction_id = b.jurisdiction_id and before.id = b.id
        and c.jurisdiction_id = b.jurisdiction_id and c.id = b.compound_id and ${differs(chosen)}
      returning b.grid_id as new_grid, before.grid_id as old_grid
    )
    insert into touched select new_grid from changed union select old_grid from changed`.execute(tx)
}

async function addBuildings(tx: Tx, jurisdictionId: number, source: string): Promise<void> {
  await sql`with added as (
      insert into building (jurisdiction_id, compound_id, grid_id, name, households, floors, units, residents,
        elderly_alone, dedicated, outline, lng, lat, external_id, source)
      select ${jurisdictionId}::integer, compound_id, grid_id, name, households, floors, units, residents,
        coalesce(elderly_alone, 0), dedicated, outline, lng, lat, external_id, ${source}
      from surveyed where building_id is null and not refused returning grid_id
    )
    insert into touched select distinct grid_id from added`.execute(tx)
}

async function countGrids(tx: Tx, jurisdictionId: number): Promise<void> {
  await sql`update grid g set households = counted.households
    from (select t.grid_id, coalesce(sum(b.households), 0)::integer as households
      from (select distinct grid_id from touched) t
      left join building b on b.jurisdiction_id = ${jurisdictionId} and b.grid_id = t.grid_id group by t.grid_id) counted
    where g.jurisdiction_id = ${jurisdictionId} and g.id = counted.grid_id and g.valid_to is null
      and g.households <> counted.households`.execute(tx)
}
