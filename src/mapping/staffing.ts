/** How many grid people hold a post for each grid today, and whether it has its leader. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { GridRow } from '../territory/index.ts'
import type { Reading } from './figures.ts'

export async function staffingOf(
  tx: Tx,
  grids: readonly GridRow[],
  { territory, now }: Pick<Reading, 'territory' | 'now'>,
): Promise<ReadonlyMap<string, { value: number; hasLeader: boolean }>> {
  const day = civilDay(now)
  const { rows } = await sql<{ gridId: string; persons: number; hasLeader: boolean }>`
    select o.grid_id as "gridId", count(distinct o.person_id)::int as persons, bool_or(o.role = 'gridLeader') as "hasLeader"
    from post o join person p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.person_id and p.active
    where o.jurisdiction_id = ${territory.jurisdiction.id} and o.grid_id = any (${grids.map(grid => grid.id)}::uuid[])
      and o.role in ('gridLeader', 'gridMember') and o.valid_from <= ${day}::date
      and (o.valid_to is null or o.valid_to >= ${day}::date)
    group by o.grid_id`.execute(tx)
  const known = new Map(rows.map(row => [row.gridId, row]))
  return new Map(
    grids.map(({ id }) => {
      const row = known.get(id)
      return [id, { value: row?.persons ?? 0, hasLeader: row?.hasLeader ?? false }]
    }),
  )
}
