/** What was looked at and waits to be written lies encrypted, batch by batch; rows kept aside lie encrypted until a person has settled them. */
import { sql } from 'kysely'
import { insertRows } from '../kernel/bulk.ts'
import type { Tx } from '../kernel/database.ts'
import type { Vault } from '../kernel/vault.ts'
import type { Aside, StagedHousehold } from './households.ts'
import type { Cells } from './judge.ts'
import type { Problem } from './problem.ts'

export interface RunKey {
  readonly jurisdictionId: number
  readonly runId: string
}

const batchPurpose = 'roster.batch'
const rowPurpose = 'roster.row'
/** Households written in one transaction. */
export const householdsABatch = 150

export async function stageBatches(
  tx: Tx,
  vault: Vault,
  { jurisdictionId, runId }: RunKey,
  from: number,
  batches: readonly (readonly StagedHousehold[])[],
): Promise<void> {
  const rows = batches.map((households, i) => ({
    runId,
    batch: from + i,
    rows: households.reduce((sum, it) => sum + it.people.length, 0),
    content: vault.encrypt(batchPurpose, JSON.stringify(households)),
  }))
  if (rows.length > 0) await insertRows(tx, 'rosterBatch', jurisdictionId, rows)
}

/** The next batch that waits, held until it is written; null: none is left, or another works on the last. */
export async function nextBatch(
  tx: Tx,
  vault: Vault,
  { jurisdictionId, runId }: RunKey,
): Promise<{ readonly batch: number; readonly households: readonly StagedHousehold[] } | null> {
  const { rows } = await sql<{ batch: number; content: Buffer }>`
    select batch, content from roster_batch where jurisdiction_id = ${jurisdictionId} and run_id = ${runId}
      and content is not null order by batch limit 1 for update skip locked`.execute(tx)
  const [row] = rows
  if (!row) return null
  return { batch: row.batch, households: JSON.parse(vault.decrypt(batchPurpose, row.content)) }
}

export async function endBatch(
  tx: Tx,
  { jurisdictionId, runId }: RunKey,
  batch: number,
  counts: object,
): Promise<void> {
  await sql`update roster_batch set content = null, counts = ${JSON.stringify(counts)}::jsonb
    where jurisdiction_id = ${jurisdictionId} and run_id = ${runId} and batch = ${batch}`.execute(tx)
}

/** A row that is aside already keeps what it was first kept aside for. */
export async function stageAside(
  tx: Tx,
  vault: Vault,
  { jurisdictionId, runId }: RunKey,
  aside: readonly Aside[],
): Promise<void> {
  if (aside.length === 0) return
  const column = <T>(of: (row: Aside) => T): T[] => aside.map(of)
  await sql`insert into roster_row (jurisdiction_id, run_id, row, problems, content, door)
    select ${jurisdictionId}, ${runId}::uuid, row, problems, content, door
    from unnest(${column(it => it.row)}::integer[], ${column(it => JSON.stringify(it.problems))}::jsonb[],
      ${column(it => vault.encrypt(rowPurpose, JSON.stringify(it.cells)))}::bytea[], ${column(it => it.door)}::uuid[])
      as t (row, problems, content, door)
    on conflict do nothing`.execute(tx)
}

/** The household that those of a door who were right have become: the others, once mended, belong there. */
export async function tellDoors(
  tx: Tx,
  { jurisdictionId, runId }: RunKey,
  homes: readonly { readonly door: string; readonly householdId: string }[],
): Promise<void> {
  if (homes.length === 0) return
  await sql`update roster_row r set household_id = t.household_id
    from unnest(${homes.map(it => it.door)}::uuid[], ${homes.map(it => it.householdId)}::uuid[]) as t (door, household_id)
    where r.jurisdiction_id = ${jurisdictionId} and r.run_id = ${runId} and r.door = t.door`.execute(tx)
}

export interface AsideRow {
  readonly row: number
  readonly problems: readonly Problem[]
  readonly cells: Cells
  readonly door: string
  readonly householdId: string | null
}

/** Rows still open, those of one door together. */
export async function openRows(
  tx: Tx,
  vault: Vault,
  { jurisdictionId, runId }: RunKey,
  where: {
    readonly after?: number
    readonly limit?: number
    readonly row?: number
    readonly code?: string
  } = {},
): Promise<readonly AsideRow[]> {
  const { after = -1, limit = 10_000, row, code } = where
  const { rows } = await sql<Omit<AsideRow, 'cells'> & { content: Buffer }>`
    select row, problems, content, door, household_id as "householdId" from roster_row
    where jurisdiction_id = ${jurisdictionId} and run_id = ${runId} and settled is null and row > ${after}
      ${row === undefined ? sql`` : sql`and row = ${row}`}
      ${code === undefined ? sql`` : sql`and problems @> ${JSON.stringify([{ code }])}::jsonb`}
    order by row limit ${limit} ${row === undefined ? sql`` : sql`for update`}`.execute(tx)
  return rows.map(({ content, ...rest }) => ({ ...rest, cells: opened(vault, content) }))
}

/** Days come back as days. */
function opened(vault: Vault, content: Buffer): Cells {
  return JSON.parse(vault.decrypt(rowPurpose, content), (_, value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
      ? new Date(value)
      : value,
  )
}

export async function keepRow(
  tx: Tx,
  vault: Vault,
  { jurisdictionId, runId }: RunKey,
  { row, problems, cells }: Pick<AsideRow, 'row' | 'problems' | 'cells'>,
): Promise<void> {
  await sql`update roster_row set problems = ${JSON.stringify(problems)}::jsonb,
      content = ${vault.encrypt(rowPurpose, JSON.stringify(cells))}
    where jurisdiction_id = ${jurisdictionId} and run_id = ${runId} and row = ${row} and settled is null`.execute(
    tx,
  )
}

export async function settleRows(
  tx: Tx,
  { jurisdictionId, runId }: RunKey,
  rows: readonly number[],
  how: { readonly settled: 'mended' | 'dropped'; readonly personId: string | null; readonly at: Date },
): Promise<void> {
  await sql`update roster_row set settled = ${how.settled}, settled_by = ${how.personId}, settled_at = ${how.at}, content = null
    where jurisdiction_id = ${jurisdictionId} and run_id = ${runId} and row = any(${rows}::integer[])
      and settled is null`.execute(tx)
}
