/** The faults a run can do, each with how it is undone; what is random about them comes from the run's chance. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databasePid, until } from '../test/support/process.ts'
import type { Chance } from './chance.ts'
import { databaseProcesses, type House } from './house.ts'
import { type Fate, passOn } from './line.ts'

export interface Harm {
  readonly house: House
  readonly chance: Chance
  /** Written when something is not as it must be. */
  strange(what: string): void
}
export interface Kind {
  /** Only where a line lies between Aili and PostgreSQL. */
  readonly served?: boolean
  /** Only on a disk of its own. */
  readonly disk?: boolean
  run(harm: Harm): Promise<void>
}

const kill = (pid: number, signal: NodeJS.Signals) => {
  try {
    process.kill(pid, signal)
  } catch {
    // It has just ended by itself.
  }
}

/** Kills PostgreSQL whole; whoever keeps it brings it back. */
async function killDatabase({ house }: Harm): Promise<void> {
  const pid = databasePid(house.dataDir)
  if (pid === null) return
  kill(pid, 'SIGKILL')
  await until(() => databasePid(house.dataDir) !== null && databasePid(house.dataDir) !== pid, 240)
}

async function freeze(pids: readonly number[], milliseconds: number): Promise<void> {
  for (const pid of pids) kill(pid, 'SIGSTOP')
  await pause(milliseconds)
  for (const pid of pids) kill(pid, 'SIGCONT')
}

/** An orderly end while everybody writes and pages are open, and the next start; sometimes kept the other way from then on. */
async function stopAili({ house, strange }: Harm, change: boolean): Promise<void> {
  const next = change ? (house.keeping() === 'own' ? 'served' : 'own') : house.keeping()
  const { ms, code } = await house.end('SIGTERM')
  if (code !== 0) strange(`SIGTERM ended with ${code}`)
  if (ms > 15_000) strange(`SIGTERM took ${Math.round(ms)} ms`)
  await house.start(next)
}

/** Tears the connection at the next COMMIT or insert that passes: before it arrives, or before its outcome is told. */
async function atCommit({ house, chance }: Harm, arrives: boolean): Promise<void> {
  let torn = 0
  const most = chance.between(1, 4)
  const tearing: Fate = async ({ side, bytes, tear }) => {
    if (
      side === 'there' &&
      torn < most &&
      /\bcommit\b|insert into (act|matter|file)\b/i.test(bytes.toString('latin1'))
    ) {
      torn++
      if (!arrives) {
        tear()
        return null
      }
      setTimeout(tear, chance.between(0, 3))
    }
    return bytes
  }
  // Connections that are open already have no fate of this kind: they are replaced.
  house.databaseLine.fateOf(() => tearing)
  house.databaseLine.tear(() => true)
  await until(() => torn >= most, 20).catch(() => {})
  house.databaseLine.fateOf(() => passOn)
}

/** Fills the disk of the house to the last byte, and lets the log of PostgreSQL run into it. */
async function fillDisk({ house, chance }: Harm): Promise<void> {
  const path = join(house.dataDir, 'ballast')
  const file = openSync(path, 'w')
  for (let size = 2 ** 22; size >= 512; size /= 2)
    try {
      for (;;) writeSync(file, Buffer.alloc(size))
    } catch {
      // Full for pieces of this size.
    }
  closeSync(file)
  if (chance.is(0.6)) await spendLog(house.databaseUrl())
  await pause(chance.between(1000, 4000))
  rmSync(path)
}

/** Segments of the log that lay ready are used up, so that the next one finds no room. */
async function spendLog(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    for (let turn = 0; turn < 40; turn++)
      await client.query(`select pg_logical_emit_message(false, 'faults', 'x'), pg_switch_wal()`)
  } catch {
    // It has run into the end of the disk.
  } finally {
    await client.end().catch(() => {})
  }
}

const hour = 3_600_000
const setClock = async ({ house, chance }: Harm, hours: number) => {
  house.setClock(hours * hour + chance.between(0, hour))
  await pause(chance.between(1500, 4000))
}

export const kinds: Readonly<Record<string, Kind>> = {
  killAili: {
    run: async ({ house }) => {
      await house.end('SIGKILL')
      await house.start()
    },
  },
  stopAili: { run: harm => stopAili(harm, false) },
  changeKeeper: { run: harm => stopAili(harm, true) },
  killDatabase: { run: killDatabase },
  killBoth: {
    run: async harm => {
      const pid = databasePid(harm.house.dataDir)
      if (pid !== null) kill(pid, 'SIGKILL')
      await harm.house.end('SIGKILL')
      await harm.house.start()
    },
  },
  killBackend: {
    run: async ({ house, chance }) => {
      const found = databaseProcesses(house.dataDir)
      if (found && found.children.length > 0) kill(chance.pick(found.children), 'SIGKILL')
    },
  },
  endBackends: {
    run: async ({ house, chance }) => {
      const found = databaseProcesses(house.dataDir)
      for (const child of found?.children ?? []) if (chance.is(0.5)) kill(child, 'SIGTERM')
    },
  },
  freezeDatabase: {
    run: async ({ house, chance }) => {
      const found = databaseProcesses(house.dataDir)
      if (found) await freeze([found.first, ...found.children], chance.between(500, 4000))
    },
  },
  freezeAili: {
    run: ({ house, chance }) => freeze([house.running().child.pid!], chance.between(500, 3000)),
  },
  databaseLineTorn: {
    served: true,
    run: async ({ house, chance }) => {
      for (let turn = chance.between(1, 6); turn > 0; turn--) {
        house.databaseLine.tear(() => chance.is(0.6))
        await pause(chance.between(20, 400))
      }
    },
  },
  databaseLineStalls: {
    served: true,
    run: async ({ house, chance }) => {
      const milliseconds = chance.between(300, 3000)
      house.databaseLine.stall(milliseconds)
      await pause(milliseconds)
    },
  },
  commitUnknown: { served: true, run: harm => atCommit(harm, true) },
  commitNever: { served: true, run: harm => atCommit(harm, false) },
  diskFull: { disk: true, run: fillDisk },
  clockAhead: { run: harm => setClock(harm, harm.chance.pick([0, 1, 11, 24, 72, 24 * 40])) },
  clockBack: { run: harm => setClock(harm, -harm.chance.pick([1, 2, 12, 24, 72])) },
  clockRight: { run: async ({ house }) => house.setClock(0) },
}
