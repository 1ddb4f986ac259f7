/** Writes a checked workbook in one transaction; what stands already is found by its natural key and updated. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import { boundaryOf, type Known, listOf } from './setup-check.ts'
import type { Row, Workbook } from './setup-read.ts'
import type { SheetName } from './setup-sheets.ts'
import { writeBuilding, writePeople, writePost } from './setup-write-people.ts'

export type Counts = Record<SheetName, { added: number; updated: number }>
/** Makes accounts within the transaction: user name → account id. */
export type AccountMaker = (
  tx: Kysely<DB>,
  people: readonly { user: string; name: string }[],
) => Promise<ReadonlyMap<string, string>>

export interface Writing {
  readonly tx: Transaction<DB>
  readonly jurisdictionId: number
  readonly counts: Counts
  readonly units: Map<string, string>
  readonly communities: Map<string, string>
  readonly grids: Map<string, { id: string; communityId: string }>
  readonly people: Map<string, string>
}
export type Cells = Readonly<Record<string, string>>

/** What may be referred to without being in the workbook. */
export async function knownOf(db: Kysely<DB>, jurisdictionId: number): Promise<Known> {
  const names = async (query: ReturnType<typeof sql<{ name: string }>>) =>
    (await query.execute(db)).rows.map(row => row.name)
  return {
    units: await names(sql`select name from unit where jurisdiction_id = ${jurisdictionId}`),
    communities: await names(
      sql`select code as name from community where jurisdiction_id = ${jurisdictionId}`,
    ),
    grids: await names(
      sql`select code as name from grid where jurisdiction_id = ${jurisdictionId} and valid_to is null`,
    ),
    people: await names(sql`select u.username as name from person p join account_user u on u.id = p.account_id
      where p.jurisdiction_id = ${jurisdictionId}`),
  }
}

/** @returns how many rows of each sheet were added and updated */
export async function writeWorkbook(
  owner: Kysely<DB>,
  workbook: Workbook,
  makeAccounts: AccountMaker,
): Promise<Counts> {
  const { code, name } = workbook.jurisdiction[0]!.cells as { code: string; name: string }
  return owner.transaction().execute(async tx => {
    const counts = Object.fromEntries(
      Object.keys(workbook).map(sheet => [sheet, { added: 0, updated: 0 }]),
    ) as Counts
    const writing: Writing = {
      tx,
      jurisdictionId: Number(code),
      counts,
      units: new Map(),
      communities: new Map(),
      grids: new Map(),
      people: new Map(),
    }
    await tally(
      writing,
      'jurisdiction',
      sql`insert into jurisdiction (id, name) values (${Number(code)}, ${name})
      on conflict (id) do update set name = excluded.name returning id::text, (xmax = 0) as added`,
    )
    await writeUnits(writing, workbook.units)
    for (const { cells } of workbook.communities) await writeCommunity(writing, cells)
    for (const { cells } of workbook.grids) await writeGrid(writing, cells)
    await readKnownIds(writing)
    await writePeople(writing, workbook.people, makeAccounts)
    for (const { cells } of workbook.posts) await writePost(writing, cells)
    for (const { cells } of workbook.buildings) await writeBuilding(writing, cells)
    // Running servers see by this that the territory changed.
    await sql`update jurisdiction set settings = settings || jsonb_build_object('territoryVersion', ${newId()}::text)
      where id = ${writing.jurisdictionId}`.execute(tx)
    return counts
  })
}

export async function tally(
  writing: Writing,
  sheet: SheetName,
  query: ReturnType<typeof sql<{ id: string; added: boolean }>>,
): Promise<string> {
  const { rows } = await query.execute(writing.tx)
  const row = rows[0]!
  if (row.added) writing.counts[sheet].added++
  else writing.counts[sheet].updated++
  return row.id
}

async function writeUnits(writing: Writing, rows: readonly Row[]): Promise<void> {
  const { jurisdictionId } = writing
  for (const { cells } of rows) {
    const competences = listOf(cells.competences!)
    await tally(
      writing,
      'units',
      sql`
      insert into unit (jurisdiction_id, name, kind, credit_code, phone, competences)
      values (${jurisdictionId}, ${cells.name}, ${cells.kind}, ${cells.creditCode?.toUpperCase() || null}, ${cells.phone || null}, ${competences}::text[])
      on conflict (jurisdiction_id, name) do update set kind = excluded.kind, credit_code = excluded.credit_code,
        phone = excluded.phone, competences = excluded.competences, active = true
      returning id, (xmax = 0) as added`,
    )
  }
  for (const { cells } of rows)
    await sql`update unit u set parent_id = p.id from unit p where u.jurisdiction_id = ${jurisdictionId} and u.name = ${cells.name}
      and p.jurisdiction_id = ${jurisdictionId} and p.name = ${cells.parent}`.execute(writing.tx)
}

async function writeCommunity(writing: Writing, cells: Cells): Promise<void> {
  await tally(
    writing,
    'communities',
    sql`
    insert into community (jurisdiction_id, code, name, unit_id, boundary)
    select ${writing.jurisdictionId}, ${cells.code}, ${cells.name}, id, ${boundaryText(cells)}::jsonb from unit
      where jurisdiction_id = ${writing.jurisdictionId} and name = ${cells.unit}
    on conflict (jurisdiction_id, code) do update set name = excluded.name, unit_id = excluded.unit_id,
      boundary = coalesce(excluded.boundary, community.boundary)
    returning id, (xmax = 0) as added`,
  )
}

async function writeGrid(writing: Writing, cells: Cells): Promise<void> {
  const { jurisdictionId } = writing
  const boundary = boundaryText(cells)
  if (boundary !== null) await keepOldBorder(writing, cells.code!, boundary)
  const [kind, setting, households] = [
    cells.kind || 'general',
    cells.setting || 'urban',
    Number(cells.households || 0),
  ]
  await tally(
    writing,
    'grids',
    sql`
    with c as (select id from community where jurisdiction_id = ${jurisdictionId} and code = ${cells.community}),
    there as (update grid set name = ${cells.name}, community_id = c.id, kind = ${kind}, setting = ${setting},
        households = ${households}, boundary = coalesce(${boundary}::jsonb, boundary)
      from c where jurisdiction_id = ${jurisdictionId} and code = ${cells.code} and valid_to is null returning grid.id),
    made as (insert into grid (jurisdiction_id, code, name, community_id, kind, setting, households, boundary, version)
      select ${jurisdictionId}, ${cells.code}, ${cells.name}, c.id, ${kind}, ${setting}, ${households}, ${boundary}::jsonb,
        1 + coalesce((select max(version) from grid where jurisdiction_id = ${jurisdictionId} and code = ${cells.code}), 0)
      from c where not exists (select from there) returning id)
    select id, false as added from there union all select id, true from made`,
  )
}

/**
 * A changed border puts the old one aside as the earlier version, with the decision that made it; the grid keeps its id, and
 * with it its work and posts.
 */
async function keepOldBorder(writing: Writing, code: string, boundary: string): Promise<void> {
  const today = sql`(now() at time zone 'Asia/Shanghai')::date`
  const { rows } = await sql<{ id: string; border: string; from: string }>`
    select id, boundary::text as border, valid_from as from from grid where jurisdiction_id = ${writing.jurisdictionId}
      and code = ${code} and valid_to is null and boundary <> ${boundary}::jsonb for update`.execute(
    writing.tx,
  )
  for (const old of rows) {
    await sql`update grid set version = version + 1, valid_from = ${today}
      where jurisdiction_id = ${writing.jurisdictionId} and id = ${old.id}`.execute(writing.tx)
    await sql`insert into grid (jurisdiction_id, community_id, code, name, kind, setting, households, external_codes,
        boundary, version, valid_from, valid_to, decided_on, plan_id)
      select jurisdiction_id, community_id, code, name, kind, setting, households, external_codes,
        ${old.border}::jsonb, version - 1, ${old.from}::date, ${today}, decided_on, plan_id
      from grid where jurisdiction_id = ${writing.jurisdictionId} and id = ${old.id}`.execute(writing.tx)
    await sql`update grid set decided_on = null, plan_id = null
      where jurisdiction_id = ${writing.jurisdictionId} and id = ${old.id}`.execute(writing.tx)
  }
}

async function readKnownIds(writing: Writing): Promise<void> {
  const { tx, jurisdictionId } = writing
  const read = async (query: ReturnType<typeof sql<{ key: string; id: string; other: string }>>) =>
    (await query.execute(tx)).rows
  for (const row of await read(
    sql`select name as key, id from unit where jurisdiction_id = ${jurisdictionId}`,
  ))
    writing.units.set(row.key, row.id)
  for (const row of await read(
    sql`select code as key, id from community where jurisdiction_id = ${jurisdictionId}`,
  ))
    writing.communities.set(row.key, row.id)
  for (const row of await read(sql`select code as key, id, community_id as other from grid
      where jurisdiction_id = ${jurisdictionId} and valid_to is null`))
    writing.grids.set(row.key, { id: row.id, communityId: row.other })
  for (const row of await read(sql`select u.username as key, p.id from person p join account_user u on u.id = p.account_id
      where p.jurisdiction_id = ${jurisdictionId}`))
    writing.people.set(row.key, row.id)
}

function boundaryText(cells: Cells): string | null {
  const boundary = cells.boundary ? boundaryOf(cells.boundary) : null
  return boundary && JSON.stringify(boundary)
}
