/** The database: every request works inside one transaction that sees only what its actor may see. */

import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import {
  CamelCasePlugin,
  DefaultQueryExecutor,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  sql,
  Transaction,
} from 'kysely'
import pg from 'pg'
import { Refusal } from './errors.ts'
import { openLane } from './lane.ts'
import { beforeWork, duringCommit, isAtCommit, isLost, isUnbegun, refusalOf } from './lost.ts'
import { getTypeParser } from './pg-types.ts'
import { openPipe } from './pipe.ts'
import { isThroughPooler, limitsOf, longerFor, patienceOf } from './pooler.ts'
import { statementOf } from './prepared.ts'
import type { DB } from './schema.gen.ts'
import { openingOf, type Sight, turningTo } from './sight.ts'

export { isLost } from './lost.ts'
export type { DB } from './schema.gen.ts'
export { everythingOf, type Sight } from './sight.ts'
export type Tx = Transaction<DB>

export interface Database {
  /**
   * One transaction as role aili_app within the sight given. Repeats the work once when the database asks for it
   * (serialization failure, deadlock) or when the connection was lost before the work began: work has no other effects.
   * Never asked for within itself: a crowd of such would wait for each other. Another sight is turned to (`turnTo`).
   * @throws Refusal unavailable when the database cannot be reached or is lost on the way; `unknown` when it was lost at the commit
   */
  within<T>(sight: Sight, work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * The same for reading that may take long: at most a quarter of the connections at a time, so that intake always finds one,
   * and a statement may take half as long. Never asked for within itself.
   * @throws Refusal unavailable also when too many are in line
   */
  aside<T>(sight: Sight, work: (tx: Tx) => Promise<T>): Promise<T>
  /** The same as of one moment: whatever is written meanwhile is not in it, and nothing can be written. */
  snapshot<T>(sight: Sight, work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * One statement that is a transaction of its own, on a connection kept for what must never wait behind reading: intake. It sees only what the
   * function it calls lets it see. Another may be given before it is answered: the database then goes from one to the next without a pause.
   * Repeated once like `within`.
   * @throws Refusal unavailable as `within`; `unknown` when it may have been committed all the same
   */
  prompt<Row>(text: string, values: readonly unknown[]): Promise<readonly Row[]>
  /**
   * As owner of the tables, past row-level security: migrations, set-up, verification, jobs of the system, what is held in memory. On connections of
   * its own: work within a sight may look something up here while all other sights do the same, and none waits for another. Never the other way round.
   * They lead past a pooler, whose connections those sights may hold all.
   */
  readonly owner: Kysely<DB>
  /** The connections of the owner. */
  readonly pool: pg.Pool
  /** The way past a pooler, for what lives with its connection (LISTEN, locks of a session); the way of the pool where there is none. */
  readonly directUrl: string
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Connections for sights at most, 8 unless said otherwise: more buy nothing on two cores; half as many more are the owner's. */
  readonly max?: number
  readonly statementTimeoutSeconds?: number
  /**
   * Given where the url leads through a pooler that lends a connection for a transaction (PgBouncer): then nothing is kept
   * on a connection, neither limits nor prepared statements.
   */
  readonly directUrl?: string | undefined
  /** Told of connections that broke while idle; a database that restarts is no crash. */
  readonly onLost?: (error: Error) => void
}

const mostConnections = 8
/** In line for the quarter of connections that long reading may take. */
const mostAside = 64
const snapshot = 'isolation level repeatable read read only'

/** Opens a pool of connections; nothing is connected until first needed. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const most = options.max ?? mostConnections
  const patience = patienceOf(limitsOf(options).statement_timeout)
  const sights = openPool(url, options, patience)
  const directUrl = options.directUrl ?? url
  const pool = openPool(directUrl, { ...options, max: Math.ceil(most / 2) })
  const pipe = openPipe({ ...configOf(url, options), ...patience }, beforeWork)
  const dialect = new PostgresDialect({ pool })
  const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
  const owner = new Kysely<DB>({ dialect, plugins })
  const compiler = new PostgresQueryCompiler()
  const adapter = new PostgresAdapter()
  const driver = dialect.createDriver()
  const isPooled = isThroughPooler(url, options)

  /** kysely's own transaction would spend a round trip each on BEGIN and on the settings. */
  const transactionOn = (connection: DatabaseConnection): Tx => {
    const provider = {
      provideConnection: <R>(use: (it: DatabaseConnection) => Promise<R>) => use(connection),
    }
    const executor = new DefaultQueryExecutor(compiler, adapter, provider, plugins)
    return new Transaction<DB>({ config: { dialect, plugins }, driver, dialect, executor })
  }

  const opened = async <T>(opening: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
    try {
      return await withSecondTry(() =>
        transact(sights, opening, client => work(transactionOn(connectionOf(client, isPooled)))),
      )
    } catch (error) {
      throw refusalOf(error, isAtCommit(error))
    }
  }
  const lane = openLane({
    most: Math.max(1, Math.floor(most / 4)),
    mostWaiting: mostAside,
    full: ahead => new Refusal('unavailable', { what: 'reading', ahead, seconds: 10 }),
  })
  const limits = isPooled ? limitsOf(options) : {}
  const slow = { ...limits, statement_timeout: limitsOf(options).statement_timeout / 2 }
  return {
    within: (sight, work) => opened(openingOf(sight, limits), work),
    aside: (sight, work) => lane.run(() => opened(openingOf(sight, slow), work)),
    snapshot: (sight, work) => lane.run(() => opened(openingOf(sight, slow, snapshot), work)),
    prompt: async <Row>(text: string, values: readonly unknown[]) => {
      try {
        return await withSecondTry(() => pipe.run<Row>(statementOf(text, values, isPooled)))
      } catch (error) {
        throw refusalOf(error, !isUnbegun(error))
      }
    },
    owner,
    pool,
    directUrl,
    close: async () => {
      await owner.destroy()
      if (!pool.ending) await pool.end()
      await Promise.all([sights.end(), pipe.end()])
    },
  }
}

/**
 * A pool with Aili's reading of types: int8 as number, date as 'YYYY-MM-DD', timestamptz as Date.
 * @param patience how long an answer is waited for, in milliseconds: longer than the database lets a statement run, so that who is silent beyond it is taken for gone
 */
export function openPool(
  url: string,
  options: DatabaseOptions = {},
  patience: { readonly query_timeout?: number } = {},
): pg.Pool {
  const pool = new pg.Pool({
    ...configOf(url, options),
    ...patience,
    max: options.max ?? mostConnections,
    // A new connection knows no plan and no page of memory yet: its first lists cost twice what later ones do.
    idleTimeoutMillis: 30 * 60_000,
  })
  // A connection breaks while idle (told to the pool) or in use between two statements (told to the client only).
  pool.on('error', error => options.onLost?.(error))
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

function configOf(url: string, options: DatabaseOptions) {
  return {
    connectionString: url,
    types: { getTypeParser },
    application_name: 'aili',
    ...(isThroughPooler(url, options) ? {} : limitsOf(options)),
    connectionTimeoutMillis: Math.min(10_000, limitsOf(options).statement_timeout),
    keepAlive: true,
  }
}

/** From here on the transaction sees as this sight does: what is to be seen otherwise needs no connection more. */
export async function turnTo(tx: Tx, sight: Sight): Promise<void> {
  await sql.raw(turningTo(sight)).execute(tx)
}

async function transact<T>(
  pool: pg.Pool,
  opening: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch(beforeWork)
  let broken: Error | undefined
  try {
    await client.query(opening).catch(beforeWork)
    const result = await work(client)
    const { command } = await client.query('commit').catch(duringCommit)
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK: an error was swallowed inside the work.
    if (command !== 'COMMIT') throw new Error('the transaction had failed before its commit')
    return result
  } catch (error) {
    if (isLost(error)) broken = error as Error
    else await client.query('rollback').catch(lost => (broken = lost))
    throw error
  } finally {
    client.release(broken)
  }
}

async function withSecondTry<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code !== '40001' && code !== '40P01' && !isUnbegun(error)) throw error
    return attempt()
  }
}

function connectionOf(client: pg.PoolClient, isPooled: boolean): DatabaseConnection {
  let patience = {}
  return {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const { command, rowCount, rows } = await client.query({
        ...statementOf(query.sql, query.parameters, isPooled),
        ...patience,
      })
      patience = longerFor(query.sql) ?? patience
      const counts =
        command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
      return counts ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
    },
    streamQuery: () => {
      throw new Error('page through rows by key instead of streaming them')
    },
  }
}
