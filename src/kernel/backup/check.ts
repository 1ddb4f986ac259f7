/** Reads a whole backup and proves every byte of it, restoring nothing; everything that cannot be read is named. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { Refusal } from '../errors.ts'
import { objectPath } from './folder.ts'
import type { BackupKey } from './key.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { checkPart, readPart, unfit } from './part.ts'
import { entriesOf, type StoredEntry } from './stored.ts'

export interface Checked {
  readonly manifest: Manifest
  readonly parts: number
  readonly objects: number
  readonly bytes: number
  /** What is wrong, each naming its file. Empty: it can be restored. */
  readonly problems: readonly Refusal[]
}

/** @throws Refusal backupUnfit when the manifest itself cannot be read */
export async function checkBackup(
  dir: string,
  name: string,
  key: BackupKey,
  progress: (bytes: number) => void = () => {},
): Promise<Checked> {
  const manifest = await readManifest(dir, name, key)
  const problems: Refusal[] = []
  const sums = { parts: 0, objects: 0, bytes: 0 }
  const note = (error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    problems.push(error)
  }
  for (const part of partsOf(manifest)) {
    await checkPart(join(dir, name, part.file), key, part).catch(note)
    sums.parts++
    sums.bytes += part.bytes
    progress(sums.bytes)
  }
  const seen = new Set<string>()
  try {
    for await (const entry of entriesOf(
      join(dir, name, manifest.files.list.file),
      key,
      manifest.files.list,
    )) {
      if (seen.has(entry.object)) continue
      seen.add(entry.object)
      await readObject(dir, key, entry, () => {}).catch(note)
      sums.objects++
      sums.bytes += entry.bytes
      progress(sums.bytes)
    }
  } catch (error) {
    // The list was found wanting above; nobody can say what it named.
    if (problems.length === 0) note(error)
  }
  return { manifest, ...sums, problems }
}

/** The bytes of a stored file, proven to be those the list names. @throws Refusal backupUnfit naming the object */
export async function readObject(
  dir: string,
  key: BackupKey,
  entry: StoredEntry,
  take: (bytes: Buffer) => Promise<void> | void,
): Promise<void> {
  const path = objectPath(dir, entry.object)
  const sum = createHash('sha256')
  const into = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      sum.update(chunk)
      Promise.resolve(take(chunk)).then(() => done(), done)
    },
  })
  await readPart(path, key, into, null)
  if (sum.digest('hex') !== entry.sha256) throw unfit('damaged', path)
}

function partsOf({ tables, keys, files }: Manifest) {
  return [...tables.flatMap(table => table.parts), keys, files.list]
}
