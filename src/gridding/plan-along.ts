/** Borders of a plan along streets and rivers, as far as no grid is cut in two by them. */
import { piecesOf } from './graph.ts'
import type { PlanDivision, PlanGround, ShapePoint } from './plan.ts'
import { shapesAlongBarriers } from './plan-barriers.ts'
import { type PlanSurvey, surveyOf } from './plan-survey.ts'

/**
 * The same grids, drawn along the barriers of the ground. Where lines meet at sharp corners, points along them may tear a grid:
 * there its border runs half-way between buildings instead.
 */
export function alongBarriers(ground: PlanGround, plain: PlanDivision): PlanDivision {
  let shapes = shapesAlongBarriers(ground, plain.of)
  if (shapes.length === 0) return plain
  const apart = tornOff(surveyOf(ground, []), plain).grids
  for (;;) {
    const { grids, points } = tornOff(surveyOf(ground, shapes), { ...plain, shapes })
    const torn = new Set([...grids].filter(key => !apart.has(key)))
    if (torn.size === 0) return { ...plain, shapes }
    const gridAt = (i: number) => plain.of[shapes[i]?.building ?? ''] ?? ''
    const isTorn = (i: number) => points.has(i) && torn.has(gridAt(i))
    const without = withoutPairs(shapes, isTorn)
    // Where it is buildings that are torn off, their grid gives up the lines; and if it has none, all do.
    const more = without.length < shapes.length ? without : withoutPairs(shapes, i => torn.has(gridAt(i)))
    shapes = more.length < shapes.length ? more : []
  }
}

/** Points stand in pairs that face each other: one alone would bend the border. */
function withoutPairs(shapes: readonly ShapePoint[], goes: (i: number) => boolean): readonly ShapePoint[] {
  return shapes.filter((_, i) => !goes(i - (i % 2)) && !goes(i - (i % 2) + 1))
}

/** Grids in several pieces, and which shape points lie in a piece without the main part of their grid. */
function tornOff({ ground, owner, crossing }: PlanSurvey, { of }: PlanDivision) {
  const gridOf = Array.from(owner, b => of[ground.buildings[b]!.id] ?? '')
  const { piece, count } = piecesOf(crossing, gridOf)
  const buildings = new Int32Array(count)
  for (let v = 0; v < ground.buildings.length; v++) buildings[piece[v]!]!++
  const main = new Map<string, number>()
  gridOf.forEach((grid, v) => {
    const known = main.get(grid)
    if (known === undefined || buildings[piece[v]!]! > buildings[known]!) main.set(grid, piece[v]!)
  })
  const grids = new Set<string>()
  const points = new Set<number>()
  gridOf.forEach((grid, v) => {
    if (piece[v] === main.get(grid)) return
    grids.add(grid)
    if (v >= ground.buildings.length) points.add(v - ground.buildings.length)
  })
  return { grids, points }
}
