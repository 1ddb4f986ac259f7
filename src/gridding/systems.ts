/** Tells from the border of the jurisdiction whether buildings are in another map's coordinates: a vendor's map lies some hundred metres off. Told, never corrected silently. */
import { type Point, type System, toStored } from '../territory/coordinates.ts'
import { type Area, buildLocator } from '../territory/locate.ts'

export interface Doubt {
  readonly likely: System
  /** Of a hundred buildings, how many lie within the border as given, and read in the likely system. */
  readonly asGiven: number
  readonly asLikely: number
}

/** So many more of a hundred must fit before another system is named. */
const clearly = 3
const vendors = ['GCJ02', 'BD09'] as const

/** @param points as the file has them @returns null if the system given fits as well as any */
export function doubtSystem(
  points: readonly Point[],
  areas: readonly Area<unknown>[],
  given: System,
): Doubt | null {
  const locator = buildLocator(areas)
  const sample = points.filter((_, i) => i % Math.ceil(points.length / 2000) === 0)
  const share = (system: System) => {
    const within = sample.filter(point => {
      const [lng, lat] = toStored(point, system)
      const found = locator.locate(lng, lat)
      return found !== null && !found.near
    })
    return Math.round((1000 * within.length) / Math.max(1, sample.length)) / 10
  }
  const asGiven = share(given)
  const others: readonly System[] = given === 'GCJ02' || given === 'BD09' ? ['CGCS2000', ...vendors] : vendors
  const best = others
    .filter(system => system !== given)
    .map(likely => ({ likely, asGiven, asLikely: share(likely) }))
    .sort((a, b) => b.asLikely - a.asLikely)[0]
  return best !== undefined && best.asLikely > asGiven + clearly ? best : null
}
