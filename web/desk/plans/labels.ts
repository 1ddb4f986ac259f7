/** Where a grid's number stands on the map: well inside its area, away from its dots if there is room. */
import type { PlanGround } from '../../../src/gridding/plan.ts'
import { metresBetween, metresToRing, type Point } from '../../../src/territory/coordinates.ts'
import { type Boundary, boxOf, covers, polygonsOf } from '../../../src/territory/locate.ts'
import type { Drawing } from './drawing.ts'

const known = new WeakMap<Boundary, Point>()

export function labelPlaces({ boundaries, ground, division }: Drawing): ReadonlyMap<string, Point> {
  const dots = new Map([...boundaries.keys()].map((key): [string, Point[]] => [key, []]))
  for (const { id, point } of ground.buildings) dots.get(division.of[id] ?? '')?.push(point)
  return new Map(
    [...boundaries].map(([key, boundary]) => {
      const place = known.get(boundary) ?? placeIn(boundary, dots.get(key)!)
      known.set(boundary, place)
      return [key, place]
    }),
  )
}

/** Places looked at along each side of the area's box. */
const rows = 14
const farMetres = 10_000

/** Dots a label should not hide, near enough: those in the area's box. */
export function dotsIn(boundary: Boundary, { buildings }: PlanGround): Point[] {
  const [west, south, east, north] = boxOf(boundary)
  const isNear = ([x, y]: Point) => x >= west && x <= east && y >= south && y <= north
  return buildings.flatMap(({ point }) => (isNear(point) ? [point] : []))
}

/** Of a mesh of places inside the area the one with most room around it, rather near the middle. */
export function placeIn(boundary: Boundary, dots: readonly Point[]): Point {
  const [west, south, east, north] = boxOf(boundary)
  const middle: Point = [(west + east) / 2, (south + north) / 2]
  const rings = polygonsOf(boundary).map(([outer]) => thinned(outer!))
  const shown = thinned(dots)
  let [best, most] = [dots[0] ?? middle, Number.NEGATIVE_INFINITY]
  for (let i = 1; i < rows; i++)
    for (let j = 1; j < rows; j++) {
      const point: Point = [west + ((east - west) * i) / rows, south + ((north - south) * j) / rows]
      if (!covers(boundary, point)) continue
      const toDots = shown.reduce((least, dot) => Math.min(least, metresBetween(point, dot)), farMetres)
      const room = rings.reduce((least, ring) => Math.min(least, metresToRing(point, ring)), toDots)
      const score = room - 0.2 * metresBetween(point, middle)
      if (score > most) [best, most] = [point, score]
    }
  return best
}

/** Enough to find room: large grids have thousands of buildings and corners. */
const enough = 120

function thinned<T>(many: readonly T[]): readonly T[] {
  const every = Math.ceil(many.length / enough)
  return every <= 1 ? many : many.filter((_, i) => i % every === 0 || i === many.length - 1)
}
