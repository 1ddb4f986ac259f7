/** What the adoption of a plan means for open work: how much there is under grids that ended, and in which grid in force it belongs. */
import { sql } from 'kysely'
import { jurisdictionIds } from '../kernel/jurisdictions.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** A grid as an act names it: by code and name as they were, so that the act reads the same for ever. */
export interface GridNamed {
  readonly id: string
  readonly code: string
  readonly name: string
}
/** The decision on paper by which a grid came to be. */
export interface Decided {
  readonly plan: string
  readonly decision: string | null
  readonly decidedOn: string | null
}
export interface Destinations {
  /** The grid that took most of the households, and what became of that one in turn; null for one that is no more. */
  largest(fromGrid: string): string | null
  /** A grid in force of this community. */
  inForce(gridId: string): boolean
  named(gridId: string): GridNamed
  decided(gridId: string): Decided
}

/** Procedures with the final states in which something may still run, as `procedure:state`. */
export type Lasting = readonly string[]

export interface Open {
  readonly id: string
  readonly procedure: string
  readonly gridId: string
}

/** Open proceedings, and ended ones in which something still runs, under grids that this plan ended; by id, some at a time. */
export async function openUnder(
  { db }: Pick<Kernel, 'db'>,
  jurisdictionId: number,
  planId: string,
  lasting: Lasting,
  after: string | null,
  limit: number,
): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select id, procedure, grid_id from (${under(jurisdictionId, planId, lasting)}) found
    where ${after}::uuid is null or id > ${after}::uuid order by id limit ${limit}`.execute(db.owner)
  return rows
}

export async function countUnder(
  { db }: Pick<Kernel, 'db'>,
  jurisdictionId: number,
  planId: string,
  lasting: Lasting,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from (${under(jurisdictionId, planId, lasting)}) found`.execute(db.owner)
  return rows[0]!.count
}

/** Counted at the beginning and the end of each run: what is left plus what was handed over already. */
export async function noteLeft(
  { db }: Pick<Kernel, 'db'>,
  jurisdictionId: number,
  planId: string,
  left: number,
): Promise<void> {
  await sql`update grid_plan set to_hand_over = handed_over + ${left}
    where jurisdiction_id = ${jurisdictionId} and id = ${planId} and to_hand_over <> handed_over + ${left}`.execute(
    db.owner,
  )
}

/**
 * Adopted plans that may have work to hand over: lately adopted or not through yet, and whatever else stands open under a grid
 * that ended, because it was reopened or recorded while the grid was ending.
 */
export async function plansWithWork({
  db,
  clock,
}: Pick<Kernel, 'db' | 'clock'>): Promise<{ jurisdictionId: number; id: string }[]> {
  const { rows } = await sql<{ jurisdictionId: number; id: string }>`
    select p.jurisdiction_id, p.id from grid_plan p
    where p.jurisdiction_id = any(${await jurisdictionIds(db.owner)}) and p.state = 'adopted' and (p.handed_over < p.to_hand_over
      or p.adopted_at > ${clock.now()}::timestamptz - interval '10 minutes'
      or exists (select from grid_change c join proceeding o on o.jurisdiction_id = c.jurisdiction_id and o.grid_id = c.from_grid
        and o.closed_at is null where c.jurisdiction_id = p.jurisdiction_id and c.plan_id = p.id))
    order by p.adopted_at, p.id`.execute(db.owner)
  return rows
}

/** Read once for a run: the grids of the plan's community in all their versions, and what became of each. */
export async function destinationsOf(
  { db }: Pick<Kernel, 'db'>,
  jurisdictionId: number,
  planId: string,
): Promise<Destinations> {
  const { rows: grids } = await sql<GridRow>`
    select g.id, g.code, g.name, g.valid_to is null as in_force, made.id as plan, made.decision, made.decided_on
    from grid_plan asked join grid g on g.jurisdiction_id = asked.jurisdiction_id and g.community_id = asked.community_id
    join grid_plan made on made.jurisdiction_id = asked.jurisdiction_id and made.id = coalesce(g.plan_id, asked.id)
    where asked.jurisdiction_id = ${jurisdictionId} and asked.id = ${planId}`.execute(db.owner)
  const { rows: turns } = await sql<{ from: string; to: string }>`
    select distinct on (c.from_grid) c.from_grid as from, c.to_grid as to from grid_change c
    join grid t on t.jurisdiction_id = c.jurisdiction_id and t.id = c.to_grid
    where c.jurisdiction_id = ${jurisdictionId} and c.from_grid = any (${grids.map(grid => grid.id)}::uuid[])
    order by c.from_grid, c.share desc, t.code`.execute(db.owner)
  const grid = new Map(grids.map(one => [one.id, one]))
  const turn = new Map(turns.map(one => [one.from, one.to]))
  const inForce = (id: string) => grid.get(id)?.inForce ?? false
  return {
    inForce,
    named: id => pick(grid.get(id)!, ['id', 'code', 'name']),
    decided: id => pick(grid.get(id)!, ['plan', 'decision', 'decidedOn']),
    largest(fromGrid) {
      // Divided again meanwhile: on to what became of that. No version follows on one before, so it ends.
      let at = turn.get(fromGrid)
      for (let steps = 0; at !== undefined && !inForce(at) && steps < grids.length; steps++) at = turn.get(at)
      return at !== undefined && inForce(at) ? at : null
    },
  }
}

function pick<T, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map(key => [key, from[key]])) as Pick<T, K>
}

interface GridRow extends GridNamed, Decided {
  readonly inForce: boolean
}

/** By two indexes: that of open work of a grid, and that of a procedure's states. */
const under = (jurisdictionId: number, planId: string, lasting: Lasting) => sql`
  with ended as (
    select distinct c.from_grid from grid_change c
    join grid g on g.jurisdiction_id = c.jurisdiction_id and g.id = c.from_grid and g.valid_to is not null
    where c.jurisdiction_id = ${jurisdictionId} and c.plan_id = ${planId}
  )
  select id, procedure, grid_id from proceeding where jurisdiction_id = ${jurisdictionId}
    and closed_at is null and grid_id = any (array(select from_grid from ended))
  union all
  select id, procedure, grid_id from proceeding where jurisdiction_id = ${jurisdictionId}
    and closed_at is not null and (next_rung_at is not null or overdue)
    and (procedure, state) in (select split_part(one, ':', 1), split_part(one, ':', 2) from unnest(${[...lasting]}::text[]) one)
    and grid_id = any (array(select from_grid from ended))`
