/** Which counts a reader's sight adds up to. Pure. */
import { type RawBuilder, sql } from 'kysely'
import type { Sight } from '../../kernel/database.ts'
import { nil } from './sums.ts'

type Sql = RawBuilder<unknown>

/** Conditions on a table of counts c, and on facts f, that hold exactly what the reader sees. */
export interface Counted {
  readonly counts: Sql
  /** By community: the same rows, where all of the jurisdiction is not one row. */
  readonly byCommunity: Sql
  readonly facts: Sql
  /** Signed facts that must be added so that what lies in several scopes counts once; null: none can. */
  readonly overlap: Sql | null
}

const uuids = (ids: readonly string[]): Sql => sql`${`{${ids.join(',')}}`}::uuid[]`

/**
 * Counts of overlapping scopes cannot be added. Grids do not overlap, nor communities; of a grid or a unit what lies in a community that is
 * counted already is left out. Two units may have taken part in one matter, and a unit in one of a grid: what lies in several is taken out again.
 */
export function countedFor(
  sight: Pick<Sight, 'jurisdictionId' | 'reach' | 'communities' | 'grids' | 'units'>,
): Counted {
  const { reach, communities, grids, units } = sight
  if (reach !== 'scoped') return everything
  const isOverlapping = units.length > 1 || (units.length === 1 && grids.length > 0)
  const seen = uuids(communities)
  const branches: Sql[] = []
  const facts: Sql[] = []
  if (communities.length > 0) {
    branches.push(sql`(c.scope = 'community' and c.scope_id = any (${seen}))`)
    facts.push(sql`f.community_id = any (${seen})`)
  }
  for (const [scope, ids, column] of [
    ['grid', grids, sql`f.grid_id = any (${uuids(grids)})`],
    ['unit', units, sql`f.unit_ids && ${uuids(units)}`],
  ] as const)
    if (ids.length > 0) {
      branches.push(
        sql`(c.scope = ${scope} and c.scope_id = any (${uuids(ids)}) and c.community_id <> all (${seen}))`,
      )
      facts.push(column)
    }
  const none = sql`false`
  if (branches.length === 0) return { counts: none, byCommunity: none, facts: none, overlap: null }
  if (isOverlapping) branches.push(sql`c.scope = 'overlap'`)
  const counts = sql`(${sql.join(branches, sql` or `)})`
  const overlap = isOverlapping ? overlapOf(sight) : null
  return { counts, byCommunity: counts, facts: sql`(${sql.join(facts, sql` or `)})`, overlap }
}

/** Matters of several of these scopes, outside the communities: each as often too often as it lies in more than one. Found by the pairs. */
function overlapOf({ jurisdictionId, communities, grids, units }: Parameters<typeof countedFor>[0]): Sql {
  const pairs = units.flatMap((unit, i) =>
    units
      .slice(i + 1)
      .map(other => sql`(f.unit_ids @> ${uuids([unit, other])} and cardinality(f.unit_ids) > 1)`),
  )
  const inGrid = sql`f.grid_id = any (${uuids(grids)})`
  const both = grids.length > 0 ? [sql`(${inGrid} and f.unit_ids && ${uuids(units)})`] : []
  return sql`select (1 - n.scopes)::int as sign, f.* from counted_matter f cross join lateral (
      select coalesce(${inGrid}, false)::int + (select count(distinct u) from unnest(f.unit_ids) u where u = any (${uuids(units)})) as scopes) n
    where f.jurisdiction_id = ${jurisdictionId} and (${sql.join([...pairs, ...both], sql` or `)}) and n.scopes > 1
      and coalesce(f.community_id, ${nil}::uuid) <> all (${uuids(communities)})`
}

const everything: Counted = {
  counts: sql`c.scope = 'all'`,
  byCommunity: sql`c.scope = 'community'`,
  facts: sql`true`,
  overlap: null,
}
