/** Streets as borders of grids: drawn along the street itself, and told apart from what only hangs together across it. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import {
  boundariesOfPlan,
  divisionFrom,
  edited,
  figuresOfPlan,
  finish,
  type PlanDivision,
  type PlanGround,
  propose,
  surveyOf,
} from '../../src/gridding/index.ts'
import { metresBetween, metresToRing, type Point } from '../../src/territory/coordinates.ts'
import { seededRandom } from '../../src/territory/demo-random.ts'
import { blockTown, placeAt, scatteredTown } from '../support/buildings.ts'
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

  test('where streets meet at sharp corners no grid is cut in two, and all the ground is covered', () => {
    for (const seed of [8, 9, 14]) {
      const [town, streets] = crossedTown(seed)
      const ask = { name: null, buildings: town, border: null, barriers: streets, isPlane: false }
      const { grids } = finish(propose([ask], { bounds, count: null, seed: 1, now: () => 0 }))
      assert.deepEqual(
        grids.filter(it => it.boundary.type !== 'Polygon').map(it => it.number),
        [],
        `seed ${seed}`,
      )
      const { grids: plain } = finish(
        propose([{ ...ask, barriers: [] }], { bounds, count: 1, seed: 1, now: () => 0 }),
      )
      const covered = grids.reduce((sum, it) => sum + it.squareMetres, 0)
      assert.ok(
        Math.abs(covered - plain[0]!.squareMetres) <= grids.length + 1,
        `${covered} of ${plain[0]!.squareMetres}`,
      )
    }
  })
})

/** A town with crooked streets right through it. */
function crossedTown(seed: number): [ReturnType<typeof blockTown>, Point[][]] {
  const count = 300 + seed * 20
  const town = seed % 2 ? scatteredTown(count, { seed }) : blockTown(20 + seed, seed)
  const wide = seed % 2 ? Math.sqrt(count) * 40 : Math.ceil(Math.sqrt(20 + seed)) * 200
  const random = seededRandom(seed * 7)
  const streets = Array.from({ length: 1 + (seed % 5) }, () => {
    const middle = random.next() * wide
    const stretches = 4 + Math.floor(random.next() * 6)
    const isAcross = random.next() < 0.5
    return Array.from({ length: stretches + 1 }, (_, i) => {
      const along = -20 + ((wide + 40) * i) / stretches
      const beside = middle + random.between(-60, 60)
      return isAcross ? placeAt(along, beside) : placeAt(beside, along)
    })
  })
  return [town, streets]
}

function isNorthOf([a, b]: readonly Point[], [lng, lat]: Point): boolean {
  return (b![0] - a![0]) * (lat - a![1]) > (b![1] - a![1]) * (lng - a![0])
}
