/** Each building's surroundings: what lies nearer to it than to any other, clipped to the community. Where two meet, their buildings are neighbours by so many metres. */
import { Delaunay } from 'd3-delaunay'
import type { Ring } from '../territory/coordinates.ts'
import { type Clipper, clipperOf } from './clip.ts'
import { boxAround, type Metres } from './plane.ts'
import { type Crossing, rimOf, type Stretch } from './rim.ts'
import { mended } from './torn.ts'

/** A piece of border between the surroundings of two buildings: a's lie to the left on the way. */
export interface Border {
  readonly a: number
  readonly b: number
  readonly from: number
  readonly to: number
  readonly metres: number
}
export interface Cells {
  readonly borders: readonly Border[]
  /** Corners in metres; a border names its two ends by their place here. Corners nearer than a millimetre are one. */
  readonly corners: readonly Metres[]
  /** The outline's rings as corners, closed. */
  readonly rings: readonly (readonly number[])[]
  /** The same, stretch by stretch, with the buildings that lie along it. */
  readonly rim: readonly Stretch[]
}

/**
 * @param points one a building, no two alike @param outline closed rings, the outer ones counter-clockwise, holes clockwise
 */
export function cellsOf(points: readonly Metres[], outline: readonly Ring[]): Cells {
  const delaunay = Delaunay.from([...points, ...frameAround(points, outline)] as [number, number][])
  const corners = cornersBook()
  const rings = outline.map(ring => ring.map(([x, y]) => corners.at(x, y)))
  const clip = clipperOf(outline, corners.at)
  const { borders, crossings } = bordersOf(delaunay, points, clip, corners.at)
  const rim = rimOf(rings, corners.all, crossings, (x, y) => delaunay.find(x, y))
  return { ...mended({ borders, rim }, points, corners.all), corners: corners.all, rings }
}

/** Far points all round: no building stands on the rim, so every surrounding is closed and a row of buildings is no special thing. */
function frameAround(points: readonly Metres[], outline: readonly Ring[]): Metres[] {
  const [west, south, east, north] = boxAround([...points, ...outline.flat()])
  const reach = 20 * (east - west + north - south + 1)
  const [x, y] = [(west + east) / 2, (south + north) / 2]
  return Array.from({ length: 8 }, (_, i) => {
    const angle = (Math.PI * (2 * i + 1)) / 8
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)]
  })
}

function bordersOf(
  delaunay: Delaunay<unknown>,
  points: readonly Metres[],
  clip: Clipper,
  corner: (x: number, y: number) => number,
) {
  const { triangles, halfedges } = delaunay
  const centre = centresOf(delaunay)
  // Most borders run from the middle of one triangle to that of the next, far from any outline: each middle is looked at once.
  const cornerOf = new Int32Array(triangles.length / 3).fill(-1)
  const isInside = new Int8Array(triangles.length / 3).fill(-1)
  const cornerAt = (t: number) => {
    if (cornerOf[t]! < 0) cornerOf[t] = corner(...centre(t))
    return cornerOf[t]!
  }
  const insideAt = (t: number) => {
    if (isInside[t]! < 0) isInside[t] = clip.holds(...centre(t)) ? 1 : 0
    return isInside[t] === 1
  }
  const borders: Border[] = []
  const crossings: Crossing[] = []
  for (let e = 0; e < halfedges.length; e++) {
    const twin = halfedges[e]!
    if (twin < e) continue
    const [a, b] = [triangles[e]!, triangles[e % 3 === 2 ? e - 2 : e + 1]!]
    if (a >= points.length || b >= points.length) continue
    const [one, other] = [Math.floor(e / 3), Math.floor(twin / 3)]
    const [here, there] = [centre(one), centre(other)]
    const near = clip.near(here, there)
    if (near.length > 0) {
      const { pieces, meetings } = clip.cut(here, there, near)
      for (const { from, to, metres } of pieces)
        borders.push(directed({ a, b, from, to, metres }, points[a]!, here, there))
      for (const meeting of meetings) crossings.push({ ...meeting, a, b })
    } else if (insideAt(one)) {
      const [from, to] = [cornerAt(one), cornerAt(other)]
      const metres = Math.hypot(there[0] - here[0], there[1] - here[1])
      if (from !== to) borders.push(directed({ a, b, from, to, metres }, points[a]!, here, there))
    }
  }
  return { borders, crossings }
}

/** Turned, if need be, so that the first building is on the left. */
function directed(border: Border, [x, y]: Metres, [ax, ay]: Metres, [bx, by]: Metres): Border {
  const isLeft = (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0
  return isLeft ? border : { ...border, from: border.to, to: border.from }
}

/** The point equally far from the three corners of a triangle. */
function centresOf({ points, triangles }: Delaunay<unknown>): (triangle: number) => [number, number] {
  return t => {
    const at = (i: number): Metres => [
      points[2 * triangles[3 * t + i]!]!,
      points[2 * triangles[3 * t + i]! + 1]!,
    ]
    const [[ax, ay], [bx, by], [cx, cy]] = [at(0), at(1), at(2)]
    const [dx, dy, ex, ey] = [bx - ax, by - ay, cx - ax, cy - ay]
    const twice = 2 * (dx * ey - dy * ex)
    const [d, e] = [dx * dx + dy * dy, ex * ex + ey * ey]
    return [ax + (ey * d - dy * e) / twice, ay + (dx * e - ex * d) / twice]
  }
}

/** Gives corners their numbers; what is nearer than a millimetre is one corner. */
function cornersBook() {
  const all: Metres[] = []
  const known = new Map<string, number>()
  const at = (x: number, y: number): number => {
    const key = `${Math.round(x * 1000)},${Math.round(y * 1000)}`
    let number = known.get(key)
    if (number === undefined) {
      number = all.push([x, y]) - 1
      known.set(key, number)
    }
    return number
  }
  return { all, at }
}
