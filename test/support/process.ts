/** Aili as it is run by people: a process of its own on a data folder, which tests start, kill and stop. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '../../src/kernel/database.ts'
import { startEmbedded } from '../../src/kernel/embedded.ts'
import { migrate } from '../../src/kernel/migrate.ts'
import { isAlive } from '../../src/kernel/pid.ts'
import { town } from './town.ts'

export interface Running {
  readonly origin: string
  readonly child: ChildProcess
  /** All it has said so far. */
  said(): string
  /** Milliseconds from the signal to its end, and with which code. */
  stop(signal: NodeJS.Signals): Promise<{ ms: number; code: number | null }>
}

/** Fills the embedded database of a data folder with the town and leaves it stopped, as after an orderly end. */
export async function settleTown(dataDir: string): Promise<void> {
  const embedded = await startEmbedded(dataDir, () => {})
  await migrate(embedded.url)
  const db = openDatabase(embedded.url, { max: 4 })
  await town.fill(db, embedded.url)
  await db.close()
  await embedded.stop()
}

/** Starts src/main.ts without waiting for it to serve. */
export function spawnAili(dataDir: string, port: number, env: Record<string, string> = {}): Running {
  const words = ['src/main.ts', '--data', dataDir, '--port', String(port), '--empty']
  const child = spawn(process.execPath, words, { env: { ...process.env, LANG: 'en_US.UTF-8', ...env } })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      said += bytes
    })
  const ended = once(child, 'exit') as Promise<[number | null]>
  // Not by after(): within before() it would run as soon as that ends.
  process.once('exit', () => child.kill('SIGKILL'))
  return {
    origin: `http://127.0.0.1:${port}`,
    child,
    said: () => said,
    async stop(signal) {
      const from = performance.now()
      child.kill(signal)
      const [code] = await ended
      return { ms: performance.now() - from, code }
    },
  }
}

/** Starts Aili and waits until it serves. */
export async function startProcess(
  dataDir: string,
  port: number,
  env: Record<string, string> = {},
): Promise<Running> {
  const running = spawnAili(dataDir, port, env)
  await until(async () => {
    if (running.child.exitCode !== null) throw new Error(`it ended:\n${running.said()}`)
    return isReady(running.origin)
  })
  return running
}

export async function isReady(origin: string): Promise<boolean> {
  return fetch(`${origin}/ready`, { signal: AbortSignal.timeout(10_000) }).then(
    answer => answer.ok,
    () => false,
  )
}

/** Asks again and again until it is so. */
export async function until(holds: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not so after ${seconds} seconds`)
    await pause(50)
  }
}

/** The process id of the embedded PostgreSQL, null when none runs. */
export function databasePid(dataDir: string): number | null {
  try {
    const pid = Number(readFileSync(join(dataDir, 'db', 'postmaster.pid'), 'utf8').split('\n')[0])
    return isAlive(pid) ? pid : null
  } catch {
    return null
  }
}

/** After a test that killed Aili: whatever database it left is stopped. */
export async function stopDatabase(dataDir: string): Promise<void> {
  const pid = databasePid(dataDir)
  if (pid === null) return
  process.kill(pid, 'SIGINT')
  await until(() => !isAlive(pid))
}
