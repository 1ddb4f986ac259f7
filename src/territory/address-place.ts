/** A place as it was found or chosen: the building, compound or community, with the one grid in which all of it lies. Pure. */
import type { Part } from './address.ts'
import type { Closeness } from './address-find.ts'
import type { BuildingRow, CommunityRow, CompoundRow, GridRow } from './store.ts'
import type { Territory } from './territory.ts'

export const levels = ['building', 'compound', 'street', 'community'] as const
export type Level = (typeof levels)[number]
export interface Match {
  /** The smallest place that was found. */
  readonly level: Level
  readonly building: BuildingRow | null
  readonly compound: CompoundRow | null
  readonly community: CommunityRow
  /** The one grid in which all of it lies. */
  readonly grid: GridRow | null
  readonly closeness: Closeness
  /** The words name another community than the one it lies in. */
  readonly isElsewhere: boolean
  /** Parts it was found by. */
  readonly by: ReadonlySet<Part>
}
export function ofBuilding(
  territory: Territory,
  building: BuildingRow,
  closeness: Closeness = 'exact',
  by: readonly Part[] = [],
): Match | null {
  const compound = territory.compound(building.compoundId)
  const grid = building.gridId === null ? null : territory.grid(building.gridId)
  const community = territory.community(grid?.communityId ?? compound?.communityId ?? '')
  if (!community) return null
  return {
    level: 'building',
    building,
    compound,
    community,
    grid,
    closeness,
    isElsewhere: false,
    by: new Set(by),
  }
}

export function ofCompound(
  territory: Territory,
  compound: CompoundRow,
  closeness: Closeness = 'exact',
  by: readonly Part[] = [],
): Match | null {
  const community = territory.community(compound.communityId)
  if (!community) return null
  const grid = oneGrid(territory, compound)
  const level = compound.kind === 'street' ? 'street' : 'compound'
  return { level, building: null, compound, community, grid, closeness, isElsewhere: false, by: new Set(by) }
}

export function ofCommunity(
  community: CommunityRow,
  closeness: Closeness = 'exact',
  by: readonly Part[] = [],
): Match {
  const whole = { level: 'community', building: null, compound: null, grid: null } as const
  return { ...whole, community, closeness, isElsewhere: false, by: new Set(by) }
}

function oneGrid(territory: Territory, compound: CompoundRow): GridRow | null {
  const ids = new Set(territory.buildingsOf(compound.id).map(building => building.gridId))
  const [id] = ids
  return ids.size === 1 && id ? territory.grid(id) : null
}
