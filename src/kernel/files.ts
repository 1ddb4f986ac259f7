/** The file store: bytes of photos and papers on disk under dataDir/files, whole or not at all, originals apart from what is shown. */
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import * as nodeDisk from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from './errors.ts'
import { scan } from './virus-scan.ts'

export const variants = ['original', 'view', 'thumb'] as const
export type Variant = (typeof variants)[number]
export type Parts = { readonly original: Buffer } & { readonly [name in Variant]?: Buffer }
export interface StoredFile {
  stream: Readable
  mime: string
  bytes: number
}

export interface FileStore {
  /** Looks for viruses in bytes as they came. @throws Refusal infectedFile | unavailable | storageFull */
  scan(bytes: Buffer): Promise<void>
  /** Stores all variants of a file durably, or none of them. @throws Refusal storageFull */
  put(id: string, parts: Parts): Promise<{ sha256: Buffer; bytes: number }>
  /** The stored bytes of another file under an id of their own, taking no room: for pictures that can be made anew. */
  alias(id: string, of: string): Promise<void>
  /**
   * Stores a picture in common, or finds it stored: every id that ends in the twelve digits of `sharedTail(number)` and has no bytes of its own
   * shows it. For millions of photos made up for trial, which links of the file system could not count.
   */
  share(number: number, parts: Parts): Promise<{ sha256: Buffer; bytes: number }>
  /** Says that the row of the file is committed; until then it is listed by `pending`. */
  settle(id: string): Promise<void>
  /** Ids put before `before` and never settled: a crash may have left them without a row. */
  pending(before: Date): Promise<string[]>
  open(id: string, variant: Variant): Promise<StoredFile | null>
  /** Bytes stored of a variant without reading them; null: none. */
  size(id: string, variant: Variant): Promise<number | null>
  remove(id: string): Promise<void>
}

/** What the store does to the disk; a test hands in one that fails. */
export type Disk = Pick<typeof nodeDisk, 'mkdir' | 'open' | 'rename' | 'rm' | 'readdir' | 'stat' | 'link'>
export interface StoreOptions {
  readonly virusScanCommand?: string | null
  readonly disk?: Disk
}

/** @example const files = openFileStore(config.dataDir); await files.put(id, { original, view, thumb }) */
export function openFileStore(dataDir: string, options: StoreOptions = {}): FileStore {
  const root = join(dataDir, 'files')
  const drafts = join(root, 'drafts')
  const disk = options.disk ?? nodeDisk
  const place = (id: string, variant: Variant) => join(root, variant, ...shelf(id), plain(id))
  const common = (id: string, variant: Variant) => place(`shared-${plain(id).slice(-12)}`, variant)
  return {
    async scan(bytes) {
      if (!options.virusScanCommand) return
      const path = join(drafts, `scan-${randomBytes(8).toString('hex')}`)
      await undoOnError([path], disk, () => write(disk, path, bytes))
      await scan(options.virusScanCommand, path).finally(() => disk.rm(path, { force: true }))
    },
    async put(id, parts) {
      const draft = join(drafts, plain(id))
      const moves = variants.flatMap(variant => {
        const bytes = parts[variant]
        return bytes ? [{ bytes, from: join(draft, variant), to: place(id, variant) }] : []
      })
      await undoOnError([draft, ...moves.map(move => move.to)], disk, async () => {
        for (const move of moves) await write(disk, move.from, move.bytes)
        for (const move of moves) await shelve(disk, move.from, move.to)
      })
      return { sha256: digestOf(parts.original), bytes: parts.original.length }
    },
    async alias(id, of) {
      await Promise.all(variants.map(variant => linkTo(disk, place(of, variant), place(id, variant))))
    },
    settle: id => disk.rm(join(drafts, plain(id)), { recursive: true, force: true }),
    async pending(before) {
      const names = await disk.readdir(drafts).catch(() => [])
      const old: string[] = []
      for (const name of names) {
        const made = await disk.stat(join(drafts, name)).catch(() => null)
        if (made && made.mtime < before) old.push(name)
      }
      return old
    },
    async share(number, parts) {
      const id = `shared-${sharedTail(number)}`
      const { original } = parts
      const isThere = (await sizeOf(disk, place(id, 'original'))) === original.length
      const stored = isThere
        ? { sha256: digestOf(original), bytes: original.length }
        : await this.put(id, parts)
      await this.settle(id)
      return stored
    },
    async open(id, variant) {
      return (
        (await read(place(id, variant), disk)) ?? (isSharing(id) ? read(common(id, variant), disk) : null)
      )
    },
    async size(id, variant) {
      const own = await sizeOf(disk, place(id, variant))
      return own ?? (isSharing(id) ? sizeOf(disk, common(id, variant)) : null)
    },
    async remove(id) {
      for (const variant of variants) await disk.rm(place(id, variant), { force: true })
      await disk.rm(join(drafts, plain(id)), { recursive: true, force: true })
    },
  }
}

/** Most folders are there already, so they are made only when missing; what is left of a broken run is replaced. */
async function linkTo(disk: Disk, from: string, to: string): Promise<void> {
  await disk.link(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') await disk.mkdir(dirname(to), { recursive: true, mode: 0o700 })
    else if (error.code === 'EEXIST') await disk.rm(to)
    else throw error
    await disk.link(from, to)
  })
}

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

const sharing = '5ba2ed'

/** The last twelve digits of ids that show the picture in common of that number. */
export function sharedTail(number: number): string {
  return sharing + number.toString(16).padStart(6, '0')
}

const isSharing = (id: string) => id.slice(-12).startsWith(sharing)

async function sizeOf(disk: Disk, path: string): Promise<number | null> {
  const found = await disk.stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return found?.size ?? null
}

/** Two levels of folders by the last digits: the first ones of a UUIDv7 are the time and would fill one folder. */
const shelf = (id: string) => [plain(id).slice(-4, -2), plain(id).slice(-2)]

/** An id becomes a path: nothing but letters, digits and hyphens may. */
function plain(id: string): string {
  if (!/^[0-9A-Za-z-]{8,64}$/.test(id)) throw new Error('Not an id of a stored file')
  return id.toLowerCase()
}

/** Runs the work; when it fails nothing of it stays, and a full disk becomes a refusal. */
async function undoOnError(paths: readonly string[], disk: Disk, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    for (const path of paths) await disk.rm(path, { recursive: true, force: true }).catch(() => undefined)
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) throw new Refusal('storageFull')
    throw error
  }
}

async function write(disk: Disk, path: string, bytes: Buffer): Promise<void> {
  await disk.mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await disk.open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Moves a finished draft to its place and makes the move durable. */
async function shelve(disk: Disk, from: string, to: string): Promise<void> {
  await disk.mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await disk.rename(from, to)
  const folder = await disk.open(dirname(to), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function read(path: string, disk: Disk): Promise<StoredFile | null> {
  const file = await disk.open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!file) return null
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(12)
    await file.read(head, 0, head.length, 0)
    const stream = createReadStream(basename(path), { fd: file, start: 0 })
    return { stream, mime: mimeOf(head), bytes: size }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** All images were drawn by us, so their first bytes are to be trusted; what is unknown is never shown as anything. */
function mimeOf(head: Buffer): string {
  const text = head.toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (text.startsWith('\x89PNG\r\n')) return 'image/png'
  if (text.startsWith('RIFF') && text.slice(8) === 'WEBP') return 'image/webp'
  if (text.startsWith('%PDF-')) return 'application/pdf'
  return 'application/octet-stream'
}
