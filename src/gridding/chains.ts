/** Brings grids within their bounds where buildings are nearly as large as grids: what one has too much or too little is passed on from neighbour to neighbour, building by building, until one can take it. */
import type { Random } from '../territory/demo-random.ts'
import { excess, mayLeave, move, type Parts } from './parts.ts'

/** Neighbours a chain passes at most. */
const reach = 24
/** No chain is begun where a grid has so many buildings: cutting anew finds it sooner. */
const mostNodes = 40

interface Step {
  readonly v: number
  readonly from: number
  readonly to: number
  readonly outside: number
  readonly cost: number
}
type Members = Set<number>[]

export interface Passing {
  /** May a grid of one building be given up? */
  readonly isCountFree: boolean
  /** Chains tried from one grid. */
  readonly walks: number
}

/** @returns how many grids came nearer to their bounds */
export function passOn(parts: Parts, { isCountFree, walks }: Passing, random: Random): number {
  const members: Members = Array.from({ length: parts.count }, () => new Set())
  for (let v = 0; v < parts.graph.size; v++) members[parts.part[v]!]!.add(v)
  const outside = members.flatMap((own, p) =>
    own.size > 0 && own.size <= mostNodes && isMendable(parts, own, p) ? [p] : [],
  )
  let better = 0
  for (const p of random.shuffled(outside))
    for (let walk = 0; walk < walks && isMendable(parts, members[p]!, p); walk++)
      if (passedFrom(parts, members, p, isCountFree, random)) better++
  return better
}

/** Is it out of bounds by more than its heaviest building makes unavoidable? */
function isMendable({ graph, weights, bounds }: Parts, own: ReadonlySet<number>, p: number): boolean {
  let heaviest = bounds.most
  for (const v of own) heaviest = Math.max(heaviest, graph.weight[v]!)
  return excess(weights[p]!, bounds) - excess(heaviest, bounds) > 1e-6
}

/** One chain; undone unless less is out of bounds after it than before. */
function passedFrom(
  parts: Parts,
  members: Members,
  first: number,
  isCountFree: boolean,
  random: Random,
): boolean {
  const done: Step[] = []
  const moved = new Set<number>()
  let [at, gained] = [first, 0]
  for (let i = 0; i < reach; i++) {
    const step = bestStep(parts, members, at, moved, isCountFree, random)
    if (step === null) break
    take(parts, members, step.v, step.to)
    moved.add(step.v)
    done.push(step)
    gained += step.outside
    if (gained < -1e-6) return true
    at = at === step.from ? step.to : step.from
    if (excess(parts.weights[at]!, parts.bounds) === 0) at = step.from === at ? step.to : step.from
  }
  for (const { v, from } of done.reverse()) take(parts, members, v, from)
  return false
}

function take(parts: Parts, members: Members, v: number, to: number): void {
  members[parts.part[v]!]!.delete(v)
  members[to]!.add(v)
  move(parts, v, to)
}

/** A building that the grid gives away or takes in: by how far both are out of bounds afterwards, and chance. */
function bestStep(
  parts: Parts,
  members: Members,
  at: number,
  moved: ReadonlySet<number>,
  isCountFree: boolean,
  random: Random,
): Step | null {
  const { graph, part, weights, bounds } = parts
  const isHeavy = weights[at]! > bounds.most
  const mayEnd = isCountFree && members[at]!.size === 1
  let best: Step | null = null
  const consider = (v: number, to: number) => {
    const from = part[v]!
    if (graph.weight[v] === 0 || moved.has(v)) return
    const isLast = members[from]!.size === 1
    const left = isLast ? 0 : excess(weights[from]! - graph.weight[v]!, bounds)
    const grown = excess(weights[to]! + graph.weight[v]!, bounds)
    const outside = left + grown - excess(weights[from]!, bounds) - excess(weights[to]!, bounds)
    // Half a grid of chance, the less the nearer: or every chain goes the same way.
    const cost = outside + random.next() * bounds.least * 0.5
    if ((best === null || cost < best.cost) && ((isLast && mayEnd) || mayLeave(parts, v)))
      best = { v, from, to, outside, cost }
  }
  for (const v of members[at]!)
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const u = graph.to[i]!
      if (part[u] === at) continue
      if (isHeavy || mayEnd) consider(v, part[u]!)
      if (!isHeavy) consider(u, at)
    }
  return best
}
