/** One community made ready to be divided: its buildings on a plane, their neighbours, what lies between them, and which must stay together. */
import type { Point, Ring } from '../territory/coordinates.ts'
import { type Between, barriersOf } from './barriers.ts'
import type { Building } from './building.ts'
import { type Cells, cellsOf } from './cells.ts'
import type { Link } from './graph.ts'
import { hullAround } from './hull.ts'
import { flat, type Metres, middleOf, type Plane, planeAt } from './plane.ts'

export interface CommunityAsk {
  readonly name: string | null
  readonly buildings: readonly Building[]
  /** Closed rings of its border, in the coordinates of the buildings; null: drawn around the buildings. */
  readonly border: readonly Ring[] | null
  /** Without a border it is drawn around so many of the first buildings; all, if not said. */
  readonly drawnAround?: number
  readonly barriers: readonly (readonly Point[])[]
  /** Are the coordinates metres already? */
  readonly isPlane: boolean
}
export interface Community {
  readonly ask: CommunityAsk
  readonly plane: Plane
  /** By building; no two alike. */
  readonly points: readonly Metres[]
  readonly cells: Cells
  /** Neighbours with metres of common border: free ones, and those with a barrier between them. */
  readonly free: readonly Link[]
  readonly blocked: readonly Link[]
  /** A border corner as given, so that it comes out as it went in. */
  readonly degreesOf: (corner: number) => Point
}

/** So much wider than its buildings a community is drawn whose border is not given. */
const aroundMetres = 30
/** Nothing between two buildings for so far, and for so many times what is usual here: they belong to different places. */
const leastFarMetres = 800
const farTimes = 12
/** A border shorter than this is two surroundings meeting in a corner. */
const leastBorderMetres = 0.01

export function communityOf(ask: CommunityAsk): Community {
  const plane = ask.isPlane ? flat : planeAt(middleOf(ask.buildings.map(it => it.point)))
  const points = apart(ask.buildings.map(it => plane.toMetres(it.point)))
  const outline = ask.border?.map(ring => ring.map(plane.toMetres)) ?? [
    hullAround(points.slice(0, ask.drawnAround), aroundMetres),
  ]
  const cells = cellsOf(
    points,
    outline.map((ring, i) => directed(ring, i, outline)),
  )
  const between = barriersOf(ask.barriers.map(line => line.map(plane.toMetres)))
  return {
    ask,
    plane,
    points,
    cells,
    ...linksOf(cells, points, between, ask.isPlane, ask.drawnAround ?? points.length),
    degreesOf: degreesOf(cells, plane, ask.border),
  }
}

/** Buildings at one and the same point are put a step apart, or only one of them would have surroundings. */
function apart(points: readonly Metres[]): readonly Metres[] {
  const taken = new Set<string>()
  const key = ([x, y]: Metres) => `${Math.round(x * 20)},${Math.round(y * 20)}`
  return points.map(point => {
    let place = point
    for (let turn = 1; taken.has(key(place)); turn++) {
      const [angle, reach] = [turn * 2.4, 0.5 * Math.sqrt(turn)]
      place = [point[0] + reach * Math.cos(angle), point[1] + reach * Math.sin(angle)]
    }
    taken.add(key(place))
    return place
  })
}

/** Outer rings counter-clockwise, holes clockwise: what lies to the left of a ring is inside. */
function directed(ring: readonly Metres[], own: number, outline: readonly (readonly Metres[])[]): Ring {
  const [x, y] = between(ring[0]!, ring[1]!)
  let depth = 0
  outline.forEach((other, i) => {
    if (i !== own && holds(other, x, y)) depth++
  })
  const area = ring.slice(1).reduce((sum, [bx, by], i) => sum + ring[i]![0] * by - bx * ring[i]![1], 0)
  return area > 0 === (depth % 2 === 0) ? ring : ring.toReversed()
}

function holds(ring: readonly Metres[], x: number, y: number): boolean {
  let within = false
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within
  }
  return within
}

function between([ax, ay]: Metres, [bx, by]: Metres): Metres {
  return [(ax + bx) / 2, (ay + by) / 2]
}

function linksOf(
  cells: Cells,
  points: readonly Metres[],
  barrier: Between,
  isPlane: boolean,
  buildings: number,
) {
  const [free, blocked]: [Link[], Link[]] = [[], []]
  const borders = cells.borders.filter(({ metres }) => metres >= leastBorderMetres)
  const apart = ({ a, b }: { readonly a: number; readonly b: number }) =>
    Math.hypot(points[a]![0] - points[b]![0], points[a]![1] - points[b]![1])
  const far = isPlane
    ? Number.POSITIVE_INFINITY
    : farBetween(borders.filter(it => it.a < buildings && it.b < buildings).map(apart))
  for (const border of borders) {
    const { a, b, metres } = border
    ;(apart(border) > far || barrier(points[a]!, points[b]!) ? blocked : free).push([a, b, metres])
  }
  return { free, blocked }
}

/** Farther apart than this two buildings are no neighbours, though nothing stands between them: in the steppe that is farther than in a town. */
function farBetween(metres: number[]): number {
  const median = metres.sort((a, b) => a - b)[metres.length >> 1] ?? 0
  return Math.max(leastFarMetres, median * farTimes)
}

/** Eight decimals, a millimetre: finer than any survey, and corners that differ stay apart. */
function degreesOf(cells: Cells, plane: Plane, border: readonly Ring[] | null): (corner: number) => Point {
  const given = new Map<number, Point>()
  border?.forEach((ring, r) => {
    const corners = cells.rings[r]!
    const isTurned = !sameStart(ring, corners, cells, plane)
    const own = isTurned ? ring.toReversed() : ring
    own.forEach((point, i) => {
      if (corners[i] !== undefined) given.set(corners[i], point)
    })
  })
  const fine = plane === flat ? 1e4 : 1e8
  return corner => {
    const known = given.get(corner)
    if (known !== undefined) return known
    const [x, y] = plane.toDegrees(cells.corners[corner]!)
    return [Math.round(x * fine) / fine, Math.round(y * fine) / fine]
  }
}

function sameStart(ring: Ring, corners: readonly number[], cells: Cells, plane: Plane): boolean {
  const [x, y] = plane.toMetres(ring[1]!)
  const [cx, cy] = cells.corners[corners[1]!]!
  return Math.hypot(x - cx, y - cy) < 0.002
}
