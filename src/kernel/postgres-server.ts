/** The PostgreSQL server process: its binaries from npm, under which user it runs, how it is made, started and asked. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { canPrewarm, databaseUser, runner } from './postgres-binaries.ts'

export interface Place {
  readonly dataDir: string
  /** PostgreSQL's own folder inside the data folder. */
  readonly db: string
  /** Settings beyond Aili's own, for tests. */
  readonly settings: Readonly<Record<string, string>>
  /** Folder of PostgreSQL's programs, when it is not this Aili's own: while a database of an older one is read. */
  readonly binaries?: string | undefined
}

/** Port and password of the server of a data folder, kept in db.json. */
export interface Access {
  readonly port: number
  readonly password: string
}

export const ownerName = 'aili'

/** Makes the database folder (initdb); PostgreSQL's files only ever exist whole, under their final name. */
export async function createServerFolder(place: Place): Promise<Access> {
  const access = { port: await freePort(), password: randomBytes(18).toString('base64url') }
  rmSync(place.db, { recursive: true, force: true })
  const passwordFile = join(place.dataDir, `.initdb-${process.pid}`)
  try {
    mkdirSync(place.db, { mode: 0o700 })
    const user = databaseUser(place.db)
    if (user !== null) chownSync(place.db, user.uid, user.gid)
    writeFileSync(passwordFile, access.password, { mode: 0o600 })
    if (user !== null) chownSync(passwordFile, user.uid, user.gid)
    const words = [
      '--username',
      ownerName,
      '--auth',
      'scram-sha-256',
      '--pwfile',
      passwordFile,
      '--encoding',
      'UTF8',
    ]
    const locale = ['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8']
    const given = ['-D', place.db, ...words, ...locale, '--data-checksums']
    const { command, args, options } = runner(place.db, 'initdb', given, place.binaries)
    const { status, stderr, stdout, error } = spawnSync(command, args, { ...options, encoding: 'utf8' })
    if (status !== 0) throw new Error(`initdb: ${error?.message ?? (stderr.trim() || stdout.trim())}`)
  } catch (error) {
    rmSync(place.db, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(passwordFile, { force: true })
  }
  saveAccess(place, access)
  return access
}

/** Makes everything in the folder of a stopped server durable, however it was written. */
export function syncServerFolder(place: Place): void {
  const { command, args, options } = runner(place.db, 'initdb', ['--sync-only', '-D', place.db])
  const { status, stderr, error } = spawnSync(command, args, { ...options, encoding: 'utf8' })
  if (status !== 0) throw new Error(`initdb --sync-only: ${error?.message ?? stderr.trim()}`)
}

/** Starts the server in a session of its own: it outlives a killed Aili and takes no Ctrl-C of the terminal. */
export function spawnServer(place: Place, access: Access): ChildProcess {
  const settings = {
    ...serverSettings,
    // After a start the first pages of the day would each fetch hundreds of blocks from the disk: what lay in memory is fetched at once, in the order it lies in.
    ...(canPrewarm(place.binaries) ? { shared_preload_libraries: 'pg_prewarm' } : {}),
    port: String(access.port),
    ...place.settings,
  }
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const logPath = join(place.dataDir, 'run', 'postgres.log')
  if (existsSync(logPath) && statSync(logPath).size > 10_000_000) truncateSync(logPath)
  const log = openSync(logPath, 'a', 0o600)
  const { command, args, options } = runner(place.db, 'postgres', ['-D', place.db, ...words], place.binaries)
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] })
  child.unref()
  return child
}

/** What the running server says: 'ready', 'starting' (or stopping), or 'silent' when nobody answers. */
export async function askServer(access: Access): Promise<'ready' | 'starting' | 'silent'> {
  const client = new pg.Client({ connectionString: urlOf(access, 'postgres'), connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rowCount } = await client.query("select from pg_database where datname = 'aili'")
    if (rowCount === 0) await client.query('create database aili')
    return 'ready'
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === '42P04' || code === '23505') return 'ready' // another starter has just made the database
    return code === '57P03' ? 'starting' : 'silent'
  } finally {
    await client.end().catch(() => {})
  }
}

export function urlOf(access: Access, database = 'aili'): string {
  return `postgres://${ownerName}:${access.password}@127.0.0.1:${access.port}/${database}`
}

export function readAccess(place: Place): Access | null {
  const path = join(place.dataDir, 'db.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Access) : null
}

export function saveAccess(place: Place, access: Access): void {
  // Whole or not at all: on a full disk the password would be gone with what was written before.
  const [path, fresh] = [join(place.dataDir, 'db.json'), join(place.dataDir, `db.json.${process.pid}`)]
  try {
    writeFileSync(fresh, `${JSON.stringify(access)}\n`, { mode: 0o600, flush: true })
    renameSync(fresh, path)
  } catch (error) {
    rmSync(fresh, { force: true })
    throw error
  }
}

/** The process id PostgreSQL wrote when it started, or null. */
export function serverPid(place: Place): number | null {
  try {
    return Number(readFileSync(join(place.db, 'postmaster.pid'), 'utf8').split('\n')[0]) || null
  } catch {
    return null
  }
}

/** Is the process of this number a PostgreSQL, or has the number been given to something else since? */
export function isPostgres(pid: number): boolean {
  try {
    return /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  } catch {
    return !existsSync('/proc/self') // no /proc on this system: believe the file
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/**
 * MB of PostgreSQL's own buffers: an eighth of the machine's memory, what is open and the newest of a county's year in at most 2 GB of it. Fetching
 * pages from the system's cache instead made lists a quarter slower. Taken when touched, not at start.
 * @param memory bytes
 */
export function bufferMb(memory: number): number {
  return Math.round(Math.min(2048, Math.max(128, memory / 8 / 2 ** 20)))
}

/** MB of this machine's. */
export const buffers = bufferMb(Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY))

const serverSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: `${buffers}MB`,
  wal_compression: 'on',
  // What a start after kill -9 has to go through again; more would save full pages under the heaviest load and cost seconds then.
  max_wal_size: '1GB',
  checkpoint_timeout: '5min',
  // A new town begins with empty tables, and what was planned on them is wrong after its first hundred reports: they are looked at again soon.
  autovacuum_naptime: '15s',
  // Instead of opening every file of the folder before recovery.
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
}
