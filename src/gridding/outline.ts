/** Draws the grids: the surroundings of a grid's buildings joined, along borders and corners that neighbours share, so that there is no gap and no overlap. */
import type { Point, Ring } from '../territory/coordinates.ts'
import { side } from '../territory/locate.ts'
import type { Cells } from './cells.ts'
import { areaOf, distance, type Metres } from './plane.ts'
import { rimPieces } from './rim.ts'

export interface Outline {
  /** Each an outer ring counter-clockwise, then its holes, as numbers of corners. */
  readonly polygons: readonly (readonly (readonly number[])[])[]
  readonly squareMetres: number
  readonly metres: number
}

export interface Edge {
  readonly from: number
  readonly to: number
  used: boolean
}

/** @param part by building, 0 … count − 1; whatever has a higher number is not drawn */
export function outlinesOf(cells: Cells, part: ArrayLike<number>, count: number): readonly Outline[] {
  const edges: Edge[][] = Array.from({ length: count }, () => [])
  const add = (p: number, from: number, to: number) => edges[p]?.push({ from, to, used: false })
  for (const { a, b, from, to } of cells.borders) {
    if (part[a] === part[b]) continue
    add(part[a]!, from, to)
    add(part[b]!, to, from)
  }
  for (const { from, to, near } of rimPieces(cells.rim, part)) add(part[near]!, from, to)
  return edges.map(own => outlineOf(own, cells.corners))
}

/** @param edges with what they surround to the left */
export function outlineOf(edges: readonly Edge[], corners: readonly Metres[]): Outline {
  const leaving = new Map<number, Edge[]>()
  for (const edge of edges) {
    const known = leaving.get(edge.from)
    if (known === undefined) leaving.set(edge.from, [edge])
    else known.push(edge)
  }
  const rings = edges.flatMap(edge => (edge.used ? [] : [walk(edge, leaving, corners)]))
  const areas = rings.map(ring => areaOf(ring.map(c => corners[c]!)))
  return {
    polygons: nested(rings, areas, corners),
    squareMetres: areas.reduce((sum, area) => sum + area, 0),
    metres: edges.reduce((sum, { from, to }) => sum + distance(corners[from]!, corners[to]!), 0),
  }
}

/** Keeps to the left at every corner: where a grid touches itself in a corner, two rings meet there. */
function walk(start: Edge, leaving: ReadonlyMap<number, Edge[]>, corners: readonly Metres[]): number[] {
  const ring = [start.from]
  let edge = start
  for (;;) {
    edge.used = true
    ring.push(edge.to)
    if (edge.to === start.from) return ring
    const open = (leaving.get(edge.to) ?? []).filter(it => !it.used)
    if (open.length === 0) return [...ring, start.from]
    edge = open.length === 1 ? open[0]! : leftmost(edge, open, corners)
  }
}

function leftmost(edge: Edge, open: readonly Edge[], corners: readonly Metres[]): Edge {
  const back = angleOf(corners[edge.to]!, corners[edge.from]!)
  const turned = ({ from, to }: Edge) =>
    (back - angleOf(corners[from]!, corners[to]!) + 4 * Math.PI) % (2 * Math.PI)
  return open.reduce((best, it) => (turned(it) < turned(best) ? it : best))
}

/** Outer rings with the holes that lie in them: each hole in the smallest that holds it. */
function nested(
  rings: readonly number[][],
  areas: readonly number[],
  corners: readonly Metres[],
): readonly (readonly (readonly number[])[])[] {
  const outers = rings.flatMap((ring, i) =>
    areas[i]! > 0 ? [{ ring: ring.map(c => corners[c]!), area: areas[i]!, polygon: [ring] }] : [],
  )
  outers.sort((a, b) => a.area - b.area)
  rings.forEach((ring, i) => {
    if (areas[i]! >= 0) return
    const holder = outers.find(
      outer => outer.area > -areas[i]! && ring.every(c => side(outer.ring, corners[c]!) >= 0),
    )
    holder?.polygon.push(ring)
  })
  return outers.reverse().map(({ polygon }) => polygon)
}

/** As GeoJSON has it. @param degrees by corner */
export function geometryOf({ polygons }: Outline, degrees: (corner: number) => Point) {
  const drawn = polygons.map(rings => rings.map((ring): Ring => ring.map(degrees)))
  return drawn.length === 1
    ? { type: 'Polygon' as const, coordinates: drawn[0]! }
    : { type: 'MultiPolygon' as const, coordinates: drawn }
}

/** Polsby-Popper: 1 for a circle, 0 for a thread. */
export function roundness({ squareMetres, metres }: Outline): number {
  return metres === 0 ? 0 : (4 * Math.PI * squareMetres) / (metres * metres)
}

function angleOf([ax, ay]: Metres, [bx, by]: Metres): number {
  return Math.atan2(by - ay, bx - ax)
}
