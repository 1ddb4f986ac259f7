/** Surveyed buildings laid beside those there are: which is which, which are new, which differ. Nothing is changed yet. */
import { type RawBuilder, sql } from 'kysely'
import { insertRows } from '../kernel/bulk.ts'
import type { Tx } from '../kernel/database.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Field } from './columns.ts'
import type { Chosen } from './guess.ts'
import type { SurveyedBuilding } from './look-buildings.ts'

export interface Staged {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly newCompounds: number
  /** Rows whose number is that of another building, far off. */
  readonly others: readonly {
    readonly row: number
    readonly id: string
    readonly name: string
    readonly metres: number
  }[]
}

/** Farther than this a building has not moved: it is another one. */
const movedMetres = 500

export async function createStage(tx: Tx): Promise<void> {
  // A file of a county takes its time; whoever waits sees how far it is.
  await sql`set local statement_timeout = '600s'`.execute(tx)
  await sql`create temp table surveyed (
    jurisdiction_id integer, row integer, external_id text, community_id uuid, compound text, compound_kind text, name text,
    is_named boolean, households integer, floors smallint, units smallint, residents integer, elderly_alone integer,
    dedicated text, outline jsonb, lng double precision, lat double precision, grid_id uuid,
    compound_id uuid, building_id uuid, refused boolean default false
  ) on commit drop`.execute(tx)
}

export async function stageRows(
  tx: Tx,
  jurisdictionId: number,
  items: readonly SurveyedBuilding[],
  words: Translate,
): Promise<void> {
  if (items.length === 0) return
  const rows = items.map(({ street, compound, name, ...item }) => ({
    ...item,
    compound: compound ?? street ?? words('survey:otherBuildings'),
    compoundKind: compound !== null ? 'residential' : street !== null ? 'street' : 'none',
    name: name ?? item.externalId ?? words('survey:unnamedBuilding', { row: item.row }),
    isNamed: name !== null,
    refused: false,
  }))
  // The staging table lives in this transaction only and is none of the schema's.
  await insertRows(tx, 'surveyed' as 'building', jurisdictionId, rows)
}

export async function matchStage(tx: Tx, jurisdictionId: number, chosen: Chosen): Promise<Staged> {
  await sql`analyze surveyed`.execute(tx)
  await matchCompounds(tx, jurisdictionId)
  await sql`update surveyed s set building_id = b.id from building b
    where b.jurisdiction_id = ${jurisdictionId} and b.external_id = s.external_id`.execute(tx)
  const others = await refuseOthers(tx, jurisdictionId)
  await matchByName(tx, jurisdictionId)
  await matchByPlace(tx, jurisdictionId)
  const { rows } = await sql<{ added: number; changed: number; unchanged: number; newCompounds: number }>`
    select count(*) filter (where s.building_id is null) as added,
      count(*) filter (where s.building_id is not null and ${differs(chosen)}) as changed,
      count(*) filter (where s.building_id is not null and not ${differs(chosen)}) as unchanged,
      count(distinct (s.community_id, s.compound_kind, s.compound)) filter (where s.compound_id is null) as "newCompounds"
    from surveyed s left join building b on b.jurisdiction_id = ${jurisdictionId} and b.id = s.building_id
    left join compound c on c.jurisdiction_id = ${jurisdictionId} and c.id = b.compound_id
    where not s.refused`.execute(tx)
  return { ...rows[0]!, others }
}

/** What a compound is called within its community and kind. */
export async function matchCompounds(tx: Tx, jurisdictionId: number): Promise<void> {
  await sql`update surveyed s set compound_id = c.id
    from (select community_id, kind, name, min(id::text)::uuid as id from compound
      where jurisdiction_id = ${jurisdictionId} group by community_id, kind, name) c
    where c.community_id = s.community_id and c.kind = s.compound_kind and c.name = s.compound`.execute(tx)
}

async function refuseOthers(tx: Tx, jurisdictionId: number): Promise<Staged['others']> {
  const metres = sql`111195 * sqrt(((b.lng - s.lng) * cos(radians(s.lat))) ^ 2 + (b.lat - s.lat) ^ 2)`
  const { rows } = await sql<Staged['others'][number]>`
    with other as (
      select s.row, b.external_id as id, c.name || ' ' || b.name as name, round(${metres})::integer as metres
      from surveyed s join building b on b.jurisdiction_id = ${jurisdictionId} and b.id = s.building_id
      join compound c on c.jurisdiction_id = ${jurisdictionId} and c.id = b.compound_id
      where ${metres} > ${movedMetres} and not (s.is_named and b.compound_id is not distinct from s.compound_id and b.name = s.name)
    ), marked as (update surveyed s set refused = true, building_id = null from other where other.row = s.row)
    select * from other order by row`.execute(tx)
  return rows
}

/** Where two carry one name, the place tells them apart; a name that both sides have once is enough. */
async function matchByName(tx: Tx, jurisdictionId: number): Promise<void> {
  const open = sql`s.building_id is null and not s.refused and s.is_named and s.compound_id is not null`
  const free = sql`not exists (select from surveyed o where o.building_id = b.id)`
  await sql`with pair as (
      select s.row, b.id, row_number() over (partition by s.row order by b.id) as nth_building,
        row_number() over (partition by b.id order by s.row) as nth_row
      from surveyed s join building b on b.jurisdiction_id = ${jurisdictionId} and b.compound_id = s.compound_id
        and b.name = s.name and ${samePlace} and (b.external_id is null or s.external_id is null)
      where ${open} and ${free}
    )
    update surveyed s set building_id = pair.id from pair
    where pair.row = s.row and nth_building = 1 and nth_row = 1`.execute(tx)
  await sql`with row_once as (
      select min(s.row) as row, s.compound_id, s.name from surveyed s where ${open}
      group by s.compound_id, s.name having count(*) = 1
    ), building_once as (
      select min(b.id::text)::uuid as id, min(b.external_id) as external_id, b.compound_id, b.name from building b
      where b.jurisdiction_id = ${jurisdictionId} and ${free} group by b.compound_id, b.name having count(*) = 1
    )
    update surveyed s set building_id = b.id from row_once r join building_once b using (compound_id, name)
    where s.row = r.row and (b.external_id is null or s.external_id is null)`.execute(tx)
}

/** What has no name in the file is known again by where it stands. */
async function matchByPlace(tx: Tx, jurisdictionId: number): Promise<void> {
  await sql`with pair as (
      select s.row, b.id, row_number() over (partition by s.row order by b.id) as nth_building,
        row_number() over (partition by b.id order by s.row) as nth_row
      from surveyed s join building b on b.jurisdiction_id = ${jurisdictionId} and ${samePlace}
        and (b.external_id is null or s.external_id is null)
      join compound c on c.jurisdiction_id = ${jurisdictionId} and c.id = b.compound_id and c.community_id = s.community_id
      where s.building_id is null and not s.refused and not s.is_named
        and not exists (select from surveyed o where o.building_id = b.id)
    )
    update surveyed s set building_id = pair.id from pair
    where pair.row = s.row and nth_building = 1 and nth_row = 1`.execute(tx)
}

/** Six decimals of a degree, a tenth of a metre, as they are written. */
const samePlace = sql`round(b.lng * 1e6) = round(s.lng * 1e6) and round(b.lat * 1e6) = round(s.lat * 1e6)`

/** The columns of a building that a file may give, beside name, place and households. */
const optional = {
  floors: 'floors',
  units: 'units',
  residents: 'residents',
  elderlyAlone: 'elderly_alone',
  dedicated: 'dedicated',
} as const satisfies Partial<Record<Field, string>>

/** What the file does not say stays as it is. */
export function givenColumns(chosen: Chosen): readonly string[] {
  return Object.entries(optional).flatMap(([field, column]) => (chosen[field as Field] ? [column] : []))
}

/** Does what is surveyed (s) say something else than the building (b, in compound c)? */
export function differs(chosen: Chosen): RawBuilder<boolean> {
  const given = givenColumns(chosen).map(column =>
    column === 'elderly_alone'
      ? sql`or b.elderly_alone is distinct from coalesce(s.elderly_alone, 0)`
      : sql`or b.${sql.ref(column)} is distinct from s.${sql.ref(column)}`,
  )
  return sql<boolean>`(b.households <> s.households or b.compound_id is distinct from s.compound_id
    or (s.is_named and b.name <> s.name) or not (${samePlace})
    or (s.external_id is not null and b.external_id is distinct from s.external_id)
    or (s.outline is not null and b.outline is distinct from s.outline)
    or (s.grid_id is not null and b.grid_id is null) or c.community_id <> s.community_id
    ${sql.join(given, sql` `)})`
}
