/** When each grid was last visited: an instant for a place, nothing about anybody; the map shows it. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { beyondSight } from '../registry/index.ts'

/** By version of the grid the visit was made in; the index of a grid's days is followed back to the first visit made. */
export async function lastVisitsOf(
  tx: Tx,
  jurisdictionId: number,
  gridIds: readonly string[],
): Promise<readonly { readonly gridId: string; readonly at: Date }[]> {
  const { rows } = await beyondSight(tx, () =>
    sql<{ gridId: string; at: Date }>`
      select g.id as "gridId", l.at from unnest(${[...gridIds]}::uuid[]) as g(id) cross join lateral (
        select v.at from visit v
        where v.jurisdiction_id = ${jurisdictionId} and v.grid_id = g.id and v.outcome in ('met', 'byPhone')
        order by v.on_day desc limit 1) l`.execute(tx),
  )
  return rows
}
