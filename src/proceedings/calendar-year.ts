/** A year of the calendar as an office reads it, and whether a notice is missing that should be there. Pure. */
import { type Calendar, firstYear } from './calendar.ts'
import { checkYear } from './calendar-days.ts'
import { civilDay, numberOf, numberOfDay } from './days.ts'

export interface CalendarYear {
  readonly year: number
  /** Where the notice stands; null: not published yet, so the days are computed. */
  readonly source: string | null
  readonly provisional: boolean
  readonly workingDays: number
  /** Days off by name, make-up working days, days an office entered; a weekend is named only where a holiday covers it. */
  readonly days: readonly {
    readonly date: string
    readonly name: string
    readonly kind: 'holiday' | 'makeUp' | 'override'
    readonly working: boolean
    readonly provisional: boolean
  }[]
}

/** @throws Refusal calendarMissing for a year without data */
export function yearOf(calendar: Calendar, year: number): CalendarYear {
  checkYear(year)
  const [first, next] = [numberOf(year, 1, 1), numberOf(year + 1, 1, 1)]
  const all = Array.from({ length: next - first }, (_, index) => calendar.at(first + index))
  const notice = calendar.notice(year)
  return {
    year,
    source: notice?.source ?? null,
    provisional: notice === null,
    workingDays: all.filter(day => day.working).length,
    days: all.flatMap(({ day, kind, name, working, provisional }) =>
      kind === 'weekday' || kind === 'weekend'
        ? []
        : [{ date: day, name: name ?? '', kind, working, provisional }],
    ),
  }
}

export interface CalendarStatus {
  /** The year in question: this one while its notice is missing, else the next. */
  readonly year: number
  readonly missing: boolean
  /** The civil day from which its notice is missed. */
  readonly since: string | null
}

/** Whole weeks since a day: what is told once in each of them is told once a week at most, whatever the weekday it began on. */
export function weeksSince(day: string, now: Date): number {
  return Math.floor((numberOfDay(civilDay(now)) - numberOfDay(day)) / 7)
}

/** The State Council publishes next year's notice in the autumn (2025's: 12 November 2024; 2026's: 4 November 2025). */
const missedFrom = '11-01'

/** Is a notice missing that terms of today reach into? */
export function statusOf(calendar: Calendar, now: Date): CalendarStatus {
  const today = civilDay(now)
  const thisYear = Number(today.slice(0, 4))
  const year = calendar.notice(thisYear) ? thisYear + 1 : thisYear
  const since = `${year - 1}-${missedFrom}`
  const missing = calendar.notice(year) === null && today >= since && year >= firstYear
  return { year, missing, since: missing ? since : null }
}
