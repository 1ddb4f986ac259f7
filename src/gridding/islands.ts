/** Stretches cut off by a river, a railway or a park: those that can stand as grids of their own do, the others are joined to the nearest stretch, and each crossing is told. */
import { type Graph, graphOf, type Link, piecesOf } from './graph.ts'
import type { Bounds } from './parts.ts'
import type { Metres } from './plane.ts'

export interface Crossover {
  /** Nodes on both sides, the nearest there are. */
  readonly from: number
  readonly to: number
  readonly metres: number
}
export interface Joined {
  readonly graph: Graph
  readonly crossovers: readonly Crossover[]
}
export interface JoinAsk {
  /** Neighbours a barrier lies between. */
  readonly blocked: readonly Link[]
  /** Where nodes are; null if only the graph is known: then the node next in number is taken for the nearest. */
  readonly positions: readonly Metres[] | null
  /** May a stretch of this weight stay alone? */
  readonly standsAlone: (weight: number) => boolean
  /** Stretches at most, however well they stand alone. */
  readonly most: number
}

/** A border along a barrier costs this much of a border elsewhere: that is where it belongs. */
const alongBarrier = 0.25
/** And over a gap with nothing between, this much: a grid hangs on such a link only where it must. */
const overGap = 0.05

/** Can so many households be divided into grids within bounds, by number alone? */
export function isDivisible(weight: number, { least, most }: Bounds): boolean {
  const count = Math.floor(weight / least + 1e-9)
  return count >= 1 && weight <= count * most + 1e-6
}

export function joinIslands(graph: Graph, ask: JoinAsk): Joined {
  const { piece, count } = piecesOf(graph)
  const weights = new Float64Array(count)
  for (let v = 0; v < graph.size; v++) weights[piece[v]!]! += graph.weight[v]!
  const state: State = { graph, ask, piece, weights, root: [...weights.keys()], links: [], crossovers: [] }
  const open = new Set(state.root)
  while (open.size > 1) {
    const next = lightest(open, weights, p => open.size > ask.most || !ask.standsAlone(weights[p]!))
    if (next === null) break
    open.delete(join(state, next))
  }
  if (state.links.length === 0) return { graph, crossovers: [] }
  return { graph: withLinks(graph, state.links), crossovers: state.crossovers }
}

interface State {
  readonly graph: Graph
  readonly ask: JoinAsk
  readonly piece: Int32Array
  readonly weights: Float64Array
  /** Piece → the piece it was joined to, by which it goes. */
  readonly root: number[]
  readonly links: Link[]
  readonly crossovers: Crossover[]
}

function lightest(
  open: ReadonlySet<number>,
  weights: Float64Array,
  concerned: (p: number) => boolean,
): number | null {
  let best: number | null = null
  for (const p of open) if (concerned(p) && (best === null || weights[p]! < weights[best]!)) best = p
  return best
}

/** Joins a piece to the nearest other one. @returns the number that is no longer used */
function join(state: State, own: number): number {
  const { root, piece, weights, ask, crossovers } = state
  const nearest = nearestBlocked(state, own) ?? nearestAnywhere(state, own)
  const other = root[piece[nearest.to]!]!
  crossovers.push(nearest)
  // The whole stretch along the barrier opens, not the one crossing: or a grid hangs on a single link.
  const opened = ask.blocked.filter(([a, b]) => {
    const [p, q] = [root[piece[a]!]!, root[piece[b]!]!]
    return (p === own && q === other) || (p === other && q === own)
  })
  state.links.push(...opened.map(([a, b, cost]): Link => [a, b, cost * alongBarrier]))
  if (opened.length === 0) state.links.push([nearest.from, nearest.to, overGap * meanCost(state.graph)])
  root.forEach((p, i) => {
    if (p === own) root[i] = other
  })
  weights[other]! += weights[own]!
  return own
}

function nearestBlocked({ ask, root, piece }: State, own: number): Crossover | null {
  let best: Crossover | null = null
  for (const [a, b] of ask.blocked) {
    const [isA, isB] = [root[piece[a]!] === own, root[piece[b]!] === own]
    if (isA === isB) continue
    const [from, to] = isA ? [a, b] : [b, a]
    const metres = distance(ask.positions, from, to)
    if (best === null || metres < best.metres) best = { from, to, metres }
  }
  return best
}

function nearestAnywhere({ ask, root, piece, graph }: State, own: number): Crossover {
  const mine = Array.from({ length: graph.size }, (_, v) => v).filter(v => root[piece[v]!] === own)
  let best: Crossover = { from: mine[0]!, to: mine[0]!, metres: Number.POSITIVE_INFINITY }
  for (let to = 0; to < graph.size; to++) {
    if (root[piece[to]!] === own) continue
    for (const from of mine) {
      const metres = distance(ask.positions, from, to)
      if (metres < best.metres) best = { from, to, metres }
    }
  }
  return best
}

function distance(positions: readonly Metres[] | null, a: number, b: number): number {
  if (positions === null) return Math.abs(a - b)
  const [[ax, ay], [bx, by]] = [positions[a]!, positions[b]!]
  return Math.hypot(ax - bx, ay - by)
}

function meanCost({ cost }: Graph): number {
  return cost.length === 0 ? 1 : cost.reduce((a, b) => a + b, 0) / cost.length
}

function withLinks(graph: Graph, more: readonly Link[]): Graph {
  const links: Link[] = [...more]
  for (let v = 0; v < graph.size; v++)
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++)
      if (graph.to[i]! > v) links.push([v, graph.to[i]!, graph.cost[i]!])
  return graphOf(graph.weight, links)
}
