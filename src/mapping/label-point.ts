/** Where the name of a grid is written: a point inside it, the middle of its box where that lies inside, else the one farthest from the border. Pure. */
import { metresToRing, type Point, rounded } from '../territory/coordinates.ts'
import { type Boundary, boxOf, covers, polygonsOf } from '../territory/locate.ts'

const known = new WeakMap<Boundary, Point>()

export function labelPoint({ boundary }: { readonly boundary: Boundary | null }): [number, number] | null {
  if (boundary === null) return null
  const point = known.get(boundary) ?? found(boundary)
  known.set(boundary, point)
  return [rounded(point[0]), rounded(point[1])]
}

function found(boundary: Boundary): Point {
  const [west, south, east, north] = boxOf(boundary)
  const middle: Point = [(west + east) / 2, (south + north) / 2]
  if (covers(boundary, middle)) return middle
  const rings = polygonsOf(boundary).flat()
  let best = { point: middle, metres: -1 }
  const steps = 12
  for (let i = 1; i < steps; i++)
    for (let j = 1; j < steps; j++) {
      const point: Point = [west + ((east - west) * i) / steps, south + ((north - south) * j) / steps]
      if (!covers(boundary, point)) continue
      const metres = Math.min(...rings.map(ring => metresToRing(point, ring)))
      if (metres > best.metres) best = { point, metres }
    }
  return best.point
}
