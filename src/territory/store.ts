/** Queries of the territory; every one within a jurisdiction. */
import { type Kysely, sql } from 'kysely'
import type { DB } from '../kernel/database.ts'
import type { Boundary } from './locate.ts'
import { versionsFrom } from './posts.ts'

export interface CommunityRow {
  id: string
  unitId: string
  code: string
  name: string
  boundary: Boundary | null
}
export interface GridRow {
  id: string
  communityId: string
  code: string
  name: string
  kind: string
  setting: string
  households: number
  version: number
  /** In force since this day. */
  validFrom: string
  boundary: Boundary | null
}
export interface BuildingRow {
  id: string
  compoundId: string
  /** Null until grids are made in its community. */
  gridId: string | null
  name: string
  households: number
  /** Number of entrances; null when nobody counted them. */
  units: number | null
  lng: number
  lat: number
}
export interface CompoundRow {
  id: string
  communityId: string
  name: string
  /** residential, street, or none: buildings that stand for themselves. */
  kind: string
}
export interface UnitRow {
  id: string
  kind: string
  name: string
  phone: string | null
  parentId: string | null
  competences: string[]
}
export interface TerritoryRows {
  jurisdiction: { id: number; name: string; settings: Record<string, unknown> }
  units: UnitRow[]
  communities: CommunityRow[]
  grids: GridRow[]
  /** Versions that have ended: named, never looked for on the map. */
  endedGrids?: GridRow[]
  compounds: CompoundRow[]
  buildings: BuildingRow[]
}

/** The jurisdiction asked for, or the only one there is; null before set-up. */
export async function jurisdictionOf(
  db: Kysely<DB>,
  wanted: number | null,
): Promise<TerritoryRows['jurisdiction'] | null> {
  let query = db.selectFrom('jurisdiction').select(['id', 'name', 'settings']).orderBy('id').limit(1)
  if (wanted !== null) query = query.where('id', '=', wanted)
  const row = await query.executeTakeFirst()
  return row ? { ...row, settings: (row.settings ?? {}) as Record<string, unknown> } : null
}

/** Everything the in-memory picture of the territory is built from. Grids: those in force. */
export async function territoryRows(db: Kysely<DB>, jurisdictionId: number): Promise<TerritoryRows> {
  const jurisdiction = await jurisdictionOf(db, jurisdictionId)
  if (!jurisdiction) throw new Error(`jurisdiction ${jurisdictionId} is not set up`)
  const of = <T extends 'unit' | 'community' | 'grid' | 'compound'>(table: T) =>
    db
      .selectFrom(table as 'unit')
      .where('jurisdictionId', '=', jurisdictionId)
      .selectAll()
      .execute()
  const [units, communities, grids, compounds, buildings] = await Promise.all([
    of('unit'),
    of('community'),
    of('grid'),
    of('compound'),
    db
      .selectFrom('building')
      .where('jurisdictionId', '=', jurisdictionId)
      .select(['id', 'compoundId', 'gridId', 'name', 'households', 'units', 'lng', 'lat'])
      .execute(),
  ])
  const rows = { units, communities, grids, compounds, buildings } as unknown as Omit<
    TerritoryRows,
    'jurisdiction'
  >
  const [inForce, ended] = [true, false].map(wanted =>
    (rows.grids as (GridRow & { validTo: string | null })[]).filter(
      grid => (grid.validTo === null) === wanted,
    ),
  )
  return {
    jurisdiction,
    units: (rows.units as (UnitRow & { active: boolean })[]).filter(unit => unit.active),
    communities: byCode(rows.communities),
    grids: byCode(inForce!),
    endedGrids: ended!.map(grid => ({ ...grid, boundary: null })),
    compounds: rows.compounds,
    buildings: rows.buildings,
  }
}

/** A word that changes whenever places or units do: cheap enough to ask every few seconds. */
export async function territoryVersion(db: Kysely<DB>, jurisdictionId: number): Promise<string> {
  const row = await db
    .selectFrom('jurisdiction')
    .select('settings')
    .where('id', '=', jurisdictionId)
    .executeTakeFirst()
  return String((row?.settings as { territoryVersion?: string } | undefined)?.territoryVersion ?? '')
}

export interface Holder {
  personId: string
  name: string
  role: string
  workPhone: string | null
  unitId: string
  unitName: string
}

/** Who holds a post on a day; of a grid, a community or a unit. */
export async function holdersOf(
  db: Kysely<DB>,
  jurisdictionId: number,
  onDay: string,
  where: { gridId?: string; communityId?: string; unitId?: string; roles?: readonly string[] },
): Promise<Holder[]> {
  let query = db
    .selectFrom('post')
    .innerJoin('person', join =>
      join
        .onRef('person.id', '=', 'post.personId')
        .onRef('person.jurisdictionId', '=', 'post.jurisdictionId'),
    )
    .innerJoin('unit', join =>
      join.onRef('unit.id', '=', 'post.unitId').onRef('unit.jurisdictionId', '=', 'post.jurisdictionId'),
    )
    .select([
      'person.id as personId',
      'person.name',
      'post.role',
      'person.workPhone',
      'unit.id as unitId',
      'unit.name as unitName',
    ])
    .where('post.jurisdictionId', '=', jurisdictionId)
    .where('person.active', '=', true)
    .where('post.validFrom', '<=', onDay as never)
    .where(eb => eb.or([eb('post.validTo', 'is', null), eb('post.validTo', '>=', onDay as never)]))
    .orderBy('post.role')
    .orderBy('person.name')
    .orderBy('person.id')
  if (where.gridId)
    query = query.where('post.gridId', '=', sql<string>`any (${versionsFrom(jurisdictionId, where.gridId)})`)
  if (where.communityId) query = query.where('post.communityId', '=', where.communityId)
  if (where.unitId) query = query.where('post.unitId', '=', where.unitId)
  if (where.roles) query = query.where('post.role', 'in', [...where.roles])
  return query.execute()
}

function byCode<T extends { code: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.code < b.code ? -1 : 1))
}
