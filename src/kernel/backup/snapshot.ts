/** One instant of a database, read by several connections at once while others write; and the locks that keep its files in place. */
import { sql } from 'kysely'
import pg from 'pg'
import type { Tx } from '../database.ts'
import { Refusal } from '../errors.ts'
import { tableNames } from './tables.ts'

export interface Snapshot {
  readonly at: Date
  /** As the database tells it: which transactions are in it. */
  readonly text: string
  /** Connections that all see the instant. */
  readonly clients: readonly pg.Client[]
  close(): Promise<void>
}

/** Held by whoever makes a backup: one at a time on a database. */
const making = 4_720_903
/** Held while a backup is made; whoever removes stored files shares it, so that none goes that the snapshot names. */
const filesStay = 4_720_904

/** Whether stored files may be removed in this transaction; a backup that begins meanwhile waits for its end. */
export async function mayRemoveFiles(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    may: boolean
  }>`select pg_try_advisory_xact_lock_shared(${filesStay}) as may`.execute(tx)
  return rows[0]?.may === true
}

const readOnly = 'begin isolation level repeatable read read only'
/** How values are written out, whatever the server or the role prefers; for the transaction alone, since a pooler may lend the connection to others. */
const plainText = `set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0; set local lock_timeout = '60s'; set local row_security = off`

/**
 * @param connections how many read at once
 * @throws Refusal backupUnfit (making) when another backup is being made
 */
export async function openSnapshot(url: string, connections: number): Promise<Snapshot> {
  const guard = await connect(url)
  const clients: pg.Client[] = []
  const close = async () => {
    for (const client of [...clients, guard]) await client.end().catch(() => {})
  }
  try {
    // A transaction of its own: were the locks waited for inside the snapshot, it would be older than what they keep.
    await guard.query(`begin; ${plainText}`)
    if (!(await isTurn(guard))) throw new Refusal('backupUnfit', { reason: 'making' })
    await guard.query('select pg_advisory_xact_lock($1)', [filesStay])
    const names = await tableNames(guard)
    const leader = await connect(url)
    clients.push(leader)
    // LOCK takes no snapshot yet: from the first select on, no table is altered any more.
    await leader.query(`${readOnly}; ${plainText}; lock table ${names.join(', ')} in access share mode`)
    const taken = await leader.query<{ id: string; at: Date; text: string }>(
      'select pg_export_snapshot() as id, clock_timestamp() as at, pg_current_snapshot()::text as text',
    )
    const { id, at, text } = taken.rows[0]!
    for (let more = 1; more < connections; more++) {
      const client = await connect(url)
      clients.push(client)
      await client.query(`${readOnly}; set transaction snapshot '${id}'; ${plainText}`)
    }
    return { at, text, clients, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * What must not happen while a backup is made: something of its folder going. None is made until it is done.
 * @returns null while one is being made: nothing was done
 */
export async function whileNoneIsMade<T>(url: string, work: () => Promise<T>): Promise<T | null> {
  const guard = await connect(url)
  try {
    await guard.query(`begin; ${plainText}`)
    return (await isTurn(guard)) ? await work() : null
  } finally {
    await guard.end().catch(() => {})
  }
}

async function isTurn(guard: pg.Client): Promise<boolean> {
  const { rows } = await guard.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1) as free', [
    making,
  ])
  return rows[0]?.free === true
}

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'aili backup', keepAlive: true })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** A reading transaction on a database that nobody writes to. */
export async function beginReading(client: pg.Client): Promise<void> {
  await client.query(`${readOnly}; ${plainText}`)
}
