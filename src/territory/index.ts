/** The door of the territory: where a point lies, who looks after it, which unit is competent. */
import type { Kysely } from 'kysely'
import type { DB } from '../kernel/database.ts'
import { type Holder, holdersOf } from './store.ts'
import type { Territory } from './territory.ts'

export {
  type Confidence,
  confidenceOf,
  type Match,
  namesPlace,
  type Resolved,
  resolveAddress,
} from './address-resolve.ts'
export {
  type Category,
  type Competence,
  categories,
  categoryOf,
  groups,
  suggestCategory,
} from './categories.ts'
export { fromStored, metresBetween, toStored } from './coordinates.ts'
export { type GridVersion, gridsOn } from './grids-on.ts'
export { lockPosts, movePosts, postsAtGrids, turnsOf } from './move-posts.ts'
export { describePlace, type Place, type PlaceAsked, placeOf } from './place.ts'
export {
  type BuildingRow,
  type CommunityRow,
  type GridRow,
  type Holder,
  holdersOf,
  type UnitRow,
} from './store.ts'
export { buildTerritory, forgetTerritory, type Territory, territoryOf } from './territory.ts'

/** The roles that answer for a grid, in the order they are shown: 社区 + 派出所 + 综合执法局 + 律师, after the leader. */
export const dutyRoles = [
  'gridLeader',
  'gridMember',
  'communityWorker',
  'communityPolice',
  'enforcementOfficer',
  'communityCounsel',
] as const

/** Who answers for a grid on a day. */
export async function dutyHolders(
  db: Kysely<DB>,
  territory: Territory,
  gridId: string,
  onDay: string,
): Promise<Holder[]> {
  const holders = await holdersOf(db, territory.jurisdiction.id, onDay, { gridId, roles: dutyRoles })
  const rank = (holder: Holder) => dutyRoles.indexOf(holder.role as (typeof dutyRoles)[number])
  return holders.sort((a, b) => rank(a) - rank(b))
}

/** Director, then secretary of a community on a day: who looks at a matter without a grid. */
export async function communityHolders(
  db: Kysely<DB>,
  territory: Territory,
  communityId: string,
  onDay: string,
): Promise<Holder[]> {
  return holdersOf(db, territory.jurisdiction.id, onDay, {
    communityId,
    roles: ['communityDirector', 'communitySecretary'],
  })
}

/** The community of a grid, null for an unknown one. */
export function communityOf(territory: Territory, gridId: string) {
  const grid = territory.grid(gridId)
  return grid && territory.community(grid.communityId)
}

/** The unit whose worklist holds a community's matters. */
export function unitOf(territory: Territory, communityId: string) {
  const community = territory.community(communityId)
  return community && territory.unit(community.unitId)
}

export function workCommitteeOf(territory: Territory) {
  return territory.units.find(unit => unit.kind === 'workCommittee') ?? null
}

/** Units competent for a kind of matter; the one with the narrowest competence first. */
export function competentUnits(territory: Territory, categoryCode: string) {
  return territory.units
    .filter(unit => unit.competences.includes(categoryCode))
    .sort((a, b) => a.competences.length - b.competences.length || a.name.localeCompare(b.name, 'zh-CN'))
}

/** Units of the kinds given, by name. */
export function unitsOfKind(territory: Territory, kinds: readonly string[]) {
  return territory.units
    .filter(unit => kinds.includes(unit.kind))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
}

export { demoAccounts, demoJurisdiction, writeDemo } from './demo.ts'
export { dwellingsAGrid, gridsAQuarter, largePlan } from './demo-large.ts'
export {
  deputyOf,
  dutyOfficerOn,
  type PersonInRole,
  personsInFirstRole,
  personsInRole,
  standInOf,
  standInsOf,
} from './posts.ts'
export { authenticate, forgetStaff, readAhead, type Staff } from './staff.ts'
export { type Leaving, leaderAt, leavingAt } from './successors.ts'
