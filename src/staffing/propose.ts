/** A proposal who should look after which grid, beside what is: posts to begin and to end, loads before and after, the proof. Nothing of it is stored. */
import type { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/days.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import type { StaffingFound } from './assign.ts'
import { assignAside } from './assign-aside.ts'
import { type Picture, pictureOf } from './picture.ts'
import { requireStaffer } from './policy.ts'
import { type ProposalAsk, staffingAsk } from './proposal-ask.ts'
import { partsOf } from './proposal-parts.ts'
import type { proposalShape } from './shape.ts'
import type { PostRow } from './store.ts'
import { namesOf } from './view.ts'
import { headRoles, headsAt, usualWeights } from './workload.ts'

export type ProposalView = z.infer<typeof proposalShape>

/** @throws Refusal notYours, notFound (community), invalidInput (a day that is over) */
export async function propose(
  kernel: Kernel,
  staff: Staff,
  ask: ProposalAsk,
  t: Translate,
): Promise<ProposalView> {
  const territory = await territoryOf(kernel)
  for (const id of ask.communityIds) {
    if (!territory.community(id)) throw new Refusal('notFound')
    requireStaffer(staff, id)
  }
  const today = civilDay(kernel.clock.now())
  const from = ask.from ?? today
  if (from < today) throw new Refusal('invalidInput', { field: 'from', problem: 'past' })
  const weights = ask.weights ?? usualWeights
  const picture = await pictureOf(kernel, { communityIds: ask.communityIds, onDay: from, weights })
  const found = await assignAside(staffingAsk(picture, ask))
  const wanted = wantedPosts(found)
  const { begins, ends } = differences(picture, found, wanted)
  const persons = [...wanted, ...picture.posts].map(it => it.personId)
  const names = await namesOf(kernel, staff.jurisdictionId, [...persons, ...found.deputies.values()])
  const name = (id: string) => names.get(id) ?? ''
  const leaving = new Set(ends.filter(it => headRoles.includes(it.role)).map(it => it.personId))
  return {
    ...{ from, weights, seconds: found.seconds },
    parts: partsOf(picture, found, t),
    grids: gridsBeforeAndAfter(picture, found),
    begins: begins.map(it => ({
      ...it,
      name: name(it.personId),
      deputyName: it.deputyId === null ? null : name(it.deputyId),
    })),
    ends: ends.map(({ id, personId, role, gridId }) => ({
      postId: id,
      personId,
      role,
      gridId,
      name: name(personId),
    })),
    deputies: deputiesOfStaying(picture, found, name),
    spare: found.heads.flatMap(it => (it.found?.spare ?? []).map(id => ({ id, name: name(id) }))),
    inHand: [...leaving].flatMap(id => {
      const numbers = picture.inHand.get(id) ?? []
      return numbers.length > 0 ? [{ person: { id, name: name(id) }, numbers: [...numbers] }] : []
    }),
  }
}

interface Wanted {
  readonly personId: string
  readonly role: string
  readonly gridId: string
}

function wantedPosts(found: StaffingFound): Wanted[] {
  const heads = found.heads.flatMap(it => it.found?.posts ?? [])
  const duties = found.duties.flatMap(({ role, holderOf }) =>
    [...holderOf].map(([gridId, personId]) => ({ role, gridId, personId })),
  )
  return [...heads, ...duties]
}

/** What begins and what ends; a community without a proposal stays as it is. */
function differences(picture: Picture, found: StaffingFound, wanted: readonly Wanted[]) {
  const key = (it: { personId: string; role: string; gridId: string | null }) =>
    `${it.personId} ${it.role} ${it.gridId}`
  const held = new Map(picture.posts.map(it => [key(it), it]))
  const want = new Set(wanted.map(key))
  const covered = coveredGrids(picture, found)
  const isOver = (it: PostRow) => it.gridId !== null && covered(it.role, it.gridId) && !want.has(key(it))
  const ends = picture.posts.filter(isOver)
  const begins = wanted
    .filter(it => !held.has(key(it)))
    .map(it => ({
      ...it,
      deputyId: it.role === 'gridLeader' ? (found.deputies.get(it.gridId) ?? null) : null,
      fromGridId: ends.find(end => end.personId === it.personId)?.gridId ?? null,
    }))
  return { begins, ends }
}

function coveredGrids({ territory }: Picture, found: StaffingFound) {
  const solved = found.heads.filter(it => it.found !== null)
  const heads = (gridId: string) =>
    solved.some(it => it.communityId === null || it.communityId === territory.grid(gridId)?.communityId)
  const duties = new Map(found.duties.map(it => [it.role as string, it.holderOf]))
  return (role: string, gridId: string) =>
    headRoles.includes(role) ? heads(gridId) : (duties.get(role)?.has(gridId) ?? false)
}

function gridsBeforeAndAfter(picture: Picture, found: StaffingFound): ProposalView['grids'] {
  const before = headsAt(picture.posts)
  const solved = found.heads.flatMap(it => it.found?.posts ?? [])
  const after = headsAt(solved)
  const load = (workload: number, heads: number) => (heads > 0 ? workload / heads : null)
  return picture.grids.map(({ grid, workload }) => {
    const [headsBefore, headsAfter] = [
      before.get(grid.id) ?? 0,
      after.get(grid.id) ?? before.get(grid.id) ?? 0,
    ]
    return {
      id: grid.id,
      name: grid.name,
      communityId: grid.communityId,
      workload,
      before: load(workload, headsBefore),
      after: load(workload, headsAfter),
      headsBefore,
      headsAfter,
    }
  })
}

/** A leader who stays may get another deputy. */
function deputiesOfStaying(
  picture: Picture,
  found: StaffingFound,
  name: (id: string) => string,
): ProposalView['deputies'] {
  const leads = new Map(
    wantedPosts(found).flatMap(it => (it.role === 'gridLeader' ? [[it.gridId, it.personId] as const] : [])),
  )
  return picture.posts.flatMap(({ id, role, gridId, personId, deputyId }) => {
    const deputy = gridId === null ? undefined : found.deputies.get(gridId)
    const stays = role === 'gridLeader' && gridId !== null && leads.get(gridId) === personId
    return stays && deputy !== undefined && deputy !== deputyId
      ? [{ postId: id, gridId, deputyId: deputy, deputyName: name(deputy) }]
      : []
  })
}
