/** A database folder made by an older PostgreSQL becomes one of this Aili's: copied into a new one beside it, compared, exchanged by rename, the old one kept. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { syncFolder } from './backup/folder.ts'
import { sourceOfDatabase } from './backup/from-database.ts'
import { type Loaded, loadDatabase } from './backup/load.ts'
import { loadingSettings } from './backup/restore.ts'
import { openSnapshot } from './backup/snapshot.ts'
import { startEmbedded, stopServer } from './embedded.ts'
import { Refusal } from './errors.ts'
import { binaryMajor } from './postgres-binaries.ts'
import { syncServerFolder } from './postgres-server.ts'
import { claimServing } from './serving.ts'

export interface Upgrading {
  readonly dataDir: string
  /** The folder of the programs of that major; asked for only when they are needed. */
  readonly binariesOf: (major: string) => Promise<string>
  readonly parallel?: number
  readonly say?: (stage: string) => void
}
export type Upgraded =
  | ({ readonly from: string; readonly to: string; readonly keptAs: string } & Loaded)
  /** Nothing to copy: it was done before, or only its last step was missing. */
  | { readonly from: null; readonly to: string }

/**
 * May be run again however it ended: until the exchange the old folder is only read, and the exchange is finished by the next run.
 * @throws Refusal alreadyRunning; upgradeUnfit: noDatabase, newer, binaries (of another major than the folder), kept (the name for the old folder is taken)
 */
export async function upgradeEmbedded(upgrading: Upgrading): Promise<Upgraded> {
  const { dataDir } = upgrading
  const release = claimServing({ dataDir, port: 0 })
  try {
    const to = binaryMajor()
    const from = majorOf(join(dataDir, 'db'))
    // The old folder may have been used since its copy was made: it is copied anew.
    if (existsSync(readyMark(dataDir)) && from !== null && from !== to) await clearNext(dataDir)
    if (existsSync(readyMark(dataDir))) {
      await exchange(dataDir)
      return { from: null, to }
    }
    if (from === null) throw new Refusal('upgradeUnfit', { reason: 'noDatabase', path: dataDir })
    if (from === to) {
      await clearNext(dataDir)
      return { from: null, to }
    }
    if (Number(from) > Number(to)) throw new Refusal('upgradeUnfit', { reason: 'newer', from, to })
    const keptAs = join(dataDir, `db.${from}`)
    if (existsSync(keptAs)) throw new Refusal('upgradeUnfit', { reason: 'kept', path: keptAs })
    const loaded = await copyBeside(upgrading, from)
    await exchange(dataDir)
    return { from, to, keptAs, ...loaded }
  } finally {
    release()
  }
}

/** Removes folders of older databases that upgrades kept. @returns their names */
export function removeKept(dataDir: string): string[] {
  if (majorOf(join(dataDir, 'db')) !== binaryMajor() || existsSync(readyMark(dataDir)))
    throw new Refusal('upgradeUnfit', { reason: 'notYet', path: dataDir })
  const names = readdirSync(dataDir).filter(name => /^db\.\d+$/.test(name))
  for (const name of names) rmSync(join(dataDir, name), { recursive: true })
  return names
}

const next = (dataDir: string) => join(dataDir, 'upgrading')
/** Lies there from the copy being whole and durable until the exchange is done; nothing starts meanwhile. */
const readyMark = (dataDir: string) => join(next(dataDir), 'ready')

function majorOf(db: string): string | null {
  const path = join(db, 'PG_VERSION')
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}

/** What an attempt left that was killed, its server included. */
async function clearNext(dataDir: string): Promise<void> {
  const fresh = next(dataDir)
  await stopServer({ dataDir: fresh, db: join(fresh, 'db'), settings: {} })
  // A killed attempt may have left an initdb that writes there for a moment still.
  for (let tries = 0; existsSync(fresh) && tries < 50; tries++) {
    rmSync(fresh, { recursive: true, force: true })
    if (existsSync(fresh)) await pause(200)
  }
}

async function copyBeside(
  { dataDir, binariesOf, parallel = 2, say = () => {} }: Upgrading,
  from: string,
): Promise<Loaded> {
  const binaries = await binariesOf(from)
  const found = binaryMajor(binaries)
  if (found !== from) throw new Refusal('upgradeUnfit', { reason: 'binaries', path: binaries, found, from })
  await clearNext(dataDir)
  mkdirSync(next(dataDir), { mode: 0o711 })
  say('starting')
  const old = await startEmbedded(dataDir, () => {}, {}, binaries)
  try {
    const fresh = await startEmbedded(next(dataDir), () => {}, loadingSettings)
    try {
      return await copyAcross(old.url, fresh.url, parallel, say)
    } finally {
      await fresh.stop()
    }
  } finally {
    await old.stop()
  }
}

async function copyAcross(
  from: string,
  to: string,
  parallel: number,
  say: (stage: string) => void,
): Promise<Loaded> {
  const snapshot = await openSnapshot(from, parallel)
  try {
    return await loadDatabase(to, await sourceOfDatabase(snapshot), { parallel, say })
  } finally {
    await snapshot.close()
  }
}

/** Each step leaves a state from which the next run goes on: what was moved is not there to be moved again. */
async function exchange(dataDir: string): Promise<void> {
  const [db, fresh] = [join(dataDir, 'db'), next(dataDir)]
  if (!existsSync(readyMark(dataDir))) {
    syncServerFolder({ dataDir: fresh, db: join(fresh, 'db'), settings: {} })
    writeFileSync(readyMark(dataDir), '', { flush: true })
    await syncFolder(fresh)
  }
  const from = majorOf(db)
  if (from !== null && from !== binaryMajor()) renameSync(db, join(dataDir, `db.${from}`))
  if (existsSync(join(fresh, 'db'))) renameSync(join(fresh, 'db'), db)
  if (existsSync(join(fresh, 'db.json'))) renameSync(join(fresh, 'db.json'), join(dataDir, 'db.json'))
  await syncFolder(dataDir)
  rmSync(readyMark(dataDir))
  rmSync(fresh, { recursive: true, force: true })
}
