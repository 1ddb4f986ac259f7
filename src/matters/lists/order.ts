/** In which order a list is read, and how its next page goes on from the last row of the one before. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { type ListQuery, listedHalf } from './list-query.ts'

type Sql = RawBuilder<unknown>

export interface Order {
  /** What is due first, or the latest of a kind. */
  readonly kind: 'due' | 'reported' | 'lastAct'
  readonly key: Sql
  readonly by: Sql
  outer(key: Sql, id: Sql): Sql
  compare(a: After, b: After): number
}

/** A row's place in the list; its instant to the microsecond, in UTC, so that later ones are greater as text. */
export interface After {
  readonly key: string | null
  readonly id: string
}

/** What has ended is not due any more: it comes newest first. */
export function orderOf(query: ListQuery): Order {
  const byId = (a: After, b: After) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  if (query.sort === 'due' && listedHalf(query) === 'open')
    return {
      kind: 'due',
      key: sql`p.next_due_at`,
      by: sql`p.next_due_at, p.id`,
      outer: (key, id) => sql`${key}, ${id}`,
      compare: (a, b) => compareKeys(a.key ?? '~', b.key ?? '~') || byId(a, b),
    }
  const kind = query.sort === 'lastAct' ? 'lastAct' : 'reported'
  const key = kind === 'lastAct' ? sql`p.last_act_at` : sql`p.opened_at`
  return {
    kind,
    key,
    by: sql`${key} desc, p.id`,
    outer: (outerKey, id) => sql`${outerKey} desc, ${id}`,
    compare: (a, b) => compareKeys(b.key ?? '', a.key ?? '') || byId(a, b),
  }
}

const compareKeys = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** An instant as it stands in a cursor. */
export const writtenKey = (key: Sql): Sql =>
  sql`to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/**
 * The rows after one, as alternatives that each walk an index from there on.
 * @param id column of the row's id
 */
export function rowsAfter({ kind }: Order, after: After | null, key: Sql, id: Sql): Sql[] {
  if (!after) return [sql`true`]
  const without = sql`${key} is null and ${id} > ${after.id}::uuid`
  if (after.key === null) return [without]
  const at = sql`${after.key}::timestamptz`
  if (kind !== 'due') return [sql`${key} <= ${at} and (${key} < ${at} or ${id} > ${after.id}::uuid)`]
  return [
    sql`${key} >= ${at} and (${key} > ${at} or ${id} > ${after.id}::uuid)`,
    // What has no due instant comes last.
    sql`${key} is null`,
  ]
}

export function cursorOf({ key, id }: After): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-](0\d|1[0-5])(:\d\d)?)$/)
  .refine(text => !Number.isNaN(Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))))
const cursorShape = z.tuple([instant.nullable(), z.uuid()])

/** @throws Refusal invalidInput when it is none of ours */
export function readCursor(cursor: string | undefined): After | null {
  if (!cursor) return null
  try {
    const [key, id] = cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { key, id }
  } catch {
    throw new Refusal('invalidInput', { input: 'cursor', problem: 'unreadable' })
  }
}
