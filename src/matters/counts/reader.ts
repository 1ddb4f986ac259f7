/** Which counts a reader's sight adds up to. Pure. */
import { type RawBuilder, sql } from 'kysely'
import type { Sight } from '../../kernel/database.ts'

type Sql = RawBuilder<unknown>
export type Scope = Pick<Sight, 'reach' | 'communities' | 'grids' | 'units'>

/** Conditions on a table of counts c, and on facts f, that hold exactly what the reader sees. */
export interface Counted {
  readonly counts: Sql
  /** By community: the same rows, where all of the jurisdiction is not one row. */
  readonly byCommunity: Sql
  readonly facts: Sql
}

export const uuids = (ids: readonly string[]): Sql => sql`${`{${ids.join(',')}}`}::uuid[]`

/**
 * Counts of overlapping scopes cannot be added: null. Grids do not overlap, nor communities; of a grid or a unit what lies in a community that
 * is counted already is left out. Two units may have taken part in one matter, and a unit in one of a grid.
 */
export function countedFor({ reach, communities, grids, units }: Scope): Counted | null {
  if (reach !== 'scoped') return everything
  if (units.length > 1 || (units.length === 1 && grids.length > 0)) return null
  const branches: Sql[] = []
  if (communities.length > 0)
    branches.push(sql`(c.scope = 'community' and c.scope_id = any (${uuids(communities)}))`)
  for (const [scope, ids] of [
    ['grid', grids],
    ['unit', units],
  ] as const)
    if (ids.length > 0)
      branches.push(
        sql`(c.scope = ${scope} and c.scope_id = any (${uuids(ids)}) and c.community_id <> all (${uuids(communities)}))`,
      )
  const counts = branches.length === 0 ? sql`false` : sql`(${sql.join(branches, sql` or `)})`
  return { counts, byCommunity: counts, facts: factsOf({ communities, grids, units }) }
}

/** By the counts of the sight as one scope, where they are kept. */
export function keptFor(scope: Scope): Counted {
  const counts = sql`(c.scope = 'sight' and c.scope_id = ${keyOf(scope)})`
  return { counts, byCommunity: counts, facts: factsOf(scope) }
}

/** As row-level security finds it. */
export const keyOf = ({ communities, grids, units }: Omit<Scope, 'reach'>): Sql =>
  sql`sight_key(${uuids(communities)}, ${uuids(grids)}, ${uuids(units)})`

/** More places than this have so many rows of counts that adding them up takes long. */
const fewPlaces = 8

/** Counted as one scope: who cannot be told otherwise, and who would wait. A department has rows of each community that it works in. */
export function isToBeKept(scope: Scope): boolean {
  const { reach, communities, grids, units } = scope
  if (reach !== 'scoped') return false
  const places = communities.length + grids.length
  return countedFor(scope) === null || places > fewPlaces || (units.length > 0 && places === 0)
}

function factsOf({ communities, grids, units }: Omit<Scope, 'reach'>): Sql {
  const facts: Sql[] = []
  if (communities.length > 0) facts.push(sql`f.community_id = any (${uuids(communities)})`)
  if (grids.length > 0) facts.push(sql`f.grid_id = any (${uuids(grids)})`)
  if (units.length > 0) facts.push(sql`f.unit_ids && ${uuids(units)}`)
  return facts.length === 0 ? sql`false` : sql`(${sql.join(facts, sql` or `)})`
}

const everything: Counted = {
  counts: sql`c.scope = 'all'`,
  byCommunity: sql`c.scope = 'community'`,
  facts: sql`true`,
}
