/** Keeps the buildings of a residential compound in one grid; a compound is cut only if the bounds cannot be kept otherwise. */
import { seededRandom } from '../territory/demo-random.ts'
import { contracted, type Graph, inducedBy, piecesOf, totalOf } from './graph.ts'
import { type Ask, type Plan, partition, renumbered, unavoidableExcess } from './partition.ts'
import { partsOf, totalExcess } from './parts.ts'
import { recombine } from './recombine.ts'
import { finish, type Steps, within } from './steps.ts'

/** A border through a compound costs as much as this many elsewhere. */
const throughCompound = 8

/** @param names compound of each node, or null */
export function* withCompounds(graph: Graph, names: readonly (string | null)[], ask: Ask): Steps<Plan> {
  if (names.every(name => name === null)) return yield* partition(graph, ask)
  const dear = dearWithin(graph, names)
  const { piece, count } = clustersOf(graph, names, ask)
  // More grids than compounds: asked for so many, they must be cut.
  if (ask.count !== null && ask.count > count) return yield* partition(dear, ask)
  const plan = yield* within(partition(contracted(dear, piece, count), ask), 0, 0.9)
  const parts = partsOf(
    dear,
    ask.bounds,
    piece.map(c => plan.part[c]!),
    plan.count,
  )
  const unavoidable = unavoidableExcess(graph, ask.bounds)
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

/** Each compound, as far as its buildings are neighbours, is one cluster, or as few as the bounds allow; every other building is its own. */
function clustersOf(graph: Graph, names: readonly (string | null)[], { bounds, seed }: Ask) {
  const { piece } = piecesOf(
    graph,
    names.map((name, v) => name ?? v),
  )
  const members = new Map<number, number[]>()
  piece.forEach((p, v) => {
    if (names[v] === null) return
    if (!members.has(p)) members.set(p, [])
    members.get(p)!.push(v)
  })
  const label: (string | number)[] = names.map((_, v) => v)
  for (const [p, nodes] of members) {
    const own = inducedBy(graph, nodes)
    const weight = totalOf(own.weight)
    const count = Math.ceil(weight / bounds.most - 1e-9)
    const even = { least: (0.8 * weight) / count, most: Math.min(bounds.most, (1.2 * weight) / count) }
    const plan = count > 1 ? finish(partition(own, { bounds: even, count, seed })) : null
    nodes.forEach((v, i) => {
      label[v] = `${p}/${plan?.part[i] ?? 0}`
    })
  }
  return piecesOf(graph, label)
}
