/** Whether a file's coordinates are in another system than said: by borders, by compounds torn apart, by buildings that are there. Asked about, never corrected silently. */
import { Unfit } from '../gridding/index.ts'
import { metresBetween, type Point, type System, toStored } from '../territory/coordinates.ts'
import { type Boundary, covers } from '../territory/locate.ts'
import type { Ground } from './ground.ts'

export interface Sighting {
  /** As the file has it. */
  readonly point: Point
  /** The border of the community it names. */
  readonly own: Boundary | null
  readonly compound: string | null
  /** Where the building of this name stands already. */
  readonly known: Point | null
}

const readings = ['CGCS2000', 'GCJ02', 'BD09'] as const satisfies readonly System[]
const mostLookedAt = 3000
/** So much more of all must fit before another system is asked about. */
const clearly = 0.03
/** A vendor's map lies some hundred metres off, a register's point not as far. */
const sameMetres = 60
/** No county reaches so far from its middle. */
const elsewhereMetres = 300_000

/** @throws Unfit `system` with how many fit each: which it is is for a person to say */
export function askSystem(sightings: readonly Sighting[], ground: Ground): void {
  if (ground.middle === null) return
  const every = Math.ceil(sightings.length / mostLookedAt)
  const sample = sightings.filter((_, i) => i % every === 0)
  askPlace(sample, ground)
  const fits = Object.fromEntries(
    readings.map(system => [system, fitting(sample, ground, system)]),
  ) as Record<(typeof readings)[number], number>
  const likely = fits.GCJ02 >= fits.BD09 ? 'GCJ02' : 'BD09'
  if (fits[likely] > fits.CGCS2000 + clearly * sample.length)
    throw new Unfit('system', { likely, sample: sample.length, ...fits })
}

/** @throws Unfit `farFromHere`: the file seems to be of another county */
function askPlace(sample: readonly Sighting[], { middle }: Ground): void {
  if (middle === null || sample.length === 0) return
  const metres = sample.map(({ point }) => metresBetween(middle, point)).sort((a, b) => a - b)
  const usual = metres[metres.length >> 1]!
  if (usual > elsewhereMetres) throw new Unfit('farFromHere', { kilometres: Math.round(usual / 1000) })
}

/** How many lie where they ought to: at the building there is, within the border, beside the others of their compound. */
function fitting(sample: readonly Sighting[], ground: Ground, system: System): number {
  const placed = sample.map(sighting => {
    const point = toStored(sighting.point, system)
    const found = ground.locator.locate(...point)
    return { ...sighting, point, lies: found === null || found.near ? null : found.value.id }
  })
  const home = new Map(
    [...Map.groupBy(placed, it => it.compound)].map(([compound, own]) => [compound, mostOf(own)]),
  )
  const hasBorders = ground.areas.length > 0
  return placed.filter(({ point, own, compound, known, lies }) => {
    if (known !== null) return metresBetween(known, point) < sameMetres
    if (own !== null) return covers(own, point)
    return !hasBorders || (lies !== null && (compound === null || home.get(compound) === lies))
  }).length
}

/** The community most of them lie in. */
function mostOf(placed: readonly { readonly lies: string | null }[]): string | null {
  const counts = [...Map.groupBy(placed, it => it.lies)].sort((a, b) => b[1].length - a[1].length)
  return counts[0]?.[0] ?? null
}
