/** Divides one community into grids: dedicated ones apart, stretches cut off joined or left alone, compounds whole as long as the bounds allow it. */
import type { Community } from './community.ts'
import { withCompounds } from './compounds.ts'
import { type Graph, graphOf, inducedBy, type Link, piecesOf } from './graph.ts'
import { type Crossover, isDivisible, joinIslands } from './islands.ts'
import type { Bounds } from './parts.ts'
import { sharedOut } from './shares.ts'
import { type Steps, within } from './steps.ts'

export interface DivideAsk {
  readonly bounds: Bounds
  /** General grids to make; null: as many as the bounds call for. */
  readonly count: number | null
  readonly seed: number
}
export interface Stretch {
  /** Buildings of it, general ones only. */
  readonly nodes: Int32Array
  readonly households: number
}
export interface Division {
  /** Grid of each building; general ones first, then the dedicated. */
  readonly part: Int32Array
  readonly general: number
  readonly count: number
  /** Names of the dedicated grids, in their order. */
  readonly dedicated: readonly string[]
  readonly crossovers: readonly Crossover[]
  /** Compounds that lie in more than one grid. */
  readonly cutCompounds: readonly string[]
  /** Which stretch each general grid lies in. */
  readonly stretches: readonly Stretch[]
  readonly stretchOf: readonly number[]
  /** Neighbours as grids hang together by them, barriers and crossings heeded. */
  readonly graph: Graph
}

export function* divide(community: Community, ask: DivideAsk): Steps<Division> {
  const { buildings } = community.ask
  const own = ownGrids(community)
  const general = Int32Array.from(buildings.keys()).filter(v => buildings[v]!.dedicated === null)
  const { graph, crossovers } = connected(community, general, ask)
  const stretches = stretchesOf(graph)
  const counts = countsOf(stretches, ask)
  const part = new Int32Array(buildings.length)
  const stretchOf: number[] = []
  let count = 0
  for (const [s, { nodes }] of stretches.entries()) {
    const names = Array.from(nodes, v => buildings[general[v]!]!.compound)
    const bounds = boundsFor(graph, nodes, counts[s]!, ask.bounds)
    const wanted = { bounds, count: counts[s]!, seed: ask.seed }
    const steps = withCompounds(inducedBy(graph, nodes), names, wanted)
    const plan = yield* within(steps, s / stretches.length, 1 / stretches.length)
    nodes.forEach((v, i) => {
      part[general[v]!] = count + plan.part[i]!
    })
    count += plan.count
    while (stretchOf.length < count) stretchOf.push(s)
  }
  for (const [v, grid] of own.of) part[v] = count + grid
  return {
    part,
    general: count,
    count: count + own.names.length,
    dedicated: own.names,
    crossovers: crossovers.map(it => ({ ...it, from: general[it.from]!, to: general[it.to]! })),
    cutCompounds: cutCompounds(community, part),
    stretches: stretches.map(it => ({ ...it, nodes: it.nodes.map(v => general[v]!) })),
    stretchOf,
    graph: whole(graph, general, buildings.length),
  }
}

/** Dedicated grids by their name. */
function ownGrids({ ask }: Community) {
  const numbers = new Map<string, number>()
  const of = new Map<number, number>()
  ask.buildings.forEach(({ dedicated }, v) => {
    if (dedicated === null) return
    if (!numbers.has(dedicated)) numbers.set(dedicated, numbers.size)
    of.set(v, numbers.get(dedicated)!)
  })
  return { names: [...numbers.keys()], of }
}

/** The general buildings with their neighbours; what cannot stand alone is joined. */
function connected(
  { ask, points, free, blocked }: Community,
  general: Int32Array,
  { bounds, count }: DivideAsk,
) {
  const number = new Map(Array.from(general, (v, i) => [v, i]))
  const among = (links: readonly Link[]): Link[] =>
    links.flatMap(([a, b, cost]): Link[] => {
      const [from, to] = [number.get(a), number.get(b)]
      return from === undefined || to === undefined ? [] : [[from, to, cost]]
    })
  const weights = Array.from(general, v => ask.buildings[v]!.households)
  return joinIslands(graphOf(weights, among(free)), {
    blocked: among(blocked),
    positions: Array.from(general, v => points[v]!),
    standsAlone: weight => isDivisible(weight, bounds),
    most: count ?? Number.POSITIVE_INFINITY,
  })
}

function stretchesOf(graph: Graph): readonly Stretch[] {
  const { piece, count } = piecesOf(graph)
  const nodes: number[][] = Array.from({ length: count }, () => [])
  piece.forEach((p, v) => {
    nodes[p]!.push(v)
  })
  return nodes.map(own => ({
    nodes: Int32Array.from(own),
    households: own.reduce((sum, v) => sum + graph.weight[v]!, 0),
  }))
}

/** Grids of each stretch: a number given is shared out by households; null: found. */
function countsOf(stretches: readonly Stretch[], { count }: DivideAsk): readonly (number | null)[] {
  return count === null
    ? stretches.map(() => null)
    : sharedOut(
        stretches.map(it => it.households),
        count,
        stretches.map(it => it.nodes.length),
      )
}

/** With a number of grids that the bounds cannot hold, grids are made about equal. */
function boundsFor(graph: Graph, nodes: Int32Array, count: number | null, bounds: Bounds): Bounds {
  if (count === null) return bounds
  const even = Array.from(nodes, v => graph.weight[v]!).reduce((a, b) => a + b, 0) / count
  return even >= bounds.least && even <= bounds.most ? bounds : { least: even * 0.8, most: even * 1.2 }
}

function cutCompounds({ ask }: Community, part: Int32Array): readonly string[] {
  const first = new Map<string, number>()
  const cut = new Set<string>()
  ask.buildings.forEach(({ compound, dedicated }, v) => {
    if (compound === null || dedicated !== null) return
    if (!first.has(compound)) first.set(compound, part[v]!)
    else if (first.get(compound) !== part[v]) cut.add(compound)
  })
  return [...cut]
}

/** The graph of the general buildings with the numbers of all buildings. */
function whole(graph: Graph, general: Int32Array, size: number): Graph {
  const weight = new Float64Array(size)
  const links: Link[] = []
  for (let v = 0; v < graph.size; v++) {
    weight[general[v]!] = graph.weight[v]!
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++)
      if (graph.to[i]! > v) links.push([general[v]!, general[graph.to[i]!]!, graph.cost[i]!])
  }
  return graphOf(weight, links)
}
