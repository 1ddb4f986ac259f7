/** A division of a graph into parts while it is being worked on: who is where, what each part weighs, and whether a node may leave without tearing its part. */
import type { Graph } from './graph.ts'

/** What a part may weigh; between the two there is no better and no worse. */
export interface Bounds {
  readonly least: number
  readonly most: number
}

export interface Parts {
  readonly graph: Graph
  readonly bounds: Bounds
  /** One more than the highest part number; a part may be empty while parts are split and joined. */
  count: number
  readonly part: Int32Array
  /** By part: what it weighs, and how many nodes it has. */
  weights: Float64Array
  sizes: Int32Array
  /** Scratch for the search of a tear: which search saw a node last. */
  readonly seen: Int32Array
  readonly queue: Int32Array
  search: number
}

export function partsOf(graph: Graph, bounds: Bounds, part: Int32Array, count: number): Parts {
  const parts: Parts = {
    graph,
    bounds,
    count,
    part,
    weights: new Float64Array(count),
    sizes: new Int32Array(count),
    seen: new Int32Array(graph.size),
    queue: new Int32Array(graph.size),
    search: 0,
  }
  for (let v = 0; v < graph.size; v++) {
    parts.weights[part[v]!]! += graph.weight[v]!
    parts.sizes[part[v]!]!++
  }
  return parts
}

/** By how much a weight lies outside its bounds. Sums of fractions differ in their last digits: what is that small is inside. */
export function excess(weight: number, { least, most }: Bounds): number {
  const outside = weight > most ? weight - most : weight < least ? least - weight : 0
  return outside < 1e-6 ? 0 : outside
}

export function totalExcess({ weights, sizes, bounds, count }: Parts): number {
  let sum = 0
  for (let p = 0; p < count; p++) if (sizes[p]! > 0) sum += excess(weights[p]!, bounds)
  return sum
}

export function move(parts: Parts, v: number, to: number): void {
  const { part, weights, sizes, graph } = parts
  weights[part[v]!]! -= graph.weight[v]!
  sizes[part[v]!]!--
  part[v] = to
  weights[to]! += graph.weight[v]!
  sizes[to]!++
}

/** May the node leave its part with the rest still in one piece (and not empty)? */
export function mayLeave(parts: Parts, v: number): boolean {
  const { graph, part, seen, queue } = parts
  const { start, to } = graph
  const own = part[v]!
  const wanted = ++parts.search
  let [mates, first] = [0, -1]
  for (let i = start[v]!; i < start[v + 1]!; i++) {
    const u = to[i]!
    if (part[u] !== own) continue
    seen[u] = wanted
    first = u
    mates++
  }
  if (mates <= 1) return mates === 1
  // Mostly the mates hold together by links among themselves; only then by a way round.
  const reached = ++parts.search
  seen[v] = reached
  seen[first] = reached
  queue[0] = first
  let [head, tail, left] = [0, 1, mates - 1]
  for (; head < tail && left > 0; head++)
    for (let w = queue[head]!, i = start[w]!; i < start[w + 1]!; i++)
      if (seen[to[i]!] === wanted) {
        seen[to[i]!] = reached
        queue[tail++] = to[i]!
        left--
      }
  return left === 0 || reachesAll(parts, own, wanted, reached, tail, left)
}

function reachesAll(
  parts: Parts,
  own: number,
  wanted: number,
  reached: number,
  filled: number,
  missing: number,
): boolean {
  const { graph, part, seen, queue } = parts
  const { start, to } = graph
  let [tail, left] = [filled, missing]
  for (let head = 0; head < tail; head++)
    for (let w = queue[head]!, i = start[w]!; i < start[w + 1]!; i++) {
      const u = to[i]!
      if (part[u] !== own || seen[u] === reached) continue
      if (seen[u] === wanted && --left === 0) return true
      seen[u] = reached
      queue[tail++] = u
    }
  return false
}
