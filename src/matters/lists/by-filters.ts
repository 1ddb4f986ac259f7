/** Matters of a number, and what waits for the reader asked for together with what has ended: each way of concerning the reader walks an index in order. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import type { Asker } from '../asker.ts'
import { branchesFor, type Half, type ListQuery } from './list-query.ts'
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

export async function findByFilters(tx: Tx, asked: Asked, half: Half): Promise<FoundIds> {
  const { asker, query, order, after, conditions, counted } = asked
  const branches = branchesFor(query, asker).map(
    own => sql`${sql.join([...conditions, halfConditions[half], own], sql` and `)}`,
  )
  const limit = sql.lit(query.limit + 1)
  const pages = rowsAfter(order, after, order.key, sql`p.id`).flatMap(more =>
    branches.map(
      where =>
        sql`(select p.id, ${order.key} as key from proceeding p where ${where} and ${more} order by ${order.by} limit ${limit})`,
    ),
  )
  const { rows: ids } = await sql<After>`select id, ${writtenKey(sql`key`)} as key
    from (${sql.join(pages, sql` union `)}) u order by ${order.outer(sql`u.key`, sql`u.id`)} limit ${limit}`.execute(
    tx,
  )
  const counts = branches.map(
    where => sql`(select p.id from proceeding p where ${where} limit ${sql.lit(counted + 1)})`,
  )
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select ${
    counts.length > 1 ? sql`distinct` : sql``
  } id from (${sql.join(counts, sql` union all `)}) v limit ${sql.lit(counted + 1)}) w`.execute(tx)
  const n = rows[0]?.n ?? 0
  return { ids, n, isLowerBound: n > counted }
}

const halfConditions: Readonly<Record<Half, Sql>> = {
  open: sql`p.closed_at is null`,
  closed: sql`p.closed_at is not null`,
  whole: sql`true`,
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
