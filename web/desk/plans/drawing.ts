/** A division as the map and the table show it, brought up to date by its changed grids alone: 25,000 buildings follow the hand. */
import type { Bounds } from '../../../src/gridding/parts.ts'
import type { PlanDivision, PlanGround } from '../../../src/gridding/plan.ts'
import { boundariesOfPlan, figuresOfPlan, type GridFigures } from '../../../src/gridding/plan-figures.ts'
import { surveyOf } from '../../../src/gridding/plan-survey.ts'
import { type Boundary, polygonsOf } from '../../../src/territory/locate.ts'

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
  const survey = surveyOf(ground, division.shapes)
  return drawnWith(
    ground,
    division,
    measure,
    figuresOfPlan(survey, division, measure.bounds, null, measure.hectares),
  )
}

/** With figures the server has worked out already: the rounds of a whole town take longer than its borders. */
export function drawnWith(
  ground: PlanGround,
  division: PlanDivision,
  measure: Measure,
  known: readonly GridFigures[],
): Drawing {
  const figures = new Map(known.map(one => [one.key, one]))
  if (!division.grids.every(({ key }) => figures.has(key))) return drawn(ground, division, measure)
  const boundaries = boundariesOfPlan(surveyOf(ground, division.shapes), division)
  return { ground, division, measure, figures, boundaries }
}

/** The same ground divided otherwise: the grids that differ are measured, the others stay as they were. */
export function redrawn(before: Drawing, division: PlanDivision): Drawing {
  const { ground, measure } = before
  const isRedrawn = division.shapes !== before.division.shapes
  const survey = surveyOf(ground, division.shapes)
  const members = touched(before.division, division)
  if (!isRedrawn && members.size === 0) return { ...before, division }
  // A border drawn by hand moves the surroundings of buildings, and with them the ends of borders nearby.
  const drawnNow = boundariesOfPlan(survey, division, isRedrawn ? null : members)
  const boundaries = patched(before.boundaries, withoutSame(drawnNow, before.boundaries), division)
  const keys = new Set([
    ...members,
    ...[...boundaries].flatMap(([key, it]) => (it === before.boundaries.get(key) ? [] : key)),
  ])
  const found = figuresOfPlan(survey, division, measure.bounds, keys, measure.hectares)
  const figures = patched(before.figures, new Map(found.map(one => [one.key, one])), division)
  return { ground, division, measure, figures, boundaries }
}

function withoutSame(
  drawnNow: ReadonlyMap<string, Boundary>,
  before: ReadonlyMap<string, Boundary>,
): ReadonlyMap<string, Boundary> {
  return new Map([...drawnNow].filter(([key, boundary]) => !isSameArea(boundary, before.get(key))))
}

function isSameArea(a: Boundary, b: Boundary | undefined): boolean {
  if (b === undefined) return false
  const [own, old] = [polygonsOf(a).flat(2), polygonsOf(b).flat(2)]
  return own.length === old.length && own.every(([x, y], i) => x === old[i]![0] && y === old[i]![1])
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
