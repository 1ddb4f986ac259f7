/** Chance of the demo's patrols: hangs on words alone, so that the same town gives the same months. */
import { createHash } from 'node:crypto'

export interface Drawn {
  /** Uniform in [0, 1). */
  next(): number
  /** Both ends included. */
  whole(low: number, high: number): number
  pick<T>(from: readonly T[]): T
  /** A UUIDv7 of an instant, as a phone would have made it. */
  id(at: Date): string
}

export function drawnFrom(words: string): Drawn {
  let state = createHash('sha256').update(words).digest().readUInt32LE(0)
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('')
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: from => from[Math.floor(next() * from.length)]!,
    id: at => {
      const time = at.getTime().toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`
    },
  }
}
