/** Lists of matters: first pages and searches sized for a million rows; ids are found by index, details joined for one page only. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Asker } from '../asker.ts'
import { branchesFor, conditionsFor, type ListQuery, list } from './list-query.ts'

export interface MatterListRow {
  id: string
  number: string
  state: string
  level: number
  gridId: string | null
  communityId: string | null
  ownerUnitId: string
  handlerId: string | null
  handlerName: string | null
  handlerRole: string | null
  urgent: boolean
  sealed: boolean
  suspended: boolean
  nextDueAt: Date | null
  nextDueTerm: string | null
  nextDueProvisional: boolean
  overdue: boolean
  actCount: number
  openedAt: Date
  closedAt: Date | null
  lastActAt: Date
  excerpt: string
  category: string
  nature: string
  channel: string
  placeText: string
  reportedAt: Date
  lng: number | null
  lat: number | null
  photoCount: number
}
export interface Page {
  readonly rows: MatterListRow[]
  readonly nextCursor: string | null
  readonly total: number
  readonly totalIsLowerBound: boolean
}

/** Counting stops here and the page says "at least": at a million rows an exact count costs more than the page. A figure is counted further. */
const countLimit = (query: ListQuery) => (query.figure ? 100_000 : 1000)
type Sql = RawBuilder<unknown>

export async function listMatters(
  tx: Tx,
  jurisdictionId: number,
  asker: Asker,
  query: ListQuery,
  now: Date,
): Promise<Page> {
  const branches = branchesFor(query, asker)
  if (branches.length === 0) return { rows: [], nextCursor: null, total: 0, totalIsLowerBound: false }
  const { conditions, joinsMatter } = conditionsFor(query, jurisdictionId, now)
  const from = joinsMatter
    ? sql`proceeding p join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id`
    : sql`proceeding p`
  const order = orderOf(query)
  const after = query.cursor ? order.after(query.cursor) : []
  const branch = (own: Sql, limit: number, more: Sql[]) =>
    sql`(select p.id, ${order.key} as key from ${from} where ${sql.join([...conditions, own, ...more], sql` and `)} order by ${order.by} limit ${limit})`
  const union = (limit: number, more: Sql[]) =>
    sql.join(
      branches.map(own => branch(own, limit, more)),
      sql` union `,
    )
  const [page, count] = [
    await sql<{
      id: string
      key: Date | null
    }>`select id, key from (${union(query.limit + 1, after)}) u order by ${order.outer} limit ${query.limit + 1}`.execute(
      tx,
    ),
    await sql<{
      n: number
    }>`select count(*)::int as n from (select distinct id from (${countUnion(branches, conditions, from, countLimit(query))}) v limit ${countLimit(query) + 1}) w`.execute(
      tx,
    ),
  ]
  const ids = page.rows.slice(0, query.limit)
  const last = ids.at(-1)
  const n = count.rows[0]?.n ?? 0
  return {
    rows: await rowsOf(
      tx,
      jurisdictionId,
      ids.map(row => row.id),
    ),
    nextCursor: page.rows.length > query.limit && last ? cursorOf(last) : null,
    total: Math.min(n, countLimit(query)),
    totalIsLowerBound: n > countLimit(query),
  }
}

function countUnion(branches: Sql[], conditions: Sql[], from: Sql, limit: number): Sql {
  return sql.join(
    branches.map(
      own =>
        sql`(select p.id from ${from} where ${sql.join([...conditions, own], sql` and `)} limit ${limit + 1})`,
    ),
    sql` union all `,
  )
}

interface Order {
  readonly key: Sql
  readonly by: Sql
  readonly outer: Sql
  after(cursor: string): Sql[]
}

function orderOf(query: ListQuery): Order {
  const isOpen =
    query.list !== 'closed' &&
    (query.list !== 'all' || query.figure !== undefined) &&
    !['received7d', 'closed7d', 'dissatisfied', 'missed90d', 'rated90d'].includes(query.figure ?? '')
  if (query.sort === 'due' && isOpen) {
    return {
      key: sql`p.next_due_at`,
      by: sql`p.next_due_at, p.id`,
      outer: sql`key, id`,
      after: cursor => {
        const { key, id } = readCursor(cursor)
        return key === null
          ? [sql`p.next_due_at is null and p.id > ${id}`]
          : [
              sql`(p.next_due_at > ${key} or (p.next_due_at = ${key} and p.id > ${id}) or p.next_due_at is null)`,
            ]
      },
    }
  }
  const column = query.sort === 'lastAct' ? sql`p.last_act_at` : sql`p.opened_at`
  return {
    key: column,
    by: sql`${column} desc, p.id`,
    outer: sql`key desc, id`,
    after: cursor => {
      const { key, id } = readCursor(cursor)
      return [sql`(${column} < ${key} or (${column} = ${key} and p.id > ${id}))`]
    },
  }
}

function cursorOf(row: { id: string; key: Date | null }): string {
  return Buffer.from(JSON.stringify([row.key?.toISOString() ?? null, row.id])).toString('base64url')
}

const cursorShape = z.tuple([z.iso.datetime().nullable(), z.uuid()])

function readCursor(cursor: string): { key: Date | null; id: string } {
  try {
    const [key, id] = cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { key: key === null ? null : new Date(key), id }
  } catch {
    throw new Refusal('invalidInput', { input: 'cursor', problem: 'unreadable' })
  }
}

/** Details of the matters named, in the order named; those out of sight are left out. */
export async function rowsOf(
  tx: Tx,
  jurisdictionId: number,
  ids: readonly string[],
): Promise<MatterListRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<MatterListRow>`
    select p.id, p.number, p.state, p.level, p.grid_id as "gridId", p.community_id as "communityId", p.owner_unit_id as "ownerUnitId",
      p.handler_id as "handlerId", h.name as "handlerName",
      (select o.role from post o where o.jurisdiction_id = p.jurisdiction_id and o.person_id = p.handler_id order by o.valid_from limit 1) as "handlerRole",
      p.urgent, p.sealed, p.suspended, p.next_due_at as "nextDueAt", p.next_due_term as "nextDueTerm",
      p.next_due_provisional as "nextDueProvisional", p.overdue, p.act_count as "actCount", p.opened_at as "openedAt", p.closed_at as "closedAt",
      p.last_act_at as "lastActAt", left(m.text, 120) as excerpt, m.category, m.nature, m.channel, m.place_text as "placeText", m.reported_at as "reportedAt",
      m.lng, m.lat, (select count(*)::int from file f where f.jurisdiction_id = p.jurisdiction_id and f.proceeding_id = p.id) as "photoCount"
    from proceeding p
    join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
    left join person h on h.jurisdiction_id = p.jurisdiction_id and h.id = p.handler_id
    where p.jurisdiction_id = ${jurisdictionId} and p.id in ${list(ids)}`.execute(tx)
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}
