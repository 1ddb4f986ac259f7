/** Counts of matters summed from signed facts: a relation `signed` (counted_matter with a sign, and the kept sights it lies in) becomes rows of the tables of counts. */
import { sql } from 'kysely'
import type { Sql } from './facts.ts'

export const nil = '00000000-0000-0000-0000-000000000000'

export interface CountTable {
  readonly table: string
  readonly key: readonly string[]
  readonly counts: readonly string[]
  /** Rows of which nothing is left are removed. */
  readonly isOfHours?: boolean
  /** Its rows from `signed`, grouped. @param sight of this kept sight alone, which everything signed lies in */
  rows(sight?: Sql | null): Sql
}

const scopeKey = ['jurisdiction_id', 'scope', 'scope_id', 'community_id']

const community = sql`coalesce(f.community_id, ${nil}::uuid)`

/**
 * Every scope a fact belongs to: all, its community, its grid, each unit that took part, the sights that are kept. Grid and unit by community,
 * so that a reader of both counts none twice; sights only where a page tells them by community.
 */
function scoped(sight: Sql | null, sightsBy: 'community' | 'nothing'): Sql {
  const within = sightsBy === 'community' ? community : sql`${nil}::uuid`
  if (sight !== null)
    return sql`select f.*, 'sight' as scope, ${sight} as scope_id, ${within} as within from signed f`
  return sql`select f.*, s.scope, s.scope_id, s.within from signed f cross join lateral (
    select 'all' as scope, ${nil}::uuid as scope_id, ${nil}::uuid as within
    union all select 'community', f.community_id, f.community_id where f.community_id is not null
    union all select 'grid', f.grid_id, ${community} where f.grid_id is not null
    union all select 'unit', u.id, ${community} from (select distinct unnest(f.unit_ids) as id) u
    union all select 'sight', k.id, ${within} from unnest(f.sights) k (id)) s`
}

const key = sql`jurisdiction_id, scope, scope_id, within`
const where = (condition: Sql) => sql`coalesce(sum(sign) filter (where ${condition}), 0)::int`

const standing: CountTable = {
  table: 'count_standing',
  key: scopeKey,
  counts: ['open', 'closed', 'unassigned', 'supervised', 'suspended', 'verifying', 'provisional'],
  rows: (
    sight = null,
  ) => sql`select ${key}, ${where(sql`ended_on is null`)}, ${where(sql`closed`)}, ${where(sql`unassigned`)}, ${where(sql`supervised`)},
      ${where(sql`suspended`)}, ${where(sql`verifying`)}, ${where(sql`provisional`)}
    from (${scoped(sight, 'community')}) s group by ${key}`,
}

const day: CountTable = {
  table: 'count_day',
  key: [...scopeKey, 'on_day'],
  counts: ['received', 'rated', 'satisfied', 'dissatisfied', 'ended', 'closed', 'missed'],
  rows: (
    sight = null,
  ) => sql`select ${key}, on_day, sum(received)::int, sum(rated)::int, sum(satisfied)::int, sum(dissatisfied)::int, sum(ended)::int,
      sum(closed)::int, sum(missed)::int
    from (select ${key}, opened_on as on_day, sum(sign) as received, ${where(sql`satisfied is not null`)} as rated,
        ${where(sql`satisfied >= 4`)} as satisfied, ${where(sql`satisfied <= 2`)} as dissatisfied, 0 as ended, 0 as closed, 0 as missed
      from (${scoped(sight, 'nothing')}) s group by ${key}, opened_on
      union all select ${key}, ended_on, 0, 0, 0, 0, sum(sign), ${where(sql`closed`)}, ${where(sql`closed and missed`)}
      from (${scoped(sight, 'nothing')}) s where ended_on is not null group by ${key}, ended_on) sides
    group by ${key}, on_day`,
}

const category: CountTable = {
  table: 'count_category',
  key: [...scopeKey, 'category'],
  counts: ['open'],
  rows: (sight = null) =>
    sql`select ${key}, category, sum(sign)::int from (${scoped(sight, 'nothing')}) s where ended_on is null group by ${key}, category`,
}

const week: CountTable = {
  table: 'count_week',
  key: [...scopeKey, 'week_on', 'category'],
  counts: ['received'],
  rows: (
    sight = null,
  ) => sql`select ${key}, date_trunc('week', opened_on)::date as week_on, category, sum(sign)::int
    from (${scoped(sight, 'nothing')}) s group by ${key}, week_on, category`,
}

const due: CountTable = {
  table: 'count_due',
  key: [...scopeKey, 'due_hour'],
  counts: ['open'],
  isOfHours: true,
  rows: (sight = null) => sql`select ${key}, date_trunc('hour', due_at) as due_hour, sum(sign)::int
    from (${scoped(sight, 'community')}) s where due_at is not null group by ${key}, due_hour`,
}

export const countTables: readonly CountTable[] = [standing, day, category, week, due]
