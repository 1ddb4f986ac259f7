/** The fairest plan of a small graph, by trying every one that could still be fairer: connected sets are grown node by node from a corner, and whatever the rest can no longer make good is left at once. */
import { type Graph, totalOf } from './graph.ts'

/**
 * @param known a deviation already reached, in weight: only a smaller one is of interest
 * @param steps nodes to set and neighbours to look at, at most, over all
 * @returns the fairest plan met, null if none is fairer than the known one; complete if every plan that could be was looked at
 */
export function fairest(
  graph: Graph,
  count: number,
  known: number,
  steps: number,
): { readonly part: Int32Array | null; readonly isComplete: boolean } {
  const search: Search = {
    graph,
    ideal: totalOf(graph.weight) / count,
    order: breadthFirst(graph),
    part: new Int32Array(graph.size).fill(-1),
    best: null,
    deviation: known - 1e-9,
    left: steps,
  }
  place(search, 0, count)
  return { part: search.best, isComplete: search.left > 0 }
}

interface Search {
  readonly graph: Graph
  readonly ideal: number
  readonly order: Int32Array
  /** -1 free, else the part. */
  readonly part: Int32Array
  best: Int32Array | null
  deviation: number
  left: number
}

/** Makes part `number` from the first free node on, then the others. */
function place(search: Search, number: number, count: number): void {
  const { order, part, graph } = search
  const first = order.find(v => part[v]! < 0)
  if (first === undefined) return
  if (number === count - 1) {
    keepIfFairer(search, number)
    return
  }
  const known = new Uint8Array(graph.size)
  known[first] = 1
  part[first] = number
  grow(search, { number, count, known }, graph.weight[first]!, discovered(search, first, known))
  part[first] = -1
}

interface Growth {
  readonly number: number
  readonly count: number
  /** Nodes in the set, waiting at its rim, or passed over. */
  readonly known: Uint8Array
}

/** Every connected set is met once: a node passed over stays known, so no set grown after it takes it up again. */
function grow(search: Search, growth: Growth, weight: number, open: readonly number[]): void {
  if (search.left <= 0) return
  const { ideal, part, graph } = search
  // What a step takes grows with the rim: among nodes that all neighbour each other, fewer can be taken.
  search.left -= 1 + (open.length >> 1) + ((open.length * open.length) >> 6)
  const { number, count, known } = growth
  if (Math.abs(weight - ideal) <= search.deviation && restHolds(search, count - number - 1))
    place(search, number + 1, count)
  for (let i = 0; i < open.length; i++) {
    const v = open[i]!
    const grown = weight + graph.weight[v]!
    if (grown > ideal + search.deviation) continue
    part[v] = number
    const found = discovered(search, v, known)
    grow(search, growth, grown, [...open.slice(i + 1), ...found])
    for (const u of found) known[u] = 0
    part[v] = -1
  }
}

/** Free neighbours not known before, known from now on. */
function discovered({ graph, part }: Search, v: number, known: Uint8Array): number[] {
  const found: number[] = []
  for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
    const u = graph.to[i]!
    if (part[u]! >= 0 || known[u] === 1) continue
    known[u] = 1
    found.push(u)
  }
  return found
}

/** Each piece of what is free must be worth a whole number of parts, and all pieces together those still to make. */
function restHolds({ graph, part, ideal, deviation }: Search, parts: number): boolean {
  const seen = new Uint8Array(graph.size)
  let [least, most] = [0, 0]
  for (let first = 0; first < graph.size; first++) {
    if (part[first]! >= 0 || seen[first] === 1) continue
    const weight = weightOfPiece(graph, part, first, seen)
    const [low, high] = [
      Math.max(1, Math.ceil(weight / (ideal + deviation) - 1e-9)),
      deviation >= ideal ? parts : Math.floor(weight / (ideal - deviation) + 1e-9),
    ]
    if (low > high) return false
    least += low
    most += high
  }
  return least <= parts && parts <= most
}

function weightOfPiece(graph: Graph, part: Int32Array, first: number, seen: Uint8Array): number {
  const queue = [first]
  seen[first] = 1
  let weight = 0
  for (const v of queue) {
    weight += graph.weight[v]!
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const u = graph.to[i]!
      if (part[u]! >= 0 || seen[u] === 1) continue
      seen[u] = 1
      queue.push(u)
    }
  }
  return weight
}

/** The last part is what is left: one piece, as restHolds has seen. */
function keepIfFairer(search: Search, number: number): void {
  const { graph, part, ideal } = search
  const weights = new Float64Array(number + 1)
  part.forEach((p, v) => {
    weights[p < 0 ? number : p]! += graph.weight[v]!
  })
  const deviation = weights.reduce((most, weight) => Math.max(most, Math.abs(weight - ideal)), 0)
  if (deviation > search.deviation) return
  search.deviation = deviation - 1e-9
  search.best = part.map(p => (p < 0 ? number : p))
}

/** From a node at the rim on, so that the first sets grow into a corner. */
function breadthFirst(graph: Graph): Int32Array {
  const from = (first: number) => {
    const order = [first]
    const seen = new Set(order)
    for (const v of order)
      for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++)
        if (!seen.has(graph.to[i]!)) {
          seen.add(graph.to[i]!)
          order.push(graph.to[i]!)
        }
    return order
  }
  return Int32Array.from(from(from(0).at(-1)!))
}
