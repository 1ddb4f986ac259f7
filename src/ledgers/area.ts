/** The places a ledger is asked of, within what its reader may see: a grid by all its versions, a community, or all of them. */
import { type RawBuilder, sql } from 'kysely'
import type { Database, Sight } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { registrySight } from '../registry/index.ts'
import type { Staff, Territory } from '../territory/index.ts'
import { type LedgerName, ledgers } from './declared.ts'
import { type Reach, reachOf } from './policy.ts'

type Sql = RawBuilder<unknown>

export interface Area {
  readonly everywhere: boolean
  readonly communities: readonly string[]
  readonly grids: readonly string[]
  /** What was asked for, to be named on paper and in the record of reads. */
  readonly communityId: string | null
  readonly gridId: string | null
}

export interface AreaAsk {
  readonly community?: string | undefined
  readonly grid?: string | undefined
}

/** @throws Refusal notYours, notFound */
export async function areaOf(
  db: Database,
  staff: Staff,
  territory: Territory,
  name: LedgerName,
  { community, grid }: AreaAsk,
): Promise<Area> {
  const reach = reachOf(staff, name)
  if (grid !== undefined) return ofGrid(db, staff, territory, reach, grid)
  if (community === undefined) return { ...reach, communityId: null, gridId: null }
  if (territory.community(community) === null) throw new Refusal('notFound', {})
  if (reach.everywhere || reach.communities.includes(community))
    return { everywhere: false, communities: [community], grids: [], communityId: community, gridId: null }
  const grids = reach.grids.filter(id => territory.gridVersion(id)?.communityId === community)
  if (grids.length === 0) throw new Refusal('notYours', { what: 'ledgerPlace' })
  return { everywhere: false, communities: [], grids, communityId: community, gridId: null }
}

/** Its rows: by community or by grid, whichever the row carries. */
export function within(area: Area, community: Sql, grid: Sql): Sql {
  if (area.everywhere) return sql`true`
  const parts = [
    ...(area.communities.length > 0 ? [oneOf(community, area.communities)] : []),
    ...(area.grids.length > 0 ? [oneOf(grid, area.grids)] : []),
  ]
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`
}

/** Of one place the index gives the rows in their order; of several they must be sorted. */
function oneOf(column: Sql, ids: readonly string[]): Sql {
  return ids.length === 1 ? sql`${column} = ${ids[0]!}::uuid` : sql`${column} = any (${uuids(ids)})`
}

export function uuids(ids: readonly string[]): Sql {
  return sql`${`{${ids.join(',')}}`}::uuid[]`
}

export interface Asked {
  readonly staff: Staff
  readonly territory: Territory
  readonly name: LedgerName
  readonly area: Area
}

/**
 * Under which eyes the database shows the rows: residents only within one's grids and communities; counts of visits and households within
 * the places asked for; all else within one's sight.
 */
export function sightOf({ staff, territory, name, area }: Asked): Sight {
  if (ledgers[name].residents) return registrySight(staff)
  if (!['visitCounts', 'householdCounts', 'monthlyReport'].includes(name)) return staff.sight
  const communities = area.everywhere ? territory.communities.map(({ id }) => id) : area.communities
  return { ...registrySight(staff), communities, grids: area.grids }
}

async function ofGrid(
  db: Database,
  staff: Staff,
  territory: Territory,
  reach: Reach,
  gridId: string,
): Promise<Area> {
  const grid = territory.gridVersion(gridId)
  if (grid === null) throw new Refusal('notFound', {})
  const { rows } = await sql<{ id: string }>`
    select v.id from grid g join grid v on v.jurisdiction_id = g.jurisdiction_id and v.code = g.code
    where g.jurisdiction_id = ${staff.jurisdictionId} and g.id = ${gridId}::uuid`.execute(db.owner)
  const grids = rows.map(({ id }) => id)
  const isTheirs =
    reach.everywhere ||
    reach.communities.includes(grid.communityId) ||
    grids.some(id => reach.grids.includes(id))
  if (!isTheirs) throw new Refusal('notYours', { what: 'ledgerPlace' })
  return { everywhere: false, communities: [], grids, communityId: grid.communityId, gridId }
}
