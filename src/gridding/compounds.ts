/** Keeps the buildings of a residential compound in one grid; a compound is cut only if the bounds cannot be kept otherwise. */
import { seededRandom } from '../territory/demo-random.ts'
import { contracted, type Graph, piecesOf } from './graph.ts'
import { type Ask, type Plan, partition, renumbered } from './partition.ts'
import { type Bounds, excess, partsOf, totalExcess } from './parts.ts'
import { recombine } from './recombine.ts'
import { type Steps, within } from './steps.ts'

/** A border through a compound costs as much as this many elsewhere. */
const throughCompound = 8

/** @param names compound of each node, or null */
export function* withCompounds(graph: Graph, names: readonly (string | null)[], ask: Ask): Steps<Plan> {
  if (names.every(name => name === null)) return yield* partition(graph, ask)
  const dear = dearWithin(graph, names)
  const { piece, count } = clustersOf(graph, names, ask.bounds)
  const plan = yield* within(partition(contracted(dear, piece, count), ask), 0, 0.9)
  const parts = partsOf(
    dear,
    ask.bounds,
    piece.map(c => plan.part[c]!),
    plan.count,
  )
  const unavoidable = graph.weight.reduce(
    (sum, weight) => sum + excess(Math.max(weight, ask.bounds.most), ask.bounds),
    0,
  )
  if (totalExcess(parts) > unavoidable + 1e-6) {
    const how = { isCountFree: ask.count === null, rounds: 12, patience: 6, trees: 20 }
    recombine(parts, how, seededRandom(ask.seed))
  }
  return renumbered(parts.part)
}

function dearWithin(graph: Graph, names: readonly (string | null)[]): Graph {
  const cost = graph.cost.slice()
  for (let v = 0; v < graph.size; v++)
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++)
      if (names[v] !== null && names[v] === names[graph.to[i]!]) cost[i]! *= throughCompound
  return { ...graph, cost }
}

/** Each compound that fits one grid, as far as its buildings are neighbours, is one cluster; every other building its own. */
function clustersOf(graph: Graph, names: readonly (string | null)[], { most }: Bounds) {
  const { piece } = piecesOf(
    graph,
    names.map((name, v) => name ?? v),
  )
  const weights = new Map<number, number>()
  piece.forEach((p, v) => {
    weights.set(p, (weights.get(p) ?? 0) + graph.weight[v]!)
  })
  const label = names.map((name, v) => (name !== null && weights.get(piece[v]!)! <= most ? name : v))
  return piecesOf(graph, label)
}
