/** From a point to the grid it lies in: exact, in memory. A point on a border belongs to the grid with the lowest code, so to one only. */
import Flatbush from 'flatbush'
import { orient2d } from 'robust-predicates'
import type { Point, Ring } from './coordinates.ts'
import { type Box, Cells, crowded } from './locate-cells.ts'
import { Rings } from './locate-rings.ts'

export interface Boundary {
  readonly type: 'Polygon' | 'MultiPolygon'
  readonly coordinates: readonly (readonly Ring[])[] | readonly Ring[]
}
export interface Area<T> {
  readonly code: string
  readonly boundary: Boundary
  readonly value: T
}
export interface Found<T> {
  readonly value: T
  /** Outside every grid, but within reach of this one. */
  readonly near: boolean
  /** Metres to the grid; 0 inside. */
  readonly metres: number
}
export interface Locator<T> {
  locate(lng: number, lat: number): Found<T> | null
}

/** How far outside every grid a place may lie and still be taken by the nearest one. */
export const nearMetres = 500

/**
 * An index of areas. PostgreSQL's own geometry is not used: its absolute tolerance put 11.7 % of points in two grids.
 * @example buildLocator(grids).locate(121.47, 45.06)
 */
export function buildLocator<T>(areas: readonly Area<T>[]): Locator<T> {
  const sorted = [...areas].sort((a, b) => (a.code < b.code ? -1 : 1))
  if (sorted.length === 0) return { locate: () => null }
  const boxes = sorted.map(area => boxOf(area.boundary))
  const rings = new Rings(sorted.map(area => polygonsOf(area.boundary)))
  const cells = new Cells(boxes, rings)
  let index: Flatbush | null = null
  return {
    locate(lng, lat) {
      const cell = cells.at(lng, lat)
      if (cell >= 0) return { value: sorted[cell]!.value, near: false, metres: 0 }
      // Wanted where areas crowd and for points outside them only.
      index ??= indexOf(boxes)
      const found = cell === crowded ? firstOf(index, rings, lng, lat) : -1
      if (found >= 0) return { value: sorted[found]!.value, near: false, metres: 0 }
      return nearest(sorted, index, rings, lng, lat)
    },
  }
}

function indexOf(boxes: readonly Box[]): Flatbush {
  const index = new Flatbush(boxes.length)
  for (const box of boxes) index.add(...box)
  index.finish()
  return index
}

/** The first area that covers the point, -1 for none. */
function firstOf(index: Flatbush, rings: Rings, lng: number, lat: number): number {
  let first = -1
  index.search(lng, lat, lng, lat, i => {
    if ((first < 0 || i < first) && rings.covers(i, lng, lat)) first = i
    return false
  })
  return first
}

/** Is the point inside the boundary or on it? Holes are outside, their edges are on it. */
export function covers(boundary: Boundary, point: Point): boolean {
  return polygonsOf(boundary).some(rings => {
    const [outer, ...holes] = rings
    return side(outer!, point) >= 0 && holes.every(hole => side(hole, point) <= 0)
  })
}

/** 1 inside, 0 on the ring, -1 outside; exact for any doubles. */
export function side(ring: Ring, [x, y]: Point): -1 | 0 | 1 {
  let winding = 0
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!
    const [bx, by] = ring[i]!
    if (ay === y && by === y) {
      if (x >= Math.min(ax, bx) && x <= Math.max(ax, bx)) return 0
      continue
    }
    if (Math.min(ay, by) > y || Math.max(ay, by) < y) continue
    const turn = orient2d(ax, ay, bx, by, x, y)
    if (turn === 0) return 0
    // Half-open in y, so that a ray through a vertex counts it once. robust-predicates: negative = counter-clockwise.
    if (ay <= y && by > y && turn < 0) winding++
    else if (by <= y && ay > y && turn > 0) winding--
  }
  return winding === 0 ? -1 : 1
}

export function polygonsOf(boundary: Boundary): readonly (readonly Ring[])[] {
  return boundary.type === 'Polygon'
    ? [boundary.coordinates as readonly Ring[]]
    : (boundary.coordinates as readonly (readonly Ring[])[])
}

export function boxOf(boundary: Boundary): [west: number, south: number, east: number, north: number] {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  for (const [ring] of polygonsOf(boundary))
    for (const [lng, lat] of ring!) {
      box[0] = Math.min(box[0], lng)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lng)
      box[3] = Math.max(box[3], lat)
    }
  return box
}

function nearest<T>(
  sorted: readonly Area<T>[],
  index: Flatbush,
  rings: Rings,
  lng: number,
  lat: number,
): Found<T> | null {
  const reachLat = nearMetres / 111_000
  const reachLng = reachLat / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  let best: Found<T> | null = null
  for (const i of index
    .search(lng - reachLng, lat - reachLat, lng + reachLng, lat + reachLat)
    .sort((a, b) => a - b)) {
    const metres = rings.metresTo(i, lng, lat)
    if (metres <= nearMetres && (best === null || metres < best.metres))
      best = { value: sorted[i]!.value, near: true, metres }
  }
  return best
}
