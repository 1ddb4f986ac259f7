/** Roads, rivers and railways that a grid should not reach across: two buildings with one between them are no neighbours. */
import Flatbush from 'flatbush'
import type { Metres } from './plane.ts'

/** Is there a barrier between two places? */
export type Between = (a: Metres, b: Metres) => boolean

/** @param lines in metres; of an area, its rings */
export function barriersOf(lines: readonly (readonly Metres[])[]): Between {
  const stretches = lines.flatMap(line => line.slice(1).map((to, i) => [line[i]!, to] as const))
  if (stretches.length === 0) return () => false
  const index = new Flatbush(stretches.length)
  for (const [[ax, ay], [bx, by]] of stretches)
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  index.finish()
  return (a, b) =>
    index
      .search(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
      .some(i => cross(a, b, ...stretches[i]!))
}

function cross(a: Metres, b: Metres, c: Metres, d: Metres): boolean {
  return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) < 0
}

function turn([ax, ay]: Metres, [bx, by]: Metres, [cx, cy]: Metres): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
}
