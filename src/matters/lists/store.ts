/** Lists of matters: first pages and searches sized for a million rows; ids are found by index, details joined for one page only. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import type { Asker } from '../asker.ts'
import { type Asked, type FoundIds, findByFilters, together } from './by-filters.ts'
import { findByLimits } from './by-limits.ts'
import { findByWords } from './found.ts'
import { limitsAsData, waysOf } from './limits.ts'
import { branchesFor, conditionsFor, halfOf, isEmpty, type ListQuery } from './list-query.ts'
import { cursorOf, orderOf, readCursor } from './order.ts'

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

/** Counting stops here and the page says "at least": at a million rows an exact count costs more than the page. */
const countLimit = ({ figure }: ListQuery) => (figure === 'missed90d' ? 200 : 1000)

const numberPattern = /^\d{8}-\d{1,9}$/

export async function listMatters(
  tx: Tx,
  jurisdictionId: number,
  asker: Asker,
  query: ListQuery,
  now: Date,
): Promise<Page> {
  const after = readCursor(query.cursor)
  if (branchesFor(query, asker).length === 0 || isEmpty(query))
    return { rows: [], nextCursor: null, total: 0, totalIsLowerBound: false }
  const words = query.q && !numberPattern.test(query.q) ? query.q : null
  const conditions = conditionsFor(query, jurisdictionId, now)
  if (words === null && query.q) conditions.push(sql`p.number = ${query.q}`)
  const counted = countLimit(query)
  const asked = { jurisdictionId, asker, query, conditions, order: orderOf(query), after, now, counted }
  const found = words === null ? await findLimited(tx, asked) : await findBySaid(tx, asked, words)
  const ids = found.ids.slice(0, query.limit)
  const last = ids.at(-1)
  return {
    rows: await rowsOf(
      tx,
      jurisdictionId,
      ids.map(row => row.id),
    ),
    nextCursor: found.ids.length > query.limit && last ? cursorOf(last) : null,
    total: found.isLowerBound ? roughly(Math.min(found.n, counted)) : found.n,
    totalIsLowerBound: found.isLowerBound || found.n > counted,
  }
}

/** "At least 700": how far the reading went is of no use to anybody. */
const roughly = (n: number) => (n < 100 ? n : n - (n % 50))

async function findLimited(tx: Tx, asked: Asked): Promise<FoundIds> {
  const { query, asker, now } = asked
  const half = halfOf(query)
  const ways = waysOf(query, asker)
  return query.q || (ways !== null && half !== 'open')
    ? findByFilters(tx, asked, half)
    : findByLimits(tx, asked, half, limitsAsData(query, now), ways)
}

/** By their last act the ended are looked for by months and the open are not: each half has its latest. */
async function findBySaid(tx: Tx, asked: Asked, words: string): Promise<FoundIds> {
  const half = halfOf(asked.query)
  if (half !== 'whole' || asked.order.kind !== 'lastAct') return findByWords(tx, asked, half, words)
  const open = await findByWords(tx, asked, 'open', words)
  return together(asked, open, await findByWords(tx, asked, 'closed', words))
}

/** Details of the matters named, in the order named; those out of sight are left out. */
export async function rowsOf(
  tx: Tx,
  jurisdictionId: number,
  ids: readonly string[],
): Promise<MatterListRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<MatterListRow>`/* prepared matter_rows */
    select * from matter_rows(${jurisdictionId}, ${ids}::uuid[])`.execute(tx)
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}
