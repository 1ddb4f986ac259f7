/** Where a grid's number stands on the map: well inside its area, away from its dots if there is room. */
import type { Point } from '../../../src/territory/coordinates.ts'
import { type Boundary, boxOf, covers } from '../../../src/territory/locate.ts'
import type { Drawing } from './drawing.ts'

const known = new WeakMap<Boundary, Point>()

export function labelPlaces({ boundaries }: Drawing): ReadonlyMap<string, Point> {
  return new Map(
    [...boundaries].map(([key, boundary]) => {
      const place = known.get(boundary) ?? placeIn(boundary)
      known.set(boundary, place)
      return [key, place]
    }),
  )
}

const rows = 12

/** Of a mesh of places inside the area the one nearest to their middle; the place itself may lie outside a bent area. */
function placeIn(boundary: Boundary): Point {
  const [west, south, east, north] = boxOf(boundary)
  const inside: Point[] = []
  for (let i = 1; i < rows; i++)
    for (let j = 1; j < rows; j++) {
      const point: Point = [west + ((east - west) * i) / rows, south + ((north - south) * j) / rows]
      if (covers(boundary, point)) inside.push(point)
    }
  const middle = (of: 0 | 1) => inside.reduce((sum, point) => sum + point[of], 0) / Math.max(1, inside.length)
  const [x, y] = [middle(0), middle(1)]
  const away = ([px, py]: Point) => Math.hypot(px - x, py - y)
  return inside.reduce<Point>(
    (best, point) => (away(point) < away(best) ? point : best),
    inside[0] ?? [(west + east) / 2, (south + north) / 2],
  )
}
