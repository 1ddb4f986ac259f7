/** The days a ledger is asked for: as given, a week from its Monday, a month; and the instants they begin and end. Pure. */
import { Refusal } from '../kernel/errors.ts'
import { addDays, addMonths, dayOfNumber, numberOfDay, weekdayOfNumber } from '../proceedings/days.ts'
import type { Ledger } from './declared.ts'

export interface Period {
  readonly from: string
  /** The last day, included. */
  readonly to: string
  readonly beginsAt: Date
  /** The midnight after the last day. */
  readonly endsAt: Date
}

/** Two years and a leap day: more is a county's archive, not a ledger. */
const mostDays = 731

/**
 * Without a wish: the month of today. A week and a month are those the first day lies in.
 * @throws Refusal invalidInput
 * @example periodOf('week', { from: '2026-11-25' }, '2026-11-30') // 2026-11-23 … 2026-11-29
 */
export function periodOf(
  kind: Ledger['period'],
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: string,
): Period {
  const first = asked.from ?? (kind === 'week' ? today : firstOfMonth(today))
  if (kind === 'none') return between(today, today)
  if (kind === 'week') {
    const monday = addDays(first, -((weekdayOfNumber(numberOfDay(first)) + 6) % 7))
    return between(monday, addDays(monday, 6))
  }
  if (kind === 'month') return between(firstOfMonth(first), lastOfMonth(first))
  const last = asked.to ?? (asked.from === undefined ? lastOfMonth(today) : later(first, today))
  if (last < first) throw new Refusal('invalidInput', { reason: 'periodTurned' })
  if (numberOfDay(last) - numberOfDay(first) >= mostDays)
    throw new Refusal('invalidInput', { reason: 'periodLong', days: mostDays })
  return between(first, last)
}

function between(from: string, to: string): Period {
  return { from, to, beginsAt: midnight(from), endsAt: midnight(addDays(to, 1)) }
}

export function midnight(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`)
}

function firstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`
}

function lastOfMonth(day: string): string {
  return addDays(dayOfNumber(addMonths(numberOfDay(firstOfMonth(day)), 1)), -1)
}

function later(one: string, other: string): string {
  return one > other ? one : other
}
