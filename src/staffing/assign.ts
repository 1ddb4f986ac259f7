/** A whole proposal: leaders and members by community or over all of them, the four duty holders, deputies, each with its proof. */
import type { Point } from '../territory/coordinates.ts'
import { deputies } from './deputies.ts'
import { type DutyAsk, type DutyFound, type SharedRole, staffDuty } from './duties.ts'
import { staffHeads } from './heads.ts'
import { lackingFor } from './lacking.ts'
import { solver } from './model.ts'
import type { Candidate, HeadsFound, Lacking, StaffedGrid } from './problem.ts'

export interface StaffingAsk {
  readonly grids: readonly StaffedGrid[]
  /** Leaders and members to be shared out; null: they stay as they are. */
  readonly candidates: readonly Candidate[] | null
  readonly duties: readonly { readonly role: SharedRole; readonly holders: DutyAsk['holders'] }[]
  readonly neighbours: ReadonlyMap<string, readonly string[]>
  readonly centres: ReadonlyMap<string, Point>
  readonly deputiesToday: ReadonlyMap<string, string>
  /** Leaders and members may go to another community than their own. */
  readonly mayCross: boolean
  readonly slack: number
  readonly memberEach: boolean
  readonly mostGrids: number
  readonly mostDeputies: number
  readonly seconds: number
}

export interface HeadsPart {
  /** Null: over all communities together. */
  readonly communityId: string | null
  readonly found: HeadsFound | null
  readonly lacking: readonly Lacking[]
}
export interface StaffingFound {
  readonly heads: readonly HeadsPart[]
  readonly duties: readonly (DutyFound & { readonly role: SharedRole })[]
  readonly deputies: ReadonlyMap<string, string>
  readonly seconds: number
}

/** @example (await assign(ask)).heads[0].found?.bound // no division of these persons has a smaller largest load */
export async function assign(ask: StaffingAsk): Promise<StaffingFound> {
  const startedAt = performance.now()
  const heads = await headsOfAll(ask)
  const duties = ask.duties.map(({ role, holders }) => ({
    role,
    ...staffDuty({ ...ask, holders, most: ask.mostGrids }),
  }))
  const posts = heads.flatMap(it => it.found?.posts ?? [])
  const standIns = deputies(await solver(), {
    posts,
    communityOf: new Map(ask.grids.map(it => [it.id, it.communityId])),
    neighbours: ask.neighbours,
    today: ask.deputiesToday,
    most: ask.mostDeputies,
    seconds: ask.seconds,
  })
  return { heads, duties, deputies: standIns, seconds: (performance.now() - startedAt) / 1000 }
}

async function headsOfAll(ask: StaffingAsk): Promise<HeadsPart[]> {
  const { grids, candidates } = ask
  if (candidates === null) return []
  if (ask.mayCross) return [await part(ask, null, grids, candidates)]
  const parts: HeadsPart[] = []
  for (const id of new Set(grids.map(it => it.communityId))) {
    const own = grids.filter(it => it.communityId === id)
    parts.push(
      await part(
        ask,
        id,
        own,
        candidates.filter(it => it.homeId === id),
      ),
    )
  }
  return parts
}

async function part(
  ask: StaffingAsk,
  communityId: string | null,
  grids: readonly StaffedGrid[],
  candidates: readonly Candidate[],
): Promise<HeadsPart> {
  const asked = { ...ask, grids, candidates }
  const lacking = lackingFor(asked, communityId)
  if (lacking.length > 0) return { communityId, found: null, lacking }
  const found = await staffHeads(asked)
  const other: Lacking = {
    what: 'fixed',
    communityId,
    gridId: null,
    have: candidates.length,
    need: grids.length,
  }
  return { communityId, found, lacking: found ? [] : [other] }
}
