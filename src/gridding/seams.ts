/** Where two communities meet, each is divided by itself: the corners of one side are set into the borders of the other, so that no seam gapes between them. */
import Flatbush from 'flatbush'
import type { Point, Ring } from '../territory/coordinates.ts'
import { type Boundary, polygonsOf } from '../territory/locate.ts'

interface Drawn {
  readonly community: string | null
  readonly boundary: Boundary
}

/** Degrees: a centimetre. A corner nearer to a border than that lies on it. */
const onBorder = 1e-7

/** Boundaries in the order of the grids; of one community alone, as they are. */
export function seamed(grids: readonly Drawn[]): readonly Boundary[] {
  if (new Set(grids.map(it => it.community)).size < 2) return grids.map(it => it.boundary)
  const corners = cornersOf(grids)
  const index = new Flatbush(corners.length)
  for (const { point } of corners) index.add(point[0], point[1], point[0], point[1])
  index.finish()
  const foreign = (community: string | null, a: Point, b: Point) =>
    index
      .search(
        Math.min(a[0], b[0]) - onBorder,
        Math.min(a[1], b[1]) - onBorder,
        Math.max(a[0], b[0]) + onBorder,
        Math.max(a[1], b[1]) + onBorder,
      )
      .map(i => corners[i]!)
      .filter(it => it.community !== community)
      .map(it => it.point)
  return grids.map(({ community, boundary }) => {
    const polygons = polygonsOf(boundary).map(rings =>
      rings.map(ring => withCorners(ring, (a, b) => foreign(community, a, b))),
    )
    return boundary.type === 'Polygon'
      ? { type: 'Polygon', coordinates: polygons[0]! }
      : { type: 'MultiPolygon', coordinates: polygons }
  })
}

/** Each corner once for each community it belongs to. */
function cornersOf(grids: readonly Drawn[]) {
  const known = new Map<string, { community: string | null; point: Point }>()
  for (const { community, boundary } of grids)
    for (const point of polygonsOf(boundary).flat(2)) known.set(`${community} ${point}`, { community, point })
  return [...known.values()]
}

function withCorners(ring: Ring, foreign: (a: Point, b: Point) => readonly Point[]): Ring {
  const drawn: Point[] = [ring[0]!]
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!]
    const between = foreign(a, b)
      .map(point => ({ point, along: alongOf(a, b, point) }))
      .filter(({ along }) => along !== null)
      .sort((x, y) => x.along! - y.along!)
    drawn.push(
      ...between.map(it => it.point).filter((point, j, all) => String(point) !== String(all[j - 1])),
      b,
    )
  }
  return drawn
}

/** How far along a–b the point lies, 0 … 1; null if it lies beside it or at one of its ends. */
function alongOf([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number | null {
  const [dx, dy] = [bx - ax, by - ay]
  const length = Math.hypot(dx, dy)
  const along = ((x - ax) * dx + (y - ay) * dy) / (length * length)
  const beside = Math.abs((x - ax) * dy - (y - ay) * dx) / length
  const isEnd = (x === ax && y === ay) || (x === bx && y === by)
  return beside <= onBorder && along > 0 && along < 1 && !isEnd ? along : null
}
