/** Chance that can be repeated: everything random of a fault run comes from one seed, each hand with a stream of its own. */

export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number
  /** Whole, least ≤ x ≤ most. */
  between(least: number, most: number): number
  pick<T>(list: readonly T[]): T
  /** True so often out of 1. */
  is(share: number): boolean
  uuid(): string
  /** Another stream, the same for the same name. */
  fork(name: string): Chance
}

/** Splitmix32: small, and good enough to choose by. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    pick: list => list[between(0, list.length - 1)]!,
    is: share => next() < share,
    uuid: () => {
      const hex = Array.from({ length: 32 }, () => between(0, 15).toString(16))
      hex[12] = '4'
      hex[16] = '89ab'[between(0, 3)]!
      const at = (from: number, to: number) => hex.slice(from, to).join('')
      return `${at(0, 8)}-${at(8, 12)}-${at(12, 16)}-${at(16, 20)}-${at(20, 32)}`
    },
    fork: name =>
      chanceOf(
        [...name].reduce(
          (sum, letter) => Math.imul(sum ^ letter.codePointAt(0)!, 16777619),
          seed ^ 0x811c9dc5,
        ),
      ),
  }
}
