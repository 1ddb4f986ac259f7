/** Grids as they were in force on a day: every version is kept. */
import { type Kysely, sql } from 'kysely'
import type { DB } from '../kernel/database.ts'
import type { GridRow } from './store.ts'

export interface GridVersion extends GridRow {
  readonly validFrom: string
  readonly validTo: string | null
}

/**
 * Both days of a version are days it was in force; of versions that met on one day the later counts, and one whose place
 * was taken that very day does not.
 * @param onDay civil day YYYY-MM-DD
 */
export async function gridsOn(
  db: Kysely<DB>,
  jurisdictionId: number,
  onDay: string,
): Promise<readonly GridVersion[]> {
  const { rows } = await sql<GridVersion>`
    select distinct on (g.code) g.id, g.community_id, g.code, g.name, g.kind, g.setting, g.households, g.version, g.boundary,
      g.valid_from, g.valid_to
    from grid g
    where g.jurisdiction_id = ${jurisdictionId} and g.valid_from <= ${onDay}::date
      and (g.valid_to is null or g.valid_to >= ${onDay}::date)
      and not exists (select from grid_change c join grid n on n.jurisdiction_id = c.jurisdiction_id and n.id = c.to_grid
        where c.jurisdiction_id = g.jurisdiction_id and c.from_grid = g.id and n.valid_from <= ${onDay}::date)
    order by g.code, g.version desc`.execute(db)
  return rows
}
