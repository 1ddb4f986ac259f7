/** Who takes the place of a grid leader or member when work goes to a grid at which they hold no post. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { personsInRole } from './posts.ts'
import { adminRoles } from './roles.ts'

export interface Leaving {
  readonly jurisdictionId: number
  readonly gridId: string
  readonly ownerUnitId: string
  readonly communityId: string | null
  /** Civil day YYYY-MM-DD. */
  readonly onDay: string
}

/**
 * Of these persons, those who worked on it as people of a grid and hold no post today that has to do with it: not at the
 * new grid, nor any other of its community or of the unit that owns it.
 */
export async function leavingAt(tx: Tx, persons: readonly string[], at: Leaving): Promise<string[]> {
  if (persons.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select p.id from unnest(${[...new Set(persons)]}::uuid[]) as p(id)
    where exists (select from post o where o.jurisdiction_id = ${at.jurisdictionId} and o.person_id = p.id and o.role = any (${people}::text[]))
      and not exists (select from post o where o.jurisdiction_id = ${at.jurisdictionId} and o.person_id = p.id
        and o.valid_from <= ${at.onDay}::date and (o.valid_to is null or o.valid_to >= ${at.onDay}::date)
        and case when o.role = any (${people}::text[]) then o.grid_id = ${at.gridId}
          when o.role = any (${[...adminRoles]}::text[]) then false
          else o.unit_id = ${at.ownerUnitId} or o.community_id = ${at.communityId}::uuid end)`.execute(tx)
  return rows.map(row => row.id)
}

/** The leader of the grid; null when it has none, or all have stood back. */
export async function leaderAt(tx: Tx, at: Leaving, apart: ReadonlySet<string>): Promise<string | null> {
  const { jurisdictionId, gridId, onDay } = at
  const leaders = await personsInRole(tx, jurisdictionId, { role: 'gridLeader', gridId, onDay })
  return leaders.find(leader => !apart.has(leader.id))?.id ?? null
}

const people = ['gridLeader', 'gridMember']
