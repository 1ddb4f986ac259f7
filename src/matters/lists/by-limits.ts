/** Matters by what limits a list: each half by a function of the database that reads a bounded number of rows (sql/0054, 0058 and 0059). */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import { type Asked, type FoundIds, together } from './by-filters.ts'
import type { Limits, Way } from './limits.ts'
import { allVersionsOf, type Half } from './list-query.ts'
import { type After, writtenKey } from './order.ts'

type Sql = RawBuilder<unknown>

/** @param ways in which it waits for the reader, of what is open alone; null = whatever is in sight */
export async function findByLimits(
  tx: Tx,
  asked: Asked,
  half: Half,
  limits: Limits,
  ways: readonly Way[] | null,
): Promise<FoundIds> {
  const halves = half === 'whole' ? (['open', 'closed'] as const) : [half]
  const read = (after: After | null) => listed(tx, asked, halves, limits, ways, after)
  const found = await read(asked.after)
  if (!asked.after) return found
  const { n, isLowerBound } = await read(null)
  return { ids: found.ids, n, isLowerBound }
}

interface Listed {
  readonly ids: string[] | null
  readonly keys: (string | null)[] | null
  readonly n: number
  readonly isLeft: boolean
}

async function listed(
  tx: Tx,
  asked: Asked,
  halves: readonly ('open' | 'closed')[],
  limits: Limits,
  ways: readonly Way[] | null,
  after: After | null,
): Promise<FoundIds> {
  const { query, order, counted } = asked
  const limited = limitedBy(asked, limits)
  const rest = sql`${columnOf[order.kind]}::text, ${after?.key ?? null}::timestamptz, ${after?.id ?? null}::uuid, ${query.limit + 1}::integer, ${counted}::integer`
  const readings: Readonly<Record<'open' | 'closed', Sql>> = {
    open: sql`open_listed(${limited}, ${waysAsJson(ways)}, ${rest})`,
    closed: sql`ended_listed(${limited}, ${rest})`,
  }
  const texts = halves.map(
    half => sql`select ids::text[] as ids, array(select ${writtenKey(sql`k`)} from unnest(keys) with ordinality o(k, place) order by place) as keys,
      n, is_left as "isLeft" from ${readings[half]}`,
  )
  const { rows } = await sql<Listed>`/* prepared by text */ ${sql.join(texts, sql` union all `)}`.execute(tx)
  const [first, second] = rows.map(row => ({
    ids: (row.ids ?? []).map((id, i) => ({ id, key: row.keys?.[i] ?? null })),
    n: row.n,
    isLowerBound: row.isLeft,
  }))
  if (!first) throw new Error('a list was asked for and no row came back')
  return second ? together(asked, first, second) : first
}

/** A grid's matters are those of all its versions. */
export function limitedBy({ jurisdictionId, query }: Asked, limits: Limits): Sql {
  const grids = query.gridId
    ? sql` || jsonb_build_object('grids', ${allVersionsOf(jurisdictionId, query.gridId)}::text)`
    : sql``
  return sql`${JSON.stringify(limits)}::text::jsonb${grids}`
}

export const waysAsJson = (ways: readonly Way[] | null): Sql =>
  sql`${ways === null ? null : JSON.stringify(ways, asArrays)}::text::jsonb`

/** Lists as the database writes them. */
const asArrays = (name: string, value: unknown) =>
  name !== '' && Array.isArray(value) ? `{${value.join(',')}}` : value

export const columnOf = { due: 'next_due_at', reported: 'opened_at', lastAct: 'last_act_at' } as const
