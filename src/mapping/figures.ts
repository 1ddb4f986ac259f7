/** A number for each grid in force, as the reader may see it: open, overdue or soon due proceedings, days since grid people were there, households, people. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { mattersByGrid, placeFigure } from '../matters/index.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { GridRow, Staff, Territory } from '../territory/index.ts'
import { type Ask, asksFor, countsProceedings } from './asks.ts'
import { labelPoint } from './label-point.ts'
import type { FiguresQuery, GridFigure, MapFigures } from './shape.ts'
import { seesByUnitOnly, seesGrid, type Versions, versionsOf } from './sight.ts'
import { staffingOf } from './staffing.ts'
import { lastVisits } from './visits.ts'

type Sql = RawBuilder<unknown>
export interface Reading {
  readonly territory: Territory
  readonly staff: Staff
  readonly now: Date
  /** The counts of matters may be read: filled, and caught up or nearly. */
  readonly isCounted?: boolean
}

export async function readMapFigures(tx: Tx, query: FiguresQuery, reading: Reading): Promise<MapFigures> {
  const { territory, staff, now } = reading
  const versions = await versionsOf(tx, territory)
  const seen = territory.grids.filter(grid => seesGrid(staff, grid, versions))
  const counted = hasCounts(query, reading)
    ? await mattersByGrid(tx, territory.jurisdiction.id, query.ask, now)
    : null
  const values = counted
    ? inForce(counted.rows, seen, versions)
    : await valuesOf(tx, query, seen, versions, reading)
  const inSight = new Set(seen)
  return {
    ask: query.ask,
    asOf: (counted?.asOf ?? now).toISOString(),
    isBehind: counted?.isBehind ?? false,
    asks: [...asksFor(staff.roles)],
    ownUnitOnly: seesByUnitOnly(staff) && query.ask !== 'households' && query.ask !== 'staffed',
    version: territory.version,
    rows: territory.grids.map(grid => ({
      ...rowOf(grid, territory),
      inSight: inSight.has(grid),
      value: null,
      ...values.get(grid.id),
    })),
  }
}

type Value = Pick<GridFigure, 'value' | 'hasLeader'>

/** By id of the grid in force; a grid that has none is left out. */
export async function valuesOf(
  tx: Tx,
  query: FiguresQuery,
  grids: readonly GridRow[],
  versions: Versions,
  reading: Reading,
): Promise<ReadonlyMap<string, Value>> {
  const { ask } = query
  if (ask === 'households') return new Map(grids.map(grid => [grid.id, { value: grid.households }]))
  if (ask === 'staffed') return staffingOf(tx, grids, reading)
  if (ask === 'lastVisit') {
    const latest = await lastVisits(tx, grids, versions, reading)
    return new Map([...latest].map(([id, at]) => [id, { value: daysBetween(at, reading.now) }]))
  }
  return inForce(await countsOf(tx, ask, query, grids, versions, reading), grids, versions)
}

/** What was recorded under an earlier version counts for its successor. */
function inForce(
  counts: readonly { gridId: string; n: number }[],
  grids: readonly GridRow[],
  versions: Versions,
): ReadonlyMap<string, Value> {
  const sums = new Map(grids.map(grid => [grid.id, 0]))
  for (const { gridId, n } of counts) {
    const grid = versions.inForce(gridId)
    if (grid && sums.has(grid.id)) sums.set(grid.id, sums.get(grid.id)! + n)
  }
  return new Map([...sums].map(([id, value]) => [id, { value }]))
}

/** Counts are kept of the whole jurisdiction's matters, narrowed by neither category nor day. */
export function hasCounts(
  query: FiguresQuery,
  { staff, isCounted }: Pick<Reading, 'staff' | 'isCounted'>,
): query is FiguresQuery & { ask: 'open' | 'overdue' | 'dueSoon' } {
  const isNarrowed = Boolean(query.category || query.from || query.to || query.procedure !== 'matter')
  return (
    isCounted === true && staff.sight.reach === 'jurisdiction' && countsProceedings(query.ask) && !isNarrowed
  )
}

/** Counted by the very condition of the list the figure opens to. */
async function countsOf(
  tx: Tx,
  ask: Ask,
  query: FiguresQuery,
  grids: readonly GridRow[],
  versions: Versions,
  { territory, staff, now }: Reading,
): Promise<readonly { gridId: string; n: number }[]> {
  if (!countsProceedings(ask) || grids.length === 0) return []
  const { from, to, category } = query
  const { rows } = await sql<{ gridId: string; n: number }>`
    select p.grid_id as "gridId", count(*)::int as n
    from proceeding p ${category ? sql`join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id` : sql``}
    where p.jurisdiction_id = ${territory.jurisdiction.id} and p.procedure = ${query.procedure}
      and p.grid_id is not null and ${sql.join(placeFigure(ask, now).conditions, sql` and `)}
      and ${narrowedTo(staff, grids, versions)}
      ${category ? sql`and m.category = ${category}` : sql``}
      ${from ? sql`and p.opened_at >= ${`${from}T00:00:00+08:00`}::timestamptz` : sql``}
      ${to ? sql`and p.opened_at < ${`${to}T00:00:00+08:00`}::timestamptz + interval '1 day'` : sql``}
    group by p.grid_id`.execute(tx)
  return rows
}

/** Row-level security already holds back what is out of sight; said once more so that an index of grid or unit is walked. */
function narrowedTo(staff: Staff, grids: readonly GridRow[], versions: Versions): Sql {
  if (seesByUnitOnly(staff))
    return sql`p.unit_ids <> '{}' and p.unit_ids && ${[...staff.sight.units]}::uuid[]`
  if (staff.sight.reach !== 'scoped' && grids.length > 1) return sql`true`
  return sql`p.grid_id = any (${grids.flatMap(grid => versions.of(grid))}::uuid[])`
}

function rowOf(grid: GridRow, territory: Territory) {
  return {
    gridId: grid.id,
    code: grid.code,
    name: grid.name,
    kind: grid.kind as GridFigure['kind'],
    communityId: grid.communityId,
    communityName: territory.community(grid.communityId)?.name ?? '',
    at: labelPoint(grid),
  }
}

/** Civil days of Asia/Shanghai from one to the other: 0 on the same day. */
function daysBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((Date.parse(civilDay(to)) - Date.parse(civilDay(from))) / 86_400_000))
}
