/** Classes of a figure for colouring a map: few, where the figures themselves part, so that an outlier stands out and likes stay together. Pure: shared with the page. */

export interface Class {
  readonly from: number
  /** Inclusive; null: and more. */
  readonly to: number | null
}

/** Beside nought at most four shades: more cannot be told apart on a phone in the sun. */
const shades = 4
/** Figures are rounded until no more than these are told apart. */
const mostSteps = 60

/**
 * Classes of whole numbers. Nought is a class of its own.
 * @example classesOf([0, 1, 1, 2, 2, 3, 12]) // 0 | 1 | 2 | 3–11 | 12 and more
 */
export function classesOf(values: readonly number[]): readonly Class[] {
  const above = values.filter(value => value > 0)
  const nought: Class[] = values.some(value => value <= 0) ? [{ from: 0, to: 0 }] : []
  if (above.length === 0) return nought
  const step = roundStep((Math.max(...above) - Math.min(...above)) / mostSteps)
  const floor = (value: number) => Math.max(1, Math.floor(value / step) * step)
  const counts = new Map<number, number>()
  for (const value of above) counts.set(floor(value), (counts.get(floor(value)) ?? 0) + 1)
  const steps = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value)
  const from = partings(steps, Math.min(shades, steps.length)).map(at => steps[at]!.value)
  return [
    ...nought,
    ...from.map((start, i) => ({ from: start, to: i + 1 < from.length ? from[i + 1]! - 1 : null })),
  ]
}

/** The position of the class a value falls into; -1 for none. */
export function classOf(classes: readonly Class[], value: number): number {
  return classes.findIndex(({ from, to }) => value >= from && (to === null || value <= to))
}

interface Step {
  readonly value: number
  readonly count: number
}

/** Where each of k classes begins, so that the squares of the distances from their means add up to the least (Fisher, Jenks). */
function partings(steps: readonly Step[], k: number): readonly number[] {
  const spread = spreadsOf(steps)
  // least[c][i]: the first i steps in c + 1 classes; last[c][i]: where the last of them begins.
  const least = Array.from({ length: k }, () =>
    Array<number>(steps.length + 1).fill(Number.POSITIVE_INFINITY),
  )
  const last = Array.from({ length: k }, () => Array<number>(steps.length + 1).fill(0))
  for (let i = 1; i <= steps.length; i++) least[0]![i] = spread(0, i)
  for (let c = 1; c < k; c++)
    for (let i = c + 1; i <= steps.length; i++)
      for (let j = c; j < i; j++) {
        const sum = least[c - 1]![j]! + spread(j, i)
        if (sum >= least[c]![i]!) continue
        least[c]![i] = sum
        last[c]![i] = j
      }
  const starts: number[] = []
  for (let c = k - 1, i = steps.length; c >= 0; c--) {
    i = last[c]![i]!
    starts.unshift(i)
  }
  return starts
}

/** Sum of squares around the mean of the steps from…to-1, by sums from the first on. */
function spreadsOf(steps: readonly Step[]): (from: number, to: number) => number {
  const sums = [{ n: 0, s: 0, q: 0 }]
  for (const { value, count } of steps) {
    const { n, s, q } = sums.at(-1)!
    sums.push({ n: n + count, s: s + count * value, q: q + count * value * value })
  }
  return (from, to) => {
    const [a, b] = [sums[from]!, sums[to]!]
    const [n, s, q] = [b.n - a.n, b.s - a.s, b.q - a.q]
    return q - (s * s) / n
  }
}

/** 1, 2, 5, 10, 20, 50 …: the first not below what is asked for, at least 1. */
function roundStep(wanted: number): number {
  for (let power = 1; ; power *= 10)
    for (const digit of [1, 2, 5]) if (digit * power >= wanted) return digit * power
}
