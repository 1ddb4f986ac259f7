/** A backup becomes an installation again: into an empty place, proven part by part, unusable until it is whole. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { link, mkdir, open, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { startEmbedded } from '../embedded.ts'
import { Refusal } from '../errors.ts'
import { keyFolder } from '../key-file.ts'
import { syncServerFolder } from '../postgres-server.ts'
import { readObject } from './check.ts'
import { syncFolder } from './folder.ts'
import { sourceOf } from './from-parts.ts'
import type { BackupKey } from './key.ts'
import { type Loaded, loadDatabase, refuseFilled } from './load.ts'
import { secretCheck } from './make.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { readable, readSmallPart, unfit } from './part.ts'
import { entriesOf, heeded, type StoredEntry } from './stored.ts'
import { unfinishedMark } from './unfinished.ts'

export interface Restoring {
  readonly dir: string
  readonly name: string
  readonly key: BackupKey
  /** An empty folder, or none yet. */
  readonly dataDir: string
  /** null: an embedded database is made in the folder. */
  readonly databaseUrl: string | null
  /** AILI_SECRET as it was given, if it was. */
  readonly secret: Buffer | null
  readonly parallel?: number
  readonly say?: (stage: string) => void
}

/**
 * @throws Refusal backupUnfit: placeNotEmpty, databaseNotEmpty, wrongKey, missing, truncated, damaged, newerSchema, secretNeeded, secretDiffers, rowsDiffer
 */
export async function restoreBackup(restoring: Restoring): Promise<{ manifest: Manifest } & Loaded> {
  const { dir, name, key, dataDir, say = () => {} } = restoring
  const manifest = await readManifest(dir, name, key)
  const keys = JSON.parse(
    (await readSmallPart(join(dir, name, manifest.keys.file), key, manifest.keys)).toString(),
  )
  refuseOtherSecret(manifest, keys, restoring.secret)
  if (restoring.databaseUrl !== null) await refuseFilled(restoring.databaseUrl)
  takePlace(dataDir)
  try {
    for (const [file, content] of Object.entries(keys as Record<string, string>))
      writeFileSync(join(keyFolder(dataDir), file), Buffer.from(content, 'base64'), { mode: 0o600 })
    say('files')
    await restoreFiles(restoring, manifest)
    const loaded = await restoreRows(restoring, manifest)
    rmSync(unfinishedMark(dataDir))
    await syncFolder(dataDir)
    return { manifest, ...loaded }
  } catch (error) {
    throw readable(error, dataDir)
  }
}

/** Rows encrypted under one root secret are lost under another. */
function refuseOtherSecret(
  manifest: Manifest,
  keys: Readonly<Record<string, string>>,
  given: Buffer | null,
): void {
  if (given !== null && secretCheck(given) !== manifest.secretCheck)
    throw new Refusal('backupUnfit', { reason: 'secretDiffers' })
  const kept = keys.secret === undefined ? null : Buffer.from(keys.secret, 'base64')
  if (given === null && (kept === null || secretCheck(kept) !== manifest.secretCheck))
    throw new Refusal('backupUnfit', { reason: 'secretNeeded' })
}

/** What an attempt left that did not come to its end is cleared; anything else stays and is named. */
function takePlace(dataDir: string): void {
  const mark = unfinishedMark(dataDir)
  const found = existsSync(dataDir) ? readdirSync(dataDir) : []
  if (found.length > 0 && !existsSync(mark))
    throw unfit('placeNotEmpty', dataDir, { found: found.sort().slice(0, 5).join(', ') })
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  writeFileSync(mark, '', { mode: 0o600 })
  for (const name of found)
    if (join(dataDir, name) !== mark) rmSync(join(dataDir, name), { recursive: true, force: true })
}

async function restoreRows(restoring: Restoring, manifest: Manifest): Promise<Loaded> {
  const { dir, key, dataDir, databaseUrl, parallel = 2, say } = restoring
  const source = sourceOf(dir, manifest, key)
  const options = { parallel, ...(say ? { say } : {}) }
  if (databaseUrl !== null) return loadDatabase(databaseUrl, source, options)
  const embedded = await startEmbedded(dataDir, () => {}, loadingSettings)
  try {
    return await loadDatabase(embedded.url, source, options)
  } finally {
    await embedded.stop()
    syncServerFolder({ dataDir, db: join(dataDir, 'db'), settings: {} })
  }
}

/** A database that is thrown away after a crash need not guard against one; its folder is made durable as a whole at the end. */
export const loadingSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
  autovacuum: 'off',
}

const atOnce = 4

async function restoreFiles(restoring: Restoring, manifest: Manifest): Promise<void> {
  const { dir, name, key, dataDir } = restoring
  const root = join(dataDir, 'files')
  /** Where bytes that had several names lie: they take room once again. */
  const placed = new Map<string, string>()
  const folders = new Set<string>()
  const waiting: Promise<void>[] = []
  for await (const entry of entriesOf(join(dir, name, manifest.files.list.file), key, manifest.files.list)) {
    const path = placeOf(root, entry.path)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    folders.add(dirname(path))
    const first = entry.links > 1 ? placed.get(entry.object) : undefined
    if (first !== undefined) {
      await Promise.all(waiting.splice(0))
      await link(first, path)
      continue
    }
    if (entry.links > 1) placed.set(entry.object, path)
    waiting.push(heeded(restoreFile(dir, key, entry, path)))
    if (waiting.length >= atOnce) await Promise.all(waiting.splice(0))
  }
  await Promise.all(waiting)
  for (const folder of folders) await syncFolder(folder)
}

/** A list that was proven still never leads out of its folder. */
function placeOf(root: string, path: string): string {
  if (path.split('/').includes('..')) throw unfit('damaged', path)
  return join(root, path)
}

async function restoreFile(dir: string, key: BackupKey, entry: StoredEntry, path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await readObject(dir, key, entry, bytes => file.writeFile(bytes))
    await file.sync()
  } finally {
    await file.close()
  }
  const at = new Date(entry.changedMs)
  await utimes(path, at, at)
}
