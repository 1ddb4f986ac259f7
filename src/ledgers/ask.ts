/** What is asked of a ledger, and what its query answers: rows in the order of the paper, a page at a time by the key of the last row. */
import { z } from 'zod'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Language, Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff, Territory } from '../territory/index.ts'
import type { Area } from './area.ts'
import type { LedgerName } from './declared.ts'
import type { Period } from './period.ts'

export type Value = string | number | boolean | Date | null | readonly string[]

export interface LedgerRow {
  readonly id: string
  readonly values: Readonly<Record<string, Value>>
  /** Where the desk opens it. */
  readonly opens?: Opens
}

export interface Opens {
  readonly kind: 'matter' | 'household' | 'ledger' | 'proceedings'
  readonly id: string
  readonly query?: Readonly<Record<string, string>>
}

export interface Ask {
  readonly kernel: Kernel
  readonly staff: Staff
  readonly territory: Territory
  readonly t: Translate
  readonly language: Language
  readonly name: LedgerName
  readonly area: Area
  readonly period: Period
  readonly kind: string
  /** Matters there alone. */
  readonly buildingId: string | null
  /** Whose diary. */
  readonly personId: string | null
  readonly now: Date
  readonly today: string
}

/** Where the last page ended: the key of its last row. */
export type Key = readonly string[]

export interface Page {
  readonly rows: readonly LedgerRow[]
  /** Null: there is nothing after this. */
  readonly last: Key | null
  /** How many there are in all, where reading the page has told it. */
  readonly total?: number
  /** The instant it tells of, where that is not now. */
  readonly asOf?: Date
}

export interface Source {
  page(tx: Tx, ask: Ask, after: Key | null, limit: number): Promise<Page>
  /** Counted no further than the limit. */
  count(tx: Tx, ask: Ask, limit: number): Promise<number>
}

const cursorShape = z.tuple([z.array(z.string().max(200)).min(1).max(8), z.number().int().min(0)])

/** A place to go on from, with how many rows went before it. */
export function cursorOf(last: Key, before: number): string {
  return Buffer.from(JSON.stringify([last, before])).toString('base64url')
}

/** @throws Refusal invalidInput */
export function readCursor(cursor: string): { after: Key; before: number } {
  try {
    const [after, before] = cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { after, before }
  } catch {
    throw new Refusal('invalidInput', { input: 'cursor', problem: 'unreadable' })
  }
}

/** A page of rows that were read one too many to see whether there are more. */
export function pageOf<R>(
  read: readonly R[],
  limit: number,
  rowOf: (row: R) => LedgerRow,
  keyOf: (row: R) => Key,
): Page {
  const rows = read.slice(0, limit)
  const last = rows.at(-1)
  return { rows: rows.map(rowOf), last: read.length > limit && last !== undefined ? keyOf(last) : null }
}

/** A key that somebody made up. */
export function instantIn(key: Key, at: number): Date {
  const read = new Date(key[at] ?? '')
  if (Number.isNaN(read.getTime()))
    throw new Refusal('invalidInput', { input: 'cursor', problem: 'unreadable' })
  return read
}

export function uuidIn(key: Key, at: number): string {
  const read = z.uuid().safeParse(key[at])
  if (!read.success) throw new Refusal('invalidInput', { input: 'cursor', problem: 'unreadable' })
  return read.data
}

export function gridName(ask: Ask, gridId: string | null): string | null {
  return gridId === null ? null : (ask.territory.gridVersion(gridId)?.name ?? null)
}

export function communityName(ask: Ask, communityId: string | null): string | null {
  return communityId === null ? null : (ask.territory.community(communityId)?.name ?? null)
}
