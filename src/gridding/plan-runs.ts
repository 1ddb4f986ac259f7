/** Borders between grids that are drawn already: each stretch where two grids meet once, straightened, so that a border read and drawn again and again stays as it is. */
import { type Boundary, polygonsOf } from '../territory/locate.ts'
import type { Metres, Plane } from './plane.ts'
import { lengthOf } from './plane.ts'

export interface Run {
  readonly line: readonly Metres[]
  /** Place of the grid in the list that walks it in this direction. */
  readonly grid: number
  /** The grid on the other side; null: the rim, or corners of the two do not meet. */
  readonly other: number | null
}

/** Corners this near to the line between others say nothing about the border. */
const straightMetres = 0.5

/** A step this short that only one of two grids walks is a seam between them, not a rim. */
const seamMetres = 1

export function runsOf(boundaries: readonly Boundary[], plane: Plane): readonly Run[] {
  const rings = boundaries.flatMap((boundary, grid) =>
    polygonsOf(boundary)
      .flat()
      .map(ring => ({ grid, ring: apart(ring.map(plane.toMetres)) })),
  )
  const walks = new Map<string, number>()
  for (const { grid, ring } of rings) for (const [a, b] of edgesOf(ring)) walks.set(`${at(a)}>${at(b)}`, grid)
  return rings.flatMap(({ grid, ring }) => {
    const others = edgesOf(ring).map(([a, b]) => walks.get(`${at(b)}>${at(a)}`) ?? null)
    others.forEach((other, i) => {
      const isSeam = other === null && lengthOf(ring.slice(i, i + 2)) < seamMetres
      // There and back again: a thorn that belongs to the stretch it stands on.
      if (isSeam || other === grid) others[i] = i === 0 ? null : others[i - 1]!
    })
    return cutWhereOtherChanges(ring, others).flatMap(({ points, other }): Run[] => {
      // The other grid walks the same stretch the other way.
      if (other !== null && other < grid) return []
      return [{ line: straightened(points), grid, other }]
    })
  })
}

/** Without the corners that lie on the line between their neighbours (Douglas–Peucker). */
export function straightened(line: readonly Metres[]): readonly Metres[] {
  if (line.length < 3) return line
  const kept = new Uint8Array(line.length)
  kept[0] = kept[line.length - 1] = 1
  const open: [number, number][] = [[0, line.length - 1]]
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    const [first, last] = stretch
    const farthest = farthestIn(line, first, last)
    if (farthest === null) continue
    kept[farthest] = 1
    open.push([first, farthest], [farthest, last])
  }
  return line.filter((_, i) => kept[i] === 1)
}

function farthestIn(line: readonly Metres[], first: number, last: number): number | null {
  let [best, far] = [null as number | null, straightMetres]
  for (let i = first + 1; i < last; i++) {
    const metres = besides(line[i]!, line[first]!, line[last]!)
    if (metres > far) {
      best = i
      far = metres
    }
  }
  return best
}

function besides([x, y]: Metres, [ax, ay]: Metres, [bx, by]: Metres): number {
  const [dx, dy] = [bx - ax, by - ay]
  const square = dx * dx + dy * dy
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}

/** A ring begins somewhere: when it does so in the middle of a stretch, the two halves are one. */
function cutWhereOtherChanges(ring: readonly Metres[], others: readonly (number | null)[]) {
  const runs: { points: Metres[]; other: number | null }[] = []
  others.forEach((other, i) => {
    const last = runs.at(-1)
    if (last !== undefined && last.other === other) last.points.push(ring[i + 1]!)
    else runs.push({ points: [ring[i]!, ring[i + 1]!], other })
  })
  const [first, last] = [runs[0], runs.at(-1)]
  if (first === undefined || last === undefined || first === last || first.other !== last.other) return runs
  return [{ ...last, points: [...last.points, ...first.points.slice(1)] }, ...runs.slice(1, -1)]
}

function edgesOf(ring: readonly Metres[]): readonly (readonly [Metres, Metres])[] {
  return ring.slice(1).map((to, i) => [ring[i]!, to] as const)
}

/** Corners a centimetre from each other are one. */
function apart(ring: readonly Metres[]): readonly Metres[] {
  return ring.filter((point, i) => i === 0 || at(point) !== at(ring[i - 1]!))
}

/** To the centimetre. */
function at([x, y]: Metres): string {
  return `${Math.round(x * 100)},${Math.round(y * 100)}`
}
