/** One part of a backup on disk: packed, sealed, its bytes counted and digested on the way; durable before it bears its name. */
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { Refusal } from '../errors.ts'
import type { BackupKey } from './key.ts'
import { type Method, sealer, Unsealable, unsealer } from './seal.ts'

/** What the manifest says of a part: its bytes as they lie on disk. */
export interface Part {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
}

/** More costs several times the processor's time for a few percent less. */
const level = 3

/**
 * Writes a part and makes it durable.
 * @throws Refusal backupUnfit (diskFull), and whatever the source throws
 */
export async function writePart(
  path: string,
  file: string,
  key: BackupKey,
  from: Readable,
  method: Method = 'zstd',
): Promise<Part> {
  const draft = `${path}.${randomBytes(4).toString('hex')}.draft`
  const sink = await durable(draft)
  try {
    const seal = sealer(key, method)
    if (method === 'zstd') await pipeline(from, packer(), seal, sink.stream)
    else await pipeline(from, seal, sink.stream)
    await sink.settle()
    await rename(draft, path)
    return { file, bytes: sink.bytes(), sha256: sink.sha256() }
  } catch (error) {
    await sink.abandon()
    await rm(draft, { force: true }).catch(() => {})
    throw readable(error, path)
  }
}

/** Bytes that are at hand already. */
export function writeSmallPart(path: string, file: string, key: BackupKey, bytes: Buffer, method: Method) {
  return writePart(path, file, key, Readable.from([bytes], { objectMode: false }), method)
}

/**
 * Reads a part into `into`, everything proven.
 * @param expected as the manifest tells it: bytes that differ are named before anything is made of them
 * @throws Refusal backupUnfit naming the part: missing, truncated, damaged, wrongKey
 */
export async function readPart(
  path: string,
  key: BackupKey,
  into: Writable,
  expected: Part | null,
): Promise<void> {
  const sum = createHash('sha256')
  let bytes = 0
  const from = createReadStream(path, { highWaterMark: 256 * 1024 })
  from.on('data', chunk => {
    bytes += chunk.length
    sum.update(chunk)
  })
  from.pause()
  const unpack = unpacker()
  try {
    await pipeline(
      from,
      unsealer(key, method => unpack.use(method)),
      unpack.stream,
      into,
    )
  } catch (error) {
    throw refusalOf(error, path)
  }
  if (expected !== null && bytes !== expected.bytes) throw unfit('truncated', path)
  if (expected !== null && sum.digest('hex') !== expected.sha256) throw unfit('damaged', path)
}

/** Reads everything and keeps nothing. */
export async function checkPart(path: string, key: BackupKey, expected: Part | null): Promise<void> {
  await readPart(path, key, nowhere(), expected)
}

export async function readSmallPart(path: string, key: BackupKey, expected: Part | null): Promise<Buffer> {
  const chunks: Buffer[] = []
  const into = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk)
      done()
    },
  })
  await readPart(path, key, into, expected)
  return Buffer.concat(chunks)
}

export function unfit(reason: string, path: string, more: Readonly<Record<string, string>> = {}): Refusal {
  return new Refusal('backupUnfit', { reason, path, ...more })
}

/** A full disk is said as such; a thing that is missing or damaged is named. */
export function readable(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code ?? '') ? unfit('diskFull', path) : error
}

function refusalOf(error: unknown, path: string): unknown {
  if (error instanceof Unsealable) return unfit(error.reason, path)
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return unfit('missing', path)
  // Sealed bytes were proven: what cannot be unpacked was cut off where a piece ends.
  return code?.startsWith('ZSTD_') ? unfit('damaged', path) : readable(error, path)
}

const packer = () =>
  createZstdCompress({ chunkSize: 256 * 1024, params: { [constants.ZSTD_c_compressionLevel]: level } })

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

/** Unpacks as the head of the seal says, which is known before the first byte arrives. */
function unpacker(): {
  stream: (from: AsyncIterable<Buffer>) => AsyncIterable<Buffer>
  use(method: Method): void
} {
  let method: Method = 'plain'
  return {
    use: found => {
      method = found
    },
    stream: async function* (from) {
      const read = from[Symbol.asyncIterator]()
      const first = await read.next()
      const all = async function* () {
        for (let next = first; !next.done; next = await read.next()) yield next.value
      }
      if (method === 'plain') return yield* all()
      const unpacked = createZstdDecompress({ chunkSize: 256 * 1024 })
      const feeding = pipeline(Readable.from(all(), { objectMode: false }), unpacked)
      feeding.catch(() => {})
      yield* unpacked
      await feeding
    },
  }
}

/** A file that is written, digested and made durable. */
async function durable(path: string) {
  const handle = await open(path, 'w', 0o600).catch(error => {
    throw readable(error, path)
  })
  const sum = createHash('sha256')
  let bytes = 0
  let digest: string | null = null
  const stream = new Writable({
    highWaterMark: 1024 * 1024,
    writev: (chunks, done) => {
      const all = Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer))
      sum.update(all)
      bytes += all.length
      writeWhole(handle, all).then(() => done(), done)
    },
  })
  return {
    stream,
    bytes: () => bytes,
    sha256: () => (digest ??= sum.digest('hex')),
    settle: async () => {
      await handle.sync()
      await handle.close()
    },
    abandon: () => handle.close().catch(() => {}),
  }
}

async function writeWhole(handle: { write(bytes: Buffer): Promise<{ bytesWritten: number }> }, all: Buffer) {
  for (let rest = all; rest.length > 0; ) {
    const { bytesWritten } = await handle.write(rest)
    rest = rest.subarray(bytesWritten)
  }
}
