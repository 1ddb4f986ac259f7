/** Where the name of a grid is written: a point inside it, the middle of its box where that lies inside, else the one farthest from the border. Pure. */
import { metresToRing, type Point, type Ring, rounded } from '../territory/coordinates.ts'
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
  for (let line = 1; line < lines; line++) {
    const point = widestOn(rings, south + ((north - south) * line) / lines)
    if (!point) continue
    const metres = Math.min(...rings.map(ring => metresToRing(point, ring)))
    if (metres > best.metres) best = { point, metres }
  }
  return best.point
}

/** Lines from west to east that are looked along. */
const lines = 12

/** The middle of the longest stretch inside along a line of latitude: inside however narrow the grid is. */
function widestOn(rings: readonly Ring[], lat: number): Point | null {
  const crossed = rings.flatMap(ring => ring.flatMap((b, i) => crossing(ring[i - 1] ?? b, b, lat)))
  crossed.sort((a, b) => a - b)
  let widest: { middle: number; wide: number } | null = null
  for (let i = 0; i + 1 < crossed.length; i += 2) {
    const wide = crossed[i + 1]! - crossed[i]!
    if (wide > (widest?.wide ?? 0)) widest = { middle: (crossed[i]! + crossed[i + 1]!) / 2, wide }
  }
  return widest && [widest.middle, lat]
}

function crossing(a: Point, b: Point, lat: number): readonly number[] {
  if (a[1] > lat === b[1] > lat) return []
  return [a[0] + ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1])]
}
