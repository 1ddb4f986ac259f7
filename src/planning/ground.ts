/** The ground a plan is made on, as it is registered now: a community's buildings with what weighs on them, its border, barriers within reach, and the grids in force. */
import { type Kysely, sql } from 'kysely'
import type { GridInForce, PlanBuilding, PlanGround } from '../gridding/index.ts'
import { type DB, everythingOf } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type Boundary, boxOf, polygonsOf } from '../territory/locate.ts'
import type { PlanAsk } from './ask.ts'

type Point = readonly [number, number]

export interface GridRow {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: 'general' | 'dedicated'
  readonly setting: string
  readonly households: number
  readonly version: number
  readonly validFrom: string
  readonly boundary: Boundary | null
  readonly externalCodes: unknown
  readonly planId: string | null
}
export interface CommunityGround {
  readonly community: {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly boundary: Boundary | null
  }
  readonly ground: PlanGround
  /** Those in force, by code. */
  readonly grids: readonly GridRow[]
  /** Building → code of its grid in force. */
  readonly registered: Readonly<Record<string, string>>
}

/** Grids in force as a plan begins with them: their key is their code. */
export function inForce({ grids }: CommunityGround): readonly GridInForce[] {
  return grids.map(({ code, name, kind, boundary }) => ({ key: code, name, kind, code, boundary }))
}

/** @returns null when there is no such community */
export async function groundOf(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  jurisdictionId: number,
  communityId: string,
  ask: PlanAsk,
  db: Kysely<DB> = kernel.db.owner,
): Promise<CommunityGround | null> {
  const { rows } = await sql<CommunityGround['community']>`
    select id, code, name, boundary from community
    where jurisdiction_id = ${jurisdictionId} and id = ${communityId}`.execute(db)
  const community = rows[0]
  if (community === undefined) return null
  const grids = await gridsInForce(db, jurisdictionId, communityId)
  const matters =
    ask.weights.matters > 0 ? await mattersByBuilding(kernel, jurisdictionId, communityId, db) : new Map()
  const buildings = await buildingsOf(db, jurisdictionId, communityId)
  const codes = new Map(grids.map(({ id, code }) => [id, code]))
  const border = community.boundary === null ? null : polygonsOf(community.boundary).flat()
  const reach = boxAround([...buildings.map(it => it.point), ...(border ?? []).flat()])
  const barriers = ask.barriers && reach !== null ? await barriersWithin(db, jurisdictionId, reach) : []
  return {
    community,
    ground: {
      buildings: buildings.map(
        ({ id, label, point, households, elderlyAlone, compound, dedicated }): PlanBuilding => ({
          id,
          name: label,
          point,
          households,
          workload:
            households +
            ask.weights.matters * (matters.get(id) ?? 0) +
            ask.weights.elderlyAlone * elderlyAlone,
          compound: ask.keepCompounds ? compound : null,
          dedicated,
        }),
      ),
      border,
      barriers,
    },
    grids,
    registered: Object.fromEntries(
      buildings.flatMap(({ id, gridId }) => {
        const code = gridId === null ? undefined : codes.get(gridId)
        return code === undefined ? [] : [[id, code]]
      }),
    ),
  }
}

/** Changes when places of the community do: what was reckoned on it is reckoned anew. */
export async function stampOf(db: Kysely<DB>, jurisdictionId: number, communityId: string): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(':', j.settings ->> 'territoryVersion', b.count, b.households, b.elderly, b.placed) as stamp
    from jurisdiction j, lateral (
      select count(*) as count, sum(b.households) as households, sum(b.elderly_alone) as elderly, sum(b.lng + b.lat) as placed
      from building b join compound c on c.jurisdiction_id = b.jurisdiction_id and c.id = b.compound_id
      where b.jurisdiction_id = j.id and c.community_id = ${communityId}) b
    where j.id = ${jurisdictionId}`.execute(db)
  return rows[0]?.stamp ?? ''
}

interface BuildingRow {
  readonly id: string
  readonly label: string
  readonly point: Point
  readonly households: number
  readonly elderlyAlone: number
  readonly compound: string | null
  readonly dedicated: string | null
  readonly gridId: string | null
}

async function buildingsOf(db: Kysely<DB>, jurisdictionId: number, communityId: string) {
  const { rows } = await sql<BuildingRow & { lng: number; lat: number }>`
    select b.id, case when c.kind = 'none' then b.name else c.name || ' ' || b.name end as label, b.lng, b.lat,
      b.households, b.elderly_alone, case when c.kind = 'residential' then c.name end as compound, b.dedicated, b.grid_id
    from building b join compound c on c.jurisdiction_id = b.jurisdiction_id and c.id = b.compound_id
    where b.jurisdiction_id = ${jurisdictionId} and c.community_id = ${communityId}
    order by c.name, b.name, b.id`.execute(db)
  return rows.map(({ lng, lat, ...row }): BuildingRow => ({ ...row, point: [lng, lat] }))
}

async function gridsInForce(db: Kysely<DB>, jurisdictionId: number, communityId: string): Promise<GridRow[]> {
  const { rows } = await sql<GridRow>`
    select id, code, name, kind, setting, households, version, valid_from, boundary, external_codes, plan_id from grid
    where jurisdiction_id = ${jurisdictionId} and community_id = ${communityId} and valid_to is null
    order by code`.execute(db)
  return rows
}

/** Numbers only: how many matters of the past twelve months arose at each building. */
async function mattersByBuilding(
  { db: { owner, within }, clock }: Pick<Kernel, 'db' | 'clock'>,
  jurisdictionId: number,
  communityId: string,
  db: Kysely<DB>,
): Promise<ReadonlyMap<string, number>> {
  const counted = async (tx: Kysely<DB>) => {
    const { rows } = await sql<{ id: string; count: number }>`
      select m.building_id as id, count(*)::int as count from matter m
      join building b on b.jurisdiction_id = m.jurisdiction_id and b.id = m.building_id
      join compound c on c.jurisdiction_id = b.jurisdiction_id and c.id = b.compound_id
      where m.jurisdiction_id = ${jurisdictionId} and c.community_id = ${communityId}
        and m.reported_at >= ${clock.now()}::timestamptz - interval '12 months'
      group by m.building_id`.execute(tx)
    return new Map(rows.map(row => [row.id, row.count]))
  }
  // Whoever is in a transaction already does not wait in it for a second connection.
  return db === owner ? within(everythingOf(jurisdictionId), counted) : counted(db)
}

type Box = readonly [number, number, number, number]
/** A barrier farther off lies between no two neighbours: about half a kilometre. */
const reachDegrees = 0.005

function boxAround(points: readonly Point[]): Box | null {
  if (points.length === 0) return null
  const [west, south, east, north] = boxOf({ type: 'Polygon', coordinates: [points] })
  return [west - reachDegrees, south - reachDegrees, east + reachDegrees, north + reachDegrees]
}

async function barriersWithin(db: Kysely<DB>, jurisdictionId: number, [west, south, east, north]: Box) {
  const { rows } = await sql<{ line: { coordinates: unknown } }>`
    select line from barrier where jurisdiction_id = ${jurisdictionId} order by id`.execute(db)
  return rows
    .flatMap(({ line }) => linesIn(line.coordinates))
    .filter(line => {
      const box = boxOf({ type: 'Polygon', coordinates: [line] })
      return box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south
    })
}

function linesIn(coordinates: unknown): Point[][] {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return []
  if (typeof coordinates[0]?.[0] === 'number')
    return [coordinates.map(([lng, lat]: readonly number[]): Point => [lng!, lat!])]
  return coordinates.flatMap(linesIn)
}
