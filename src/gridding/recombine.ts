/** Brings grids within their bounds that single buildings cannot: a grid too small or too large is thrown together with one or two neighbours and cut anew, into fewer or more where the number is free. */
import type { Random } from '../territory/demo-random.ts'
import { inducedBy } from './graph.ts'
import { type Bounds, excess, move, type Parts } from './parts.ts'
import { bestSplit, type Split } from './trees.ts'

export interface Recombining {
  /** May the number of parts change? */
  readonly isCountFree: boolean
  readonly rounds: number
  /** Rounds without any gain before it is left at that: what is lacking wanders from part to part meanwhile. */
  readonly patience: number
  readonly trees: number
}

/** @returns how many times parts were cut anew */
export function recombine(
  parts: Parts,
  { isCountFree, rounds, patience, trees }: Recombining,
  random: Random,
): number {
  const place = new Int32Array(parts.graph.size).fill(-1)
  let [made, idle] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    const members = membersOf(parts)
    const outside = members.flatMap((_, p) => (avoidable(parts, members, p) > 0 ? [p] : []))
    if (outside.length === 0) break
    let better = 0
    for (const p of random.shuffled(outside)) {
      if (avoidable(parts, members, p) === 0) continue
      if (improve(parts, members, p, { isCountFree, trees, round, place }, random)) better++
    }
    made += better
    idle = better === 0 ? idle + 1 : 0
    if (idle >= patience) break
  }
  return made
}

/** By how much a part is out of bounds beyond what its heaviest single node makes unavoidable. */
function avoidable({ graph, sizes, weights, bounds }: Parts, members: number[][], p: number): number {
  if (sizes[p] === 0) return 0
  const outside = excess(weights[p]!, bounds)
  if (outside === 0 || weights[p]! < bounds.least) return outside
  const heaviest = members[p]!.reduce((most, v) => Math.max(most, graph.weight[v]!), 0)
  return outside - excess(Math.max(heaviest, bounds.most), bounds) < 1e-6 ? 0 : outside
}

function membersOf({ part, count }: Parts): number[][] {
  const members: number[][] = Array.from({ length: count }, () => [])
  for (let v = 0; v < part.length; v++) members[part[v]!]!.push(v)
  return members
}

interface Try {
  readonly isCountFree: boolean
  readonly trees: number
  readonly round: number
  /** Scratch of inducedBy. */
  readonly place: Int32Array
}

/** With each neighbour, then with each two: the first that brings less out of bounds is taken; what is as good may be taken too, to carry a lack along to where it can be met. */
function improve(parts: Parts, members: number[][], p: number, how: Try, random: Random): boolean {
  const near = random.shuffled(neighboursOf(parts, members, [p]))
  for (const q of near) if (cutAnew(parts, members, [p, q], how, random)) return true
  for (const q of near)
    for (const r of random.shuffled(neighboursOf(parts, members, [p, q])))
      if (cutAnew(parts, members, [p, q, r], how, random)) return true
  return false
}

function neighboursOf({ graph, part }: Parts, members: number[][], group: readonly number[]): number[] {
  const near = new Set<number>()
  for (const p of group)
    for (const v of members[p]!)
      for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) near.add(part[graph.to[i]!]!)
  return [...near].filter(q => !group.includes(q))
}

function cutAnew(
  parts: Parts,
  members: number[][],
  group: readonly number[],
  how: Try,
  random: Random,
): boolean {
  const before = group.reduce((sum, p) => sum + excess(parts.weights[p]!, parts.bounds), 0)
  const total = group.reduce((sum, p) => sum + parts.weights[p]!, 0)
  const nodes = group.flatMap(p => members[p]!)
  const counts = how.isCountFree ? [1, 2, 3] : [group.length]
  const worth = counts.filter(count => count <= 3 && leastExcess(total, count, parts.bounds) < before - 1e-6)
  if (worth.length === 0) return false
  const within = inducedBy(parts.graph, nodes, how.place)
  const splits = worth
    .map(count => bestSplit(within, parts.bounds, count, how.trees, random))
    .filter((split): split is Split => split !== null)
  const best = splits.sort((a, b) =>
    Math.abs(a.excess - b.excess) > 1e-6 ? a.excess - b.excess : a.cut - b.cut,
  )[0]
  if (best === undefined) return false
  const carried = how.round > 1 && best.excess < before + 1e-6 && random.next() < 0.3
  if (best.excess > before - 1e-6 && !carried) return false
  apply(parts, members, group, nodes, best)
  return best.excess < before - 1e-6
}

/** What a weight in so many parts must be out of bounds at least. */
function leastExcess(weight: number, count: number, { least, most }: Bounds): number {
  return Math.max(0, weight - count * most, count * least - weight)
}

function apply(
  parts: Parts,
  members: number[][],
  group: readonly number[],
  nodes: readonly number[],
  split: Split,
): void {
  const numbers = [...group]
  for (let i = group.length; i <= Math.max(...split.part); i++) {
    numbers.push(newPart(parts))
    members.push([])
  }
  for (const p of numbers) members[p] = []
  nodes.forEach((v, i) => {
    const to = numbers[split.part[i]!]!
    if (parts.part[v] !== to) move(parts, v, to)
    members[to]!.push(v)
  })
}

function newPart(parts: Parts): number {
  const grown = (values: Float64Array | Int32Array, size: number) => {
    const larger = values instanceof Float64Array ? new Float64Array(size) : new Int32Array(size)
    larger.set(values)
    return larger
  }
  const number = parts.count++
  parts.weights = grown(parts.weights, parts.count) as Float64Array
  parts.sizes = grown(parts.sizes, parts.count) as Int32Array
  return number
}
