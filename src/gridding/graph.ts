/** Neighbours as a graph in flat arrays: nodes weigh what they count (households), links weigh what cutting them costs (metres of border). */

export interface Graph {
  readonly size: number
  /** The links of node v stand in `to` and `cost` from start[v] to start[v + 1]; every link stands at both of its ends. */
  readonly start: Int32Array
  readonly to: Int32Array
  readonly cost: Float64Array
  readonly weight: Float64Array
}
export type Link = readonly [a: number, b: number, cost: number]

/** @param links each pair once or oftener: costs of the same pair add up, a link of a node with itself is left out */
export function graphOf(weight: ArrayLike<number>, links: Iterable<Link>): Graph {
  const size = weight.length
  const [from, into, costs]: [number[], number[], number[]] = [[], [], []]
  for (const [a, b, cost] of links)
    if (a !== b) {
      from.push(a, b)
      into.push(b, a)
      costs.push(cost, cost)
    }
  const start = new Int32Array(size + 1)
  for (const a of from) start[a + 1]!++
  for (let v = 0; v < size; v++) start[v + 1]! += start[v]!
  const [to, cost, at] = [new Int32Array(from.length), new Float64Array(from.length), start.slice(0, size)]
  for (let i = 0; i < from.length; i++) {
    const place = at[from[i]!]!++
    to[place] = into[i]!
    cost[place] = costs[i]!
  }
  return joined({ size, start, to, cost, weight: Float64Array.from(weight) })
}

/** Each node becomes the cluster it belongs to; clusters are numbered from 0. */
export function contracted(graph: Graph, cluster: Int32Array, count: number): Graph {
  const weight = new Float64Array(count)
  const start = new Int32Array(count + 1)
  for (let v = 0; v < graph.size; v++) {
    weight[cluster[v]!]! += graph.weight[v]!
    start[cluster[v]! + 1]! += graph.start[v + 1]! - graph.start[v]!
  }
  for (let c = 0; c < count; c++) start[c + 1]! += start[c]!
  const [to, cost, at] = [
    new Int32Array(graph.to.length),
    new Float64Array(graph.to.length),
    start.slice(0, count),
  ]
  for (let v = 0; v < graph.size; v++)
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const place = at[cluster[v]!]!++
      to[place] = cluster[graph.to[i]!]!
      cost[place] = graph.cost[i]!
    }
  return joined({ size: count, start, to, cost, weight })
}

/**
 * The graph between the nodes given, numbered in their order.
 * @param place scratch as long as the graph, all -1, and left so: for whoever asks often for a few nodes of many
 */
export function inducedBy(
  graph: Graph,
  nodes: ArrayLike<number>,
  place: Int32Array = new Int32Array(graph.size).fill(-1),
): Graph {
  for (let i = 0; i < nodes.length; i++) place[nodes[i]!] = i
  const [start, to, cost] = [new Int32Array(nodes.length + 1), [] as number[], [] as number[]]
  for (let i = 0; i < nodes.length; i++) {
    const v = nodes[i]!
    for (let e = graph.start[v]!; e < graph.start[v + 1]!; e++) {
      const other = place[graph.to[e]!]!
      if (other < 0) continue
      to.push(other)
      cost.push(graph.cost[e]!)
    }
    start[i + 1] = to.length
  }
  for (let i = 0; i < nodes.length; i++) place[nodes[i]!] = -1
  const weight = Float64Array.from(nodes, v => graph.weight[v]!)
  return { size: nodes.length, start, to: Int32Array.from(to), cost: Float64Array.from(cost), weight }
}

/** Which connected piece each node lies in, numbered from 0 by their lowest node; links between different labels do not count. */
export function piecesOf(graph: Graph, label?: ArrayLike<unknown>): { piece: Int32Array; count: number } {
  const piece = new Int32Array(graph.size).fill(-1)
  const queue = new Int32Array(graph.size)
  let count = 0
  for (let first = 0; first < graph.size; first++) {
    if (piece[first]! >= 0) continue
    let [head, tail] = [0, 1]
    queue[0] = first
    piece[first] = count
    while (head < tail) {
      const v = queue[head++]!
      for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
        const u = graph.to[i]!
        if (piece[u]! >= 0 || (label !== undefined && label[u] !== label[v])) continue
        piece[u] = count
        queue[tail++] = u
      }
    }
    count++
  }
  return { piece, count }
}

/** What all links between different parts cost, each once. */
export function cutOf(graph: Graph, part: ArrayLike<number>): number {
  let sum = 0
  for (let v = 0; v < graph.size; v++)
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++)
      if (graph.to[i]! > v && part[graph.to[i]!] !== part[v]) sum += graph.cost[i]!
  return sum
}

export function totalOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum
}

/** Links of the same pair made one, links to oneself dropped. */
function joined(graph: Graph): Graph {
  const seenAt = new Int32Array(graph.size).fill(-1)
  const start = new Int32Array(graph.size + 1)
  let end = 0
  for (let v = 0; v < graph.size; v++) {
    const from = end
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const u = graph.to[i]!
      if (u === v) continue
      const seen = seenAt[u]!
      // A place before this node's own links was written for another node.
      if (seen >= from && graph.to[seen] === u) graph.cost[seen]! += graph.cost[i]!
      else {
        seenAt[u] = end
        graph.to[end] = u
        graph.cost[end++] = graph.cost[i]!
      }
    }
    start[v + 1] = end
  }
  return { ...graph, start, to: graph.to.slice(0, end), cost: graph.cost.slice(0, end) }
}
