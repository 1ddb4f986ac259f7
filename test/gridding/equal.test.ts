/** Equal parts of small graphs beside the best there is, found by looking at every division; and of larger ones within half a hundredth. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { communityOf } from '../../src/gridding/community.ts'
import { deviationOf, equalParts } from '../../src/gridding/equal.ts'
import { type Graph, graphOf, inducedBy, piecesOf, totalOf } from '../../src/gridding/graph.ts'
import { finish } from '../../src/gridding/steps.ts'
import { seededRandom } from '../../src/territory/demo-random.ts'
import { scatteredTown } from '../support/buildings.ts'

suite('equal parts', () => {
  test('of 13 areas: as equal as the best of all divisions', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const graph = areasAround(13, seed)
      const plan = finish(equalParts(graph, { count: 3, tolerance: 0.0025, seed: 1 }))
      sound(graph, plan.part, 3)
      const best = bestOfAll(graph)
      const own = deviationOf(graph, plan)
      assert.ok(own >= best - 1e-9 && own <= best + 0.002, `seed ${seed}: ${own}, the best is ${best}`)
    }
  })

  test('of 25 areas, where chance alone seldom finds them', () => {
    // The largest deviations of the best plans, by a search without any known plan to start from.
    for (let seed = 1; seed <= 4; seed++) {
      const graph = areasAround(25, seed)
      const plan = finish(equalParts(graph, { count: 3, tolerance: 0.0025, seed: 1 }))
      const other = finish(equalParts(graph, { count: 3, tolerance: 0.0025, seed: 99 }))
      sound(graph, plan.part, 3)
      assert.ok(Math.abs(deviationOf(graph, plan) - deviationOf(graph, other)) < 0.001)
      assert.ok(deviationOf(graph, plan) < 0.02)
    }
  })

  test('of 1,000 areas into 4 and 2,000 into 9: within half a hundredth, each in one piece', () => {
    for (const [size, count] of [
      [1000, 4],
      [2000, 9],
    ] as const) {
      const graph = areasAround(size, 1)
      const plan = finish(equalParts(graph, { count, tolerance: 0.0025, seed: 1 }))
      sound(graph, plan.part, count)
      assert.ok(deviationOf(graph, plan) <= 0.005, `${deviationOf(graph, plan)}`)
    }
  })

  test('whatever the unit of the weights', () => {
    const graph = areasAround(30, 3)
    const deviations = [1, 1e-9, 1e300].map(unit => {
      const own = { ...graph, weight: graph.weight.map(it => it * unit) }
      return deviationOf(own, finish(equalParts(own, { count: 3, tolerance: 0.0025, seed: 1 })))
    })
    for (const deviation of deviations) assert.ok(deviation < 0.02, `${deviations}`)
  })

  test('of a board of 8 × 8 into 8: exactly', () => {
    const links = Array.from({ length: 64 }, (_, v) => v).flatMap(v => [
      ...(v % 8 < 7 ? [[v, v + 1, 1] as const] : []),
      ...(v < 56 ? [[v, v + 8, 1] as const] : []),
    ])
    const graph = graphOf(new Array(64).fill(1), links)
    const plan = finish(equalParts(graph, { count: 8, tolerance: 0.0025, seed: 1 }))
    sound(graph, plan.part, 8)
    assert.equal(deviationOf(graph, plan), 0)
  })
})

/** Buildings around the first of a town, with their neighbours; people are counted, so weights are large. */
function areasAround(size: number, seed: number): Graph {
  const buildings = scatteredTown(size * 3, { seed })
  const { free } = communityOf({ name: null, buildings, border: null, barriers: [], isPlane: false })
  const random = seededRandom(seed)
  const town = graphOf(
    buildings.map(() => random.whole(200, 6000)),
    free,
  )
  const near = [0]
  for (const v of near)
    for (let i = town.start[v]!; i < town.start[v + 1]! && near.length < size; i++)
      if (!near.includes(town.to[i]!)) near.push(town.to[i]!)
  return inducedBy(town, near)
}

function sound(graph: Graph, part: Int32Array, count: number): void {
  assert.equal(new Set(part).size, count)
  assert.equal(piecesOf(graph, part).count, count, 'a part is in pieces')
}

/** The smallest largest deviation of three connected parts: every pair of connected sets whose rest is connected, no shortcuts. */
function bestOfAll(graph: Graph): number {
  const full = (1 << graph.size) - 1
  const near = Array.from({ length: graph.size }, (_, v) =>
    graph.to.subarray(graph.start[v]!, graph.start[v + 1]!).reduce((mask, u) => mask | (1 << u), 0),
  )
  const isWhole = (set: number) => {
    let reached = set & -set
    for (let before = 0; before !== reached; ) {
      before = reached
      for (let v = 0; v < graph.size; v++) if (reached & (1 << v)) reached |= near[v]! & set
    }
    return reached === set
  }
  const ideal = totalOf(graph.weight) / 3
  const weigh = (set: number) =>
    graph.weight.reduce((sum, weight, v) => (set & (1 << v) ? sum + weight : sum), 0)
  const connected = Array.from({ length: full }, (_, i) => i + 1).filter(isWhole)
  const off = new Map(connected.map(set => [set, Math.abs(weigh(set) / ideal - 1)]))
  let best = Number.POSITIVE_INFINITY
  for (const [a, deviation] of off) {
    // The first part holds the first area: each division is met twice, not six times.
    if (!(a & 1) || deviation >= best) continue
    for (const [b, other] of off) {
      if (a & b || other >= best) continue
      const rest = off.get(full & ~(a | b))
      if (rest !== undefined) best = Math.min(best, Math.max(deviation, other, rest))
    }
  }
  return best
}
