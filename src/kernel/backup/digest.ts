/** A digest of rows that does not depend on their order: SHA-256 of each row, added up word by word. Tells whether two tables hold the same rows. */
import { hash } from 'node:crypto'

export interface RowDigest {
  add(row: Buffer): void
  /** Takes in the digest of other rows, as `text` gave it. */
  join(other: { readonly rows: number; readonly text: string }): void
  readonly rows: number
  /** 64 hexadecimal digits. */
  readonly text: string
}

const words = 8

export function rowDigest(): RowDigest {
  const sums = new Uint32Array(words)
  let rows = 0
  // Unsigned words overflow by themselves, which is the sum wanted.
  const plus = (bytes: Buffer) => {
    for (let at = 0; at < words; at++) sums[at]! += bytes.readUInt32BE(at * 4)
  }
  return {
    add(row) {
      rows++
      plus(hash('sha256', row, 'buffer'))
    },
    join(other) {
      rows += other.rows
      plus(Buffer.from(other.text, 'hex'))
    },
    get rows() {
      return rows
    },
    get text() {
      return Array.from(sums, sum => sum.toString(16).padStart(8, '0')).join('')
    },
  }
}
