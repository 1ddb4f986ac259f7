/** Keyed digests of short texts: HMAC-SHA256 (RFC 2104) out of two hashes in one call each, a third of the price of an object that is made, fed and asked. */
import { createHmac, hash } from 'node:crypto'

/** @returns 32 bytes in hex digits */
export type KeyedDigest = (text: string) => string

const blockBytes = 64
const mostBytes = 1024

/** @param key at most 64 bytes */
export function keyedDigest(key: Buffer): KeyedDigest {
  if (key.length > blockBytes) throw new Error(`a key of ${key.length} bytes`)
  const inner = padded(key, 0x36, mostBytes)
  const outer = padded(key, 0x5c, 32)
  return text => {
    if (Buffer.byteLength(text) > mostBytes)
      return createHmac('sha256', key).update(text, 'utf8').digest('hex')
    const end = blockBytes + inner.write(text, blockBytes, 'utf8')
    outer.write(hash('sha256', inner.subarray(0, end), 'hex'), blockBytes, 'hex')
    inner.fill(0, blockBytes, end)
    return hash('sha256', outer, 'hex')
  }
}

function padded(key: Buffer, pad: number, room: number): Buffer {
  const bytes = Buffer.alloc(blockBytes + room)
  for (let at = 0; at < blockBytes; at += 1) bytes[at] = (key[at] ?? 0) ^ pad
  return bytes
}
