/** Grids with all their versions, and which of them a reader sees: what was recorded under an earlier version counts for its successor. */
import type { Tx } from '../kernel/database.ts'
import type { GridRow, Staff, Territory } from '../territory/index.ts'
import { asksFor } from './asks.ts'

export interface Versions {
  /** The grid in force that carries on the code of a version; null for one that ended without. */
  inForce(gridId: string): GridRow | null
  /** Ids of all versions of a grid's code. */
  of(grid: GridRow): readonly string[]
}

export async function versionsOf(tx: Tx, territory: Territory): Promise<Versions> {
  const rows = await tx
    .selectFrom('grid')
    .select(['id', 'code'])
    .where('jurisdictionId', '=', territory.jurisdiction.id)
    .execute()
  const byCode = Map.groupBy(rows, row => row.code)
  const inForce = new Map(territory.grids.map(grid => [grid.code, grid]))
  const codes = new Map(rows.map(row => [row.id, row.code]))
  return {
    inForce: id => inForce.get(codes.get(id) ?? '') ?? null,
    of: grid => byCode.get(grid.code)?.map(row => row.id) ?? [grid.id],
  }
}

/** Counts only what its own unit has to do, wherever that is: a department, a bureau. */
export function seesByUnitOnly({ sight }: Staff): boolean {
  return (
    sight.reach === 'scoped' && !sight.communities.length && !sight.grids.length && sight.units.length > 0
  )
}

export function isAdministrator(staff: Staff): boolean {
  return !asksFor(staff.roles).includes('open')
}

/** Administrators see every grid, for its figures of places alone. */
export function seesGrid(staff: Staff, grid: GridRow, versions: Versions): boolean {
  const { sight } = staff
  if (sight.reach !== 'scoped' || isAdministrator(staff) || seesByUnitOnly(staff)) return true
  return (
    sight.communities.includes(grid.communityId) || versions.of(grid).some(id => sight.grids.includes(id))
  )
}
