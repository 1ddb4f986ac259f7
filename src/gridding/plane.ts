/** Degrees to metres on a plane tangent at the middle of a community, and back: borders and areas are measured in metres. */
import type { Point, Ring } from '../territory/coordinates.ts'
import { metresPerDegree } from '../territory/metres.ts'

export type Metres = readonly [x: number, y: number]
export interface Plane {
  toMetres(point: Point): Metres
  toDegrees(metres: Metres): Point
}

export function planeAt(middle: Point): Plane {
  const [lng, lat] = middle
  const scale = metresPerDegree * Math.cos((lat * Math.PI) / 180)
  return {
    toMetres: point => [(point[0] - lng) * scale, (point[1] - lat) * metresPerDegree],
    toDegrees: ([x, y]) => [lng + x / scale, lat + y / metresPerDegree],
  }
}

/** What is in metres already, such as the sheets of a cadastre. */
export const flat: Plane = { toMetres: point => point, toDegrees: point => point }

/** The middle of the box around points. */
export function middleOf(points: readonly Point[]): Point {
  const [west, south, east, north] = boxAround(points)
  return [(west + east) / 2, (south + north) / 2]
}

export function boxAround(
  points: readonly Point[],
): [west: number, south: number, east: number, north: number] {
  const box: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}

/** Square units of a closed ring, positive counter-clockwise. */
export function areaOf(ring: Ring): number {
  // Taken from the first point: large coordinates would eat the digits of a small ring.
  const [ox, oy] = ring[0] ?? [0, 0]
  let sum = 0
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!]
    sum += ((ax - ox) * (by - oy) - (bx - ox) * (ay - oy)) / 2
  }
  return sum
}

/** Of a line or a closed ring. */
export function lengthOf(line: readonly Metres[]): number {
  let sum = 0
  for (let i = 1; i < line.length; i++) sum += distance(line[i - 1]!, line[i]!)
  return sum
}

/** Not Math.hypot: asked for millions of times while a hand drags. */
export function distance(a: Metres, b: Metres): number {
  const [dx, dy] = [a[0] - b[0], a[1] - b[1]]
  return Math.sqrt(dx * dx + dy * dy)
}

/** Where the weight of an area lies; of a ring without area, the mean of its points. */
export function centreOf(ring: Ring): Point {
  const area = areaOf(ring)
  const [ox, oy] = ring[0]!
  if (Math.abs(area) < 1e-18) return meanOf(ring)
  let [x, y] = [0, 0]
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [
      [ring[i - 1]![0] - ox, ring[i - 1]![1] - oy],
      [ring[i]![0] - ox, ring[i]![1] - oy],
    ] as const
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  return [ox + x / (6 * area), oy + y / (6 * area)]
}

function meanOf(ring: Ring): Point {
  const own = ring.length > 1 ? ring.slice(1) : ring
  return [
    own.reduce((sum, p) => sum + p[0], 0) / own.length,
    own.reduce((sum, p) => sum + p[1], 0) / own.length,
  ]
}
