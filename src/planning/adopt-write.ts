/** Versions of grids as an adoption writes them: old ones end, new ones begin, each building is told its grid, and where the households of ended ones went is kept. */
import { sql } from 'kysely'
import type { PlanDivision } from '../gridding/plan.ts'
import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import type { Boundary } from '../territory/locate.ts'
import type { AdoptedGrid, Adoption } from './adoption.ts'
import type { CommunityGround, GridRow } from './ground.ts'

export interface Decision {
  readonly planId: string
  readonly decidedOn: string
  /** Day on which the new versions begin. */
  readonly beganOn: string
}
export interface Writing {
  readonly ground: CommunityGround
  readonly adoption: Adoption
  readonly boundaries: ReadonlyMap<string, Boundary>
  readonly division: PlanDivision
  readonly decision: Decision
}

/** @returns code → version in force from now on */
export async function writeGrids(
  tx: Tx,
  jurisdictionId: number,
  writing: Writing,
): Promise<Readonly<Record<string, number>>> {
  const { ground, adoption, decision } = writing
  const last = await lastVersions(tx, jurisdictionId, adoption)
  const ids = new Map<string, string>()
  const versions: Record<string, number> = {}
  await endVersions(tx, jurisdictionId, writing)
  for (const one of adoption.grids) {
    const before = ground.grids.find(it => it.id === one.before?.id) ?? null
    if (before !== null && (one.fate === 'kept' || one.fate === 'renamed')) {
      ids.set(one.grid.key, before.id)
      versions[before.code] = before.version
      await keepVersion(tx, jurisdictionId, before, one, writing)
    } else {
      const version = (last.get(one.code!) ?? 0) + 1
      ids.set(one.grid.key, await beginVersion(tx, jurisdictionId, one, { before, version, writing }))
      versions[one.code!] = version
    }
  }
  for (const { from, to } of adoption.turns)
    for (const { key, share } of to)
      await sql`insert into grid_change (jurisdiction_id, from_grid, to_grid, plan_id, share)
        values (${jurisdictionId}, ${from.id}, ${ids.get(key)!}, ${decision.planId}, ${share})`.execute(tx)
  await writeBuildings(tx, jurisdictionId, writing.division, ids)
  return versions
}

/** The last day of a version is the one before its successor's first; one that began on that day ends on it. */
async function endVersions(tx: Tx, jurisdictionId: number, { adoption, decision }: Writing): Promise<void> {
  await sql`update grid set valid_to = greatest(valid_from, ${decision.beganOn}::date - 1)
    where jurisdiction_id = ${jurisdictionId} and id = any (${adoption.turns.map(it => it.from.id)}::uuid[])`.execute(
    tx,
  )
}

/** The same grid: only its name may be new, and its border is drawn as its neighbours' are, so that no seam gapes. */
async function keepVersion(
  tx: Tx,
  jurisdictionId: number,
  before: GridRow,
  { grid }: AdoptedGrid,
  { boundaries }: Writing,
): Promise<void> {
  await sql`update grid set name = ${grid.name}, boundary = ${borderText(boundaries, grid.key)}::jsonb
    where jurisdiction_id = ${jurisdictionId} and id = ${before.id}`.execute(tx)
}

async function beginVersion(
  tx: Tx,
  jurisdictionId: number,
  { grid, code, households, shared }: AdoptedGrid,
  given: { readonly before: GridRow | null; readonly version: number; readonly writing: Writing },
): Promise<string> {
  const { ground, boundaries, decision } = given.writing
  const from = given.before ?? ground.grids.find(it => it.code === shared[0]?.code) ?? null
  const id = newId()
  await sql`insert into grid (jurisdiction_id, id, community_id, code, name, kind, setting, households, boundary, version,
      valid_from, decided_on, plan_id, external_codes)
    values (${jurisdictionId}, ${id}, ${ground.community.id}, ${code}, ${grid.name}, ${grid.kind},
      ${from?.setting ?? 'urban'}, ${Math.round(households)}, ${borderText(boundaries, grid.key)}::jsonb, ${given.version},
      ${decision.beganOn}, ${decision.decidedOn}, ${decision.planId},
      ${JSON.stringify(given.before?.externalCodes ?? [])}::jsonb)`.execute(tx)
  return id
}

async function writeBuildings(
  tx: Tx,
  jurisdictionId: number,
  { of }: PlanDivision,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const buildings = Object.keys(of)
  const grids = buildings.map(id => ids.get(of[id]!)!)
  await sql`update building b set grid_id = n.grid
    from unnest(${buildings}::uuid[], ${grids}::uuid[]) as n (id, grid)
    where b.jurisdiction_id = ${jurisdictionId} and b.id = n.id and b.grid_id is distinct from n.grid`.execute(
    tx,
  )
}

async function lastVersions(tx: Tx, jurisdictionId: number, { grids }: Adoption) {
  const codes = grids.flatMap(it => (it.code === null ? [] : [it.code]))
  const { rows } = await sql<{ code: string; version: number }>`select code, max(version) as version from grid
    where jurisdiction_id = ${jurisdictionId} and code = any (${codes}::text[]) group by code`.execute(tx)
  return new Map(rows.map(row => [row.code, row.version]))
}

function borderText(boundaries: ReadonlyMap<string, Boundary>, key: string): string | null {
  const boundary = boundaries.get(key)
  return boundary === undefined ? null : JSON.stringify(boundary)
}
