/** The period a coverage is asked for: a month, a quarter, a year or any days. Pure. */
import { Refusal } from '../kernel/errors.ts'
import { addDays, numberOfDay } from '../proceedings/days.ts'

export interface Period {
  readonly from: string
  readonly to: string
}
/** Visits are kept two years: what lies before is counted nowhere any more. */
const longestDays = 366

/** The quarter a day lies in. */
export function quarterOf(day: string): Period {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))]
  const first = month - ((month - 1) % 3)
  return { from: `${year}-${two(first)}-01`, to: lastOf(year, first + 2) }
}

export function monthOf(day: string): Period {
  return { from: `${day.slice(0, 7)}-01`, to: lastOf(day.slice(0, 4), Number(day.slice(5, 7))) }
}

export function yearOf(day: string): Period {
  return { from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` }
}

/**
 * Both days asked for, or the quarter of today; never past today: what is to come is no coverage.
 * @throws Refusal invalidInput
 */
export function periodAsked(
  asked: { from?: string | undefined; to?: string | undefined },
  today: string,
): Period {
  const usual = quarterOf(today)
  const from = asked.from ?? (asked.to ? quarterOf(asked.to).from : usual.from)
  const to = asked.to ?? today
  const end = to > today ? today : to
  if (from > end) throw new Refusal('invalidInput', { input: 'from', problem: 'afterToday', latest: end })
  if (numberOfDay(end) - numberOfDay(from) >= longestDays)
    throw new Refusal('invalidInput', { input: 'from', problem: 'longPeriod', most: longestDays })
  return { from, to: end }
}

function lastOf(year: string, month: number): string {
  const next = month === 12 ? `${Number(year) + 1}-01-01` : `${year}-${two(month + 1)}-01`
  return addDays(next, -1)
}

const two = (n: number) => String(n).padStart(2, '0')
