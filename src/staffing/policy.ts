/** Who may see and change who looks after which grid, and who may enter whose leave. Pure. */
import { Refusal } from '../kernel/errors.ts'
import type { Actor } from '../proceedings/procedure.ts'

export interface Asker {
  readonly personId: string
  readonly actor: Actor
  /** Roles held, and those of persons stood in for. */
  readonly roles: readonly string[]
}

const everywhere = ['systemAdmin', 'workCommitteeSecretary']
const seeing = ['workCommitteeDispatcher']
const ofCommunity = 'communityDirector'
const seeingCommunity = 'communitySecretary'

export function mayStaff(asker: Asker, communityId: string): boolean {
  return everywhere.some(role => asker.roles.includes(role)) || holds(asker, ofCommunity, communityId)
}

export function maySeeStaffing(asker: Asker, communityId: string): boolean {
  const everywhereElse = seeing.some(role => asker.roles.includes(role))
  return mayStaff(asker, communityId) || everywhereElse || holds(asker, seeingCommunity, communityId)
}

/** Persons without a post belong to no community yet: whoever staffs everywhere places them first. */
export function staffsEverywhere(asker: Asker): boolean {
  return everywhere.some(role => asker.roles.includes(role))
}

/** @throws Refusal notYours */
export function requireStaffer(asker: Asker, communityId: string): void {
  if (!mayStaff(asker, communityId))
    throw new Refusal('notYours', { what: 'staffing', roles: [ofCommunity, ...everywhere] })
}

/**
 * Everybody enters their own leave; a director that of the people of the community.
 * @param communities of the posts the person on leave holds
 * @throws Refusal notYours
 */
export function requireLeaveOf(asker: Asker, personId: string, communities: readonly string[]): void {
  if (asker.personId === personId || staffsEverywhere(asker)) return
  if (!communities.some(id => mayStaff(asker, id)))
    throw new Refusal('notYours', { what: 'leave', roles: [ofCommunity, ...everywhere] })
}

function holds({ actor }: Asker, role: string, communityId: string): boolean {
  const posts = [...actor.posts, ...(actor.deputyFor ?? []).flatMap(absent => absent.posts)]
  return posts.some(post => post.role === role && post.communityId === communityId)
}
