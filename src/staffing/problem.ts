/** The question of staffing: grids with their workload, persons with what they may hold, and what an answer must say. Pure. */
import type { Point } from '../territory/coordinates.ts'

/** Posts whose holders share out the work of a grid among them. */
export type WorkingRole = 'gridLeader' | 'gridMember'

export interface StaffedGrid {
  readonly id: string
  readonly communityId: string
  /** In households: those who live there, and what weights make of matters and of persons of great age who live alone. */
  readonly workload: number
}

export interface HeldPost {
  readonly role: WorkingRole
  readonly gridId: string
}

export interface Candidate {
  readonly id: string
  /** The community the person works in today, or is to work in. */
  readonly homeId: string
  readonly mayLead: boolean
  readonly mayWork: boolean
  /** Hundredths of a full post: 100, or less for part-time. */
  readonly share: number
  readonly today: HeldPost | null
  /** Stays at the post held today, whatever else would be better. */
  readonly fixed: boolean
}

export interface HeadsAsk {
  readonly grids: readonly StaffedGrid[]
  readonly candidates: readonly Candidate[]
  /** By how much the largest load may stay above the least possible, so that fewer persons move: 0.05 for 5 %. */
  readonly slack: number
  /** Each grid has at least one member beside its leader. */
  readonly memberEach: boolean
  /** Where the communities lie: of those who must go to another, whoever is near goes. */
  readonly centres: ReadonlyMap<string, Point>
  /** Longest time for one question to the solver. */
  readonly seconds: number
}

/** Who is to hold which post, and how good that is. */
export interface HeadsFound {
  readonly posts: readonly (HeldPost & { readonly personId: string })[]
  /** Who leads nowhere because every grid has a leader. */
  readonly spare: readonly string[]
  /** Largest workload for one working head. */
  readonly load: number
  /** The least load any division of these persons can reach: `best` was found, nothing below `bound` exists. */
  readonly best: number
  readonly bound: number
  /** Persons who stay where they are; `staysProven`: no division with this load lets more stay. */
  readonly stays: number
  readonly staysProven: boolean
}

/** What stands against any staffing at all. */
export interface Lacking {
  readonly what: 'noGrids' | 'leaders' | 'members' | 'twoFixedLeaders' | 'fixed'
  /** Null: of all communities asked for together. */
  readonly communityId: string | null
  readonly gridId: string | null
  readonly have: number
  readonly need: number
}

/** Share of the largest load that a better division could at most save, 0 for a proven optimum. */
export function gapOf({ load, bound }: Pick<HeadsFound, 'load' | 'bound'>): number {
  return load > 0 ? Math.max(0, (load - bound) / load) : 0
}

/** Heads at each grid in hundredths. */
export function headsOf(
  candidates: readonly Candidate[],
  posts: readonly (HeldPost & { readonly personId: string })[],
): Map<string, number> {
  const share = new Map(candidates.map(it => [it.id, it.share]))
  const heads = new Map<string, number>()
  for (const { gridId, personId } of posts)
    heads.set(gridId, (heads.get(gridId) ?? 0) + (share.get(personId) ?? 0))
  return heads
}

/** The largest workload for one working head; infinite where there is work and nobody. */
export function largestLoad(grids: readonly StaffedGrid[], heads: ReadonlyMap<string, number>): number {
  return Math.max(0, ...grids.map(grid => loadOf(grid.workload, heads.get(grid.id) ?? 0)))
}

export function loadOf(workload: number, heads: number): number {
  if (workload <= 0) return 0
  return heads > 0 ? (workload * 100) / heads : Number.POSITIVE_INFINITY
}
