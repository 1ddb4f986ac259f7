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

/** Proceedings one after another by their ids: after the one, up to the other; null: up to the last. */
export interface Stretch {
  readonly jurisdictionId: number
  readonly after: string
  readonly upTo: string | null
}
const first = '00000000-0000-0000-0000-000000000000'
const none: Sums = { proceedings: 0, acts: 0, photos: 0, differences: 0 }

/** Reads only; each page in a snapshot of its own, so that an Aili at work beside it makes no false alarm. */
export async function verifyAll(asked: Verification): Promise<Sums> {
  let sums = none
  for (const { id: jurisdictionId } of await jurisdictionsOf(asked.owner))
    sums = added(
      sums,
      await verifyStretch(asked, { jurisdictionId, after: first, upTo: null }, sums.proceedings),
    )
  return added(sums, await verifyOrphans(asked))
}

/** What several verify side by side: stretches of so many proceedings, the last one up to whatever comes meanwhile. */
export async function stretchesOf(owner: Kysely<DB>, proceedings: number): Promise<Stretch[]> {
  const stretches: Stretch[] = []
  for (const { id: jurisdictionId } of await jurisdictionsOf(owner)) {
    let after = first
    for (let upTo: string | null = first; upTo !== null; ) {
      const { rows }: { rows: { id: string }[] } = await sql<{ id: string }>`select id from proceeding
        where jurisdiction_id = ${jurisdictionId} and id > ${after} order by id offset ${proceedings - 1} limit 1`.execute(
        owner,
      )
      upTo = rows[0]?.id ?? null
      stretches.push({ jurisdictionId, after, upTo })
      after = upTo ?? after
    }
  }
  return stretches
}

/** @param before proceedings verified before, for whoever is told of progress */
export async function verifyStretch(asked: Verification, stretch: Stretch, before = 0): Promise<Sums> {
  let sums = none
  const tell: Tell = difference => {
    sums = added(sums, { ...none, differences: 1 })
    asked.tell(difference)
  }
  for (let after: string | null = stretch.after; after !== null; ) {
    const { last, ...page }: Omit<Sums, 'differences'> & { last: string | null } = await verifyPage(
      { ...asked, tell },
      { ...stretch, after },
    )
    sums = added(sums, { ...page, differences: 0 })
    after = last
    asked.progress?.(before + sums.proceedings)
  }
  return sums
}

export async function verifyOrphans({ owner, tell }: Pick<Verification, 'owner' | 'tell'>): Promise<Sums> {
  let differences = 0
  for (const { id } of await jurisdictionsOf(owner))
    await checkOrphans(owner, id, difference => {
      differences += 1
      tell(difference)
    })
  return { ...none, differences }
}

async function jurisdictionsOf(owner: Kysely<DB>): Promise<readonly { id: number }[]> {
  return (await sql<{ id: number }>`select id from jurisdiction order by id`.execute(owner)).rows
}

export function added(one: Sums, other: Sums): Sums {
  return {
    proceedings: one.proceedings + other.proceedings,
    acts: one.acts + other.acts,
    photos: one.photos + other.photos,
    differences: one.differences + other.differences,
  }
}

async function verifyPage({ owner, files, procedures, tell }: Verification, stretch: Stretch) {
  const { jurisdictionId } = stretch
  return owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      const calendar = await calendarOf(tx, jurisdictionId)
      const page = await readPage(tx, stretch)
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

async function readPage(tx: Tx, { jurisdictionId, after, upTo }: Stretch): Promise<Read[]> {
  const rows = await tx
    .selectFrom('proceeding')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '>', after)
    .$if(upTo !== null, query => query.where('id', '<=', upTo!))
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
