/** From people and grids as they are to the question put to the solver. */
import type { z } from 'zod'
import type { Point } from '../territory/coordinates.ts'
import type { StaffingAsk } from './assign.ts'
import { type DutyHolder, sharedRoles } from './duties.ts'
import { middleOf, neighboursOf } from './neighbours.ts'
import type { Picture } from './picture.ts'
import type { Candidate, WorkingRole } from './problem.ts'
import type { proposalAskShape } from './shape.ts'
import type { PostRow } from './store.ts'
import { headRoles } from './workload.ts'

export type ProposalAsk = z.infer<typeof proposalAskShape>

/** Longest time for one question to the solver. */
const solverSeconds = 5

export function staffingAsk(picture: Picture, ask: ProposalAsk): StaffingAsk {
  const grids = picture.grids.map(({ grid, workload }) => ({
    id: grid.id,
    communityId: grid.communityId,
    workload,
  }))
  const { slack, mayCross, memberEach, mostGrids, mostDeputies } = ask
  const withHeads = ask.roles.includes('heads')
  return {
    grids,
    candidates: withHeads ? candidatesOf(picture, ask) : null,
    duties: sharedRoles
      .filter(role => ask.roles.includes(role))
      .map(role => ({ role, holders: dutyHoldersOf(picture, ask, role) })),
    neighbours: neighboursOf(picture.grids.map(it => it.grid)),
    centres: centresOf(picture),
    deputiesToday: deputiesToday(picture),
    ...{ slack, mayCross, memberEach, mostGrids, mostDeputies },
    seconds: solverSeconds,
  }
}

/** Everybody who leads or works in these grids, and whoever was named beside them. */
function candidatesOf(picture: Picture, ask: ProposalAsk): Candidate[] {
  const asked = new Map(ask.persons.map(it => [it.personId, it]))
  const held = Map.groupBy(
    picture.posts.filter(it => it.gridId !== null && headRoles.includes(it.role)),
    it => it.personId,
  )
  const known = [...held].map(([id, posts]): Candidate => {
    const post = posts.find(it => it.role === 'gridLeader') ?? posts[0]!
    const asks = asked.get(id) ?? { personId: id }
    const mayLead = asks.mayLead ?? posts.some(it => it.role === 'gridLeader')
    const mayWork = asks.mayWork ?? posts.some(it => it.role === 'gridMember')
    const fixed = asks.fixed ?? false
    // Who may no longer hold the post held today does not stay at it.
    const mayStay = fixed || (post.role === 'gridLeader' ? mayLead : mayWork)
    const today = mayStay ? { role: post.role as WorkingRole, gridId: post.gridId! } : null
    return { id, homeId: post.communityId!, mayLead, mayWork, share: asks.share ?? 100, fixed, today }
  })
  const added = ask.persons.flatMap((it): Candidate[] =>
    held.has(it.personId) || !it.communityId || !(it.mayLead || it.mayWork)
      ? []
      : [
          {
            id: it.personId,
            homeId: it.communityId,
            mayLead: it.mayLead ?? false,
            mayWork: it.mayWork ?? false,
            share: it.share ?? 100,
            today: null,
            fixed: false,
          },
        ],
  )
  return [...known, ...added]
}

function dutyHoldersOf(picture: Picture, ask: ProposalAsk, role: string): DutyHolder[] {
  const asked = new Map(ask.persons.map(it => [it.personId, it]))
  const held = Map.groupBy(
    picture.posts.filter(it => it.role === role && it.communityId !== null),
    it => it.personId,
  )
  return [...held].map(([id, posts]) => ({
    id,
    homeId: homeOf(posts),
    share: asked.get(id)?.share ?? 100,
    today: posts.flatMap(it => it.gridId ?? []),
    fixed: asked.get(id)?.fixed ?? false,
  }))
}

/** Where most of somebody's posts are. */
function homeOf(posts: readonly PostRow[]): string {
  const counts = Map.groupBy(posts, it => it.communityId!)
  return [...counts].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))[0]![0]
}

function centresOf({ territory, grids }: Picture): Map<string, Point> {
  const communities = new Set(grids.map(it => it.grid.communityId))
  return new Map(
    [...communities].flatMap(id => {
      const grid = grids.find(it => it.grid.communityId === id && it.grid.boundary !== null)?.grid
      const boundary = territory.community(id)?.boundary ?? grid?.boundary
      return boundary ? [[id, middleOf(boundary)] as const] : []
    }),
  )
}

function deputiesToday({ posts }: Picture): Map<string, string> {
  return new Map(
    posts.flatMap(it =>
      it.role === 'gridLeader' && it.gridId && it.deputyId ? [[it.gridId, it.deputyId] as const] : [],
    ),
  )
}
