/** Fills an empty database with copied rows: tables as the migrations of the copy make them, rows past triggers, indexes and ties made at the end, everything held against the copy. */
import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { Refusal } from '../errors.ts'
import { migrate, migrations, unfinishedRestore } from '../migrate.ts'
import { copyIn, copyOut } from './copy.ts'
import { rowDigest } from './digest.ts'
import { loadJobs } from './load-jobs.ts'
import type { Manifest } from './manifest.ts'
import { beginReading, connect } from './snapshot.ts'
import { jobTables, type SequenceValue, tableParts } from './tables.ts'
import { addTies, dropTies, type Ties } from './ties.ts'

/** Rows to load, from parts on disk or from another database. */
export interface Source {
  readonly migrations: Manifest['migrations']
  readonly sequences: readonly SequenceValue[]
  readonly tables: readonly {
    readonly name: string
    readonly columns: readonly string[]
    readonly rows: number
    readonly digest: string
    /** Each opens a stream of `copy … to stdout` and ends with it. */
    readonly parts: readonly ((into: Writable) => Promise<void>)[]
  }[]
}

export interface Loaded {
  readonly tables: number
  readonly rows: number
}

/**
 * Loads everything and proves it: the database is none that Aili serves until it is whole.
 * @throws Refusal backupUnfit: databaseNotEmpty, newerSchema, rowsDiffer
 */
export async function loadDatabase(
  url: string,
  source: Source,
  options: { readonly parallel: number; readonly say?: (stage: string) => void },
): Promise<Loaded> {
  refuseNewer(source.migrations)
  const clients: pg.Client[] = []
  try {
    for (let at = 0; at < options.parallel; at++) clients.push(await connect(url))
    const leader = clients[0]!
    await refuseFilledBy(leader)
    await leader.query(`create table ${unfinishedRestore} (at timestamptz not null default now())`)
    await migrate(url, { upTo: source.migrations.length, unfinished: true })
    for (const client of clients) await client.query(settings)
    const ties = await dropTies(leader)
    options.say?.('rows')
    await eachOf(clients, partsOf(source), ({ statement, part }, client) => part(copyIn(client, statement)))
    await loadJobs(leader, source)
    options.say?.('indexes')
    await rebuild(clients, ties)
    for (const { name, value, called } of source.sequences)
      await leader.query('select setval($1, $2, $3)', [name, value, called])
    await leader.query('analyze')
    options.say?.('comparing')
    await compare(url, source)
    await leader.query(`drop table ${unfinishedRestore}`)
  } finally {
    for (const client of clients) await client.end().catch(() => {})
  }
  await migrate(url)
  return { tables: source.tables.length, rows: source.tables.reduce((sum, table) => sum + table.rows, 0) }
}

/** Plenty for building indexes; nothing is lost by a crash that is not begun anew. */
const settings = `set synchronous_commit = off; set maintenance_work_mem = '256MB'; set statement_timeout = 0; set client_encoding = 'UTF8'; set row_security = off`

function refuseNewer(found: Source['migrations']): void {
  const known = migrations()
  found.forEach(({ name, sha256 }, at) => {
    if (known[at]?.name !== name || known[at].sha256 !== sha256)
      throw new Refusal('backupUnfit', { reason: 'newerSchema', name })
  })
}

/** @throws Refusal backupUnfit (databaseNotEmpty) naming what it met */
export async function refuseFilled(url: string): Promise<void> {
  const client = await connect(url)
  await refuseFilledBy(client).finally(() => client.end())
}

async function refuseFilledBy(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p', 'v', 'm', 'S') order by 1 limit 1`)
  if (rows[0]) throw new Refusal('backupUnfit', { reason: 'databaseNotEmpty', found: rows[0].name })
}

function partsOf(source: Source) {
  return source.tables
    .filter(table => !isOfJobs(table.name))
    .flatMap(({ name, columns, parts }) =>
      parts.map(part => ({ part, statement: `copy ${name} (${columns.join(', ')}) from stdin` })),
    )
}

const isOfJobs = (name: string) => name === jobTables.jobs.name || name === jobTables.timetables.name

/** Indexes of different tables side by side; what ties tables together after all of them. */
async function rebuild(clients: readonly pg.Client[], ties: Ties): Promise<void> {
  await eachOf(clients, ties.indexes, async (statements, client) => {
    for (const statement of statements) await client.query(statement)
  })
  await addTies(clients[0]!, ties)
}

/** Each client takes the next piece of work when it is done with one. */
async function eachOf<T>(
  clients: readonly pg.Client[],
  all: readonly T[],
  work: (one: T, client: pg.Client) => Promise<void>,
): Promise<void> {
  const waiting = [...all]
  await Promise.all(
    clients.map(async client => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next, client)
    }),
  )
}

/** Reads back what was loaded: as many rows of every table, and the same ones. */
async function compare(url: string, source: Source): Promise<void> {
  const client = await connect(url)
  try {
    await beginReading(client)
    const found = await digestsOf(client)
    for (const { name, rows, digest } of source.tables) {
      const there = found.get(name)
      if (there?.rows !== rows || there.digest !== digest)
        throw new Refusal('backupUnfit', {
          reason: 'rowsDiffer',
          table: name,
          expected: rows,
          found: there?.rows ?? 0,
        })
    }
  } finally {
    await client.end().catch(() => {})
  }
}

/** Rows and digest of every table as the transaction sees it. */
export async function digestsOf(client: pg.Client): Promise<Map<string, { rows: number; digest: string }>> {
  const found = new Map<string, { rows: number; digest: string }>()
  for (const { name, queries } of await tableParts(client)) {
    const digest = rowDigest()
    for (const query of queries)
      await drain(copyOut(client, `copy (${query}) to stdout`, row => digest.add(row)))
    found.set(name, { rows: digest.rows, digest: digest.text })
  }
  return found
}

async function drain(from: Readable): Promise<void> {
  await pipeline(from, async rows => {
    for await (const _ of rows);
  })
}
