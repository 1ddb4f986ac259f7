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
  return randomFrom(() => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  })
}

/** sfc32: 128 bits of state, for millions of identifiers in streams of their own that must never meet. */
export function wideRandom(...seeds: readonly number[]): Random {
  let [a, b, c, count] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1]
  const step = () => {
    const out = (a + b + count++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + out
    return out >>> 0
  }
  for (const seed of seeds) {
    a ^= seed | 0
    b ^= Math.floor(seed / 4294967296)
    for (let i = 0; i < 12; i++) step()
  }
  const hex = () => step().toString(16).padStart(8, '0')
  const uuid = () => {
    const [one, two, three, four] = [hex(), hex(), hex(), hex()]
    const variant = '89ab'[Number.parseInt(three[0]!, 16) & 3]
    return `${one}-${two.slice(0, 4)}-4${two.slice(5)}-${variant}${three.slice(1, 4)}-${three.slice(4)}${four}`
  }
  return { ...randomFrom(step), uuid }
}

/** @param draw 32 random bits */
function randomFrom(draw: () => number): Random {
  const next = () => draw() / 4294967296
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
