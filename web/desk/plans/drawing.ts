/** A division as the map and the table show it, brought up to date by its changed grids alone: 25,000 buildings follow the hand. */
import type { Bounds } from '../../../src/gridding/parts.ts'
import type { PlanDivision, PlanGround } from '../../../src/gridding/plan.ts'
import { boundariesOfPlan, figuresOfPlan, type GridFigures } from '../../../src/gridding/plan-figures.ts'
import { surveyOf } from '../../../src/gridding/plan-survey.ts'
import type { Boundary } from '../../../src/territory/locate.ts'

export interface Measure {
  readonly bounds: Bounds
  /** What a hectare counts as workload. */
  readonly hectares: number
}
export interface Drawing {
  readonly ground: PlanGround
  readonly division: PlanDivision
  readonly measure: Measure
  readonly figures: ReadonlyMap<string, GridFigures>
  readonly boundaries: ReadonlyMap<string, Boundary>
}

export function drawn(ground: PlanGround, division: PlanDivision, measure: Measure): Drawing {
  return { ground, division, measure, ...measured(ground, division, measure, null) }
}

/** The same ground divided otherwise. A border drawn by hand moves the surroundings of buildings, so everything is drawn anew. */
export function redrawn(before: Drawing, division: PlanDivision): Drawing {
  const { ground, measure } = before
  if (division.shapes !== before.division.shapes) return drawn(ground, division, measure)
  const keys = touched(before.division, division)
  if (keys.size === 0) return { ...before, division }
  const after = measured(ground, division, measure, keys)
  return {
    ground,
    division,
    measure,
    figures: patched(before.figures, after.figures, division),
    boundaries: patched(before.boundaries, after.boundaries, division),
  }
}

/** Keys of the grids that two divisions of one ground do not have alike. */
export function touched(a: PlanDivision, b: PlanDivision): ReadonlySet<string> {
  const keys = new Set<string>()
  if (a.of !== b.of)
    for (const id in b.of) {
      const [was, is] = [a.of[id], b.of[id]]
      if (was === is) continue
      if (was !== undefined) keys.add(was)
      if (is !== undefined) keys.add(is)
    }
  // A grid of another kind changes which compounds count as cut, wherever they lie.
  const kinds = new Map(a.grids.map(grid => [grid.key, grid.kind]))
  const isOther = b.grids.some(grid => (kinds.get(grid.key) ?? grid.kind) !== grid.kind)
  return isOther ? new Set(b.grids.map(grid => grid.key)) : keys
}

function measured(
  ground: PlanGround,
  division: PlanDivision,
  { bounds, hectares }: Measure,
  only: ReadonlySet<string> | null,
) {
  const survey = surveyOf(ground, division.shapes)
  const figures = figuresOfPlan(survey, division, bounds, only, hectares)
  return {
    figures: new Map(figures.map(one => [one.key, one])),
    boundaries: boundariesOfPlan(survey, division, only),
  }
}

function patched<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  { grids }: PlanDivision,
): ReadonlyMap<string, T> {
  return new Map(
    grids.flatMap(({ key }) => {
      const one = after.get(key) ?? before.get(key)
      return one === undefined ? [] : [[key, one] as const]
    }),
  )
}
