/** Coordinates at the edge: stored points are CGCS2000 (within centimetres of WGS-84); maps of Chinese vendors speak GCJ-02 or BD-09. */
import gcoordModule from 'gcoord'
import { metresPerDegree } from './metres.ts'

export { metresBetween, metresPerDegree } from './metres.ts'

// Its types describe an ES module, Node meets a CommonJS one: what Node calls the module is what the types call its default.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default

export type Point = readonly [lng: number, lat: number]
/** A closed ring of points, first equal to last, as GeoJSON writes it. */
export type Ring = readonly Point[]
export const systems = ['CGCS2000', 'WGS84', 'GCJ02', 'BD09'] as const
export type System = (typeof systems)[number]

const vendor = {
  CGCS2000: gcoord.WGS84,
  WGS84: gcoord.WGS84,
  GCJ02: gcoord.GCJ02,
  BD09: gcoord.BD09,
} as const

/** A point read in another system, as Aili stores it. */
export function toStored(point: Point, from: System): Point {
  return convert(point, from, 'CGCS2000')
}

/** A stored point as another system draws it. */
export function fromStored(point: Point, to: System): Point {
  return convert(point, 'CGCS2000', to)
}

/** Metres from a point to the nearest point of a ring. */
export function metresToRing(point: Point, ring: Ring): number {
  const scale = Math.cos((point[1] * Math.PI) / 180)
  const local = (p: Point): Point => [
    (p[0] - point[0]) * metresPerDegree * scale,
    (p[1] - point[1]) * metresPerDegree,
  ]
  let least = Number.POSITIVE_INFINITY
  for (let i = 1; i < ring.length; i++)
    least = Math.min(least, toSegment(local(ring[i - 1]!), local(ring[i]!)))
  return least
}

/** Six decimals of a degree, about 0.1 m: as precise as GB/T 37149 asks. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function convert(point: Point, from: System, to: System): Point {
  if (vendor[from] === vendor[to]) return point
  const [lng, lat] = gcoord.transform([point[0], point[1]], vendor[from], vendor[to])
  return [lng!, lat!]
}

/** Distance of the origin from a segment. */
function toSegment([ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length))
  return Math.hypot(ax + t * dx, ay + t * dy)
}
