/** Who plans patrols, walks them, tells of hazards and says that one is gone: the people of the grid and of its community; plans by the community for itself, by the committee everywhere. Pure. */
import { Refusal } from '../kernel/errors.ts'
import type { Actor, PostFacts } from '../proceedings/procedure.ts'

export interface Walker {
  readonly personId: string
  readonly actor: Actor
  /** Roles held, and those of persons stood in for. */
  readonly roles: readonly string[]
}
/** A grid with its later versions, or a whole community. */
export interface Ground {
  readonly gridId: string | null
  readonly communityId: string
}

const ofGrid = ['gridLeader', 'gridMember']
const ofPlace = ['communityWorker', 'communityPolice', 'enforcementOfficer']
const ofCommunity = ['communityDirector', 'communitySecretary']
const planningEverywhere = ['workCommitteeSecretary', 'systemAdmin']
const seeingEverywhere = [...planningEverywhere, 'workCommitteeDispatcher', 'supervisor', 'dutyOfficer']
export const fieldRoles: readonly string[] = [...ofGrid, ...ofPlace, ...ofCommunity]

export function mayPlan(walker: Walker, communityId: string): boolean {
  return planningEverywhere.some(role => walker.roles.includes(role)) || leads(walker, communityId)
}

/** @throws Refusal notYours */
export function requirePlanner(walker: Walker, communityId: string): void {
  if (!mayPlan(walker, communityId)) refuse('patrolPlans', [...ofCommunity, ...planningEverywhere])
}

/** Plans hold places, no persons: whoever works there or sees everywhere. */
export function maySeePlan(walker: Walker, ground: Ground): boolean {
  return seeingEverywhere.some(role => walker.roles.includes(role)) || mayWalk(walker, ground, fieldRoles)
}

/** Walks patrols of a place, says what became of hazards there. */
export function mayWalk(walker: Walker, ground: Ground, roles: readonly string[] = fieldRoles): boolean {
  return postsOf(walker).some(post => roles.includes(post.role) && covers(post, ground))
}

/** @throws Refusal notYours */
export function requireWalker(walker: Walker, ground: Ground): void {
  if (!mayWalk(walker, ground)) refuse('patrols', fieldRoles)
}

/** Whoever works outdoors tells of a hazard, in a neighbour's grid too. @throws Refusal notYours */
export function requireFinder(walker: Walker): void {
  if (!fieldRoles.some(role => walker.roles.includes(role))) refuse('hazards', fieldRoles)
}

/** Secretary and director of the community: who puts off the look at a serious hazard, or takes it for a lesser one. */
export function leads(walker: Walker, communityId: string): boolean {
  return postsOf(walker).some(post => ofCommunity.includes(post.role) && post.communityId === communityId)
}

/** @throws Refusal notYours */
export function requireLead(walker: Walker, communityId: string): void {
  if (!leads(walker, communityId)) refuse('seriousHazards', ofCommunity)
}

/** Supervisors see places: who walked or found is the community's own affair. */
export function seesPersons(walker: Walker, ground: Ground): boolean {
  return mayWalk(walker, ground)
}

function covers(post: PostFacts, { gridId, communityId }: Ground): boolean {
  if (ofCommunity.includes(post.role)) return post.communityId === communityId
  if (!post.gridId) return !ofGrid.includes(post.role) && post.communityId === communityId
  if (gridId === null) return post.communityId === communityId
  return post.gridId === gridId || (post.gridVersions ?? []).includes(gridId)
}

function postsOf({ actor }: Walker): readonly PostFacts[] {
  return [...actor.posts, ...(actor.deputyFor ?? []).flatMap(absent => absent.posts)]
}

function refuse(what: string, roles: readonly string[]): never {
  throw new Refusal('notYours', { what, roles })
}
