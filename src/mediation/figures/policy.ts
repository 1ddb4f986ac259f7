/** Who sees the figures of mediation: directors and secretaries those of their own community, the justice office that guides people's mediation (人民调解法第五条), the work committee and the supervisor all of them. Pure. */
import { Refusal } from '../../kernel/errors.ts'
import type { Actor, PostFacts } from '../../proceedings/procedure.ts'

export interface Reader {
  readonly actor: Actor
  readonly roles: readonly string[]
}
/** All of the jurisdiction, or what arose in these communities and what their units have. */
export type Reach =
  | { readonly all: true }
  | { readonly all: false; readonly communities: readonly string[]; readonly units: readonly string[] }

export const readersOfAll = [
  'justiceOfficer',
  'workCommitteeDispatcher',
  'workCommitteeSecretary',
  'supervisor',
] as const
export const readersOfOwn = ['communityDirector', 'communitySecretary'] as const
const administrators = ['systemAdmin', 'securityAdmin', 'auditAdmin']

/** Administrators of the system read no business content, whatever other post they hold. */
export function reachOf({ actor, roles }: Reader): Reach | null {
  if (roles.some(role => administrators.includes(role))) return null
  const posts: readonly PostFacts[] = [
    ...actor.posts,
    ...(actor.deputyFor ?? []).flatMap(absent => absent.posts),
  ]
  const holds = (among: readonly string[]) => posts.filter(post => among.includes(post.role))
  if (holds(readersOfAll).length > 0) return { all: true }
  const own = holds(readersOfOwn)
  if (own.length === 0) return null
  const communities = own.flatMap(post => post.communityId ?? [])
  return {
    all: false,
    communities: [...new Set(communities)],
    units: [...new Set(own.map(one => one.unitId))],
  }
}

/** @throws Refusal notYours */
export function requireReach(reader: Reader): Reach {
  const reach = reachOf(reader)
  if (reach === null)
    throw new Refusal('notYours', { what: 'mediationFigures', roles: [...readersOfOwn, ...readersOfAll] })
  return reach
}
