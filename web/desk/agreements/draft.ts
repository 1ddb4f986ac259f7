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

/** A new draft begins with what was agreed on in the room. */
export function typedFrom(content: Content | null, { parties, points, today }: Agreements): Typed {
  const of = (side: string) => parties.find(one => one.side === side)?.id ?? ''
  const money = content?.money ?? null
  return {
    facts: content?.facts ?? '',
    responsibility: content?.responsibility ?? '',
    clauses: content
      ? content.clauses.map(one => ({ ...one, key: newKey() }))
      : points.length > 0
        ? clausesOf(points, today)
        : [emptyClause()],
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

export const emptyClause = (): TypedClause => ({ key: newKey(), text: '', manner: '', place: '', by: '' })

/** Points as they were agreed on; a time that is no day stays in words, to be read where the day is chosen. */
export function clausesOf(points: Agreements['points'], today: string): TypedClause[] {
  return points.map(({ text, manner, place, time }) => {
    const by = dayIn(time, today)
    return { key: newKey(), text: by || !time ? text : `${text}（${time}）`, manner, place, by }
  })
}

/** The one day that words name: 2026-12-31, 2026年12月31日前, 12月31日 (the next there is); otherwise none. */
export function dayIn(words: string, today: string): string {
  const found = [...words.matchAll(/(?:(\d{4})\s*[年\-/.]\s*)?(\d{1,2})\s*[月\-/.]\s*(\d{1,2})\s*[日号]?/g)]
  const [one] = found
  if (!one || found.length > 1) return ''
  const [, year, month = '', date = ''] = one
  const rest = `-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const thisYear = Number(today.slice(0, 4))
  const day = `${year ?? (today.slice(4) <= rest ? thisYear : thisYear + 1)}${rest}`
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : ''
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
