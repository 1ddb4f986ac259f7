/** Open matters as points on the map: number, state, kind and due instant; no word of a resident, nothing sealed, never more than asked for. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Language, Translate } from '../kernel/i18n.ts'
import { placeCell } from '../matters/lists/search.ts'
import { rounded } from '../territory/coordinates.ts'
import { categoryOf } from '../territory/index.ts'
import type { Reading } from './figures.ts'
import type { MapPoints, PointsQuery } from './shape.ts'
import { seesByUnitOnly } from './sight.ts'

interface Row {
  id: string
  number: string
  state: string
  category: string
  gridId: string | null
  urgent: boolean
  nextDueAt: Date | null
  lng: number
  lat: number
}
type Sql = RawBuilder<unknown>
type Box = readonly [west: number, south: number, east: number, north: number]

/** Matters without a point are counted up to here. */
const countLimit = 1000
/** A view of no more cells of 300 m than these is looked up by cell, a wider one walks what is due first. */
const mostCells = 150

export async function readPoints(
  tx: Tx,
  query: PointsQuery,
  reading: Reading,
  words: { t: Translate; language: Language },
): Promise<MapPoints> {
  const { now } = reading
  const box = boxOf(query.bbox)
  const conditions = conditionsFor(query, reading)
  const rows = await found(tx, [...conditions, ...within(box)], query.limit + 1)
  return {
    type: 'FeatureCollection',
    truncated: rows.length > query.limit,
    withoutPoint: await placeless(tx, conditions),
    features: rows.slice(0, query.limit).map(row => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [rounded(row.lng), rounded(row.lat)] },
      properties: {
        id: row.id,
        number: row.number,
        state: row.state,
        stateLabel: words.t(`matter:state.${row.state}`),
        category: row.category,
        categoryLabel: categoryOf(row.category)?.[words.language === 'en' ? 'en' : 'zh'] ?? row.category,
        gridId: row.gridId,
        urgent: row.urgent,
        overdue: row.nextDueAt !== null && row.nextDueAt < now,
        dueAt: row.nextDueAt?.toISOString() ?? null,
      },
    })),
  }
}

async function found(tx: Tx, conditions: readonly Sql[], limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id, p.number, p.state, m.category, p.grid_id as "gridId", p.urgent, p.next_due_at as "nextDueAt", m.lng, m.lat
    from proceeding p join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
    where ${sql.join(conditions, sql` and `)} and m.lng is not null and m.lat is not null
    order by p.next_due_at, p.id limit ${limit}`.execute(tx)
  return rows
}

async function placeless(tx: Tx, conditions: readonly Sql[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from proceeding p join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
      where ${sql.join(conditions, sql` and `)} and m.lng is null limit ${countLimit}) few`.execute(tx)
  return rows[0]?.n ?? 0
}

function conditionsFor(query: PointsQuery, { territory, staff, now }: Reading): Sql[] {
  const { sight } = staff
  return [
    sql`p.jurisdiction_id = ${territory.jurisdiction.id}`,
    sql`p.procedure = 'matter'`,
    sql`p.closed_at is null`,
    sql`not p.sealed`,
    ...(seesByUnitOnly(staff) ? [sql`p.unit_ids && ${[...sight.units]}::uuid[]`] : []),
    ...(query.state ? [sql`p.state = ${query.state}`] : []),
    ...(query.category ? [sql`m.category = ${query.category}`] : []),
    ...(query.gridId ? [sql`p.grid_id = ${query.gridId}`] : []),
    ...(query.overdue === undefined
      ? []
      : [
          query.overdue
            ? sql`p.next_due_at < ${now}`
            : sql`(p.next_due_at is null or p.next_due_at >= ${now})`,
        ]),
    ...(query.from ? [sql`p.opened_at >= ${`${query.from}T00:00:00+08:00`}::timestamptz`] : []),
    ...(query.to ? [sql`p.opened_at < ${`${query.to}T00:00:00+08:00`}::timestamptz + interval '1 day'`] : []),
  ]
}

function boxOf(bbox: string | undefined): Box | null {
  return bbox === undefined ? null : (bbox.split(',').map(Number) as unknown as Box)
}

function within(box: Box | null): Sql[] {
  if (box === null) return []
  const [west, south, east, north] = box
  const cells = cellsOf(box)
  return [
    sql`m.lng between ${west} and ${east}`,
    sql`m.lat between ${south} and ${north}`,
    ...(cells ? [sql`m.place_cell = any (${cells}::text[])`] : []),
  ]
}

/** The cells a view touches; null when they are too many. */
function cellsOf([west, south, east, north]: Box): string[] | null {
  const [x0 = 0, y0 = 0] = placeCell(west, south).split(':').map(Number)
  const [x1 = 0, y1 = 0] = placeCell(east, north).split(':').map(Number)
  if (x1 < x0 || y1 < y0 || (x1 - x0 + 1) * (y1 - y0 + 1) > mostCells) return null
  const cells: string[] = []
  for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) cells.push(`${x}:${y}`)
  return cells
}
