/** The town in which the demo's matters happen: who is at which post, who is competent, where buildings stand. Found in memory, so that half a year passes in a second. */
import type { Calendar } from '../../proceedings/calendar.ts'
import { instantOf } from '../../proceedings/clock.ts'
import type { Actor, StandingOf } from '../../proceedings/procedure.ts'
import type { DemoPlan } from '../../territory/demo.ts'
import { type Random, seededRandom } from '../../territory/demo-random.ts'
import { categoryOf, competentUnits, type Territory, unitOf, workCommitteeOf } from '../../territory/index.ts'
import { noFacts } from '../facts.ts'
import type { MatterFacts } from '../policy.ts'

export type Town = Pick<DemoPlan, 'people' | 'posts' | 'buildings' | 'compounds'>
/** Somebody at work; `of` is by user name, the others by role and place. */
export type Worker = Actor & { readonly kind: 'staff'; readonly id: string }

export interface Whereabouts {
  readonly gridId?: string | null
  readonly communityId?: string | null
  readonly unitId?: string | null
}

export interface World {
  readonly now: Date
  readonly calendar: Calendar
  readonly territory: Territory
  readonly town: Town
  readonly random: Random
  worker(id: string): Worker
  named(user: string): Worker
  inRole(role: string, place: Whereabouts): readonly Worker[]
  /** Those that handle some kind of matter; ids in a steady order. */
  readonly departments: readonly string[]
  /** The department to which the kind of matter goes; null when the community itself answers it. */
  departmentFor(category: string): string | null
  /** The twelve digits by which a photo names the picture it shares with others; left out: each has its own. */
  readonly pictureTail?: (category: string, shows: 'before' | 'after') => string
}

const dispatchable = ['department', 'enforcementBureau', 'policeStation', 'partnerUnit']

export function worldOf(
  territory: Territory,
  calendar: Calendar,
  town: Town,
  now: Date,
  seed: number,
): World {
  const posts = Map.groupBy(town.posts, post => post.personId)
  const byRole = Map.groupBy(town.posts, post => post.role)
  const users = new Map(town.people.map(person => [person.user, person.id]))
  const workers = new Map<string, Worker>()
  const worker = (id: string): Worker => {
    const known = workers.get(id) ?? { kind: 'staff' as const, id, posts: posts.get(id) ?? [] }
    workers.set(id, known)
    return known
  }
  return {
    now,
    calendar,
    territory,
    town,
    random: seededRandom(seed),
    worker,
    departments: territory.units
      .filter(unit => unit.kind === 'department' && unit.competences.length > 0)
      .map(unit => unit.id)
      .sort(),
    named: user => worker(users.get(user)!),
    inRole: remembered((role: string, { gridId, communityId, unitId }: Whereabouts) => {
      const held = (byRole.get(role) ?? []).filter(
        post =>
          (!gridId || post.gridId === gridId) &&
          (!communityId || post.communityId === communityId) &&
          (!unitId || post.unitId === unitId),
      )
      return [...new Set(held.map(post => post.personId))].sort().map(worker)
    }),
    departmentFor: remembered((category: string) => {
      const unit = competentUnits(territory, category)[0]
      return unit && categoryOf(category)?.competence !== 'community' && dispatchable.includes(unit.kind)
        ? unit.id
        : null
    }),
  }
}

/** Asked again with every act, and always answered the same. */
function remembered<A extends readonly (string | Whereabouts)[], T>(
  find: (...asked: A) => T,
): (...asked: A) => T {
  const known = new Map<string, T>()
  return (...asked) => {
    const key = asked
      .map(one => (typeof one === 'string' ? one : `${one.gridId}${one.communityId}${one.unitId}`))
      .join()
    if (!known.has(key)) known.set(key, find(...asked))
    return known.get(key)!
  }
}

/** What the rules look at beside the acts; the same that `factsFor` reads from tables. */
export function factsIn(
  world: World,
  nature: { nature: string; anonymous: boolean },
  standing: StandingOf,
  asked: { step: string; inputs: Readonly<Record<string, unknown>>; actorId: string | null },
  primary: MatterFacts['primary'],
): MatterFacts {
  const { territory } = world
  const day = asked.inputs.recheckOn ?? asked.inputs.askedOn
  return {
    ...noFacts,
    ...nature,
    primary,
    communityUnitId: standing.communityId ? (unitOf(territory, standing.communityId)?.id ?? null) : null,
    workCommitteeUnitId: workCommitteeOf(territory)?.id ?? standing.ownerUnitId,
    verifierId: ['solveOnSpot', 'assignVerifier'].includes(asked.step)
      ? verifierIn(world, standing, asked.actorId)
      : null,
    namedDayEndsAt: typeof day === 'string' ? new Date(instantOf(day, '00:00').getTime() + 86_400_000) : null,
  }
}

function verifierIn(world: World, standing: StandingOf, actorId: string | null): string | null {
  if (!standing.gridId) return null
  const apart = new Set([...standing.handlers, ...standing.approvers, standing.handlerId, actorId])
  for (const role of ['gridMember', 'gridLeader']) {
    const free = world.inRole(role, { gridId: standing.gridId }).find(one => !apart.has(one.id))
    if (free) return free.id
  }
  return null
}
