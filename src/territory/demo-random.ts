/** Seeded randomness of the demo jurisdiction: the same seed gives the same town on every machine. */

export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  between(low: number, high: number): number
  /** Integer, both ends included. */
  whole(low: number, high: number): number
  pick<T>(from: readonly T[]): T
  shuffled<T>(items: readonly T[]): T[]
  uuid(): string
}

/** Mulberry32: 32 bits of state, good enough to look at. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    pick: from => from[whole(0, from.length - 1)]!,
    shuffled: items => {
      const copy = [...items]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = whole(0, i)
        const held = copy[i]!
        copy[i] = copy[j]!
        copy[j] = held
      }
      return copy
    },
    uuid: () => {
      const hex = Array.from({ length: 32 }, () => whole(0, 15).toString(16))
      hex[12] = '4'
      hex[16] = (8 + whole(0, 3)).toString(16)
      const text = hex.join('')
      return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
    },
  }
}
