/**
 * A stream sealed with AES-256-GCM in pieces of 64 KiB: each piece knows its place and the last one that it is the last, so that a piece changed, left out,
 * moved or cut off is noticed. Head: "AILIBK1", method, id of the key, salt; each stream has a key of its own.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import type { BackupKey } from './key.ts'

/** How the bytes were packed before they were sealed. */
export type Method = 'plain' | 'zstd'

/** Why a sealed stream cannot be read; whoever reads it knows which one it is. */
export class Unsealable extends Error {
  readonly reason: 'wrongKey' | 'noSeal' | 'damaged' | 'truncated'

  constructor(reason: Unsealable['reason']) {
    super(`a sealed stream cannot be read: ${reason}`)
    this.reason = reason
  }
}

const magic = Buffer.from('AILIBK1')
const methods: readonly Method[] = ['plain', 'zstd']
const saltBytes = 32
const tagBytes = 16
const pieceBytes = 64 * 1024
const headBytes = magic.length + 1 + 8 + saltBytes

/** How many bytes a plain stream of so many becomes. */
export function sealedBytes(bytes: number): number {
  return headBytes + bytes + tagBytes * Math.max(1, Math.ceil(bytes / pieceBytes))
}

/** Bytes in, sealed bytes out. */
export function sealer(key: BackupKey, method: Method): Transform {
  const salt = randomBytes(saltBytes)
  const head = Buffer.concat([magic, Buffer.of(methods.indexOf(method)), key.id, salt])
  const secret = key.sealing(salt)
  const seal = (piece: Buffer, at: number, last: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', secret, nonceOf(at, last), { authTagLength: tagBytes })
    cipher.setAAD(head)
    return [cipher.update(piece), cipher.final(), cipher.getAuthTag()]
  }
  const cutter = pieces(pieceBytes, seal)
  return transform(
    (chunk, push) => cutter.take(chunk, push),
    push => cutter.end(push),
    [head],
  )
}

/**
 * Sealed bytes in, bytes out; nothing is handed on that was not proven.
 * @param onHead told the method as soon as the head was read
 */
export function unsealer(key: BackupKey, onHead: (method: Method) => void = () => {}): Transform {
  let head: Buffer | null = null
  let secret: Buffer | null = null
  let early = Buffer.alloc(0)
  const open = (piece: Buffer, at: number, last: boolean) => {
    if (piece.length < tagBytes || secret === null || head === null) throw new Unsealable('truncated')
    const body = piece.subarray(0, piece.length - tagBytes)
    const decipher = createDecipheriv('aes-256-gcm', secret, nonceOf(at, last), { authTagLength: tagBytes })
    decipher.setAAD(head)
    decipher.setAuthTag(piece.subarray(piece.length - tagBytes))
    try {
      return [decipher.update(body), decipher.final()]
    } catch {
      throw new Unsealable(last ? 'truncated' : 'damaged')
    }
  }
  const cutter = pieces(pieceBytes + tagBytes, open)
  return transform(
    (chunk, push) => {
      if (head !== null) return cutter.take(chunk, push)
      early = Buffer.concat([early, chunk])
      if (early.length < headBytes) return
      head = early.subarray(0, headBytes)
      secret = key.sealing(head.subarray(-saltBytes))
      onHead(methodOf(head, key))
      cutter.take(early.subarray(headBytes), push)
    },
    push => {
      if (head === null) throw new Unsealable('truncated')
      cutter.end(push)
    },
  )
}

function methodOf(head: Buffer, key: BackupKey): Method {
  const method = methods[head[magic.length]!]
  if (!head.subarray(0, magic.length).equals(magic) || method === undefined) throw new Unsealable('noSeal')
  if (!head.subarray(magic.length + 1, magic.length + 9).equals(key.id)) throw new Unsealable('wrongKey')
  return method
}

type Push = (bytes: Buffer) => void

/** Cuts a stream into pieces of one size; the last, known only at the end, may be shorter or empty. */
function pieces(size: number, work: (piece: Buffer, at: number, last: boolean) => Buffer[]) {
  let held: Buffer[] = []
  let bytes = 0
  let at = 0
  return {
    take(chunk: Buffer, push: Push): void {
      held.push(chunk)
      bytes += chunk.length
      if (bytes <= size) return
      let rest = held.length === 1 ? chunk : Buffer.concat(held, bytes)
      // A piece that is full is held until more comes: it may be the last.
      while (rest.length > size) {
        for (const done of work(rest.subarray(0, size), at++, false)) push(done)
        rest = rest.subarray(size)
      }
      held = [rest]
      bytes = rest.length
    },
    end(push: Push): void {
      for (const done of work(Buffer.concat(held, bytes), at, true)) push(done)
    },
  }
}

function nonceOf(at: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(at, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

function transform(
  take: (chunk: Buffer, push: Push) => void,
  end: (push: Push) => void,
  first: readonly Buffer[] = [],
): Transform {
  const stream: Transform = new Transform({
    transform: (chunk: Buffer, _encoding, done) => attempt(() => take(chunk, push), done),
    flush: done => attempt(() => end(push), done),
  })
  const push = (bytes: Buffer) => void (bytes.length > 0 && stream.push(bytes))
  for (const bytes of first) stream.push(bytes)
  return stream
}

function attempt(work: () => void, done: TransformCallback): void {
  try {
    work()
    done()
  } catch (error) {
    done(error as Error)
  }
}
