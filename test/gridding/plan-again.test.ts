/** Borders that are drawn are read again: however often, they stay where they run and grow no corners. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  boundariesOfPlan,
  divisionInForce,
  type GridInForce,
  type PlanGround,
  surveyOf,
} from '../../src/gridding/index.ts'
import { metresToRing } from '../../src/territory/coordinates.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import { polygonsOf } from '../../src/territory/locate.ts'

test('read and drawn four times, a border has moved by less than a metre and has no more corners', () => {
  const { communities, compounds, buildings, grids } = demoPlan()
  const own = compounds.flatMap(it => (it.communityId === communities[0]!.id ? [it.id] : []))
  const ground: PlanGround = {
    buildings: buildings.flatMap(({ id, name, households, lng, lat, compoundId }) =>
      own.includes(compoundId)
        ? [
            {
              id,
              name,
              point: [lng, lat] as const,
              households,
              workload: households,
              compound: null,
              dedicated: null,
            },
          ]
        : [],
    ),
    border: polygonsOf(communities[0]!.boundary).flat(),
    barriers: [],
  }
  const first = grids.filter(it => it.communityId === communities[0]!.id)
  const codes = new Map(first.map(it => [it.id, it.code]))
  const of = Object.fromEntries(buildings.map(it => [it.id, codes.get(it.gridId)]))
  let drawn: GridInForce[] = first.map(({ code, name, boundary }) => ({
    key: code,
    name,
    kind: 'general' as const,
    code,
    boundary,
  }))
  const corners: number[] = []
  for (let again = 0; again < 4; again++) {
    const division = divisionInForce(ground, drawn, of)
    corners.push(division.shapes.length)
    const boundaries = boundariesOfPlan(surveyOf(ground, division.shapes), division)
    drawn = drawn.map(it => ({ ...it, boundary: boundaries.get(it.key)! }))
  }
  assert.deepEqual(
    corners,
    corners.map(() => corners[0]),
  )
  const moved = drawn.flatMap((it, i) => {
    const before = polygonsOf(first[i]!.boundary).flat()
    return polygonsOf(it.boundary!)
      .flat(2)
      .map(point => Math.min(...before.map(ring => metresToRing(point, ring))))
  })
  assert.ok(Math.max(...moved) < 1, `moved by ${Math.max(...moved)} m`)
})
