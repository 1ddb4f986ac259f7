/** The embedded PostgreSQL of a data folder: found running or started, brought back when it dies, stopped by the last who used it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from './ids.ts'
import { allowLargePages } from './large-pages.ts'
import { isAlive, readHolder, runs, thisProcess, whileLocked } from './pid.ts'
import { binaryMajor } from './postgres-binaries.ts'
import {
  type Access,
  askServer,
  buffers,
  createServerFolder,
  freePort,
  isPostgres,
  type Place,
  readAccess,
  saveAccess,
  serverPid,
  spawnServer,
  urlOf,
} from './postgres-server.ts'

export interface Embedded {
  readonly url: string
  /** false when a server was already running on the folder. */
  readonly startedHere: boolean
  /** Leaves the server; the last to leave stops it, having written everything down. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL of a data folder, or attaches to the one that runs there.
 * While this process lives, a server that dies (even by kill -9) is started again on the same port.
 * @param settings server settings beyond Aili's own; only tests and restores turn fsync off
 * @param binaries folder of the programs of another PostgreSQL, to read what it made
 */
export async function startEmbedded(
  dataDir: string,
  log: (line: string) => void,
  settings: Readonly<Record<string, string>> = {},
  binaries?: string,
): Promise<Embedded> {
  const place: Place = { dataDir, db: join(dataDir, 'db'), settings, binaries }
  const users = join(dataDir, 'run', 'users')
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  mkdirSync(users, { recursive: true })
  const mine = join(users, newId())
  const { access, startedHere } = await alone(place, async () => {
    writeFileSync(mine, JSON.stringify(thisProcess()))
    return ensureServer(place, log)
  })
  const watch = supervise(place, log)
  return {
    url: urlOf(access),
    startedHere,
    stop: () => {
      watch.end()
      return alone(place, async () => {
        rmSync(mine, { force: true })
        if (!inUse(users)) await stopServer(place)
      })
    },
  }
}

/** One starter or stopper at a time for a data folder, across processes. */
function alone<T>(place: Place, work: () => Promise<T>): Promise<T> {
  return whileLocked(join(place.dataDir, 'run', 'start.lock'), work)
}

async function ensureServer(
  place: Place,
  log: (line: string) => void,
): Promise<{ access: Access; startedHere: boolean }> {
  refuseHalfUpgraded(place)
  const version = join(place.db, 'PG_VERSION')
  const kept = existsSync(version) ? readAccess(place) : null
  if (existsSync(version)) refuseForeign(place, version, kept)
  if (kept === null) log('making the database')
  const access = kept ?? (await createServerFolder(place))
  const pid = serverPid(place)
  if (pid !== null && isAlive(pid) && isPostgres(pid)) {
    if (await answers(access, () => isAlive(pid))) return { access, startedHere: false }
  } else if (pid !== null && isAlive(pid)) {
    // The number in the file belongs to another program by now; PostgreSQL itself would refuse to start.
    rmSync(join(place.db, 'postmaster.pid'), { force: true })
  }
  return { access: await launch(place, access, log), startedHere: true }
}

/** Between the two renames of an upgrade there is no database here, or one without its password: a new one must not be made in its place. */
function refuseHalfUpgraded({ dataDir }: Place): void {
  if (existsSync(join(dataDir, 'upgrading', 'ready')))
    throw new Error(
      `an upgrade of the database in ${dataDir} was interrupted: run npm run upgrade -- --data ${dataDir}`,
    )
}

function refuseForeign(place: Place, version: string, access: Access | null): void {
  const uid = process.getuid?.()
  const { uid: owner } = statSync(place.db)
  if (uid !== 0 && uid !== undefined && uid !== owner) {
    throw new Error(`${place.db} belongs to another user (${owner}): start Aili as that user or as root`)
  }
  const [found, needed] = [readFileSync(version, 'utf8').trim(), binaryMajor(place.binaries)]
  if (found !== needed) {
    throw new Error(
      `${place.db} was made by PostgreSQL ${found}, this Aili brings PostgreSQL ${needed}: run npm run upgrade -- --data ${place.dataDir}`,
    )
  }
  if (access === null)
    throw new Error(`${join(place.dataDir, 'db.json')} (port and password of the database) is missing`)
}

/** Starts the server and waits until it answers, recovery included; moves to another port when its own is taken. */
async function launch(place: Place, first: Access, log: (line: string) => void): Promise<Access> {
  const pages = allowLargePages(place.db, buffers)
  if (pages !== null)
    log(`vm.nr_overcommit_hugepages = ${pages}: the database may have its buffers in large pages`)
  let access = first
  for (let attempt = 1; ; attempt++) {
    const child = spawnServer(place, access)
    let failure: Error | null = null
    child.on('error', error => {
      failure = error
    })
    if (await answers(access, () => failure === null && child.exitCode === null && child.signalCode === null))
      return access
    if (failure !== null) throw failure
    // Orphans of a killed server hold its memory for a moment; a taken port is taken for good.
    if (attempt > 50) throw new Error(`PostgreSQL does not start:\n${logTail(place)}`)
    if (/could not bind|Address already in use/.test(logTail(place))) {
      access = { ...access, port: await freePort() }
      saveAccess(place, access)
      log(`the port of the database was taken; it moved to ${access.port}`)
    }
    await pause(200)
  }
}

/** Waits until the server answers, for as long as its process lives: recovery may take its time. */
async function answers(access: Access, lives: () => boolean): Promise<boolean> {
  for (;;) {
    const said = await askServer(access)
    if (said === 'ready') return lives()
    if (!lives()) return false
    // Each question costs the server a process: one that recovers has better to do.
    await pause(said === 'starting' ? 150 : 30)
  }
}

function logTail(place: Place): string {
  return readFileSync(join(place.dataDir, 'run', 'postgres.log'), 'utf8')
    .split('\n')
    .slice(-8)
    .join('\n')
}

/** Looks every half second whether the server's process lives; its number is read anew, others may have restarted it. */
function supervise(place: Place, log: (line: string) => void): { end(): void } {
  let ended = false
  let busy = false
  const look = async () => {
    const pid = serverPid(place)
    if (ended || busy || (pid !== null && isAlive(pid))) return
    busy = true
    try {
      await alone(place, async () => {
        if (ended) return
        log('the database has stopped; starting it again')
        await ensureServer(place, log)
        log('the database is back')
      })
    } catch (error) {
      log(`the database could not be started: ${(error as Error).message}`)
    } finally {
      busy = false
    }
  }
  const timer = setInterval(look, 500).unref()
  return {
    end: () => {
      ended = true
      clearInterval(timer)
    },
  }
}

function inUse(users: string): boolean {
  const stale = readdirSync(users).filter(name => {
    const holder = readHolder(join(users, name))
    return holder === null || !runs(holder)
  })
  for (const name of stale) rmSync(join(users, name), { force: true })
  return readdirSync(users).length > 0
}

/** Fast shutdown: open transactions are rolled back, everything committed is written to the tables. */
export async function stopServer(place: Place): Promise<void> {
  const pid = serverPid(place)
  if (pid === null || !isAlive(pid) || !isPostgres(pid)) return
  process.kill(pid, 'SIGINT')
  while (isAlive(pid)) await pause(20)
}
