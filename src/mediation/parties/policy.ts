/** Who keeps the rosters of committees and mediators, who records parties and their choice, who declares. Pure. */
import { Refusal } from '../../kernel/errors.ts'
import type { Actor, PostFacts, StandingOf, Step } from '../../proceedings/procedure.ts'
import { standpointFor } from '../../proceedings/who.ts'
import { heads, mediators } from '../procedure-shared.ts'

export interface Keeper {
  readonly personId: string
  readonly actor: Actor
  readonly roles: readonly string[]
}
export interface CommitteePlace {
  readonly unitId: string
  readonly communityId: string | null
}

const administrators = ['systemAdmin', 'securityAdmin', 'auditAdmin']
/** The justice office guides people's mediation (人民调解法第五条). */
const guiding = ['justiceOfficer']
const ofCommunity = ['communityDirector', 'communitySecretary']
const ofUnit = ['departmentHead', 'workCommitteeSecretary', 'workCommitteeDispatcher']

/** Who mediates is public within the administration; administrators of the system have no business with it. */
export function maySeeRoster({ roles }: Keeper): boolean {
  return roles.some(role => !administrators.includes(role))
}

/** @throws Refusal notYours */
export function requireRosterReader(keeper: Keeper): void {
  if (!maySeeRoster(keeper)) refuse('mediationRoster', ['mediator', ...guiding, ...ofCommunity])
}

/** The justice office everywhere, a community its own committee, a unit its own. */
export function mayKeep(keeper: Keeper, { unitId, communityId }: CommitteePlace): boolean {
  return postsOf(keeper).some(
    post =>
      guiding.includes(post.role) ||
      (ofCommunity.includes(post.role) && communityId !== null && post.communityId === communityId) ||
      (ofUnit.includes(post.role) && post.unitId === unitId),
  )
}

/** @throws Refusal notYours */
export function requireKeeper(keeper: Keeper, place: CommitteePlace): void {
  if (!mayKeep(keeper, place)) refuse('mediationCommittee', [...guiding, ...ofCommunity, 'departmentHead'])
}

export function mayKeepAny(keeper: Keeper): boolean {
  return postsOf(keeper).some(({ role }) => [...guiding, ...ofCommunity, ...ofUnit].includes(role))
}

const recording: Pick<Step, 'who'> = { who: [...mediators, ...heads] }
const mediating: Pick<Step, 'who'> = { who: mediators }

/** Parties and their choice are taken down by whoever mediates in the unit that has the dispute, or decides above them. */
export function mayRecord(standing: StandingOf, actor: Actor): boolean {
  return standpointFor(recording as Step, standing, actor) !== null
}

/** Each for oneself: nobody declares for a colleague, nor a deputy for whom they stand in for. */
export function mayDeclare(standing: StandingOf, actor: Actor): boolean {
  return standpointFor(mediating as Step, standing, { ...actor, deputyFor: [] }) !== null
}

/** @throws Refusal notYours */
export function requireRecorder(standing: StandingOf, actor: Actor): void {
  if (!mayRecord(standing, actor)) refuse('disputeParties', ['mediator', ...ofCommunity, 'departmentHead'])
}

/** @throws Refusal notYours */
export function requireMediating(standing: StandingOf, actor: Actor): void {
  if (!mayDeclare(standing, actor)) refuse('declaration', ['mediator', 'justiceOfficer', 'departmentHandler'])
}

function postsOf({ actor }: Keeper): readonly PostFacts[] {
  return [...actor.posts, ...(actor.deputyFor ?? []).flatMap(absent => absent.posts)]
}

function refuse(what: string, roles: readonly string[]): never {
  throw new Refusal('notYours', { what, roles })
}
