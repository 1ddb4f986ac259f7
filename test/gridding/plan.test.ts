/** A plan while hands change it: every place in one grid, borders where they were or where they were drawn, figures that follow. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import {
  boundariesOfPlan,
  comparedPlans,
  divisionFrom,
  edited,
  editing,
  evenSplit,
  figuresOfPlan,
  finish,
  type PlanDivision,
  type PlanEdit,
  PlanFault,
  propose,
  surveyOf,
} from '../../src/gridding/index.ts'
import { metresBetween, type Point } from '../../src/territory/coordinates.ts'
import { type Boundary, covers, polygonsOf } from '../../src/territory/locate.ts'
import {
  centreOf,
  division,
  editBy,
  grids,
  ground,
  lineBetween,
  metresToAny,
  neighbours,
  orSame,
  registered,
  sampled,
} from '../support/plan-town.ts'

const bounds = { least: 300, most: 500 }

suite('a plan', () => {
  test('from the grids in force keeps every building where it is registered and every border where it runs', () => {
    const drawn = boundariesOfPlan(surveyOf(ground, division.shapes), division)
    for (const { key, boundary } of grids) {
      const own = drawn.get(key)!
      for (const point of polygonsOf(own).flat(2))
        assert.ok(metresToAny(point, boundary) < 3, `${key}: ${metresToAny(point, boundary)} m off`)
      for (const point of polygonsOf(boundary).flat(2)) assert.ok(metresToAny(point, own) < 3)
    }
    for (const { id } of ground.buildings) assert.equal(division.of[id], registered(id))
    assertCovered(division)
  })

  test('after any changes: each place in exactly one grid, households conserved, part figures equal to whole ones', () => {
    const all = ground.buildings.reduce((sum, it) => sum + it.households, 0)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 8 }), picks => {
        const steps = editing(ground, division)
        const after = picks.reduce((now, pick, i) => {
          const edit = editBy(now, pick, i)
          const next = orSame(now, edit)
          if (next === now) assert.throws(() => steps.apply(edit), PlanFault)
          else steps.apply(edit)
          return next
        }, division)
        assert.deepEqual(steps.division, after)
        const survey = surveyOf(ground, after.shapes)
        const figures = figuresOfPlan(survey, after, bounds)
        assert.equal(
          figures.reduce((sum, it) => sum + it.households, 0),
          all,
        )
        const some = new Set(after.grids.slice(0, 2).map(it => it.key))
        assert.deepEqual(
          figuresOfPlan(survey, after, bounds, some),
          figures.filter(it => some.has(it.key)),
        )
        assert.deepEqual(new Set(Object.values(after.of)), new Set(after.grids.map(it => it.key)))
        assertCovered(after)
      }),
      { numRuns: 25, seed: 5 },
    )
  })

  test('a border drawn by hand is where it was drawn, and buildings beyond it change over', () => {
    const [a, b] = neighbours()
    const line = lineBetween(a, b, 70)
    const after = edited(ground, division, { kind: 'border', between: [a, b], line })
    const drawn = boundariesOfPlan(surveyOf(ground, after.shapes), after)
    const inner = sampled(line).filter(point => {
      const near = [a, b].map(key => metresToAny(point, drawn.get(key)!))
      return [a, b].some(key => covers(drawn.get(key)!, point)) && Math.min(...near) < 50
    })
    assert.ok(inner.length > 20)
    const off = inner.map(point => metresToAny(point, drawn.get(a)!)).sort((x, y) => x - y)
    assert.ok(off[Math.floor(off.length * 0.9)]! < 1, `${off.at(-1)} m off the line`)
    const moved = comparedPlans(ground, division, after)
    assert.ok(moved.buildingsMoved > 0)
    assert.ok(moved.moved.every(it => [a, b].includes(it.from) && [a, b].includes(it.to)))
    assertCovered(after)
  })

  test('halves are contiguous, about equal, and together the whole', () => {
    for (const { key, name } of division.grids) {
      const half = evenSplit(surveyOf(ground, division.shapes), division, key)
      const edit: PlanEdit = { kind: 'split', grid: key, buildings: half, key: 'new', name: `${name} B` }
      const after = edited(ground, division, edit)
      const [one, other] = figuresOfPlan(surveyOf(ground, after.shapes), after, bounds, new Set([key, 'new']))
      assert.ok(one!.isContiguous && other!.isContiguous)
      const whole = one!.households + other!.households
      assert.ok(
        Math.abs(one!.households - other!.households) < whole * 0.25,
        `${one!.households} ${other!.households}`,
      )
      const back = edited(ground, after, { kind: 'merge', grids: [key, 'new'] })
      assert.deepEqual(back, division)
    }
  })

  test('what cannot be done is refused by its name, and the plan stays', () => {
    const [first, second] = division.grids
    const mine = ground.buildings.filter(it => division.of[it.id] === first!.key).map(it => it.id)
    const refused: readonly (readonly [string, PlanEdit])[] = [
      ['unknownGrid', { kind: 'move', buildings: mine, to: 'nowhere' }],
      ['unknownBuilding', { kind: 'move', buildings: ['constructor'], to: first!.key }],
      ['nothingMoves', { kind: 'move', buildings: mine, to: first!.key }],
      ['lastBuilding', { kind: 'move', buildings: mine, to: second!.key }],
      ['sameGrid', { kind: 'merge', grids: [first!.key, first!.key] }],
      [
        'keyTaken',
        { kind: 'split', grid: first!.key, buildings: mine.slice(0, 1), key: second!.key, name: 'x' },
      ],
      ['lastBuilding', { kind: 'split', grid: first!.key, buildings: mine, key: 'new', name: 'x' }],
      ['nameTaken', { kind: 'rename', grid: first!.key, name: ` ${second!.name} ` }],
      ['nameEmpty', { kind: 'rename', grid: first!.key, name: '  ' }],
      [
        'lineTooLong',
        {
          kind: 'border',
          between: neighbours(),
          line: [
            [121.47, 45.06],
            [-60, -45],
          ],
        },
      ],
      ['lineTooShort', { kind: 'border', between: neighbours(), line: [[121.47, 45.06]] }],
      [
        'lineMissesBoth',
        {
          kind: 'border',
          between: neighbours(),
          line: [
            [120, 44],
            [120.1, 44],
          ],
        },
      ],
    ]
    for (const [code, edit] of refused)
      assert.throws(
        () => edited(ground, division, edit),
        (error: PlanFault) => error.code === code,
        code,
      )
    // Where it is clear, the community's name is left out: the two would read the same.
    const grids = division.grids.map(it => ({ ...it, name: `North ${it.name}` }))
    const renamed = (name: string) =>
      edited(ground, { ...division, grids }, { kind: 'rename', grid: first!.key, name })
    assert.throws(() => renamed(second!.name), { code: 'nameTaken' })
    assert.equal(renamed(first!.name).grids[0]!.name, first!.name)
  })

  test('from a proposal; with itself compared nothing has moved; a torn grid and a long round show', () => {
    const buildings = ground.buildings.map(({ point, households }, i) => ({
      row: i + 1,
      point,
      households,
      compound: null,
      dedicated: null,
    }))
    const ask = { name: null, buildings, border: ground.border, barriers: [], isPlane: false }
    const proposal = finish(propose([ask], { bounds, count: null, seed: 1, now: () => 0 }))
    const proposed = divisionFrom(ground, proposal, number => `grid ${number}`)
    const figures = figuresOfPlan(surveyOf(ground, proposed.shapes), proposed, bounds)
    assert.deepEqual(
      figures.map(it => [it.households, it.isContiguous]),
      proposal.grids.map(it => [it.households, it.isContiguous]),
    )
    assert.equal(comparedPlans(ground, proposed, proposed).householdsMoved, 0)
    const [a] = proposed.grids
    const far = ground.buildings.toSorted(
      (x, y) =>
        metresBetween(y.point, centreOf(proposed, a!.key)) -
        metresBetween(x.point, centreOf(proposed, a!.key)),
    )[0]!
    const torn = edited(ground, proposed, { kind: 'move', buildings: [far.id], to: a!.key })
    const [before, after] = [proposed, torn].map(
      plan => figuresOfPlan(surveyOf(ground, plan.shapes), plan, bounds, new Set([a!.key]))[0]!,
    )
    assert.ok(before!.isContiguous && !after!.isContiguous)
    assert.ok(after!.walkMetres > before!.walkMetres)
  })
})

/** Random places of the community: each in exactly one grid, and areas add up to the whole. */
function assertCovered(plan: PlanDivision): void {
  const survey = surveyOf(ground, plan.shapes)
  const drawn = [...boundariesOfPlan(survey, plan)].map(([key, boundary]) => ({ key, boundary }))
  const whole: Boundary = { type: 'Polygon', coordinates: ground.border! }
  const [west, south, east, north] = ground.buildings.reduce(
    ([w, s, e, n], { point: [x, y] }) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)],
    [180, 90, -180, -90],
  )
  for (let i = 0; i < 60; i++) {
    const point: Point = [
      west! + ((east! - west!) * ((i * 37) % 61)) / 61,
      south! + ((north! - south!) * ((i * 17) % 59)) / 59,
    ]
    if (!covers(whole, point)) continue
    const holding = drawn.filter(({ boundary }) => covers(boundary, point))
    assert.equal(holding.length, 1, `${point} lies in ${holding.map(it => it.key)}`)
  }
  const sum = figuresOfPlan(survey, plan, bounds).reduce((all, it) => all + it.squareMetres, 0)
  const one = figuresOfPlan(
    survey,
    {
      ...plan,
      of: Object.fromEntries(Object.keys(plan.of).map(id => [id, 'all'])),
      grids: [{ key: 'all', name: 'all', kind: 'general', code: null }],
    },
    bounds,
  )
  assert.ok(
    Math.abs(sum - one[0]!.squareMetres) < plan.grids.length + 1,
    `${sum} of ${one[0]!.squareMetres} m²`,
  )
}
