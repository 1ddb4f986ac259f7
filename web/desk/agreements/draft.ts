/** A draft as it is typed: amounts as text, kept in this browser tab until it is saved. */
import { newId } from '../../shell/ids.ts'
import { fenOf, yuanTyped } from '../../shell/money.ts'
import type { Agreements, Content } from './wire.ts'

export interface TypedRow {
  readonly key: string
  readonly dueOn: string
  readonly amount: string
}
export interface TypedClause {
  readonly key: string
  readonly text: string
  readonly manner: string
  readonly place: string
  readonly by: string
}
export interface Typed {
  readonly facts: string
  readonly responsibility: string
  readonly clauses: readonly TypedClause[]
  readonly hasMoney: boolean
  readonly payerId: string
  readonly payeeId: string
  readonly total: string
  readonly rows: readonly TypedRow[]
  readonly copies: number
}

export const newKey = () => newId()

export function typedFrom(content: Content | null, { parties }: Agreements): Typed {
  const of = (side: string) => parties.find(one => one.side === side)?.id ?? ''
  const money = content?.money ?? null
  return {
    facts: content?.facts ?? '',
    responsibility: content?.responsibility ?? '',
    clauses: (content?.clauses ?? [{ text: '', manner: '', place: '', by: '' }]).map(one => ({
      ...one,
      key: newKey(),
    })),
    hasMoney: money !== null,
    payerId: money?.payerId ?? of('respondent'),
    payeeId: money?.payeeId ?? of('applicant'),
    total: money ? yuanTyped(money.totalFen) : '',
    rows: (money?.rows ?? []).map(row => ({
      key: newKey(),
      dueOn: row.dueOn,
      amount: yuanTyped(row.amountFen),
    })),
    copies: content?.copies ?? parties.length + 1,
  }
}

/** Null while something is missing or is no amount. */
export function contentFrom(typed: Typed): Content | null {
  const { facts, responsibility, clauses, copies } = typed
  const money = moneyFrom(typed)
  const whole = clauses.every(one => one.text && one.manner && one.place && one.by)
  if (!facts.trim() || !responsibility.trim() || !whole || money === undefined) return null
  return { facts, responsibility, clauses: clauses.map(({ key, ...one }) => one), money, copies }
}

/** Undefined: not yet to be read. */
function moneyFrom({ hasMoney, payerId, payeeId, total, rows }: Typed): Content['money'] | undefined {
  if (!hasMoney) return null
  const totalFen = fenOf(total)
  const read = rows.map(row => ({ dueOn: row.dueOn, amountFen: fenOf(row.amount) }))
  if (totalFen === null || !payerId || !payeeId || read.some(row => row.amountFen === null || !row.dueOn))
    return undefined
  return { payerId, payeeId, totalFen, rows: read as { dueOn: string; amountFen: number }[] }
}

export function sumOf(rows: readonly TypedRow[]): number {
  return rows.reduce((sum, row) => sum + (fenOf(row.amount) ?? 0), 0)
}

const nameOf = (id: string) => `aili.agreement ${id}`

export function keptDraft(id: string): Typed | null {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(id)) ?? 'null') as Typed | null
  } catch {
    return null
  }
}

export function keepDraft(id: string, typed: Typed | null): void {
  try {
    if (typed === null) sessionStorage.removeItem(nameOf(id))
    else sessionStorage.setItem(nameOf(id), JSON.stringify(typed))
  } catch {
    // A browser that keeps nothing still saves.
  }
}
