/** What a grid borders on north, east, south and west, in names: roads, rivers and railways along its border, and the grids beyond it. Pure. */
import {
  metresBetween,
  metresPerDegree,
  metresToRing,
  type Point,
  type Ring,
} from '../territory/coordinates.ts'
import { type Boundary, boxOf, covers, polygonsOf } from '../territory/locate.ts'
import type { Side } from './shape.ts'

export interface Beyond {
  readonly name: string
  readonly boundary: Boundary
}
export interface NamedLines {
  readonly name: string
  readonly lines: readonly (readonly Point[])[]
}

const everyMetres = 12
/** A barrier lies along the border when it is no farther from it: half a wide road and the error of two surveys. */
const alongMetres = 30
/** A river beside its road: both are named. */
const asNearMetres = 8
/** How far beyond the border the neighbour is looked for. */
const beyondMetres = 20
/** Names that hold along less of a side are left out. */
const leastShare = 0.12

const order = ['north', 'east', 'south', 'west'] as const
type Name = (typeof order)[number]

/** In the order north, east, south, west; a side that does not exist (a triangle) is left out. */
export function sidesOf(
  boundary: Boundary,
  barriers: readonly NamedLines[],
  neighbours: readonly Beyond[],
): Side[] {
  const near = barriers.filter(({ name }) => name !== '')
  const steps = polygonsOf(boundary).flatMap(rings => stepsOf(rings[0]!, boxOf(boundary)))
  const bySide = Map.groupBy(steps, step => step.side)
  return order.flatMap(side => {
    const own = bySide.get(side)
    if (!own) return []
    const beyond = tally(own, step =>
      neighbours.filter(({ boundary: of }) => covers(of, step.beyond)).map(one => one.name),
    )
    const along = tally(own, step => nearestOf(near, step.at))
    const alone = own.filter(step => !neighbours.some(({ boundary: of }) => covers(of, step.beyond))).length
    return [{ side, barriers: along, neighbours: beyond, atEdge: alone >= own.length * leastShare }]
  })
}

/** The barrier a border runs along; a street that only meets it at a corner is farther away than the one it runs in. */
function nearestOf(barriers: readonly NamedLines[], at: Point): string[] {
  const found = barriers
    .map(({ name, lines }) => ({ name, metres: Math.min(...lines.map(line => metresToRing(at, line))) }))
    .filter(({ metres }) => metres <= alongMetres)
  const least = Math.min(...found.map(it => it.metres))
  return found.filter(({ metres }) => metres <= least + asNearMetres).map(it => it.name)
}

interface Step {
  readonly side: Name
  readonly at: Point
  readonly beyond: Point
}

/** Points along the border, each with the side it is seen on from the middle and a point just outside. */
function stepsOf(ring: Ring, [west, south, east, north]: readonly [number, number, number, number]): Step[] {
  const steps: Step[] = []
  const scale = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const turn = isClockwise(ring) ? 1 : -1
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!]
    const metres = metresBetween(a, b)
    const count = Math.max(1, Math.round(metres / everyMetres))
    const [dx, dy] = [(b[0] - a[0]) * scale, b[1] - a[1]]
    const length = Math.hypot(dx, dy)
    if (length === 0) continue
    const outward: Point = [((-dy / length) * turn) / scale, (dx / length) * turn]
    for (let k = 0; k < count; k++) {
      const share = (k + 0.5) / count
      const at: Point = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
      const out = beyondMetres / metresPerDegree
      steps.push({
        side: sideOf(
          [outward[0] * scale, outward[1]],
          [(at[0] - (west + east) / 2) / (east - west), (at[1] - (south + north) / 2) / (north - south)],
        ),
        at,
        beyond: [at[0] + outward[0] * out, at[1] + outward[1] * out],
      })
    }
  }
  return steps
}

/** Where the border looks, weighed with where it lies: a zigzag of a northern border stays north. */
function sideOf([dx, dy]: Point, [x, y]: Point): Name {
  const [east, north] = [dx + 2 * x, dy + 2 * y]
  if (Math.abs(east) > Math.abs(north)) return east > 0 ? 'east' : 'west'
  return north > 0 ? 'north' : 'south'
}

function isClockwise(ring: Ring): boolean {
  let area = 0
  for (let i = 1; i < ring.length; i++) area += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1]
  return area < 0
}

/** Names that hold along enough of a side, the longest first. */
function tally(steps: readonly Step[], namesOf: (step: Step) => readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const step of steps)
    for (const name of new Set(namesOf(step))) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .filter(([, n]) => n >= steps.length * leastShare)
    .sort((a, b) => b[1] - a[1])
    .map(([name]) => name)
}
