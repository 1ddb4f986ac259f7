/** The place a list is asked for, held against what the reader's posts cover: the buildings of it in order, and how the read is written down. */

import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type BuildingRow, type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { type RegistryScope, registryRoles, registryScope } from './policy.ts'
import type { PlaceQuery } from './shape-desk.ts'

export interface PlaceInSight {
  readonly territory: Territory
  /** By compound and name, 2号楼 before 10号楼. */
  readonly buildings: readonly BuildingRow[]
  /** For the record of the read; a single building is none: there the people are named. */
  readonly gridId: string | null
  readonly communityId: string | null
}

/** @throws Refusal notYours when the reader's posts do not cover it, missingInput when nothing is named */
export async function placeInSight(kernel: Kernel, staff: Staff, asked: PlaceQuery): Promise<PlaceInSight> {
  const territory = await territoryOf(kernel)
  const scope = registryScope(staff)
  const place = { territory, gridId: null, communityId: null }
  if (asked.building) {
    const building = territory.building(asked.building)
    const isSeen = building !== null && seesBuilding(territory, scope, building)
    return { ...place, buildings: [isSeen ? building : refuse()] }
  }
  if (asked.grid) {
    const communityId = territory.gridVersion(asked.grid)?.communityId
    if (!scope.grids.includes(asked.grid) && !(communityId && scope.communities.includes(communityId)))
      refuse()
    return { ...place, gridId: asked.grid, buildings: buildingsOfGrid(territory, asked.grid) }
  }
  if (!asked.community) throw new Refusal('missingInput', { procedure: 'registry', field: 'place' })
  if (!scope.communities.includes(asked.community)) refuse()
  return { ...place, communityId: asked.community, buildings: buildingsOf(territory, asked.community) }
}

function refuse(): never {
  throw new Refusal('notYours', { what: 'registry', roles: registryRoles })
}

function seesBuilding(territory: Territory, scope: RegistryScope, building: BuildingRow): boolean {
  const communityId = communityOf(territory, building)
  return (
    (building.gridId !== null && scope.grids.includes(building.gridId)) ||
    (communityId !== null && scope.communities.includes(communityId))
  )
}

function communityOf(territory: Territory, { gridId, compoundId }: BuildingRow): string | null {
  const ofGrid = gridId === null ? null : territory.grid(gridId)?.communityId
  return ofGrid ?? territory.compound(compoundId)?.communityId ?? null
}

const order = new Intl.Collator('zh-CN', { numeric: true })

function buildingsOfGrid(territory: Territory, gridId: string): readonly BuildingRow[] {
  return inOrder(
    territory,
    territory.buildings.filter(building => building.gridId === gridId),
  )
}

function buildingsOf(territory: Territory, communityId: string): readonly BuildingRow[] {
  const buildings = territory.compoundsOf(communityId).flatMap(({ id }) => territory.buildingsOf(id))
  return inOrder(territory, buildings)
}

function inOrder(territory: Territory, buildings: readonly BuildingRow[]): readonly BuildingRow[] {
  const compound = (building: BuildingRow) => territory.compound(building.compoundId)?.name ?? ''
  return buildings.toSorted(
    (a, b) =>
      order.compare(compound(a), compound(b)) || order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1),
  )
}

/** Communities whose people a reader may find, and those of the grids. */
export function communitiesInSight(territory: Territory, { grids, communities }: RegistryScope): string[] {
  const ofGrids = grids.flatMap(id => territory.gridVersion(id)?.communityId ?? [])
  return [...new Set([...communities, ...ofGrids])]
}
