/** Random bytes for nonces and ids, drawn from the system some thousand at a time: one draw each costs more than what it is drawn for. */
import { randomFillSync } from 'node:crypto'

const store = Buffer.allocUnsafeSlow(4096)
let used = store.length

/** `count` bytes (at most 4096) that are given out this once. */
export function freshBytes(count: number): Buffer {
  if (used + count > store.length) {
    randomFillSync(store)
    used = 0
  }
  const bytes = Buffer.from(store.subarray(used, used + count))
  store.fill(0, used, used + count)
  used += count
  return bytes
}
