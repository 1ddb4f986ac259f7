/** Which counts a reader's sight adds up to. Pure. */
import { type RawBuilder, sql } from 'kysely'
import type { Sight } from '../../kernel/database.ts'

type Sql = RawBuilder<unknown>

/** Conditions on a table of counts c, and on facts f, that hold exactly what the reader sees. */
export interface Counted {
  readonly counts: Sql
  /** By community: the same rows, where all of the jurisdiction is not one row. */
  readonly byCommunity: Sql
  readonly facts: Sql
}

const uuids = (ids: readonly string[]): Sql => sql`${`{${ids.join(',')}}`}::uuid[]`

/**
 * Counts of overlapping scopes cannot be added. Grids do not overlap, nor communities; of a grid or a unit what lies in a community that is
 * counted already is left out. Two units may have taken part in one matter, and a unit and a grid as well: null, such a reader is counted for plainly.
 */
export function countedFor({ reach, communities, grids, units }: Sight): Counted | null {
  if (reach !== 'scoped') return everything
  if (units.length > 1 || (units.length === 1 && grids.length > 0)) return null
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
  if (branches.length === 0) return { counts: sql`false`, byCommunity: sql`false`, facts: sql`false` }
  const counts = sql`(${sql.join(branches, sql` or `)})`
  return { counts, byCommunity: counts, facts: sql`(${sql.join(facts, sql` or `)})` }
}

const everything: Counted = {
  counts: sql`c.scope = 'all'`,
  byCommunity: sql`c.scope = 'community'`,
  facts: sql`true`,
}
