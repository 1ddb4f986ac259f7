/** Open matters as points on the map: number, state, kind and due instant; no word of a resident, nothing sealed, never more than asked for. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Language, Translate } from '../kernel/i18n.ts'
import { rounded } from '../territory/coordinates.ts'
import { categoryOf } from '../territory/index.ts'
import { boxOf } from '../territory/locate.ts'
import type { Reading } from './figures.ts'
import type { MapPoints, PointsQuery } from './shape.ts'
import { type Versions, versionsOf } from './sight.ts'

interface Row {
  id: string
  number: string
  state: string
  category: string
  gridId: string | null
  urgent: boolean
  nextDueAt: Date | null
  lng: number | null
  lat: number | null
}
type Sql = RawBuilder<unknown>
type Box = readonly [west: number, south: number, east: number, north: number]

/** Those due first, as many as asked for; what has no point is counted among them. Bounded by what is open in the view, never by what there ever was. */
export async function readPoints(
  tx: Tx,
  query: PointsQuery,
  reading: Reading,
  words: { t: Translate; language: Language },
): Promise<MapPoints> {
  const box = query.bbox === undefined ? null : (query.bbox.split(',').map(Number) as unknown as Box)
  const conditions = conditionsFor(query, reading)
  if (box) conditions.push(...within(box, reading, await versionsOf(tx, reading.territory)))
  const rows = await found(tx, conditions, query.limit + 1)
  const sent = rows.slice(0, query.limit)
  return {
    type: 'FeatureCollection',
    truncated: rows.length > query.limit,
    withoutPoint: sent.filter(row => row.lng === null).length,
    features: sent.flatMap(row =>
      row.lng === null || row.lat === null ? [] : [featureOf(row, row.lng, row.lat, reading, words)],
    ),
  }
}

function featureOf(
  row: Row,
  lng: number,
  lat: number,
  { now }: Reading,
  { t, language }: { t: Translate; language: Language },
): MapPoints['features'][number] {
  const { id, number, state, category, gridId, urgent, nextDueAt } = row
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [rounded(lng), rounded(lat)] },
    properties: {
      id,
      number,
      state,
      stateLabel: t(`matter:state.${state}`),
      category,
      categoryLabel: categoryOf(category)?.[language === 'en' ? 'en' : 'zh'] ?? category,
      gridId,
      urgent,
      overdue: nextDueAt !== null && nextDueAt < now,
      dueAt: nextDueAt?.toISOString() ?? null,
    },
  }
}

async function found(tx: Tx, conditions: readonly Sql[], limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id, p.number, p.state, m.category, p.grid_id as "gridId", p.urgent, p.next_due_at as "nextDueAt", m.lng, m.lat
    from proceeding p join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
    where ${sql.join(conditions, sql` and `)}
    order by p.next_due_at, p.id limit ${limit}`.execute(tx)
  return rows
}

function conditionsFor(query: PointsQuery, { territory, staff, now }: Reading): Sql[] {
  return [
    sql`p.jurisdiction_id = ${territory.jurisdiction.id}`,
    sql`p.procedure = 'matter'`,
    sql`p.closed_at is null`,
    sql`not p.sealed`,
    ...inSight(staff.sight),
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

/** Row-level security says the same; said here too, indexes of grid, community and unit find what it lets through. */
function inSight({ reach, grids, communities, units }: Reading['staff']['sight']): Sql[] {
  if (reach !== 'scoped') return []
  const ways = [
    ...(grids.length > 0 ? [sql`p.grid_id = any (${[...grids]}::uuid[])`] : []),
    ...(communities.length > 0 ? [sql`p.community_id = any (${[...communities]}::uuid[])`] : []),
    ...(units.length > 0 ? [sql`(p.unit_ids <> '{}' and p.unit_ids && ${[...units]}::uuid[])`] : []),
  ]
  return ways.length === 0 ? [sql`false`] : [sql`(${sql.join(ways, sql` or `)})`]
}

/** The grids that a view touches narrow it by their index; beside them what lies in none. */
function within(box: Box, { territory }: Reading, versions: Versions): Sql[] {
  const [west, south, east, north] = box
  const touched = territory.grids.filter(({ boundary }) => boundary && overlap(boxOf(boundary), box))
  const isWide = touched.length * 2 > territory.grids.length
  const ids = touched.flatMap(grid => versions.of(grid))
  return [
    sql`m.lng between ${west} and ${east}`,
    sql`m.lat between ${south} and ${north}`,
    ...(isWide ? [] : [sql`(p.grid_id = any (${ids}::uuid[]) or p.grid_id is null)`]),
  ]
}

function overlap(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
}
