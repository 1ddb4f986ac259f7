/** Classes of a figure for colouring a map: few, of round numbers, so that the legend is read at a glance. Pure: shared with the page. */

export interface Class {
  readonly from: number
  /** Inclusive; null: and more. */
  readonly to: number | null
}

/** Beside nought at most four shades: more cannot be told apart on a phone in the sun. */
const shades = 4

/**
 * Classes of whole numbers by equal shares of the grids, their limits rounded. Nought is a class of its own.
 * @example classesOf([0, 0, 1, 2, 2, 4, 9, 30]) // 0 | 1 | 2–3 | 4–9 | 10 and more
 */
export function classesOf(values: readonly number[]): readonly Class[] {
  const above = values.filter(value => value > 0).sort((a, b) => a - b)
  const nought: Class[] = values.some(value => value <= 0) ? [{ from: 0, to: 0 }] : []
  if (above.length === 0) return nought
  const [least, most] = [above[0]!, above.at(-1)!]
  const step = roundStep((most - least) / (shades * 2))
  const limits = new Set([Math.max(1, Math.floor(least / step) * step)])
  for (let shade = 1; shade < shades; shade++) {
    const limit = Math.round(above[Math.floor((shade / shades) * above.length)]! / step) * step
    if (limit > Math.max(...limits) && limit <= most) limits.add(limit)
  }
  const from = [...limits]
  return [...nought, ...from.map((limit, i) => ({ from: limit, to: from[i + 1] ? from[i + 1]! - 1 : null }))]
}

/** The position of the class a value falls into; -1 for none. */
export function classOf(classes: readonly Class[], value: number): number {
  return classes.findIndex(({ from, to }) => value >= from && (to === null || value <= to))
}

/** 1, 2, 5, 10, 20, 50 …: the first not below what is asked for, at least 1. */
function roundStep(wanted: number): number {
  for (let power = 1; ; power *= 10)
    for (const digit of [1, 2, 5]) if (digit * power >= wanted) return digit * power
}
