/** Writes people, their posts and the buildings of a set-up workbook. */
import { sql } from 'kysely'
import { newId } from '../kernel/ids.ts'
import type { Row } from './setup-read.ts'
import { type AccountMaker, type Cells, tally, type Writing } from './setup-write.ts'

export async function writePeople(
  writing: Writing,
  rows: readonly Row[],
  makeAccounts: AccountMaker,
): Promise<void> {
  const { tx, jurisdictionId } = writing
  const fresh = rows.filter(({ cells }) => !writing.people.has(cells.user!))
  const accounts = await makeAccounts(
    tx,
    fresh.map(({ cells }) => ({ user: cells.user!, name: cells.name! })),
  )
  for (const { cells } of rows) {
    const id = writing.people.get(cells.user!) ?? newId()
    await tally(
      writing,
      'people',
      sql`
      insert into person (jurisdiction_id, id, account_id, name, work_phone)
      values (${jurisdictionId}, ${id}, ${accounts.get(cells.user!) ?? null}, ${cells.name}, ${cells.workPhone || null})
      on conflict (jurisdiction_id, id) do update set name = excluded.name, work_phone = excluded.work_phone, active = true
      returning id, (xmax = 0) as added`,
    )
    writing.people.set(cells.user!, id)
  }
}

export async function writePost(writing: Writing, cells: Cells): Promise<void> {
  const { jurisdictionId } = writing
  const grid = cells.grid ? writing.grids.get(cells.grid)! : null
  const communityId = cells.community
    ? writing.communities.get(cells.community)!
    : (grid?.communityId ?? null)
  const [person, unit] = [writing.people.get(cells.user!)!, writing.units.get(cells.unit!)!]
  await tally(
    writing,
    'posts',
    sql`
    with there as (update post set valid_from = coalesce(${cells.from || null}::date, valid_from), valid_to = ${cells.to || null}::date
      where jurisdiction_id = ${jurisdictionId} and person_id = ${person} and role = ${cells.role} and unit_id = ${unit}
        and community_id is not distinct from ${communityId}::uuid and grid_id is not distinct from ${grid?.id ?? null}::uuid returning id),
    made as (insert into post (jurisdiction_id, person_id, role, unit_id, community_id, grid_id, valid_from, valid_to)
      select ${jurisdictionId}, ${person}, ${cells.role}, ${unit}, ${communityId}::uuid, ${grid?.id ?? null}::uuid,
        coalesce(${cells.from || null}::date, (now() at time zone 'Asia/Shanghai')::date), ${cells.to || null}::date
      where not exists (select from there) returning id)
    select id, false as added from there union all select id, true from made limit 1`,
  )
}

export async function writeBuilding(writing: Writing, cells: Cells): Promise<void> {
  const { tx, jurisdictionId } = writing
  const grid = writing.grids.get(cells.grid!)!
  await sql`insert into compound (jurisdiction_id, community_id, name) select ${jurisdictionId}, ${grid.communityId}, ${cells.compound}
    where not exists (select from compound where jurisdiction_id = ${jurisdictionId} and community_id = ${grid.communityId}
      and name = ${cells.compound})`.execute(tx)
  const values = sql`${Number(cells.households || 0)}::integer, ${cells.floors ? Number(cells.floors) : null}::smallint, ${Number(cells.lng)}::float8, ${Number(cells.lat)}::float8`
  await tally(
    writing,
    'buildings',
    sql`
    with c as (select id from compound where jurisdiction_id = ${jurisdictionId} and community_id = ${grid.communityId}
      and name = ${cells.compound} limit 1),
    there as (update building b set (households, floors, lng, lat) = (select ${values}) from c
      where b.jurisdiction_id = ${jurisdictionId} and b.compound_id = c.id and b.grid_id = ${grid.id} and b.name = ${cells.name} returning b.id),
    made as (insert into building (jurisdiction_id, compound_id, grid_id, name, households, floors, lng, lat)
      select ${jurisdictionId}, c.id, ${grid.id}, ${cells.name}, ${values} from c where not exists (select from there) returning id)
    select id, false as added from there union all select id, true from made limit 1`,
  )
}
