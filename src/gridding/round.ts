/** A round on foot past a number of places: each time to the nearest not yet seen, then uncrossed; how long it is, or in which order. */
import { distance, type Metres } from './plane.ts'

/** Beyond so many places crossings are looked for among near stops only. */
const untangledWhole = 300
const farthestSwap = 40
const passes = 12

/** Metres as the crow flies; within a few percent of the shortest round. The same places give the same length. */
export function roundPast(places: readonly Metres[]): number {
  if (places.length < 2) return 0
  const tour = untangled(nearestNext(places))
  return tour.reduce((sum, place, i) => sum + distance(place, tour[(i + 1) % tour.length]!), 0)
}

/**
 * In which order to walk past places when one need not come back: indices into `places`. Never longer than going each
 * time to the nearest; the same places in the same order give the same walk.
 * @param start where one stands; null: at the first place
 * @example walkPast([0, 0], [[50, 0], [10, 0]]) // [1, 0]
 */
export function walkPast(start: Metres | null, places: readonly Metres[]): number[] {
  if (places.length === 0) return []
  const at = start ?? places[0]!
  const walk = places.map((place, index) => ({ index, place }))
  for (let i = 0; i < walk.length; i++) {
    const from = i === 0 ? at : walk[i - 1]!.place
    let best = i
    for (let j = i + 1; j < walk.length; j++)
      if (distance(from, walk[j]!.place) < distance(from, walk[best]!.place) - 1e-9) best = j
    walk.splice(i, 0, ...walk.splice(best, 1))
  }
  shorten(at, walk)
  return walk.map(stop => stop.index)
}

/** A stretch is walked the other way round where that is shorter; the end is open, so the last stretch may turn as well. */
function shorten(start: Metres, walk: { readonly place: Metres }[]): void {
  for (let pass = 0, better = true; better && pass < passes; pass++) {
    better = false
    for (let i = 0; i < walk.length - 1; i++)
      for (let j = i + 1; j < walk.length; j++) {
        const before = i === 0 ? start : walk[i - 1]!.place
        const [first, last, after] = [walk[i]!.place, walk[j]!.place, walk[j + 1]?.place]
        const now = distance(before, first) + (after ? distance(last, after) : 0)
        const turned = distance(before, last) + (after ? distance(first, after) : 0)
        if (now - turned < 1e-9) continue
        walk.splice(i, j - i + 1, ...walk.slice(i, j + 1).reverse())
        better = true
      }
  }
}

function nearestNext(places: readonly Metres[]): Metres[] {
  const left = [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const tour = [left.shift()!]
  while (left.length > 0) {
    const [x, y] = tour.at(-1)!
    let [best, least] = [0, Number.POSITIVE_INFINITY]
    for (let i = 0; i < left.length; i++) {
      const [dx, dy] = [left[i]![0] - x, left[i]![1] - y]
      const far = dx * dx + dy * dy
      if (far < least) [best, least] = [i, far]
    }
    tour.push(left[best]!)
    left[best] = left.at(-1)!
    left.pop()
  }
  return tour
}

/** Two stretches that cross are walked the other way round: always shorter. */
function untangled(tour: Metres[]): Metres[] {
  const size = tour.length
  const reach = size <= untangledWhole ? size : farthestSwap
  for (let pass = 0, better = true; better && pass < passes; pass++) {
    better = false
    for (let i = 0; i < size - 2; i++)
      for (let j = i + 2; j < Math.min(size, i + reach); j++) {
        const [a, b, c, d] = [tour[i]!, tour[i + 1]!, tour[j]!, tour[(j + 1) % size]!]
        if (a === d) continue
        const gain = distance(a, b) + distance(c, d) - distance(a, c) - distance(b, d)
        if (gain < 1e-9) continue
        reverse(tour, i + 1, j)
        better = true
      }
  }
  return tour
}

function reverse(tour: Metres[], from: number, to: number): void {
  for (let [i, j] = [from, to]; i < j; i++, j--) [tour[i], tour[j]] = [tour[j]!, tour[i]!]
}
