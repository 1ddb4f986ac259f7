/** Borders along roads, rivers and railways: the surroundings of the buildings on either side end at the line itself, not half-way between two houses. */
import Flatbush from 'flatbush'
import { barriersOf } from './barriers.ts'
import type { PlanGround, ShapePoint } from './plan.ts'
import { type Pair, pairsAlong } from './plan-line.ts'
import { surveyOf } from './plan-survey.ts'
import type { Metres } from './plane.ts'

/** The nearest buildings looked at for one on this side of the line. */
const looked = 12
/** No building stands so far from a street it belongs to. */
const farMetres = 150
/** With more pairs only those are kept that part two grids. */
const mostPairs = 5000

/** @param of grid of each building by id: consulted only where there are too many lines to fix them all */
export function shapesAlongBarriers(
  ground: PlanGround,
  of: Readonly<Record<string, string>>,
): readonly ShapePoint[] {
  if (ground.barriers.length === 0 || ground.buildings.length < 2) return []
  const { points, plane } = surveyOf(ground, []).community
  const lines = ground.barriers.map(line => line.map(plane.toMetres))
  const parted = barriersOf(lines)
  const index = new Flatbush(points.length)
  for (const [x, y] of points) index.add(x, y, x, y)
  index.finish()
  const nearest = ([x, y]: Metres) =>
    index.neighbors(x, y, looked, farMetres).find(i => !parted(points[i]!, [x, y])) ?? null
  const pairs = lines.flatMap(line =>
    pairsAlong(line).flatMap(pair => {
      const [left, right] = [nearest(pair.left), nearest(pair.right)]
      return left === null || right === null || left === right ? [] : [{ pair, left, right }]
    }),
  )
  const idOf = (i: number) => ground.buildings[i]!.id
  const kept =
    pairs.length <= mostPairs ? pairs : pairs.filter(({ left, right }) => of[idOf(left)] !== of[idOf(right)])
  const shape = (building: number, place: Pair['left']): ShapePoint => {
    const [lng, lat] = plane.toDegrees(place)
    return { building: idOf(building), point: [Math.round(lng * 1e8) / 1e8, Math.round(lat * 1e8) / 1e8] }
  }
  return kept.flatMap(({ pair, left, right }) => [shape(left, pair.left), shape(right, pair.right)])
}
