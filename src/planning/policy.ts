/** Who may see, make and adopt grid plans: the work committee everywhere, a community for itself; only the committee decides. Pure. */
import { Refusal } from '../kernel/errors.ts'
import type { Actor } from '../proceedings/procedure.ts'

export interface Asker {
  readonly actor: Actor
  /** Roles held, and those of persons stood in for. */
  readonly roles: readonly string[]
}

const everywhere = ['systemAdmin', 'workCommitteeSecretary', 'workCommitteeDispatcher']
const ofCommunity = ['communityDirector', 'communitySecretary']
const deciding = ['systemAdmin', 'workCommitteeSecretary']

export function mayPlan(asker: Asker, communityId: string): boolean {
  return (
    everywhere.some(role => asker.roles.includes(role)) ||
    postsOf(asker).some(post => ofCommunity.includes(post.role) && post.communityId === communityId)
  )
}

export function mayAdopt(asker: Asker): boolean {
  return deciding.some(role => asker.roles.includes(role))
}

/** @throws Refusal notYours */
export function requirePlanner(asker: Asker, communityId: string): void {
  if (!mayPlan(asker, communityId))
    throw new Refusal('notYours', { what: 'plans', roles: [...ofCommunity, ...everywhere] })
}

/** @throws Refusal notYours */
export function requireDecider(asker: Asker): void {
  if (!mayAdopt(asker)) throw new Refusal('notYours', { what: 'adoption', roles: deciding })
}

/** @throws Refusal notYours */
export function requireAdministrator(asker: Asker): void {
  if (!asker.roles.includes('systemAdmin'))
    throw new Refusal('notYours', { what: 'externalCodes', roles: ['systemAdmin'] })
}

function postsOf({ actor }: Asker) {
  return [...actor.posts, ...(actor.deputyFor ?? []).flatMap(absent => absent.posts)]
}
