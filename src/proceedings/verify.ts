/** Verification: every proceeding replayed from its acts, its row compared, its chain of hashes walked, its photos looked for. In pages, so that a million take no more memory than a hundred. */
import { isDeepStrictEqual } from 'node:util'
import { type Kysely, sql } from 'kysely'
import type { DB, Tx } from '../kernel/database.ts'
import type { FileStore } from '../kernel/files.ts'
import type { Calendar } from './calendar.ts'
import { calendarOf } from './calendars.ts'
import { type ProceedingRow, type Read, shown, type Tell } from './difference.ts'
import type { Ground } from './judge.ts'
import type { Act, StandingOf } from './procedure.ts'
import { standing as standingAfter } from './standing.ts'
import { actOfRow, derivedRow } from './store.ts'
import { checkChain } from './verify-chain.ts'
import { checkPhotos } from './verify-photos.ts'

/** How a procedure is verified: its rules, and what its domain keeps beside the acts. */
export interface Verified {
  readonly ground: Ground
  readonly beside?: (tx: Tx, jurisdictionId: number, page: readonly Read[], tell: Tell) => Promise<void>
}
export interface Verification {
  readonly owner: Kysely<DB>
  readonly files: Pick<FileStore, 'size'>
  readonly procedures: Readonly<Record<string, Verified>>
  readonly tell: Tell
  /** Told after every page. */
  readonly progress?: (proceedings: number) => void
}
export interface Sums {
  readonly proceedings: number
  readonly acts: number
  readonly photos: number
  readonly differences: number
}

const pageSize = 200

/** Reads only; each page in a snapshot of its own, so that an Aili at work beside it makes no false alarm. */
export async function verifyAll(asked: Verification): Promise<Sums> {
  const sums = { proceedings: 0, acts: 0, photos: 0, differences: 0 }
  const tell: Tell = difference => {
    sums.differences += 1
    asked.tell(difference)
  }
  const { rows: jurisdictions } = await sql<{ id: number }>`select id from jurisdiction order by id`.execute(
    asked.owner,
  )
  for (const { id: jurisdictionId } of jurisdictions) {
    for (let after: string | null = '00000000-0000-0000-0000-000000000000'; after !== null; ) {
      const page = await verifyPage({ ...asked, tell }, jurisdictionId, after)
      sums.proceedings += page.proceedings
      sums.acts += page.acts
      sums.photos += page.photos
      after = page.last
      asked.progress?.(sums.proceedings)
    }
    await checkOrphans(asked.owner, jurisdictionId, tell)
  }
  return sums
}

async function verifyPage(
  { owner, files, procedures, tell }: Verification,
  jurisdictionId: number,
  after: string,
) {
  return owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      const calendar = await calendarOf(tx, jurisdictionId)
      const page = await readPage(tx, jurisdictionId, after)
      for (const read of page) checkProceeding(read, procedures[read.row.procedure], calendar, tell)
      for (const [name, { beside }] of Object.entries(procedures))
        await beside?.(
          tx,
          jurisdictionId,
          page.filter(({ row }) => row.procedure === name),
          tell,
        )
      const photos = await checkPhotos(tx, files, jurisdictionId, page, procedures, tell)
      const acts = page.reduce((sum, { acts }) => sum + acts.length, 0)
      return {
        proceedings: page.length,
        acts,
        photos,
        last: page.length === pageSize ? page.at(-1)!.row.id : null,
      }
    })
}

async function readPage(tx: Tx, jurisdictionId: number, after: string): Promise<Read[]> {
  const rows = await tx
    .selectFrom('proceeding')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(pageSize)
    .execute()
  if (rows.length === 0) return []
  const acts = await tx
    .selectFrom('act')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where(
      'proceedingId',
      'in',
      rows.map(row => row.id),
    )
    .orderBy('proceedingId')
    .orderBy('seq')
    .execute()
  const byProceeding = Map.groupBy(acts, act => act.proceedingId)
  return rows.map(row => ({
    row: row as unknown as ProceedingRow,
    acts: (byProceeding.get(row.id) ?? []).map(act => ({
      ...actOfRow(act),
      prevHash: act.prevHash,
      hash: act.hash,
    })),
  }))
}

function checkProceeding(read: Read, verified: Verified | undefined, calendar: Calendar, tell: Tell): void {
  const { row, acts } = read
  const about = { number: row.number, proceedingId: row.id, seq: null, actId: null }
  if (!verified) tell({ ...about, column: 'procedure', expected: '', found: row.procedure })
  const unbroken = checkChain(read, tell)
  if (!verified || !unbroken) return
  const standing = replayed(verified.ground, acts)
  if (typeof standing === 'string') {
    tell({ ...about, column: 'replay', expected: '', found: standing })
    return
  }
  const expected = {
    ...derivedRow(verified.ground, standing, calendar),
    openedAt: new Date(standing.openedAt),
  }
  for (const [column, value] of Object.entries(expected))
    if (!isDeepStrictEqual(value, row[column]))
      tell({ ...about, column, expected: shown(value), found: shown(row[column]) })
}

function replayed({ procedure }: Ground, acts: readonly Act[]): StandingOf | string {
  try {
    return standingAfter(procedure, acts)
  } catch (error) {
    return (error as Error).message
  }
}

/** Acts whose proceeding is gone. */
async function checkOrphans(owner: Kysely<DB>, jurisdictionId: number, tell: Tell): Promise<void> {
  const { rows } = await sql<{ id: string; proceedingId: string; seq: number }>`
    select id, proceeding_id as "proceedingId", seq from act a where jurisdiction_id = ${jurisdictionId}
      and not exists (select from proceeding p where p.jurisdiction_id = a.jurisdiction_id and p.id = a.proceeding_id)
    order by proceeding_id, seq limit 1000`.execute(owner)
  for (const { id, proceedingId, seq } of rows)
    tell({
      number: '',
      proceedingId,
      seq,
      actId: id,
      column: 'proceeding',
      expected: proceedingId,
      found: '',
    })
}
