/** Where a plan begins, reckoned at once: what weighs, what is said of a ground that is odd, the same for a seed. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { GridInForce, PlanGround } from '../../src/gridding/index.ts'
import { finish } from '../../src/gridding/steps.ts'
import { usual } from '../../src/planning/ask.ts'
import { beginSteps, type Work } from '../../src/planning/begin.ts'

/** Buildings of 50 households in rows of ten, sixty metres apart, each of great age what its number says. */
function ground(count: number, more: Partial<PlanGround['buildings'][number]> = {}): PlanGround {
  const buildings = Array.from({ length: count }, (_, i) => ({
    id: `b${i}`,
    name: `${i + 1}号`,
    point: [122 + (i % 10) * 0.00076, 45 + Math.floor(i / 10) * 0.00054] as const,
    households: 50,
    workload: 50,
    compound: null,
    dedicated: null,
    ...more,
  }))
  return { buildings, border: null, barriers: [] }
}
function begun(own: PlanGround, more: Partial<Work> = {}, ask: Partial<Work['ask']> = {}) {
  const work: Work = {
    from: 'proposal',
    ground: own,
    ask: { ...usual, ...ask },
    grids: [],
    registered: {},
    namePattern: '东社区第{number}网格',
    ...more,
  }
  return finish(beginSteps(work, () => 0))
}
const names = ({ division }: ReturnType<typeof begun>) => division.grids.map(it => it.name)

suite('where a plan begins', () => {
  test('the same for a seed; names that are free; every building in a grid', () => {
    const one = begun(ground(40), {}, { seed: 3 })
    assert.deepEqual(begun(ground(40), {}, { seed: 3 }), one)
    assert.deepEqual(
      names(one).toSorted(),
      [1, 2, 3, 4, 5].slice(0, one.division.grids.length).map(n => `东社区第${n}网格`),
    )
    assert.equal(Object.keys(one.division.of).length, 40)
    assert.deepEqual(one.reasons, [])
  })

  test('what weighs counts against the bounds: more work, more grids', () => {
    const light = begun(ground(40)).division.grids.length
    const heavy = begun(ground(40, { workload: 100 })).division.grids.length
    const wide = begun(ground(40), {}, { weights: { ...usual.weights, hectares: 200 } }).division.grids.length
    assert.deepEqual([light < heavy, light < wide], [true, true])
  })

  test('one building beyond the bounds: told, with its name', () => {
    const { division, reasons } = begun(ground(1, { households: 900, workload: 900 }))
    assert.equal(division.grids.length, 1)
    assert.deepEqual(reasons, [
      { key: 'g1', code: 'building', facts: { building: '1号', households: 900, outside: 400 } },
    ])
  })

  test('a stretch beyond a river is joined where it is nearest, and told; not asked to heed rivers, nothing is told', () => {
    const own = ground(10)
    const between = (own.buildings[8]!.point[0] + own.buildings[9]!.point[0]) / 2
    const river = { ...own, barriers: [[[between, 44.9] as const, [between, 45.1] as const]] }
    assert.deepEqual(begun(river).crossovers, [{ from: 'b9', to: 'b8', metres: 60 }])
    assert.deepEqual(begun(own).crossovers, [])
  })

  test('a dedicated grid keeps its name and kind, also where a code of the general ones is its own', () => {
    const own = ground(11)
    const school = {
      ...own,
      buildings: own.buildings.map((it, i) => (i === 10 ? { ...it, dedicated: '一中' } : it)),
    }
    const before: GridInForce[] = [
      {
        key: '152222100001001',
        code: '152222100001001',
        name: '一中网格',
        kind: 'dedicated',
        boundary: null,
      },
    ]
    const { division } = begun(school, { grids: before, registered: { b10: '152222100001001' } })
    const found = division.grids.find(it => it.kind === 'dedicated')!
    assert.deepEqual([found.name, found.code], ['一中网格', '152222100001001'])
    assert.equal(division.of.b10, found.key)
  })
})
