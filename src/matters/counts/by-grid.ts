/** Open matters of every grid version from the counts, for readers of the whole jurisdiction: what the map is coloured by. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import { matterRollup } from './rollup.ts'

export interface ByGrid {
  readonly asOf: Date
  readonly isBehind: boolean
  readonly rows: readonly { readonly gridId: string; readonly n: number }[]
}

/** One statement, hence one snapshot; the hours around the instant are counted from the facts. */
export async function mattersByGrid(
  tx: Tx,
  jurisdictionId: number,
  figure: 'open' | 'overdue' | 'dueSoon',
  now: Date,
): Promise<ByGrid> {
  const { rows } = await sql<ByGrid>`
    with mark as (select as_of, rollup_news(jurisdiction_id, rollup, 1) is distinct from 0 as is_behind from rollup_mark
        where jurisdiction_id = ${jurisdictionId} and rollup = ${matterRollup.name}),
      told as (select is_behind, case when is_behind then least(as_of, ${now}::timestamptz) else ${now}::timestamptz end as now from mark),
      a as materialized (select *, date_trunc('hour', now) as hour, now + interval '1 day' as later, date_trunc('hour', now + interval '1 day') as last_hour from told)
    select a.now as "asOf", a.is_behind as "isBehind",
      (select coalesce(json_agg(x), '[]') from (select grid_id as "gridId", sum(n)::int as n from (${partsOf(figure, jurisdictionId)}) parts (grid_id, n)
        group by 1) x where n > 0) as rows
    from a`.execute(tx)
  return rows[0]!
}

function partsOf(figure: 'open' | 'overdue' | 'dueSoon', jurisdictionId: number) {
  const own = sql`c.jurisdiction_id = ${jurisdictionId}`
  if (figure === 'open')
    return sql`select c.scope_id, c.open from count_standing c where ${own} and c.scope = 'grid'`
  const hours = (condition: ReturnType<typeof sql>) =>
    sql`select c.scope_id, c.open from count_due c where ${own} and c.scope = 'grid' and ${condition}`
  const minutes = (from: ReturnType<typeof sql>, to: ReturnType<typeof sql>) =>
    sql`select c.grid_id, 1 from counted_matter c where ${own} and c.due_at >= ${from} and c.due_at < ${to} and c.grid_id is not null`
  if (figure === 'overdue')
    return sql`${hours(sql`c.due_hour < a.hour`)} union all ${minutes(sql`a.hour`, sql`a.now`)}`
  return sql`${hours(sql`c.due_hour > a.hour and c.due_hour < a.last_hour`)}
    union all ${minutes(sql`a.now`, sql`a.hour + interval '1 hour'`)} union all ${minutes(sql`a.last_hour`, sql`a.later`)}`
}
