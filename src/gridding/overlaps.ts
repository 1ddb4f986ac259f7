/** Communities whose borders overlap: a building there would belong to two, and grids would be drawn over each other. */
import Flatbush from 'flatbush'
import { metresPerDegree, metresToRing, type Point, type Ring } from '../territory/coordinates.ts'
import { type Area, boxOf, covers, polygonsOf } from '../territory/locate.ts'

export interface Overlap {
  readonly first: number
  readonly second: number
  /** A place in both. */
  readonly point: Point
}

/** Borders that were drawn one by one differ by less than this; it is no overlap. */
const sliverMetres = 5

interface Measured {
  readonly area: Area<unknown>
  readonly box: ReturnType<typeof boxOf>
  readonly edges: readonly (readonly [Point, Point])[]
  readonly index: Flatbush
}

/** The first two areas, by their place in the list, that share more than a sliver; null if none do. */
export function overlapIn(areas: readonly Area<unknown>[]): Overlap | null {
  if (areas.length < 2) return null
  const measured = areas.map(measure)
  const boxes = new Flatbush(areas.length)
  for (const { box } of measured) boxes.add(...box)
  boxes.finish()
  for (const [first, one] of measured.entries())
    for (const second of boxes.search(...one.box).sort((a, b) => a - b)) {
      if (second <= first) continue
      const other = measured[second]!
      const point = placeInBoth(one, other) ?? placeInBoth(other, one)
      if (point !== null) return { first, second, point }
    }
  return null
}

function measure(area: Area<unknown>): Measured {
  const rings: readonly Ring[] = polygonsOf(area.boundary).flat()
  const edges = rings.flatMap(ring => ring.slice(1).map((to, i) => [ring[i]!, to] as const))
  const index = new Flatbush(edges.length)
  for (const [[ax, ay], [bx, by]] of edges)
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  index.finish()
  return { area, box: boxOf(area.boundary), edges, index }
}

/** A place of the one well inside the other: half-way between two meetings of an edge with the other's border, or in its middle. */
function placeInBoth(one: Measured, other: Measured): Point | null {
  for (const [a, b] of one.edges) {
    const near = other.index.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
    )
    const stops = [0, ...near.map(i => shareAt(a, b, other.edges[i]!)).filter(t => t > 0 && t < 1), 1]
    stops.sort((s, t) => s - t)
    for (let i = 1; i < stops.length; i++) {
      const t = (stops[i - 1]! + stops[i]!) / 2
      const place: Point = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
      if (isDeepIn(other, place)) return place
    }
  }
  const middle = placeIn(one)
  return middle !== null && isDeepIn(other, middle) ? middle : null
}

function isDeepIn({ area, box, edges, index }: Measured, place: Point): boolean {
  const [x, y] = place
  if (x < box[0] || y < box[1] || x > box[2] || y > box[3] || !covers(area.boundary, place)) return false
  const reachLat = sliverMetres / metresPerDegree
  const reachLng = reachLat / Math.max(0.01, Math.cos((y * Math.PI) / 180))
  return index
    .search(x - reachLng, y - reachLat, x + reachLng, y + reachLat)
    .every(i => metresToRing(place, edges[i]!) >= sliverMetres)
}

/** Half-way along the widest stretch of the area at half its height. */
function placeIn({ edges, box }: Measured): Point | null {
  const y = (box[1] + box[3]) / 2
  const met = edges
    .filter(([a, b]) => a[1] > y !== b[1] > y)
    .map(([a, b]) => a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]))
    .sort((a, b) => a - b)
  let [best, wide] = [null as Point | null, 0]
  for (let i = 1; i < met.length; i += 2)
    if (met[i]! - met[i - 1]! > wide) [best, wide] = [[(met[i]! + met[i - 1]!) / 2, y], met[i]! - met[i - 1]!]
  return best
}

/** Where on a–b it meets c–d, as a share of it; -1 if it does not. */
function shareAt(a: Point, b: Point, [c, d]: readonly [Point, Point]): number {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const cross = rx * sy - ry * sx
  return cross === 0 ? -1 : ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
}
