/** Tells from the border of the jurisdiction whether buildings are in another map's coordinates: a vendor's map lies some hundred metres off. Told, never corrected silently. */
import { type Point, type System, toStored } from '../territory/coordinates.ts'
import { type Area, type Boundary, buildLocator, covers } from '../territory/locate.ts'

export interface Doubt {
  readonly likely: System
  /** Of a hundred buildings, how many lie within the border as given, and read in the likely system. */
  readonly asGiven: number
  readonly asLikely: number
  /** How many buildings were looked at, and of those how many lie within read in each system. */
  readonly sample: number
  readonly fits: readonly { readonly system: System; readonly within: number }[]
}

/** So many more of a hundred must fit before another system is named. */
const clearly = 3
const vendors = ['GCJ02', 'BD09'] as const

/**
 * @param points as the file has them @param own the border each of them ought to lie within, where that is known
 * @returns null if the system given fits as well as any
 */
export function doubtSystem(
  points: readonly Point[],
  areas: readonly Area<unknown>[],
  given: System,
  own: readonly (Boundary | null)[] = [],
): Doubt | null {
  const locator = buildLocator(areas)
  const every = Math.ceil(points.length / 2000)
  const sample = points.flatMap((point, i) => (i % every === 0 ? [{ point, own: own[i] ?? null }] : []))
  const within = (system: System) =>
    sample.filter(({ point, own }) => {
      const stored = toStored(point, system)
      if (own !== null) return covers(own, stored)
      const found = locator.locate(...stored)
      return found !== null && !found.near
    }).length
  const others: readonly System[] = given === 'GCJ02' || given === 'BD09' ? ['CGCS2000', ...vendors] : vendors
  const fits = [...new Set([given, ...others])].map(system => ({ system, within: within(system) }))
  const share = (count: number) => Math.round((1000 * count) / Math.max(1, sample.length)) / 10
  const asGiven = share(fits[0]!.within)
  const [best] = fits
    .slice(1)
    .map(fit => ({ likely: fit.system, asGiven, asLikely: share(fit.within), sample: sample.length, fits }))
    .sort((a, b) => b.asLikely - a.asLikely)
  return best !== undefined && best.asLikely > asGiven + clearly ? best : null
}
