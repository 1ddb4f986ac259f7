/** A first division: halves the graph across its long axis again and again, in the ratio of the parts each half will hold. */
import type { Random } from '../territory/demo-random.ts'
import { type Graph, inducedBy } from './graph.ts'

/** @returns part of each node, 0 … count − 1; parts may be in several pieces and out of bounds */
export function bisected(graph: Graph, count: number, random: Random): Int32Array {
  const part = new Int32Array(graph.size)
  const divide = (nodes: Int32Array, first: number, share: number): void =>
    split(graph, nodes, { first, count: share }, part, random, divide)
  divide(Int32Array.from(part.keys()), 0, count)
  return part
}

function split(
  graph: Graph,
  nodes: Int32Array,
  { first, count }: { readonly first: number; readonly count: number },
  part: Int32Array,
  random: Random,
  divide: (nodes: Int32Array, first: number, count: number) => void,
): void {
  if (count <= 1 || nodes.length <= 1) {
    for (const v of nodes) part[v] = first
    return
  }
  const own = inducedBy(graph, nodes)
  const order = acrossLongAxis(own, random)
  const half = count >> 1
  const end = endOfShare(own, order, half / count, half, count - half)
  const side = (from: number, to: number) => Int32Array.from(order.subarray(from, to), i => nodes[i]!)
  divide(side(0, end), first, half)
  divide(side(end, order.length), first + half, count - half)
}

/** Nodes from one end of the long axis to the other: by how much nearer they are to the one than to the other. */
function acrossLongAxis(graph: Graph, random: Random): Int32Array {
  const any = farthest(graph, hops(graph, random.whole(0, graph.size - 1)))
  const fromOne = hops(graph, any)
  const fromOther = hops(graph, farthest(graph, fromOne))
  const key = (v: number) => fromOne[v]! - fromOther[v]!
  return Int32Array.from(fromOne.keys()).sort((a, b) => key(a) - key(b) || fromOne[a]! - fromOne[b]! || a - b)
}

/** Steps to every node; pieces that cannot be reached follow one after the other behind all that can. */
function hops(graph: Graph, from: number): Int32Array {
  const { start, to, size } = graph
  const steps = new Int32Array(size).fill(-1)
  const queue = new Int32Array(size)
  let [head, tail, next, reached] = [0, 0, 0, 0]
  const visit = (v: number, at: number) => {
    steps[v] = at
    queue[tail++] = v
    reached = Math.max(reached, at)
  }
  visit(from, 0)
  while (tail <= size) {
    for (; head < tail; head++)
      for (let v = queue[head]!, i = start[v]!; i < start[v + 1]!; i++)
        if (steps[to[i]!]! < 0) visit(to[i]!, steps[v]! + 1)
    while (next < size && steps[next]! >= 0) next++
    if (next === size) break
    visit(next, reached + 1)
  }
  return steps
}

function farthest(graph: Graph, steps: Int32Array): number {
  let best = 0
  for (let v = 1; v < graph.size; v++) if (steps[v]! > steps[best]!) best = v
  return best
}

/** How many of the order make up the share of the weight; each side keeps nodes for its parts. */
function endOfShare(graph: Graph, order: Int32Array, share: number, before: number, after: number): number {
  const total = graph.weight.reduce((a, b) => a + b, 0)
  let [end, sum] = [0, 0]
  while (end < order.length) {
    const weight = total === 0 ? 1 / order.length : graph.weight[order[end]!]! / total
    if (sum + weight / 2 > share) break
    sum += weight
    end++
  }
  return Math.max(Math.min(before, order.length - 1), Math.min(end, Math.max(1, order.length - after)))
}
