/** Cuts a small stretch of town into one, two or three contiguous parts: draws trees through it at random and tries every branch of each as a cut. */
import type { Random } from '../territory/demo-random.ts'
import type { Graph } from './graph.ts'
import { type Bounds, excess } from './parts.ts'

export interface Split {
  /** Part of each node, from 0. */
  readonly part: Int32Array
  readonly excess: number
  readonly cut: number
}

/** Trees drawn even though a split within bounds is known: the next may have a shorter border. */
const goodEnough = 5

/** @returns the split least out of bounds, of those the one with the shortest border; null if there are too few nodes */
export function bestSplit(
  graph: Graph,
  bounds: Bounds,
  count: number,
  trees: number,
  random: Random,
): Split | null {
  if (graph.size < count) return null
  if (count === 1) return oneOf(graph, bounds)
  let best: Split | null = null
  for (let turn = 0; turn < trees && !(turn >= goodEnough && best?.excess === 0); turn++) {
    const tree = drawTree(graph, random)
    if (tree === null) return null
    const found = count === 2 ? cutOnce(tree, bounds) : cutTwice(tree, bounds)
    if (best !== null && found.excess > best.excess + 1e-6) continue
    const part = labelled(tree, found.cuts)
    const cut = costOf(graph, part)
    if (best === null || found.excess < best.excess - 1e-6 || cut < best.cut)
      best = { part, excess: found.excess, cut }
  }
  return best
}

/** Nodes in the order they were reached; a node's branch is the `reach` nodes from its place on. */
interface Tree {
  readonly order: Int32Array
  readonly reach: Int32Array
  /** What the branch at a place weighs. */
  readonly weight: Float64Array
}
interface Cuts {
  readonly cuts: readonly number[]
  readonly excess: number
}

function oneOf(graph: Graph, bounds: Bounds): Split {
  const weight = graph.weight.reduce((a, b) => a + b, 0)
  return { part: new Int32Array(graph.size), excess: excess(weight, bounds), cut: 0 }
}

/** A tree through all nodes, laid out so that every branch is one run of the order. Null if the graph is in pieces. */
function drawTree(graph: Graph, random: Random): Tree | null {
  const tree = spanning(graph, random)
  if (tree === null) return null
  const [order, up] = [new Int32Array(graph.size), new Int32Array(graph.size)]
  const stack: (readonly [node: number, from: number, above: number])[] = [[0, -1, 0]]
  for (let at = 0; stack.length > 0; at++) {
    const [v, from, above] = stack.pop()!
    order[at] = v
    up[at] = above
    for (const u of tree[v]!) if (u !== from) stack.push([u, v, at])
  }
  const reach = new Int32Array(graph.size).fill(1)
  const weight = Float64Array.from(order, v => graph.weight[v]!)
  for (let at = graph.size - 1; at > 0; at--) {
    reach[up[at]!]! += reach[at]!
    weight[up[at]!]! += weight[at]!
  }
  return { order, reach, weight }
}

/** Links in random rank, the heavier the likelier early, kept where they close no ring (Kruskal). Null if the graph is in pieces. */
function spanning(graph: Graph, random: Random): readonly (readonly number[])[] | null {
  const { size, start, to, cost } = graph
  const links: { a: number; b: number; rank: number }[] = []
  for (let v = 0; v < size; v++)
    for (let i = start[v]!; i < start[v + 1]!; i++)
      if (to[i]! > v) links.push({ a: v, b: to[i]!, rank: -Math.log(1 - random.next()) / (cost[i]! + 1e-9) })
  links.sort((x, y) => x.rank - y.rank)
  const root = Int32Array.from({ length: size }, (_, v) => v)
  const rootOf = (v: number): number => {
    let at = v
    while (root[at] !== at) at = root[at] = root[root[at]!]!
    return at
  }
  const tree: number[][] = Array.from({ length: size }, () => [])
  let joined = 1
  for (const { a, b } of links) {
    const [one, other] = [rootOf(a), rootOf(b)]
    if (one === other) continue
    root[one] = other
    tree[a]!.push(b)
    tree[b]!.push(a)
    joined++
  }
  return joined === size ? tree : null
}

function cutOnce({ reach, weight }: Tree, bounds: Bounds): Cuts {
  const total = weight[0]!
  let best: Cuts = { cuts: [], excess: Number.POSITIVE_INFINITY }
  let evenness = Number.POSITIVE_INFINITY
  for (let at = 1; at < reach.length; at++) {
    const branch = weight[at]!
    const outside = excess(branch, bounds) + excess(total - branch, bounds)
    const even = Math.abs(2 * reach[at]! - reach.length)
    if (outside < best.excess - 1e-6 || (outside < best.excess + 1e-6 && even < evenness)) {
      best = { cuts: [at], excess: outside }
      evenness = even
    }
  }
  return best
}

function cutTwice({ reach, weight }: Tree, bounds: Bounds): Cuts {
  const total = weight[0]!
  // In a large stretch not every pair: a cut every few places is fine enough.
  const stride = Math.ceil(reach.length / 250)
  let best: Cuts = { cuts: [], excess: Number.POSITIVE_INFINITY }
  let evenness = Number.POSITIVE_INFINITY
  for (let at = 1; at < reach.length; at += stride)
    for (let other = at + 1; other < reach.length; other += stride) {
      const within = other < at + reach[at]!
      const outer = within ? weight[at]! - weight[other]! : weight[at]!
      const rest = total - outer - weight[other]!
      const outside = excess(outer, bounds) + excess(weight[other]!, bounds) + excess(rest, bounds)
      if (outside > best.excess + 1e-6) continue
      const size = within ? reach[at]! - reach[other]! : reach[at]!
      const even = Math.max(size, reach[other]!, reach.length - size - reach[other]!)
      if (outside > best.excess - 1e-6 && even >= evenness) continue
      best = { cuts: [at, other], excess: outside }
      evenness = even
    }
  return best
}

/** Later cuts lie further along the order, so an inner branch overwrites the outer one. */
function labelled({ order, reach }: Tree, cuts: readonly number[]): Int32Array {
  const part = new Int32Array(order.length)
  cuts.forEach((at, i) => {
    for (let place = at; place < at + reach[at]!; place++) part[order[place]!] = i + 1
  })
  return part
}

function costOf({ size, start, to, cost }: Graph, part: Int32Array): number {
  let sum = 0
  for (let v = 0; v < size; v++)
    for (let i = start[v]!; i < start[v + 1]!; i++)
      if (to[i]! > v && part[to[i]!] !== part[v]) sum += cost[i]!
  return sum
}
