/** What lies open in the demo today: for each sign-in something to do, in each open state a few, some due today, a few late. */
import type { StandingOf } from '../../proceedings/procedure.ts'
import type { PathName } from './paths.ts'
import type { World } from './world.ts'

export interface Wish {
  readonly path: PathName
  readonly until: (standing: StandingOf) => boolean
  /** Office hours ago at which it was reported. */
  readonly hours: readonly [number, number]
  readonly overdue?: boolean
  readonly gridId?: string
  readonly communityId?: string
  /** The department that is to have it. */
  readonly unitId?: string
  /** Told for a community only: no grid is known. */
  readonly noGrid?: boolean
}

type Until = Wish['until']
const is =
  (state: string, more: Until = () => true): Until =>
  standing =>
    standing.state === state && more(standing)
const times = (count: number, wish: Wish): Wish[] => Array<Wish>(count).fill(wish)

export function openWishes(world: World): Wish[] {
  const { territory } = world
  const community = territory.communities[0]!
  const grid = territory.grids.find(one => one.communityId === community.id)!
  const shown = ['water', 'housing', 'city'].map(user => world.named(user).posts[0]!.unitId)
  const departments = [...new Set([...shown, ...world.departments])]
  const first = { gridId: grid.id, communityId: community.id }
  return [
    ...atGrid(first, world.named('member1').id),
    ...atCommunity({ communityId: community.id }),
    ...departments.flatMap((unit, i) => atDepartment(unit, i < 3 ? 0 : i)),
    ...atCommittee(),
    ...late(),
  ]
}

/** The first grid leader and the first member. */
function atGrid(grid: { gridId: string; communityId: string }, member: string): Wish[] {
  const hers = (state: string): Until => is(state, one => one.handlerId === member)
  return [
    ...times(2, { path: 'grid', until: is('reported'), hours: [0, 1.8], ...grid }),
    ...times(2, { path: 'onSpot', until: is('reported'), hours: [0, 1.8] }),
    { path: 'grid', until: is('filed'), hours: [0.3, 2.5], ...grid },
    { path: 'grid', until: is('handling', one => one.handlerId !== member), hours: [2, 12], ...grid },
    { path: 'grid', until: hers('handling'), hours: [2, 12], ...grid },
    { path: 'onSpot', until: hers('verifying'), hours: [1, 6], ...grid },
    { path: 'onSpot', until: is('verifying'), hours: [1, 6], ...grid },
    { path: 'unit', until: is('verifying'), hours: [8, 24], ...grid },
    ...times(2, { path: 'unit', until: is('verifying'), hours: [8, 24] }),
    { path: 'reworkedTwice', until: is('verifying', one => one.counts.rework === 1), hours: [10, 26] },
  ]
}

function atCommunity(first: { communityId: string }): Wish[] {
  return [
    { path: 'community', until: is('reported'), hours: [0, 1.8], noGrid: true, ...first },
    ...times(2, { path: 'community', until: is('escalated'), hours: [1, 8], ...first }),
    { path: 'community', until: is('escalated'), hours: [1, 8] },
    { path: 'community', until: is('handling'), hours: [4, 14], ...first },
    { path: 'community', until: is('handling'), hours: [4, 14] },
    { path: 'mediated', until: is('referred'), hours: [2, 10], ...first },
    {
      path: 'community',
      until: is('verifying', one => one.handlerId === null),
      hours: [6, 16],
      noGrid: true,
    },
  ]
}

/** Those whose sign-ins are printed have one to sign for, one to begin and one in hand; the others one or two. */
function atDepartment(unitId: string, index: number): Wish[] {
  const owned = (state: string): Until => is(state, one => one.ownerUnitId === unitId)
  return [
    ...(index % 2 === 0
      ? [{ path: 'unit', until: owned('dispatched'), hours: [0.8, 4], unitId } as const]
      : []),
    ...(index % 4 === 2 ? [] : [{ path: 'unit', until: owned('handling'), hours: [5, 18], unitId } as const]),
    ...(index % 5 === 0 ? [{ path: 'unit', until: owned('signedIn'), hours: [2, 9], unitId } as const] : []),
  ]
}

/** Dispatcher, secretary of the work committee, supervisor. */
function atCommittee(): Wish[] {
  return [
    ...times(3, { path: 'unit', until: is('filed', one => one.level === 3), hours: [0.2, 2.5] }),
    ...times(2, { path: 'topDepartment', until: is('escalated', one => one.level === 3), hours: [3, 14] }),
    { path: 'topDepartment', until: is('dispatched', one => one.level === 4), hours: [6, 16] },
    ...times(2, { path: 'returnedOnce', until: is('returned'), hours: [2, 8] }),
    { path: 'returnedTwice', until: is('returned', one => one.counts.return === 2), hours: [5, 12] },
    { path: 'extended', until: is('handling', one => one.marks.extensionDays === '3'), hours: [6, 16] },
    { path: 'extendedLong', until: is('handling', one => one.marks.extensionDays === '10'), hours: [6, 16] },
    { path: 'extended', until: is('handling', one => one.counts.grantExtension === 1), hours: [8, 20] },
    ...times(2, { path: 'suspended', until: is('suspended'), hours: [30, 90] }),
    { path: 'supervised', until: is('handling', one => one.counts.orderSupervision === 1), hours: [6, 16] },
    { path: 'reopened', until: is('handling', one => one.counts.reopen === 1), hours: [30, 70] },
    { path: 'reworked', until: is('handling', one => one.counts.rework === 1), hours: [12, 30] },
    ...times(2, { path: 'unhappy', until: is('callback'), hours: [20, 50] }),
    { path: 'petitioned', until: is('referred'), hours: [3, 12] },
  ]
}

/** Few, and none for ever: nobody picked it up, nobody signed for it, the days ran out. */
function late(): Wish[] {
  return [
    { path: 'grid', until: is('reported'), hours: [2.5, 5], overdue: true },
    { path: 'unit', until: is('reported'), hours: [14, 30], overdue: true },
    { path: 'unit', until: is('dispatched'), hours: [5, 9], overdue: true },
    ...times(2, { path: 'unit', until: is('handling'), hours: [28, 60], overdue: true }),
    { path: 'grid', until: is('handling'), hours: [24, 50], overdue: true },
    { path: 'onSpot', until: is('verifying'), hours: [9, 18], overdue: true },
  ]
}
