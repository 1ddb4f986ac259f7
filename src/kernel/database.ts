/** The database: every request works inside one transaction that sees only what its actor may see. */

import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import {
  CamelCasePlugin,
  DefaultQueryExecutor,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  Transaction,
} from 'kysely'
import pg from 'pg'
import { Refusal } from './errors.ts'
import { isLost } from './lost.ts'
import type { DB } from './schema.gen.ts'

export { isLost } from './lost.ts'
export type { DB } from './schema.gen.ts'
export type Tx = Transaction<DB>

/** What an actor may see; becomes the settings that row-level security reads (sql/0001_ground.sql). */
export interface Sight {
  readonly jurisdictionId: number
  readonly reach: 'all' | 'jurisdiction' | 'scoped'
  readonly personId: string | null
  readonly units: readonly string[]
  readonly communities: readonly string[]
  readonly grids: readonly string[]
  /** The one proceeding a resident holds the query code of. */
  readonly proceedingId?: string
}

export interface Database {
  /**
   * One transaction as role aili_app within the sight given. Repeats the work once when the database asks for it
   * (serialization failure, deadlock) or when the connection was lost before the work began: work has no other effects.
   * @throws Refusal unavailable when the database cannot be reached or is lost on the way
   */
  within<T>(sight: Sight, work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * One statement that is a transaction of its own, on connections kept for what must never wait behind reading: intake. It sees only what the
   * function it calls lets it see. Repeated once like `within`.
   * @throws Refusal unavailable as `within`; then it may have been committed all the same
   */
  prompt<Row>(text: string, values: readonly unknown[]): Promise<readonly Row[]>
  /** As owner of the tables, past row-level security: migrations, set-up, verification, jobs of the system. */
  readonly owner: Kysely<DB>
  readonly pool: pg.Pool
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Connections at most, 8 unless said otherwise: more buy nothing on two cores. */
  readonly max?: number
  readonly statementTimeoutSeconds?: number
  /** Told of connections that broke while idle; a database that restarts is no crash. */
  readonly onLost?: (error: Error) => void
}

/** One for each group of intakes that may be under way. */
export const promptConnections = 2

/** The sight of the system itself. */
export function everythingOf(jurisdictionId: number): Sight {
  return { jurisdictionId, reach: 'all', personId: null, units: [], communities: [], grids: [] }
}

/** Opens a pool of connections; nothing is connected until first needed. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = openPool(url, options)
  const promptPool = openPool(url, { ...options, max: promptConnections })
  const dialect = new PostgresDialect({ pool })
  const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
  const owner = new Kysely<DB>({ dialect, plugins })
  const compiler = new PostgresQueryCompiler()
  const adapter = new PostgresAdapter()
  const driver = dialect.createDriver()

  /** kysely's own transaction would spend a round trip each on BEGIN and on the settings. */
  const transactionOn = (connection: DatabaseConnection): Tx => {
    const provider = {
      provideConnection: <R>(use: (it: DatabaseConnection) => Promise<R>) => use(connection),
    }
    const executor = new DefaultQueryExecutor(compiler, adapter, provider, plugins)
    return new Transaction<DB>({ config: { dialect, plugins }, driver, dialect, executor })
  }

  return {
    within: async (sight, work) => {
      const opening = openingOf(sight)
      try {
        return await withSecondTry(() =>
          transact(pool, opening, client => work(transactionOn(connectionOf(client)))),
        )
      } catch (error) {
        throw isLost(error) ? new Refusal('unavailable') : error
      }
    },
    prompt: async <Row>(text: string, values: readonly unknown[]) => {
      try {
        return await withSecondTry(() => onlyStatement<Row>(promptPool, text, values))
      } catch (error) {
        throw isLost(error) ? new Refusal('unavailable') : error
      }
    },
    owner,
    pool,
    close: async () => {
      await owner.destroy()
      if (!pool.ending) await pool.end()
      await promptPool.end()
    },
  }
}

/** A pool with Aili's reading of types: int8 as number, date as 'YYYY-MM-DD', timestamptz as Date. */
export function openPool(url: string, options: DatabaseOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 8,
    types: { getTypeParser },
    application_name: 'aili',
    statement_timeout: (options.statementTimeoutSeconds ?? 30) * 1000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  })
  // A connection breaks while idle (told to the pool) or in use between two statements (told to the client only).
  pool.on('error', error => options.onLost?.(error))
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

const readers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.DATE, text => text],
  [1016, text => pg.types.getTypeParser(1007 as never)(text)], // int8[] as int4[]
  [1182, text => pg.types.getTypeParser(1009 as never)(text)], // date[] as text[]
])

// biome-ignore lint/suspicious/noExplicitAny: the signature of pg
const getTypeParser = ((oid: number, format?: any) =>
  format === 'binary'
    ? pg.types.getTypeParser(oid, 'binary')
    : (readers.get(oid) ?? pg.types.getTypeParser(oid))) as typeof pg.types.getTypeParser

/** BEGIN and the settings of a sight as one message to the server: a request pays one extra round trip, not two. */
function openingOf(sight: Sight): string {
  const settings: Readonly<Record<string, string>> = {
    'aili.jurisdiction': String(sight.jurisdictionId),
    'aili.reach': sight.reach,
    'aili.person': sight.personId ?? '',
    'aili.units': `{${sight.units.join(',')}}`,
    'aili.communities': `{${sight.communities.join(',')}}`,
    'aili.grids': `{${sight.grids.join(',')}}`,
    'aili.proceeding': sight.proceedingId ?? '',
    role: 'aili_app',
  }
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  )
  return `begin; select ${calls.join(', ')}`
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
    const { command } = await client.query('commit')
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

async function onlyStatement<Row>(pool: pg.Pool, text: string, values: readonly unknown[]): Promise<Row[]> {
  const client = await pool.connect().catch(beforeWork)
  let broken: Error | undefined
  try {
    return (await client.query({ text, values: [...values], ...preparedAs(text) })).rows as Row[]
  } catch (error) {
    if (isLost(error)) broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}

const unbegun = new WeakSet<Error>()
function beforeWork(error: Error): never {
  if (isLost(error)) unbegun.add(error)
  throw error
}

async function withSecondTry<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code !== '40001' && code !== '40P01' && !unbegun.has(error as Error)) throw error
    return attempt()
  }
}

function connectionOf(client: pg.PoolClient): DatabaseConnection {
  return {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const { command, rowCount, rows } = await client.query({
        text: query.sql,
        values: [...query.parameters],
        ...preparedAs(query.sql),
      })
      const counts =
        command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
      return counts ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
    },
    streamQuery: () => {
      throw new Error('page through rows by key instead of streaming them')
    },
  }
}

/**
 * A statement that begins with `/* prepared NAME *\/` is planned once a connection instead of every time: for the few that are waited for
 * and whose plan does not depend on the values (under row-level security planning costs more than running). One text a name.
 */
function preparedAs(text: string): { name?: string } {
  const name = /^\s*\/\* prepared (\w+) \*\//.exec(text)?.[1]
  return name === undefined ? {} : { name }
}
