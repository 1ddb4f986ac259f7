/** Streets as borders of grids: drawn along the street itself, and told apart from what only hangs together across it. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import {
  boundariesOfPlan,
  divisionFrom,
  edited,
  figuresOfPlan,
  type PlanDivision,
  type PlanGround,
  surveyOf,
} from '../../src/gridding/index.ts'
import { metresBetween, metresToRing, type Point } from '../../src/territory/coordinates.ts'
import { placeAt, scatteredTown } from '../support/buildings.ts'
import { metresToAny, sampled } from '../support/plan-town.ts'

const bounds = { least: 300, most: 500 }

suite('a street through a plan', () => {
  test('where a street is a barrier the border runs along it, also after a building beside it was moved', () => {
    const street: Point[] = [placeAt(-50, 300), placeAt(900, 340)]
    const buildings = scatteredTown(400).map(it => ({
      id: `b${it.row}`,
      name: `${it.row}`,
      point: it.point,
      households: it.households,
      workload: it.households,
      compound: null,
      dedicated: null,
    }))
    const crossed: PlanGround = { buildings, border: null, barriers: [street] }
    const rows = (isNorth: boolean) =>
      buildings.flatMap(({ point }, i) => (isNorthOf(street, point) === isNorth ? [i + 1] : []))
    const grids = [true, false].map((isNorth, i) => ({
      number: i + 1,
      kind: 'general',
      name: null,
      rows: rows(isNorth),
    }))
    const plan = divisionFrom(crossed, { grids } as never, number => `${number}`)
    const borderOf = (of: PlanDivision) => boundariesOfPlan(surveyOf(crossed, of.shapes), of).get('g1')!
    const inner = sampled([placeAt(20, 303), placeAt(780, 335)])
    const clear = inner.filter(point => buildings.every(it => metresBetween(it.point, point) > 12))
    assert.ok(clear.length > 30)
    for (const point of clear)
      assert.ok(metresToAny(point, borderOf(plan)) < 0.5, `${metresToAny(point, borderOf(plan))} m`)
    const [figures] = figuresOfPlan(surveyOf(crossed, plan.shapes), plan, bounds)
    assert.equal(figures!.crossesBarrier, false)
    const beside = buildings.toSorted((a, b) => metresToLine(a.point) - metresToLine(b.point))[0]!
    const to = plan.of[beside.id] === 'g1' ? 'g2' : 'g1'
    const after = edited(crossed, plan, { kind: 'move', buildings: [beside.id], to })
    const still = clear.filter(point => metresToAny(point, borderOf(after)) < 0.5)
    assert.ok(still.length > clear.length * 0.8)
    const across = figuresOfPlan(surveyOf(crossed, after.shapes), after, bounds, new Set([to]))[0]!
    assert.ok(across.isContiguous && across.crossesBarrier)

    function metresToLine(point: Point): number {
      return metresToRing(point, street)
    }
  })
})

function isNorthOf([a, b]: readonly Point[], [lng, lat]: Point): boolean {
  return (b![0] - a![0]) * (lat - a![1]) > (b![1] - a![1]) * (lng - a![0])
}
