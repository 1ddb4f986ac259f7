/** What is harmed: Aili and its PostgreSQL as processes on one data folder, the lines between, the disk they share, and the clock. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, startEmbedded } from '../src/kernel/embedded.ts'
import { freePort } from '../src/kernel/postgres-server.ts'
import {
  databasePid,
  isReady,
  type Running,
  spawnAili,
  stopDatabase,
  until,
} from '../test/support/process.ts'
import { type Line, openLine } from './line.ts'

/** own: Aili keeps its embedded PostgreSQL. served: somebody else keeps it, and a line that breaks lies between. */
export type Keeping = 'own' | 'served'

export interface House {
  /** For what must survive the house: the journal. */
  readonly beside: string
  readonly dataDir: string
  /** Between clients and Aili. */
  readonly line: Line
  /** Between Aili and PostgreSQL, when served. */
  readonly databaseLine: Line
  /** The disk is one of its own, of a known size. */
  readonly hasOwnDisk: boolean
  readonly notes: string[]
  keeping(): Keeping
  start(keeping?: Keeping): Promise<void>
  /** Milliseconds and code of the end. */
  end(signal: NodeJS.Signals): Promise<{ ms: number; code: number | null }>
  running(): Running
  /** Everything all Ailis of the run have said. */
  said(): string
  setClock(aheadMs: number): void
  databaseUrl(): string
  close(): Promise<void>
}

const limits = Object.fromEntries(
  ['REQUESTS', 'REPORTS', 'QUERIES', 'UPLOADS', 'SYNCS', 'SIGN_INS'].map(name => [
    `AILI_RATE_${name}`,
    '1000000',
  ]),
)
const diskMegabytes = 2000

export async function openHouse(folder: string | null): Promise<House> {
  const dataDir = folder ?? mkdtempSync(join(tmpdir(), 'aili-faults-'))
  const beside = mkdtempSync(join(tmpdir(), 'aili-faults-beside-'))
  const hasOwnDisk = mountDisk(dataDir)
  const clock = join(beside, 'clock')
  writeFileSync(clock, '0')
  const port = await freePort()
  const line = await openLine(() => port)
  const databaseLine = await openLine(() => accessOf(dataDir).port)
  const all: Running[] = []
  let keeping: Keeping = 'own'
  let held: Embedded | null = null
  const notes: string[] = []
  /** Whoever keeps PostgreSQL brings it back when it dies. */
  const hold = async () => {
    held ??= await startEmbedded(dataDir, text => notes.push(text))
  }
  const envFor = (): Record<string, string> => ({
    ...limits,
    AILI_LOG_LEVEL: 'error',
    AILI_FAULTS_CLOCK: clock,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, 'clock.ts')}`,
    ...(keeping === 'served' ? { DATABASE_URL: urlOf(dataDir, databaseLine.port) } : {}),
  })
  return {
    dataDir,
    beside,
    line,
    databaseLine,
    hasOwnDisk,
    notes,
    keeping: () => keeping,
    async start(next = keeping) {
      if (next === 'served') await hold()
      keeping = next
      all.push(await startOrSay(dataDir, port, envFor()))
      if (next === 'own') {
        await held?.stop()
        held = null
      }
    },
    end: signal => all.at(-1)!.stop(signal),
    running: () => all.at(-1)!,
    said: () => all.map(one => one.said()).join(''),
    setClock: aheadMs => {
      writeFileSync(clock, String(aheadMs))
      all.at(-1)?.child.kill('SIGUSR2')
    },
    databaseUrl: () => urlOf(dataDir),
    async close() {
      all.at(-1)?.child.kill('SIGKILL')
      await held?.stop().catch(() => {})
      await Promise.all([line.close(), databaseLine.close()])
      await stopDatabase(dataDir).catch(() => {})
      if (hasOwnDisk) spawnSync('umount', ['-l', dataDir])
      for (const one of folder === null ? [dataDir, beside] : [beside])
        rmSync(one, { recursive: true, force: true })
    },
  }
}

/** Slow machines take their time; what takes longer does not start. */
const longestStartSeconds = 240

async function startOrSay(dataDir: string, port: number, env: Record<string, string>): Promise<Running> {
  const running = spawnAili(dataDir, port, env)
  const holds = async () => running.child.exitCode !== null || isReady(running.origin)
  await until(holds, longestStartSeconds).catch(() => running.child.kill('SIGKILL'))
  if (running.child.exitCode === null && !running.child.killed) return running
  throw new Error(`Aili did not start:\n${running.said().slice(-3000)}`)
}

/** A disk in memory, where this machine lets us: it can be filled without harm to others. */
function mountDisk(at: string): boolean {
  const options = `size=${diskMegabytes}m,mode=0711`
  return (
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]).status === 0
  )
}

function accessOf(dataDir: string): { port: number; password: string } {
  return JSON.parse(readFileSync(join(dataDir, 'db.json'), 'utf8'))
}

function urlOf(dataDir: string, port?: number): string {
  const access = accessOf(dataDir)
  return `postgres://aili:${access.password}@127.0.0.1:${port ?? access.port}/aili`
}

/** The processes of PostgreSQL: its first, and the children it has. */
export function databaseProcesses(
  dataDir: string,
): { readonly first: number; readonly children: number[] } | null {
  const first = databasePid(dataDir)
  if (first === null) return null
  const children = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && parentOf(name) === first)
    .map(Number)
  return { first, children }
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}
