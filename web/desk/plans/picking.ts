/** Which buildings and grids a hand means: in a box, in a loop, of one compound, along a line. */
import type { PlanBuilding } from '../../../src/gridding/plan.ts'
import { metresToRing, type Point } from '../../../src/territory/coordinates.ts'
import { type Boundary, boxOf, covers, polygonsOf, side } from '../../../src/territory/locate.ts'
import type { Drawing } from './drawing.ts'

export function inBox(buildings: readonly PlanBuilding[], [ax, ay]: Point, [bx, by]: Point): string[] {
  const within = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b)
  return idsOf(buildings, ([x, y]) => within(x, ax, bx) && within(y, ay, by))
}

/** The loop closes by itself. */
export function inRing(buildings: readonly PlanBuilding[], loop: readonly Point[]): string[] {
  if (loop.length < 3) return []
  const ring = [...loop, loop[0]!]
  return idsOf(buildings, point => side(ring, point) >= 0)
}

/** All buildings of the compound; of a building without one, itself. */
export function compoundMates(buildings: readonly PlanBuilding[], building: string): string[] {
  const compound = buildings.find(one => one.id === building)?.compound ?? null
  if (compound === null) return [building]
  return buildings.filter(one => one.compound === compound).map(one => one.id)
}

/**
 * The two grids most of the line lies in; of a line within one grid, that one and the nearest other: its border moves inwards.
 * The grid shown before is among them, if the line touches it. Null: there are no two.
 */
export function crossedGrids(
  { boundaries }: Drawing,
  line: readonly Point[],
  shown: string | null,
): readonly [string, string] | null {
  const counts = new Map<string, number>()
  const boxes = [...boundaries].map(([key, boundary]) => ({ key, boundary, box: boxOf(boundary) }))
  for (const [x, y] of denser(line))
    for (const { key, boundary, box } of boxes)
      if (x >= box[0] && y >= box[1] && x <= box[2] && y <= box[3] && covers(boundary, [x, y]))
        counts.set(key, (counts.get(key) ?? 0) + (key === shown ? line.length : 1))
  const [a, b] = [...counts].sort(([, m], [, n]) => n - m).map(([key]) => key)
  const other = b ?? (a === undefined ? undefined : nearestOther(boundaries, line, a))
  return a === undefined || other === undefined ? null : [a, other]
}

function nearestOther(
  boundaries: Drawing['boundaries'],
  line: readonly Point[],
  own: string,
): string | undefined {
  const away = (boundary: Boundary) =>
    line.reduce(
      (sum, point) => sum + Math.min(...polygonsOf(boundary).map(([ring]) => metresToRing(point, ring!))),
      0,
    )
  return [...boundaries]
    .filter(([key]) => key !== own)
    .map(([key, boundary]) => ({ key, metres: away(boundary) }))
    .sort((x, y) => x.metres - y.metres)[0]?.key
}

/** A straight stroke has two points: what it crosses lies between them. */
function* denser(line: readonly Point[]): Generator<Point> {
  const parts = Math.ceil(40 / line.length)
  for (let i = 1; i < line.length; i++)
    for (let p = 0; p < parts; p++) {
      const [[ax, ay], [bx, by]] = [line[i - 1]!, line[i]!]
      yield [ax + ((bx - ax) * p) / parts, ay + ((by - ay) * p) / parts]
    }
  const last = line.at(-1)
  if (last !== undefined) yield last
}

function idsOf(buildings: readonly PlanBuilding[], isMeant: (point: Point) => boolean): string[] {
  return buildings.filter(({ point }) => isMeant(point)).map(({ id }) => id)
}
