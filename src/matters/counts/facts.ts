/** What one matter adds to the counts, as SQL: the same words for what is counted beforehand and for what verification counts anew. */
import { type RawBuilder, sql } from 'kysely'

export type Sql = RawBuilder<unknown>

/** Columns of counted_matter after its key. */
export const factColumns = [
  'community_id',
  'grid_id',
  'unit_ids',
  'opened_on',
  'ended_on',
  'closed',
  'missed',
  'unassigned',
  'supervised',
  'suspended',
  'verifying',
  'provisional',
  'due_at',
  'category',
  'satisfied',
] as const
export const factNames = sql.raw(factColumns.join(', '))

const open = sql`p.closed_at is null`

/** Matters of the jurisdiction as they stand now; sealed ones add nothing. `which` narrows proceeding p. */
export function factsNow(jurisdictionId: number, which: Sql): Sql {
  return sql`select p.jurisdiction_id, p.id as proceeding_id, p.community_id, p.grid_id, p.unit_ids,
      (p.opened_at at time zone 'Asia/Shanghai')::date as opened_on, (p.closed_at at time zone 'Asia/Shanghai')::date as ended_on,
      p.closed_at is not null and p.state = 'closed' as closed,
      exists (select from act a where a.jurisdiction_id = p.jurisdiction_id and a.proceeding_id = p.id
        and a.step = 'markOverdue' and a.inputs->>'term' = 'handling') as missed,
      ${open} and p.handler_id is null and p.state in ('reported','filed','escalated','dispatched','returned') as unassigned,
      ${open} and p.supervised as supervised, ${open} and p.suspended as suspended, ${open} and p.state = 'verifying' as verifying,
      ${open} and p.next_due_provisional as provisional, case when ${open} then p.next_due_at end as due_at, m.category, m.satisfied
    from proceeding p join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
    where p.jurisdiction_id = ${jurisdictionId} and p.procedure = 'matter' and not p.sealed and ${which}`
}

/** Of a fact f: the sights counted as one scope that it lies in. */
export const sightsHolding = sql`array(select k.sight_id from counted_sight k where k.jurisdiction_id = f.jurisdiction_id and (${isWithin(
  { communities: sql`k.communities`, grids: sql`k.grids`, units: sql`k.units` },
)})) as sights`

/** A fact f lies in a community, in a grid, or a unit took part. Each an array, as SQL. */
export function isWithin({ communities, grids, units }: Record<'communities' | 'grids' | 'units', Sql>): Sql {
  return sql`f.community_id = any (${communities}) or f.grid_id = any (${grids}) or f.unit_ids && ${units}`
}
