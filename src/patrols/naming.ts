/** Places and persons by their names, as far as a reader may know them. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Staff, Territory } from '../territory/index.ts'

export function communityNamed(territory: Territory, id: string) {
  return { id, name: territory.community(id)?.name ?? '' }
}

/** Under the name of its version: what was recorded keeps it. */
export function gridNamed(territory: Territory, id: string | null) {
  const grid = id === null ? null : territory.gridVersion(id)
  return grid && { id: grid.id, name: grid.name, code: grid.code }
}

export function buildingNamed(territory: Territory, id: string | null) {
  const building = id === null ? null : territory.building(id)
  const compound = building && territory.compound(building.compoundId)
  return building && { id: building.id, name: `${compound?.name ?? ''} ${building.name}`.trim() }
}

export async function personNames(
  tx: Tx,
  jurisdictionId: number,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter(id => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`select id, name from person
    where jurisdiction_id = ${jurisdictionId} and id = any (${wanted}::uuid[])`.execute(tx)
  return new Map(rows.map(row => [row.id, row.name]))
}

/** Grids in force the reader works in or supervises, of one community or of all. */
export function gridsInSight(territory: Territory, { sight }: Pick<Staff, 'sight'>, communityId?: string) {
  const [grids, communities] = [new Set(sight.grids), new Set(sight.communities)]
  const sees = (grid: { readonly id: string; readonly communityId: string }) =>
    sight.reach !== 'scoped' || grids.has(grid.id) || communities.has(grid.communityId)
  return territory.grids.filter(
    grid => sees(grid) && (communityId === undefined || grid.communityId === communityId),
  )
}

/** Every version of a grid in force has its code. */
export async function versionsByCode(
  tx: Tx,
  jurisdictionId: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`select id, code from grid
    where jurisdiction_id = ${jurisdictionId} and code = any (${[...codes]}::text[])`.execute(tx)
  return new Map(rows.map(row => [row.id, row.code]))
}
