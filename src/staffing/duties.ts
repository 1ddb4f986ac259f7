/** The four duty holders of each grid: one person may hold several grids that hang together; few persons for many communities hold whole ones. */
import { metresBetween, type Point } from '../territory/coordinates.ts'
import { mostTried, type PartHolder, type PartsFound, triedParts } from './connected-parts.ts'
import { grownParts } from './grown-parts.ts'
import { loadOf, type StaffedGrid } from './problem.ts'

/** 社区 + 派出所 + 综合执法局 + 律师. */
export const sharedRoles = [
  'communityWorker',
  'communityPolice',
  'enforcementOfficer',
  'communityCounsel',
] as const
export type SharedRole = (typeof sharedRoles)[number]

export interface DutyHolder {
  readonly id: string
  readonly homeId: string
  readonly share: number
  readonly today: readonly string[]
  /** Keeps the grids held today. */
  readonly fixed: boolean
}
export interface DutyAsk {
  readonly grids: readonly StaffedGrid[]
  readonly holders: readonly DutyHolder[]
  readonly neighbours: ReadonlyMap<string, readonly string[]>
  readonly centres: ReadonlyMap<string, Point>
  readonly slack: number
  /** Grids at most for one holder. */
  readonly most: number
}
export interface DutyFound {
  readonly holderOf: ReadonlyMap<string, string>
  /** Grids that nobody may take. */
  readonly without: readonly string[]
  readonly load: number
  readonly bound: number
  /** Grids that keep their holder. */
  readonly stays: number
}

export function staffDuty(ask: DutyAsk): DutyFound {
  const communities = [...new Set(ask.grids.map(it => it.communityId))]
  const homes = settled(ask, communities)
  const found = homes
    ? communities.map(id => withinCommunity(ask, id, homes.get(id) ?? []))
    : [wholeCommunities(ask, communities)]
  const holderOf = new Map(found.flatMap(it => [...it.holderOf]))
  const today = new Map(ask.holders.map(it => [it.id, new Set(it.today)]))
  return {
    holderOf,
    without: ask.grids.flatMap(({ id }) => (holderOf.has(id) ? [] : [id])),
    load: Math.max(0, ...found.map(it => it.load)),
    bound: Math.max(0, ...found.map(it => it.bound)),
    stays: [...holderOf].filter(([gridId, holder]) => today.get(holder)!.has(gridId)).length,
  }
}

/** Who works in which community; one that has nobody gets whoever is spared most easily nearby. Null when there are fewer holders than communities. */
function settled(ask: DutyAsk, communities: readonly string[]): Map<string, DutyHolder[]> | null {
  const homes = new Map(communities.map(id => [id, ask.holders.filter(it => it.homeId === id)]))
  const empty = communities.filter(id => homes.get(id)!.length === 0)
  if (ask.holders.length < communities.length && communities.length > 1) return null
  for (const id of empty) {
    const from = communities
      .filter(
        it => homes.get(it)!.filter(holder => !holder.fixed).length > (homes.get(it)!.length > 1 ? 0 : 1),
      )
      .sort((a, b) => distance(ask, a, id) - distance(ask, b, id))[0]
    if (from === undefined) continue
    const leaving = homes.get(from)!.findLast(it => !it.fixed)!
    homes.set(
      from,
      homes.get(from)!.filter(it => it !== leaving),
    )
    homes.set(id, [leaving])
  }
  return homes
}

function distance({ centres }: DutyAsk, from: string, to: string): number {
  const [a, b] = [centres.get(from), centres.get(to)]
  return a && b ? metresBetween(a, b) : Number.POSITIVE_INFINITY
}

type Part = Pick<DutyFound, 'holderOf' | 'load' | 'bound'>
const nothing: Part = { holderOf: new Map(), load: 0, bound: 0 }

function withinCommunity(ask: DutyAsk, communityId: string, holders: readonly DutyHolder[]): Part {
  const grids = ask.grids.filter(it => it.communityId === communityId)
  const number = new Map(grids.map((it, i) => [it.id, i]))
  const numbers = (ids: readonly string[]) => ids.flatMap(id => number.get(id) ?? [])
  const found = shared(
    grids.map(it => it.workload),
    linked(grids.map(it => numbers(ask.neighbours.get(it.id) ?? []))),
    holders.map(it => ({
      id: it.id,
      share: it.share,
      most: ask.most,
      today: numbers(it.today),
      fixed: it.fixed ? numbers(it.today) : [],
    })),
    ask.slack,
  )
  if (!found) return nothing
  const holderOf = new Map(grids.map((it, i) => [it.id, holders[found.holderOf[i]!]!.id]))
  return { holderOf, load: found.load, bound: found.bound }
}

/** Fewer holders than communities: each holds whole ones that hang together, and the grids come with them. */
function wholeCommunities(ask: DutyAsk, communities: readonly string[]): Part {
  const of = new Map(ask.grids.map(it => [it.id, communities.indexOf(it.communityId)]))
  const numbers = (ids: readonly string[]) => [...new Set(ids.flatMap(id => of.get(id) ?? []))]
  const near = communities.map(id => {
    const grids = ask.grids.filter(it => it.communityId === id)
    const around = numbers(grids.flatMap(it => ask.neighbours.get(it.id) ?? []))
    return around.filter(it => communities[it] !== id)
  })
  const workloads = communities.map(id =>
    ask.grids.filter(it => it.communityId === id).reduce((sum, it) => sum + it.workload, 0),
  )
  const holders = ask.holders.map(it => {
    const today = numbers(it.today)
    return { id: it.id, share: it.share, most: communities.length, today, fixed: it.fixed ? today : [] }
  })
  const found = shared(workloads, linked(near), holders, ask.slack)
  if (!found) return nothing
  const holderOf = new Map(ask.grids.map(it => [it.id, ask.holders[found.holderOf[of.get(it.id)!]!]!.id]))
  return { holderOf, load: found.load, bound: found.bound }
}

function shared(
  workloads: readonly number[],
  neighbours: readonly (readonly number[])[],
  holders: readonly PartHolder[],
  slack: number,
): PartsFound | null {
  if (holders.length === 0 || workloads.length === 0) return null
  if (holders.length === 1 && holders[0]!.most >= workloads.length) {
    const load = loadOf(
      workloads.reduce((sum, it) => sum + it, 0),
      holders[0]!.share,
    )
    return { holderOf: workloads.map(() => 0), load, bound: load }
  }
  const ask = { workloads, neighbours, holders, slack }
  return workloads.length <= mostTried ? triedParts(ask) : grownParts(ask)
}

/** Islands are joined to the piece that comes first, so that somebody can hold them at all. */
function linked(neighbours: readonly (readonly number[])[]): number[][] {
  const near = neighbours.map(it => [...it])
  const piece = new Set([0])
  for (let i = 0; i < near.length; i++) {
    for (const place of piece) for (const next of near[place]!) piece.add(next)
    const island = near.findIndex((_, place) => !piece.has(place))
    if (island < 0) break
    near[island]!.push(island - 1 < 0 ? 0 : island - 1)
    near[island - 1]!.push(island)
    piece.add(island)
  }
  return near
}
