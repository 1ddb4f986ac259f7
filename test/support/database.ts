/** Real PostgreSQL for tests: one server per test run, a migrated template, a clone of it for each test file. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { type Database, openDatabase } from '../../src/kernel/database.ts'
import { startEmbedded } from '../../src/kernel/embedded.ts'
import { migrate } from '../../src/kernel/migrate.ts'

/** A little world many files start from: filled once per test run, cloned afterwards. */
export interface Seed {
  readonly name: string
  readonly fill: (db: Database, url: string) => Promise<void>
}

export interface TestDatabase {
  readonly db: Database
  readonly url: string
}

/**
 * A database of this file's own, dropped when the file ends. Call it at the top level of a test file.
 * @example const { db } = await freshDatabase()
 * @example const { db } = await freshDatabase({ seed: town })
 */
export async function freshDatabase(options: { readonly seed?: Seed } = {}): Promise<TestDatabase> {
  const server = await serverUrl()
  const base = await template(server, 'template_empty', null, async url => migrate(url))
  const source = options.seed === undefined ? base : await seeded(server, base, options.seed)
  // Not counted alone: a file that was cut off may have left its own, and the next file counts from one again.
  const name = `test_${process.pid}_${++count}_${randomBytes(3).toString('hex')}`
  await administer(server, client =>
    client.query(`create database ${name} template ${source} strategy file_copy`),
  )
  const url = databaseUrl(server, name)
  const db = openDatabase(url, { max: 6 })
  after(async () => {
    await db.close()
    await administer(server, client => client.query(`drop database if exists ${name} with (force)`))
  })
  return { db, url }
}

/**
 * Starts a server for tests, without fsync and in memory where there is room: a test's data need not outlive the machine, and a clone
 * is a thousand files, made and soon removed.
 */
export async function startTestServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const inMemory = roomInMemory()
  if (inMemory) forgetAbandoned()
  const folder = mkdtempSync(join(inMemory ? memory : tmpdir(), `${named}-`))
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    file_copy_method: 'clone',
  }
  const server = await startEmbedded(folder, () => {}, {
    ...settings,
    max_connections: '200',
    shared_buffers: '128MB',
  })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const memory = '/dev/shm'
const named = 'aili-test'
/** Templates, some clones and the log of changes take a third of it. */
const bytesNeeded = 4_000_000_000

function roomInMemory(): boolean {
  if (!existsSync(memory)) return false
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > bytesNeeded && process.availableMemory() > bytesNeeded
}

/** What a run that was killed left there fills no memory for longer than this. */
const abandonedAfterMs = 2 * 3_600_000

function forgetAbandoned(): void {
  for (const name of readdirSync(memory)) {
    const path = join(memory, name)
    const isOld = () =>
      (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < Date.now() - abandonedAfterMs
    if (name.startsWith(`${named}-`) && isOld()) rmSync(path, { recursive: true, force: true })
  }
}

let count = 0
let own: Promise<string> | undefined

/** The server of the test run (tools/test.ts), or one of this file's own when the file is run alone. */
function serverUrl(): Promise<string> {
  if (process.env.AILI_TEST_PG) return Promise.resolve(process.env.AILI_TEST_PG)
  own ??= startTestServer().then(server => {
    // Registered before any database's own after(), so it runs last.
    process.once('beforeExit', () => void server.stop())
    return server.url
  })
  return own
}

function seeded(server: string, base: string, seed: Seed): Promise<string> {
  return template(server, `template_${seed.name}`, base, async url => {
    const db = openDatabase(url, { max: 4 })
    try {
      await seed.fill(db, url)
    } finally {
      await db.close()
    }
  })
}

/** Makes a template once per server; test files that want it at the same time wait for the one that makes it. */
async function template(
  server: string,
  name: string,
  base: string | null,
  fill: (url: string) => Promise<void>,
): Promise<string> {
  await administer(server, async client => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount !== 0) return
    const draft = `draft_${name}`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(
      `create database ${draft} ${base === null ? '' : `template ${base} strategy file_copy`}`,
    )
    await fill(databaseUrl(server, draft))
    // Only a template that was filled to its end gets the name under which it is cloned.
    await client.query(`alter database ${draft} rename to ${name}`)
  })
  return name
}

async function administer(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(server, 'postgres') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
