/** Invented towns of buildings: scattered at random, or along streets with towers, empty halls and compounds; the same seed, the same town. */
import type { Building } from '../../src/gridding/building.ts'
import { type Random, seededRandom } from '../../src/territory/demo-random.ts'

/** Somewhere in the steppe. */
const middle = [121.47, 45.06] as const
const metresPerDegree = 111_195.08
const metresApart = 40

export interface TownOptions {
  readonly seed?: number
  readonly most?: number
  /** Of a hundred buildings, how many nobody lives in. */
  readonly empty?: number
}

/** @param most households of a building, 1 at least where it is lived in */
export function scatteredTown(
  buildings: number,
  { seed = 7, most = 60, empty = 0 }: TownOptions = {},
): readonly Building[] {
  const random = seededRandom(seed)
  const side = Math.sqrt(buildings) * metresApart
  return Array.from({ length: buildings }, (_, i) => ({
    row: i + 1,
    point: placeAt(random.next() * side, random.next() * side),
    households: householdsBy(random, most, empty),
    compound: null,
    dedicated: null,
  }))
}

/** Blocks of about sixteen buildings between streets; each block is a compound. */
export function blockTown(blocks: number, seed = 7): readonly Building[] {
  const random = seededRandom(seed)
  const wide = Math.ceil(Math.sqrt(blocks))
  return Array.from({ length: blocks * 16 }, (_, i) => {
    const [block, place] = [Math.floor(i / 16), i % 16]
    const x = (block % wide) * 200 + (place % 4) * 40 + random.between(-8, 8)
    const y = Math.floor(block / wide) * 200 + Math.floor(place / 4) * 40 + random.between(-8, 8)
    const compound = `compound ${block + 1}`
    return {
      row: i + 1,
      point: placeAt(x, y),
      households: random.whole(4, 20),
      compound,
      dedicated: null,
    }
  })
}

export function placeAt(x: number, y: number): readonly [lng: number, lat: number] {
  const scale = metresPerDegree * Math.cos((middle[1] * Math.PI) / 180)
  return [middle[0] + x / scale, middle[1] + y / metresPerDegree]
}

function householdsBy(random: Random, most: number, empty: number): number {
  return random.next() * 100 < empty ? 0 : random.whole(1, most)
}
