/** Who may take a step: roles and relations declared in the procedure, held against the posts of the actor. Pure. */
import type { Actor, PostFacts, Relation, StandingOf, Step, Who } from './procedure.ts'

/** In which role, and for whom when a deputy acts. */
export interface Standpoint {
  readonly role: string
  readonly onBehalfOf: string | null
  /** The unit of the post in which it is taken; null for residents and the system. */
  readonly unitId: string | null
}

/**
 * The first declared way in which this actor may take the step; null when there is none.
 * Own posts are tried before those the actor stands in for.
 */
export function standpointFor(step: Step, standing: StandingOf, actor: Actor): Standpoint | null {
  for (const who of step.who) {
    if (who.of.includes('system')) {
      if (actor.kind === 'system') return { role: 'system', onBehalfOf: null, unitId: null }
      continue
    }
    if (who.of.includes('reporter')) {
      if (actor.kind === 'resident') return { role: 'resident', onBehalfOf: null, unitId: null }
      continue
    }
    if (actor.kind !== 'staff') continue
    const own = actor.posts.find(post => holds(who, post, actor.id, standing))
    if (own) return { role: who.role, onBehalfOf: null, unitId: own.unitId }
    for (const absent of actor.deputyFor ?? []) {
      const lent = absent.posts.find(post => holds(who, post, absent.id, standing))
      if (lent && keepsApart(who, actor.id, standing))
        return { role: who.role, onBehalfOf: absent.id, unitId: lent.unitId }
    }
  }
  return null
}

function holds(who: Who, post: PostFacts, personId: string | null, standing: StandingOf): boolean {
  return post.role === who.role && who.of.every(relation => relates(relation, post, personId, standing))
}

function relates(
  relation: Relation,
  post: PostFacts,
  personId: string | null,
  standing: StandingOf,
): boolean {
  switch (relation) {
    case 'grid':
      return standing.gridId !== null && isForGrid(post, standing.gridId)
    case 'community':
      return standing.communityId !== null && post.communityId === standing.communityId
    case 'ownerUnit':
      return post.unitId === standing.ownerUnitId
    case 'tookPart':
      return standing.unitIds.includes(post.unitId)
    case 'unitBefore':
      return post.unitId === standing.marks.unitBefore
    case 'handler':
      return personId !== null && personId === standing.handlerId
    case 'notHandler':
      return personId === null || !standing.handlers.includes(personId)
    case 'jurisdiction':
      return true
    case 'reporter':
    case 'system':
      return false
  }
}

/** A grid that was drawn anew is the same grid to its people. */
function isForGrid({ gridId, gridVersions }: PostFacts, asked: string): boolean {
  return gridId === asked || (gridVersions?.includes(asked) ?? false)
}

/** A deputy who handled the matter does not become free to verify it by standing in for another. */
function keepsApart(who: Who, actorId: string | null, standing: StandingOf): boolean {
  return !who.of.includes('notHandler') || actorId === null || !standing.handlers.includes(actorId)
}
