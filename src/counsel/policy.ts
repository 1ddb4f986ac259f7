/** Who keeps the roster of counsel, keeps hours, books for somebody, consults, asks for and gives opinions, plans and records publicity. What a client told is the lawyer's alone (律师法第三十八条). Pure. */
import { Refusal } from '../kernel/errors.ts'
import type { Actor, PostFacts } from '../proceedings/procedure.ts'
import { adminRoles } from '../territory/roles.ts'

export interface Helper {
  readonly personId: string
  readonly actor: Actor
}

const counsel = ['communityCounsel']
const heads = ['communityDirector', 'communitySecretary']
const office = [...heads, 'communityWorker']
const committee = ['workCommitteeSecretary', 'justiceOfficer']
const watching = [...committee, 'workCommitteeDispatcher', 'supervisor', 'dutyOfficer']
const asking = [...heads, 'councilConvenor']
const booking = [...office, ...counsel, 'gridLeader', 'gridMember', 'mediator']
const readingOpinions = [...office, ...counsel, 'councilConvenor', 'mediator', 'oversightMember']

/** command → roles that may by a post in the community, and roles that may everywhere. */
const rules = {
  keepRoster: [[], committee],
  keepHours: [[...heads, ...counsel], committee],
  bookForSomebody: [booking, []],
  seeBookings: [[...office, ...counsel], []],
  consult: [counsel, []],
  askOpinion: [asking, []],
  giveOpinion: [counsel, []],
  seeOpinions: [readingOpinions, watching],
  planPublicity: [heads, committee],
  recordPublicity: [[...office, ...counsel], committee],
  seeFigures: [[...heads, ...counsel], watching],
  seeConsultations: [[...heads, ...counsel], []],
} as const satisfies Record<string, readonly [readonly string[], readonly string[]]>
export type Doing = keyof typeof rules

/** @param communityId null: the whole jurisdiction */
export function may(helper: Helper, doing: Doing, communityId: string | null): boolean {
  const posts = postsOf(helper)
  const [there, everywhere] = rules[doing] as readonly [readonly string[], readonly string[]]
  return (
    posts.some(post => everywhere.includes(post.role)) ||
    (communityId !== null &&
      posts.some(post => there.includes(post.role) && post.communityId === communityId))
  )
}

/** @throws Refusal notYours */
export function requireMay(helper: Helper, doing: Doing, communityId: string | null): void {
  if (!may(helper, doing, communityId))
    throw new Refusal('notYours', { what: 'counsel', roles: [...new Set(rules[doing].flat())] })
}

/** Words a client spoke to a lawyer: the lawyer who heard them, and whoever stands in for that lawyer. */
export function mayOpenConsultation({ personId, actor }: Helper, counselId: string): boolean {
  return personId === counselId || (actor.deputyFor ?? []).some(absent => absent.id === counselId)
}

/** An administrator runs the system and reads none of this, whatever other post is held. */
function postsOf({ actor }: Helper): readonly PostFacts[] {
  if (actor.posts.some(post => adminRoles.includes(post.role))) return []
  return [...actor.posts, ...(actor.deputyFor ?? []).flatMap(absent => absent.posts)]
}
