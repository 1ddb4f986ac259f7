/** Identifiers: UUID version 7, ordered by time so that indexes stay compact; anyone (a phone offline too) may make one. */
import { freshBytes } from './random.ts'

/**
 * A new UUIDv7.
 * @param at instant the id carries in its first 48 bits, milliseconds since 1970
 * @example newId() // '01936f5e-…'
 */
export function newId(at: number = Date.now()): string {
  const bytes = freshBytes(16)
  bytes.writeUIntBE(at, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
