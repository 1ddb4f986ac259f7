/** Moves buildings on the border from grid to grid while that shortens borders and keeps bounds; at first some moves that lengthen them are let pass, so that the search leaves a mere local best. */
import type { Random } from '../territory/demo-random.ts'
import { excess, mayLeave, move, type Parts } from './parts.ts'

export interface Heat {
  /** Passes over all border nodes. */
  readonly passes: number
  /** What a move may cost at first, in mean links; it falls to nothing. */
  readonly from: number
  /** What a unit outside the bounds costs, in mean links. */
  readonly outside: number
}

/** @returns how many moves were made */
export function refine(parts: Parts, heat: Heat, random: Random): number {
  const { graph } = parts
  const mean = graph.cost.length === 0 ? 1 : graph.cost.reduce((a, b) => a + b, 0) / graph.cost.length
  const near = new Float64Array(parts.count)
  let [moved, quiet] = [0, 0]
  for (let pass = 0; pass < heat.passes && quiet < 2; pass++) {
    const left = 1 - (pass + 1) / heat.passes
    const warmth = heat.from * mean * left * left
    const made = sweep(parts, near, warmth, heat.outside * mean, random)
    quiet = made === 0 && warmth < 0.01 * mean ? quiet + 1 : 0
    moved += made
  }
  return moved
}

function sweep(parts: Parts, near: Float64Array, warmth: number, outside: number, random: Random): number {
  const size = parts.graph.size
  let moved = 0
  // A random start and step visit every node once without shuffling them.
  let step = 1 + Math.floor(random.next() * size)
  while (gcd(step, size) !== 1) step++
  for (let turn = 0, v = Math.floor(random.next() * size); turn < size; turn++, v = (v + step) % size) {
    const to = bestMove(parts, near, v, outside, warmth, random)
    if (to < 0 || !mayLeave(parts, v)) continue
    move(parts, v, to)
    moved++
  }
  return moved
}

/** The neighbouring part that costs least to move to, if it costs less than chance allows at this warmth; -1 if none. */
function bestMove(
  { graph, part, weights, bounds }: Parts,
  near: Float64Array,
  v: number,
  outside: number,
  warmth: number,
  random: Random,
): number {
  const { start, to, cost } = graph
  const own = part[v]!
  const [from, end] = [start[v]!, start[v + 1]!]
  let others = 0
  for (let i = from; i < end; i++) {
    const other = part[to[i]!]!
    near[other] = 0
    if (other !== own) others++
  }
  if (others === 0) return -1
  near[own] = 0
  for (let i = from; i < end; i++) near[part[to[i]!]!]! += cost[i]!
  const heavy = graph.weight[v]!
  const leaving = heavy === 0 ? 0 : excess(weights[own]! - heavy, bounds) - excess(weights[own]!, bounds)
  let [best, least] = [-1, warmth > 0 ? -Math.log(1 - random.next()) * warmth : -1e-9]
  for (let i = from; i < end; i++) {
    const other = part[to[i]!]!
    const bordering = near[other]!
    if (other === own || bordering < 0) continue
    near[other] = -1
    const coming = heavy === 0 ? 0 : excess(weights[other]! + heavy, bounds) - excess(weights[other]!, bounds)
    const costs = near[own]! - bordering + outside * (leaving + coming)
    if (costs < least) [best, least] = [other, costs]
  }
  return best
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
