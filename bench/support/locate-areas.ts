/** Grids for the bench of locating: as many as asked, side by side without gaps, their borders bent like streets. */
import type { Point, Ring } from '../../src/territory/coordinates.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import { seededRandom } from '../../src/territory/demo-random.ts'
import { type Area, type Boundary, boxOf } from '../../src/territory/locate.ts'

const west = 121
const south = 45
const size = 0.005
/** Points between two corners of a border. */
const bends = 3

/** The demo town for 70, else a mesh with about 16 points a grid. */
export function areasFor(count: number): readonly Area<number>[] {
  if (count === 70) return demoPlan().grids.map(({ code, boundary }, i) => ({ code, boundary, value: i }))
  const columns = Math.ceil(Math.sqrt(count))
  return Array.from({ length: count }, (_, i) => ({
    code: String(i).padStart(9, '0'),
    boundary: cell(i % columns, Math.floor(i / columns)),
    value: i,
  }))
}

/** Points all over the areas and a little beyond, the same ones for a seed. */
export function pointsOver(areas: readonly Area<number>[], count: number): readonly Point[] {
  const random = seededRandom(20261125)
  const box = [180, 90, -180, -90] as [number, number, number, number]
  for (const { boundary } of areas) {
    const [west, south, east, north] = boxOf(boundary)
    box[0] = Math.min(box[0], west)
    box[1] = Math.min(box[1], south)
    box[2] = Math.max(box[2], east)
    box[3] = Math.max(box[3], north)
  }
  const within = (low: number, high: number) => low + random.next() * (high - low)
  return Array.from({ length: count }, () => [within(box[0], box[2]), within(box[1], box[3])] as const)
}

function cell(i: number, j: number): Boundary {
  const corners = [
    [i, j],
    [i + 1, j],
    [i + 1, j + 1],
    [i, j + 1],
  ] as const
  const ring: Point[] = []
  for (const [n, from] of corners.entries()) {
    const to = corners[(n + 1) % 4]!
    for (let k = 0; k <= bends; k++) ring.push(between(from, to, k / (bends + 1)))
  }
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!] satisfies Ring] }
}

/** The same point from whichever side it is asked, so that neighbours share it. */
function between(a: readonly [number, number], b: readonly [number, number], share: number): Point {
  const [x, y] = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
  const bent = 0.3 * (share === 0 ? 1 : 0.5)
  return [
    west + (x + bent * (noise(x, y) - 0.5)) * size,
    south + (y + bent * (noise(y + 7, x + 13) - 0.5)) * size,
  ]
}

function noise(x: number, y: number): number {
  const value = Math.sin(Math.round(x * 1000) * 12.9898 + Math.round(y * 1000) * 78.233) * 43758.5453
  return value - Math.floor(value)
}
