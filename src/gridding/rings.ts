/** What can be wrong with the outline of a building, and where its middle is. */
import Flatbush from 'flatbush'
import type { Point, Ring } from '../territory/coordinates.ts'
import type { Shape } from './building.ts'
import { areaOf, centreOf } from './plane.ts'

/** Does the outline run through itself? Edges that only touch at shared corners do not. */
export function isSelfCrossing(ring: Ring): boolean {
  const own = ring.filter((p, i) => i === 0 || p[0] !== ring[i - 1]![0] || p[1] !== ring[i - 1]![1])
  return own.length > 60 ? crossesIndexed(own) : crossesPlainly(own)
}

function crossesPlainly(ring: Ring): boolean {
  for (let i = 1; i < ring.length; i++)
    for (let j = i + 2; j < ring.length; j++)
      if (properlyCross(ring[i - 1]!, ring[i]!, ring[j - 1]!, ring[j]!)) return true
  return false
}

/** The borders of a town have tens of thousands of corners. */
function crossesIndexed(ring: Ring): boolean {
  const index = new Flatbush(ring.length - 1)
  const box = (i: number): [number, number, number, number] => {
    const [[ax, ay], [bx, by]] = [ring[i]!, ring[i + 1]!]
    return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]
  }
  for (let i = 0; i + 1 < ring.length; i++) index.add(...box(i))
  index.finish()
  for (let i = 0; i + 1 < ring.length; i++)
    for (const j of index.search(...box(i)))
      if (j > i + 1 && properlyCross(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!)) return true
  return false
}

/** The middle of a shape, holes left out; of several polygons, by their areas. */
export function middleOfShape(shape: Shape): Point {
  if (shape.kind === 'point') return shape.point
  let [x, y, area] = [0, 0, 0]
  for (const rings of shape.polygons)
    rings.forEach((ring, i) => {
      const own = Math.abs(areaOf(ring)) * (i === 0 ? 1 : -1)
      const [cx, cy] = centreOf(ring)
      x += cx * own
      y += cy * own
      area += own
    })
  return area > 1e-18 ? [x / area, y / area] : centreOf(shape.polygons[0]![0]!)
}

function properlyCross(a: Point, b: Point, c: Point, d: Point): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
}

function turn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
}
