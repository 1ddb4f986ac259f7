/** The territory held in memory: places change a few times a year and are asked for with every matter. Rebuilt when its version changes. */

import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { boxOf, buildLocator, type Found } from './locate.ts'
import { nearestBuildings } from './nearest.ts'
import {
  type BuildingRow,
  type CommunityRow,
  type CompoundRow,
  type GridRow,
  jurisdictionOf,
  type TerritoryRows,
  territoryRows,
  territoryVersion,
  type UnitRow,
} from './store.ts'

export interface Territory {
  readonly version: string
  readonly jurisdiction: {
    readonly id: number
    readonly name: string
    readonly settings: Readonly<Record<string, unknown>>
  }
  readonly units: readonly UnitRow[]
  readonly communities: readonly CommunityRow[]
  readonly grids: readonly GridRow[]
  readonly compounds: readonly CompoundRow[]
  readonly buildings: readonly BuildingRow[]
  /** West, south, east, north of all grids; null when none has a boundary. */
  readonly bounds: readonly [number, number, number, number] | null
  readonly centre: readonly [number, number] | null
  locate(
    lng: number,
    lat: number,
  ): { grid: GridRow; community: CommunityRow; near: boolean; metres: number } | null
  /** The building nearest to a point, at most 150 m away. */
  nearestBuilding(lng: number, lat: number, gridId?: string): BuildingRow | null
  unit(id: string): UnitRow | null
  /** A grid in force. */
  grid(id: string): GridRow | null
  /** A grid in any version: what was recorded under one that ended keeps its name. */
  gridVersion(id: string): GridRow | null
  community(id: string): CommunityRow | null
  compound(id: string): CompoundRow | null
  building(id: string): BuildingRow | null
  compoundsOf(communityId: string): readonly CompoundRow[]
  buildingsOf(compoundId: string): readonly BuildingRow[]
}

type Needs = Pick<Kernel, 'db' | 'config' | 'clock'>
interface Held {
  readonly territory: Promise<Territory>
  readonly checkedAt: number
  /** Somebody is asking whether it still holds. */
  isAsked: boolean
}
const held = new WeakMap<Kernel['db'], Held>()
const recheckMilliseconds = 5000
const staleMilliseconds = 60_000

/**
 * The territory as it is now; asks the database for its version every five seconds while it is used. Whoever comes meanwhile is given what was
 * known, as long as that is less than a minute old: nobody waits for the question, least of all inside a transaction.
 * @throws Refusal `unavailable` before a jurisdiction is set up
 */
export async function territoryOf(kernel: Needs): Promise<Territory> {
  const now = kernel.clock.now().getTime()
  const known = held.get(kernel.db)
  const age = known ? Math.abs(now - known.checkedAt) : Number.POSITIVE_INFINITY
  if (known && age < (known.isAsked ? staleMilliseconds : recheckMilliseconds)) return known.territory
  const fresh = renewed(kernel, known)
  const hold = (territory: Promise<Territory>): Held => ({ territory, checkedAt: now, isAsked: false })
  if (known && age < staleMilliseconds) {
    known.isAsked = true
    const isStill = () => held.get(kernel.db) === known
    fresh.then(
      () => void (isStill() && held.set(kernel.db, hold(fresh))),
      () => {
        known.isAsked = false
      },
    )
    return known.territory
  }
  held.set(kernel.db, hold(fresh))
  fresh.catch(() => void (held.get(kernel.db)?.territory === fresh && held.delete(kernel.db)))
  return fresh
}

/** Read anew at the next call: after a change made in this process. */
export function forgetTerritory(kernel: Pick<Kernel, 'db'>): void {
  held.delete(kernel.db)
}

/** Builds the picture from rows. Pure. */
export function buildTerritory(rows: TerritoryRows, version: string): Territory {
  const { units, communities, grids, compounds, buildings } = rows
  const [unit, community, grid] = [byId(units), byId(communities), byId(grids)]
  const [compound, building] = [byId(compounds), byId(buildings)]
  const ended = byId(rows.endedGrids ?? [])
  const areas = grids.flatMap(value =>
    value.boundary ? [{ code: value.code, boundary: value.boundary, value }] : [],
  )
  const locator = buildLocator(areas)
  const compoundsOf = grouped(compounds, row => row.communityId)
  const buildingsOf = grouped(buildings, row => row.compoundId)
  const near = nearestBuildings(buildings)
  const bounds = areas.length === 0 ? null : union(areas.map(area => boxOf(area.boundary)))
  const placed = (found: Found<GridRow> | null) =>
    found && {
      grid: found.value,
      community: community.get(found.value.communityId)!,
      near: found.near,
      metres: found.metres,
    }
  return {
    version,
    jurisdiction: rows.jurisdiction,
    units,
    communities,
    grids,
    compounds,
    buildings,
    bounds,
    centre: centreOf(rows.jurisdiction.settings, bounds),
    locate: (lng, lat) => placed(locator.locate(lng, lat)),
    nearestBuilding: near,
    unit: id => unit.get(id) ?? null,
    grid: id => grid.get(id) ?? null,
    gridVersion: id => grid.get(id) ?? ended.get(id) ?? null,
    community: id => community.get(id) ?? null,
    compound: id => compound.get(id) ?? null,
    building: id => building.get(id) ?? null,
    compoundsOf,
    buildingsOf,
  }
}

async function renewed(kernel: Needs, known: Held | undefined): Promise<Territory> {
  const { owner } = kernel.db
  const before = await known?.territory.catch(() => null)
  const id = before?.jurisdiction.id ?? (await jurisdictionOf(owner, kernel.config.jurisdictionId))?.id
  if (id === undefined) throw new Refusal('unavailable', { setUp: false })
  const version = await territoryVersion(owner, id)
  return before?.version === version ? before : buildTerritory(await territoryRows(owner, id), version)
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map(row => [row.id, row]))
}

/** Rows of one place by name, 2号楼 before 10号楼; put in order when they are asked for. */
function grouped<T extends { name: string }>(
  rows: readonly T[],
  key: (row: T) => string,
): (id: string) => readonly T[] {
  let groups: Map<string, T[]> | null = null
  const inOrder = new Set<string>()
  return id => {
    groups ??= Map.groupBy(rows, key)
    const group = groups.get(id)
    if (group && !inOrder.has(id)) {
      group.sort((a, b) => order.compare(a.name, b.name))
      inOrder.add(id)
    }
    return group ?? []
  }
}

const order = new Intl.Collator('zh-CN', { numeric: true })

function union(
  boxes: readonly (readonly [number, number, number, number])[],
): [number, number, number, number] {
  return [
    Math.min(...boxes.map(box => box[0])),
    Math.min(...boxes.map(box => box[1])),
    Math.max(...boxes.map(box => box[2])),
    Math.max(...boxes.map(box => box[3])),
  ]
}

function centreOf(
  settings: Readonly<Record<string, unknown>>,
  bounds: Territory['bounds'],
): Territory['centre'] {
  const [lng, lat] = Array.isArray(settings.centre) ? settings.centre : []
  if (typeof lng === 'number' && typeof lat === 'number') return [lng, lat]
  return bounds && [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]
}
