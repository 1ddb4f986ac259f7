/** Makes a graph smaller step by step by joining nodes that belong together, so that the shape of parts is settled among few and refined among many. */
import type { Random } from '../territory/demo-random.ts'
import { contracted, type Graph } from './graph.ts'

export interface Level {
  readonly graph: Graph
  /** Node of the finer graph → node of this one; null for the finest. */
  readonly cluster: Int32Array | null
}

export interface CoarsenLimits {
  /** No further than this many nodes. */
  readonly nodes: number
  /** A cluster of several weighing nodes weighs no more than this. */
  readonly weight: number
}

/** From the finest, which is the graph itself, to the coarsest. */
export function levelsOf(graph: Graph, limits: CoarsenLimits, random: Random): readonly Level[] {
  const levels: Level[] = [{ graph, cluster: null }]
  let size: Float64Array = new Float64Array(graph.size).fill(1)
  for (let level = levels[0]!; level.graph.size > limits.nodes; ) {
    const { cluster, count } = matched(level.graph, size, limits, random)
    if (count > level.graph.size * 0.95) break
    level = { graph: contracted(level.graph, cluster, count), cluster }
    size = summed(size, cluster, count)
    levels.push(level)
  }
  return levels
}

/** Pairs each node with the free neighbour it has most border with, measured by the size of both: small ones first, or a few grow at the cost of all. */
function matched(graph: Graph, size: Float64Array, limits: CoarsenLimits, random: Random) {
  const { start, to, cost, weight } = graph
  const mate = new Int32Array(graph.size).fill(-1)
  const most = (3 * totalSize(size)) / limits.nodes
  for (const v of random.shuffled([...mate.keys()])) {
    if (mate[v]! >= 0) continue
    let [best, rating] = [v, 0]
    for (let i = start[v]!; i < start[v + 1]!; i++) {
      const u = to[i]!
      if (mate[u]! >= 0 || size[u]! + size[v]! > most) continue
      if (weight[u]! > 0 && weight[v]! > 0 && weight[u]! + weight[v]! > limits.weight) continue
      const rated = (cost[i]! * cost[i]!) / (size[u]! * size[v]!)
      if (rated > rating) [best, rating] = [u, rated]
    }
    mate[v] = best
    mate[best] = v
  }
  const cluster = new Int32Array(graph.size).fill(-1)
  let count = 0
  for (let v = 0; v < graph.size; v++) if (cluster[v]! < 0) cluster[v] = cluster[mate[v]!] = count++
  return { cluster, count }
}

function summed(values: Float64Array, cluster: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(count)
  for (let v = 0; v < values.length; v++) sums[cluster[v]!]! += values[v]!
  return sums
}

function totalSize(size: Float64Array): number {
  return size.reduce((a, b) => a + b, 0)
}
