/** Stored files of a data folder in a backup: bytes once each however many backups and names hold them, and a list of what lies where. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { PassThrough, Readable } from 'node:stream'
import { objectPath, syncFolder } from './folder.ts'
import type { BackupKey } from './key.ts'
import { type Part, readPart, writePart, writeSmallPart } from './part.ts'
import { sealedBytes } from './seal.ts'

/** A file as the list tells it: place under DATA/files, size, digest, name of its object, when it was written, number of names it has on disk. */
export interface StoredEntry {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly object: string
  readonly changedMs: number
  readonly links: number
}
export interface StoredSums {
  count: number
  bytes: number
  /** Ids of files whose original is there. */
  readonly originals: Set<string>
}

/** What is being written just now, whole under no name yet. */
const passing = new Set(['drafts'])
/** Up to this size a file is read whole; a larger one is read twice, for its digest and for its bytes. */
const smallBytes = 8 * 1024 * 1024
const atOnce = 4

/**
 * Stores what is not stored yet and gives the lines of the list, sorted by place.
 * @param before the list of the backup before, in the same order: what has not changed since is not read again
 */
export async function* storeFiles(
  root: string,
  dir: string,
  key: BackupKey,
  before: AsyncIterable<StoredEntry> | null,
  sums: StoredSums,
): AsyncIterable<string> {
  const known = follower(before)
  const linked = new Map<number, StoredEntry>()
  const touched = new Set<string>()
  let waiting: Promise<StoredEntry | null>[] = []
  const settle = async function* () {
    for (const entry of await Promise.all(waiting)) {
      if (entry === null) continue
      sums.count++
      sums.bytes += entry.bytes
      const [folder, , , id] = entry.path.split('/')
      if (folder === 'original' && id) sums.originals.add(id)
      yield `${JSON.stringify(Object.values(entry))}\n`
    }
    waiting = []
  }
  for await (const path of walk(root)) {
    const place = relative(root, path)
    waiting.push(heeded(storeOne(root, place, dir, key, await known(place), { linked, touched })))
    if (waiting.length >= atOnce) yield* settle()
  }
  yield* settle()
  for (const folder of touched) await syncFolder(folder)
}

/** Work that is waited for later: should it fail before, that is no failure nobody heeds. */
export function heeded<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {})
  return work
}

/** The entries of a list, in its order. */
export async function* entriesOf(path: string, key: BackupKey, part: Part): AsyncIterable<StoredEntry> {
  const into = new PassThrough()
  const reading = readPart(path, key, into, part)
  reading.catch(error => into.destroy(error as Error))
  try {
    for await (const line of createInterface({ input: into, crlfDelay: Number.POSITIVE_INFINITY })) {
      const [path, bytes, sha256, object, changedMs, links] = JSON.parse(line)
      yield { path, bytes, sha256, object, changedMs, links }
    }
    await reading
  } finally {
    into.destroy()
  }
}

interface Seen {
  readonly linked: Map<number, StoredEntry>
  readonly touched: Set<string>
}

/** null: it went while it was looked at, which only what nobody has attached may. */
async function storeOne(
  root: string,
  path: string,
  dir: string,
  key: BackupKey,
  before: StoredEntry | null,
  { linked, touched }: Seen,
): Promise<StoredEntry | null> {
  const found = await stat(join(root, path)).catch(orGone)
  if (found === null) return null
  const { size: bytes, mtimeMs: changedMs, nlink: links, ino } = found
  const known = links > 1 ? (linked.get(ino) ?? before) : before
  const same = known !== null && known.bytes === bytes && known.changedMs === changedMs
  if (same && (await isStored(objectPath(dir, known.object), bytes))) return { ...known, path, links }
  const sha256 = await digestOf(join(root, path), bytes).catch(orGone)
  if (sha256 === null) return null
  const entry = {
    path,
    bytes,
    sha256: sha256.digest.toString('hex'),
    object: key.nameOf(sha256.digest),
    changedMs,
    links,
  }
  const target = objectPath(dir, entry.object)
  if (!(await isStored(target, bytes))) {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    touched.add(dirname(target)).add(dirname(dirname(target)))
    // Two at once may have the same bytes: each writes its own draft, one name stays.
    if (sha256.whole) await writeSmallPart(`${target}`, '', key, sha256.whole, 'plain')
    else await writePart(target, '', key, createReadStream(join(root, path)), 'plain')
  }
  if (links > 1) linked.set(ino, entry)
  return entry
}

/** An object that was cut short is written anew. */
async function isStored(path: string, bytes: number): Promise<boolean> {
  const found = await stat(path).catch(orGone)
  return found !== null && found.size === sealedBytes(bytes)
}

async function digestOf(path: string, bytes: number): Promise<{ digest: Buffer; whole: Buffer | null }> {
  const sum = createHash('sha256')
  if (bytes <= smallBytes) {
    const whole = await readFile(path)
    return { digest: sum.update(whole).digest(), whole }
  }
  for await (const chunk of createReadStream(path)) sum.update(chunk as Buffer)
  return { digest: sum.digest(), whole: null }
}

function orGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

/** All files below a folder, sorted, without those that are just being written. */
async function* walk(folder: string, top = true): AsyncIterable<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (top && passing.has(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(path, false)
    else if (entry.isFile()) yield path
  }
}

/** Walks along a sorted list beside another: the entry of a path, asked for in order. */
function follower(entries: AsyncIterable<StoredEntry> | null): (path: string) => Promise<StoredEntry | null> {
  if (entries === null) return async () => null
  const iterator = entries[Symbol.asyncIterator]()
  // A list that cannot be read costs time, not the backup: everything is read anew.
  const read = () => iterator.next().catch(() => ({ done: true as const, value: undefined }))
  let next: IteratorResult<StoredEntry> | null = null
  return async path => {
    next ??= await read()
    while (!next.done && order(next.value.path, path) < 0) next = await read()
    return !next.done && next.value.path === path ? next.value : null
  }
}

/** As the walk goes: folder by folder. */
function order(a: string, b: string): number {
  const [one, other] = [a.split('/'), b.split('/')]
  for (let at = 0; ; at++) {
    const [x, y] = [one[at], other[at]]
    if (x === y && x === undefined) return 0
    if (x === undefined) return -1
    if (y === undefined) return 1
    if (x !== y) return x < y ? -1 : 1
  }
}

/** For the list itself. */
export function linesOf(lines: AsyncIterable<string>): Readable {
  return Readable.from(lines, { objectMode: false })
}
