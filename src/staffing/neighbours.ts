/** Which grids lie beside each other: their borders run together for some way, not only meet at a corner. Pure. */
import { metresBetween, metresToRing, type Point, type Ring } from '../territory/coordinates.ts'
import { type Boundary, boxOf, polygonsOf } from '../territory/locate.ts'

export interface Bordered {
  readonly id: string
  readonly boundary: Boundary | null
}

/** Borders drawn by different hands run this far apart and are still one; a way shorter than this is a corner. */
const together = 20
const degrees = 0.0003

/** @example neighboursOf(grids).get(gridId) // ids of the grids beside it */
export function neighboursOf(grids: readonly Bordered[]): Map<string, string[]> {
  const near = new Map(grids.map((it): [string, string[]] => [it.id, []]))
  const drawn = grids.flatMap(({ id, boundary }) =>
    boundary ? [{ id, box: boxOf(boundary), rings: polygonsOf(boundary).map(rings => rings[0]!) }] : [],
  )
  drawn.forEach((one, i) => {
    for (const other of drawn.slice(i + 1)) {
      if (!boxesMeet(one.box, other.box) || !runTogether(one.rings, other.rings)) continue
      near.get(one.id)!.push(other.id)
      near.get(other.id)!.push(one.id)
    }
  })
  return near
}

/** The middle of a grid's box. */
export function middleOf(boundary: Boundary): Point {
  const [west, south, east, north] = boxOf(boundary)
  return [(west + east) / 2, (south + north) / 2]
}

type Box = ReturnType<typeof boxOf>

function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] + degrees && b[0] <= a[2] + degrees && a[1] <= b[3] + degrees && b[1] <= a[3] + degrees
}

function runTogether(ones: readonly Ring[], others: readonly Ring[]): boolean {
  const shared = [...cornersNear(ones, others), ...cornersNear(others, ones)]
  return shared.some(point => metresBetween(shared[0]!, point) > together)
}

function cornersNear(ones: readonly Ring[], others: readonly Ring[]): Point[] {
  return ones.flatMap(ring =>
    ring.filter(point => others.some(other => metresToRing(point, other) < together)),
  )
}
