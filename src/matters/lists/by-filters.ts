/** Matters by what narrows a list: each way of concerning the reader, among the open and among the ended, walks an index of its own in order. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import type { Asker } from '../asker.ts'
import { branchesFor, filtersOf, type Half, type ListQuery } from './list-query.ts'
import { type After, type Order, rowsAfter, writtenKey } from './order.ts'

type Sql = RawBuilder<unknown>

export interface Asked {
  readonly jurisdictionId: number
  readonly asker: Asker
  readonly query: ListQuery
  readonly conditions: readonly Sql[]
  readonly order: Order
  readonly after: After | null
  readonly now: Date
  /** How many are counted at most. */
  readonly counted: number
}
export interface FoundIds {
  /** One more than the page holds where there is a next one. */
  readonly ids: readonly After[]
  readonly n: number
  /** There may be more than were counted. */
  readonly isLowerBound: boolean
}

/** Of the first pages that the desk and the phone ask for; a plan kept for every other size would fill the memory. */
const pageSizes: ReadonlySet<number> = new Set([30, 50])

export async function findByFilters(tx: Tx, asked: Asked, half: Half): Promise<FoundIds> {
  const { asker, query, order, after, conditions, counted } = asked
  const branches = branchesFor(query, asker).flatMap(own =>
    halvesOf(asked, half).map(condition => sql`${sql.join([...conditions, condition, own], sql` and `)}`),
  )
  const pages = rowsAfter(order, after, order.key, sql`p.id`).flatMap(more =>
    branches.map(where => pageOf(asked, half, sql`${where} and ${more}`)),
  )
  // The plan depends on no value unless there are filters; the text is one for each way of reading.
  const isUsual = filtersOf(query) === 0 && !query.q && !after && pageSizes.has(query.limit)
  const planned = isUsual ? sql`/* prepared by text */ ` : sql``
  const { rows: ids } = await sql<After>`${planned}select id, ${writtenKey(sql`key`)} as key
    from (${sql.join(pages, sql` union `)}) u order by ${order.outer(sql`u.key`, sql`u.id`)} limit ${sql.lit(query.limit + 1)}`.execute(
    tx,
  )
  const counts = branches.map(
    where => sql`(select p.id from proceeding p where ${where} limit ${sql.lit(counted + 1)})`,
  )
  const { rows } = await sql<{ n: number }>`${planned}select count(*)::int as n from (select ${
    counts.length > 1 ? sql`distinct` : sql``
  } id from (${sql.join(counts, sql` union all `)}) v limit ${sql.lit(counted + 1)}) w`.execute(tx)
  const n = rows[0]?.n ?? 0
  return { ids, n, isLowerBound: n > counted }
}

function pageOf({ query, order, jurisdictionId, now }: Asked, half: Half, where: Sql): Sql {
  const limit = sql.lit(query.limit + 1)
  if (order.kind !== 'lastAct' || half === 'open' || (!query.from && !query.to))
    return sql`(select p.id, ${order.key} as key from proceeding p where ${where} order by ${order.by} limit ${limit})`
  // Opened in a time and ordered by the last act: each month has its latest acts.
  const day = (at: Sql) => sql`date_trunc('month', ${at} at time zone 'Asia/Shanghai')`
  const from = query.from
    ? sql`${`${query.from}T00:00:00+08:00`}::timestamptz`
    : sql`(select min(opened_at) from proceeding where jurisdiction_id = ${jurisdictionId} and procedure = 'matter')`
  const to = query.to
    ? sql`${`${query.to}T00:00:00+08:00`}::timestamptz`
    : sql`${now}::timestamptz + interval '31 days'`
  return sql`(select x.id, x.key from generate_series(${day(from)}, ${day(to)}, '1 month') month cross join lateral (
    select p.id, ${order.key} as key from proceeding p where ${where} and p.opened_month = to_char(month, 'YYYYMM')::integer
    order by ${order.by} limit ${limit}) x order by x.key desc, x.id limit ${limit})`
}

/** Of everything newest first the index of all is the shortest way; whatever narrows it has an index of each half. */
function halvesOf({ query, asker }: Asked, half: Half): Sql[] {
  const open = sql`p.closed_at is null`
  const closed = sql`p.closed_at is not null`
  if (half === 'open') return [open]
  if (half === 'closed') return [closed]
  const isPlain =
    asker.sight.reach !== 'scoped' && query.sort !== 'lastAct' && filtersOf(query) === (query.figure ? 1 : 0)
  return isPlain || query.figure === 'dissatisfied' || query.figure === 'rated90d'
    ? [sql`true`]
    : [open, closed]
}

/** The open and the ended as one list. */
export function together({ order, query, counted }: Asked, open: FoundIds, ended: FoundIds): FoundIds {
  const n = open.n + ended.n
  return {
    ids: [...open.ids, ...ended.ids].sort(order.compare).slice(0, query.limit + 1),
    n: Math.min(n, counted + 1),
    isLowerBound: open.isLowerBound || ended.isLowerBound || n > counted,
  }
}
