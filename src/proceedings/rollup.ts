/** Rollups: figures counted beforehand, brought up to date from the act log by turns, and known to be whole up to a snapshot of the database. */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { DB } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'

export type Owner = Kysely<DB>
export type RollupKernel = Pick<Kernel, 'db' | 'clock'>

/** What a domain counts. Everything it reads must change only together with a row in its log that names the same subject. */
export interface Rollup {
  /** rollup_news (SQL) knows by it which log is meant. */
  readonly name: string
  /** Rows written with every change, with the number of their transaction; key: the subject that is counted anew. Without: the acts of proceedings. */
  readonly log?: { readonly table: string; readonly key: string }
  /** Few of these: a jurisdiction so small that it is filled while its first reader waits. */
  readonly ground?: 'proceeding' | 'household'
  /** So much news is counted while a reader waits. */
  readonly newsAtOnce?: number
  /** Counts these subjects anew: what each added before is taken out, what it adds now is put in. The transaction sees one snapshot. */
  follow(tx: Owner, jurisdictionId: number, ids: readonly string[]): Promise<void>
  /** Forgets everything of the jurisdiction. */
  empty(tx: Owner, jurisdictionId: number): Promise<void>
  /** Notes what the next subjects after this id add, without summing. @returns the last of them, null when there are no more */
  note(tx: Owner, jurisdictionId: number, after: string): Promise<string | null>
  /** Sums everything that was noted. */
  sum(tx: Owner, jurisdictionId: number): Promise<void>
  /** What is not as it should be, subjects left out that are still to be counted: ids, as SQL. */
  differences(
    tx: Owner,
    jurisdictionId: number,
    uncounted: RawBuilder<unknown>,
  ): Promise<readonly RollupDifference[]>
}
export interface RollupDifference {
  readonly table: string
  /** Key of the row, as JSON. */
  readonly row: string
  readonly expected: string
  readonly found: string
}

export type Turn = 'caughtUp' | 'busy' | 'mustFill'

/** More acts than this since the mark are counted faster from nothing: an import, a restored backup. */
const newsToFill = 1_000_000
const idsAtOnce = 5000
const acts = { table: 'act', key: 'proceeding_id' }

/** Acts not yet counted, at most so many; null: to be filled first. */
export async function rollupNews(owner: Owner, jurisdictionId: number, { name }: Rollup, atMost: number) {
  const { rows } = await sql<{ news: number | null }>`
    select rollup_news(${jurisdictionId}, ${name}, ${atMost}) as news`.execute(owner)
  return rows[0]!.news
}

/**
 * Counts what became visible since the mark, in one snapshot, and moves the mark there. One process at a time: whoever finds another
 * at it leaves it to that one. Not waited for on disk: after a crash mark and counts are back where they were together.
 */
export async function catchUp(kernel: RollupKernel, jurisdictionId: number, rollup: Rollup): Promise<Turn> {
  const news = await rollupNews(kernel.db.owner, jurisdictionId, rollup, newsToFill + 1)
  if (news === null || news > newsToFill) return 'mustFill'
  if (news === 0) return 'caughtUp'
  const done = await inTurn(kernel, tx => followOn(tx, kernel, jurisdictionId, rollup))
  return done === 'busy' ? 'busy' : 'caughtUp'
}

async function followOn(tx: Owner, kernel: RollupKernel, jurisdictionId: number, rollup: Rollup) {
  // Before the snapshot is taken: what is counted stood so at this instant or later.
  const asOf = kernel.clock.now()
  const { rows } = await sql<{ snapshot: string; ids: string[] }>`
    select pg_current_snapshot()::text as snapshot, array(${uncounted(jurisdictionId, rollup)}) as ids
    from rollup_mark where jurisdiction_id = ${jurisdictionId} and rollup = ${rollup.name}`.execute(tx)
  const found = rows[0]
  if (!found) return
  for (let from = 0; from < found.ids.length; from += idsAtOnce)
    await rollup.follow(tx, jurisdictionId, found.ids.slice(from, from + idsAtOnce))
  await sql`update rollup_mark set snapshot = ${found.snapshot}, as_of = ${asOf}
    where jurisdiction_id = ${jurisdictionId} and rollup = ${rollup.name}`.execute(tx)
}

/** Subjects with rows in the log that became visible since the mark. */
function uncounted(jurisdictionId: number, { name, log = acts }: Rollup) {
  return sql`select distinct a.${sql.ref(log.key)} from rollup_mark m join ${sql.table(log.table)} a on a.jurisdiction_id = m.jurisdiction_id
      and a.xact >= (pg_snapshot_xmin(m.snapshot::pg_snapshot)::text)::bigint and a.xact < (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint
      and not pg_visible_in_snapshot(a.xact::text::xid8, m.snapshot::pg_snapshot)
    where m.jurisdiction_id = ${jurisdictionId} and m.rollup = ${name}`
}

/** In one snapshot, reading only. @returns nothing where nothing was counted yet */
export async function verifyRollup(owner: Owner, jurisdictionId: number, rollup: Rollup) {
  return owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      await sql`set local statement_timeout = 0`.execute(tx)
      if ((await rollupNews(tx, jurisdictionId, rollup, 1)) === null) return []
      return rollup.differences(tx, jurisdictionId, uncounted(jurisdictionId, rollup))
    })
}

/** The lock comes before the snapshot (LOCK takes none): whoever gets its turn sees what the turn before it did. */
export async function inTurn<T>(kernel: RollupKernel, work: (tx: Owner) => Promise<T>): Promise<T | 'busy'> {
  try {
    return await kernel.db.owner
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx: Transaction<DB>) => {
        await sql`set local synchronous_commit = off`.execute(tx)
        await sql`set local statement_timeout = 0`.execute(tx)
        await sql`lock table rollup_mark in share row exclusive mode nowait`.execute(tx)
        return work(tx)
      })
  } catch (error) {
    // Somebody has the lock, or a row changed since the snapshot (a reader notes that a sight is read): the next turn has it.
    const { code } = error as { code?: string }
    if (code === '55P03' || code === '40001') return 'busy'
    throw error
  }
}

export interface Filling {
  /** Told after every chunk of proceedings. */
  readonly progress?: (upTo: string) => void
  /** Begins anew even where a filling was interrupted. */
  readonly anew?: boolean
}

/**
 * Counts everything from nothing: the first start on data there was before, an import, a restored backup. Resumes where it was interrupted. What
 * happens meanwhile is news since the snapshot it began with. @returns false where another process is at it
 */
export async function fillRollup(
  kernel: RollupKernel,
  jurisdictionId: number,
  rollup: Rollup,
  { progress, anew = false }: Filling = {},
): Promise<boolean> {
  const begun = await inTurn(kernel, tx => beginFilling(tx, kernel, jurisdictionId, rollup, anew))
  if (begun === 'busy') return false
  for (let after: string | null = begun; after !== null; ) {
    const last: string | null | 'busy' = await inTurn(kernel, tx => noteOn(tx, jurisdictionId, rollup))
    if (last === 'busy') return false
    if (last !== null) progress?.(last)
    after = last
  }
  const summed = await inTurn(kernel, async tx => {
    await rollup.sum(tx, jurisdictionId)
    // In the same turn: until then the sums are of no one instant.
    await followOn(tx, kernel, jurisdictionId, rollup)
    await sql`update rollup_mark set state = 'ready', filled_to = null
      where jurisdiction_id = ${jurisdictionId} and rollup = ${rollup.name}`.execute(tx)
  })
  return summed !== 'busy'
}

const first = '00000000-0000-0000-0000-000000000000'

async function beginFilling(
  tx: Owner,
  kernel: RollupKernel,
  jurisdictionId: number,
  rollup: Rollup,
  anew: boolean,
): Promise<string> {
  const { rows } = await sql<{ filledTo: string }>`
    select filled_to as "filledTo" from rollup_mark where jurisdiction_id = ${jurisdictionId} and rollup = ${rollup.name}
      and state = 'filling' and filled_to is not null and cluster = this_cluster() and not ${anew}`.execute(
    tx,
  )
  if (rows[0]) return rows[0].filledTo
  await rollup.empty(tx, jurisdictionId)
  await sql`insert into rollup_mark (jurisdiction_id, rollup, state, snapshot, cluster, as_of, filled_to)
    values (${jurisdictionId}, ${rollup.name}, 'filling', pg_current_snapshot()::text, this_cluster(), ${kernel.clock.now()}, ${first})
    on conflict (jurisdiction_id, rollup) do update set state = excluded.state, snapshot = excluded.snapshot, cluster = excluded.cluster,
      as_of = excluded.as_of, filled_to = excluded.filled_to`.execute(tx)
  return first
}

async function noteOn(tx: Owner, jurisdictionId: number, rollup: Rollup): Promise<string | null> {
  const { rows } = await sql<{ filledTo: string | null }>`
    select filled_to as "filledTo" from rollup_mark where jurisdiction_id = ${jurisdictionId} and rollup = ${rollup.name}`.execute(
    tx,
  )
  const last = await rollup.note(tx, jurisdictionId, rows[0]?.filledTo ?? first)
  if (last !== null)
    await sql`update rollup_mark set filled_to = ${last} where jurisdiction_id = ${jurisdictionId} and rollup = ${rollup.name}`.execute(
      tx,
    )
  return last
}
