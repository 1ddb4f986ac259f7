/** Why a grid is out of its bounds: what cannot be otherwise is told apart from what was not found. */
import type { Community } from './community.ts'
import type { Division } from './divide.ts'
import { isDivisible } from './islands.ts'
import { type Bounds, excess } from './parts.ts'

export type ReasonCode = 'building' | 'few' | 'indivisible' | 'count' | 'compound' | 'enclosed' | 'notFound'
export interface Reason {
  readonly code: ReasonCode
  /** By how many households it is out of bounds; with a reason that cannot be helped, the least there can be. */
  readonly households: number
  readonly facts: Readonly<Record<string, string | number>>
}

/** @returns null for a grid within its bounds */
export function reasonOf(
  community: Community,
  division: Division,
  grid: number,
  households: number,
  ask: { readonly bounds: Bounds; readonly count: number | null },
): Reason | null {
  const outside = excess(households, ask.bounds)
  if (outside === 0) return null
  const because = (code: ReasonCode, facts: Reason['facts'] = {}): Reason => ({
    code,
    households: tidy(outside),
    facts,
  })
  const { buildings } = community.ask
  const own = buildings.flatMap((_, v) => (division.part[v] === grid ? [v] : []))
  const heaviest = own.reduce((a, b) => (buildings[b]!.households > buildings[a]!.households ? b : a))
  const tallest = buildings[heaviest]!
  if (households > ask.bounds.most && tallest.households > ask.bounds.most)
    return because('building', { row: tallest.row, households: tidy(tallest.households) })
  const stretch = division.stretches[division.stretchOf[grid]!]!
  const total = tidy(stretch.households)
  if (ask.count !== null && !fits(stretch.households, division, grid, ask.bounds))
    return because('count', { households: total })
  if (stretch.households < ask.bounds.least) return because('few', { households: total })
  if (!isDivisible(stretch.households, ask.bounds)) return because('indivisible', { households: total })
  const { neighbours, isEnclosed } = surroundings(division, grid, households, buildings, ask.bounds)
  return because(isEnclosed ? 'enclosed' : 'notFound', { neighbours })
}

/** Households by residents are fractions: as people read them. */
function tidy(households: number): number {
  return Math.round(households * 100) / 100
}

function fits(households: number, { stretchOf }: Division, grid: number, { least, most }: Bounds): boolean {
  const count = stretchOf.filter(s => s === stretchOf[grid]).length
  return households >= count * least && households <= count * most
}

/** Too small, with nothing around but grids that can give nothing: each is one building beyond the bounds, or loses its own least with any building it gave. */
function surroundings(
  { graph, part }: Division,
  grid: number,
  households: number,
  buildings: Community['ask']['buildings'],
  bounds: Bounds,
) {
  const near = new Set<number>()
  for (let v = 0; v < graph.size; v++)
    if (part[v] === grid)
      for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++)
        if (part[graph.to[i]!] !== grid) near.add(part[graph.to[i]!]!)
  const lacking = households < bounds.least
  const inhabited = new Map([...near].map(p => [p, [] as number[]]))
  buildings.forEach((it, v) => {
    if (it.households > 0) inhabited.get(part[v]!)?.push(it.households)
  })
  const isEnclosed =
    lacking &&
    [...inhabited.values()].every(([only, more]) => more === undefined && only! + households > bounds.most)
  return { neighbours: near.size, isEnclosed }
}
