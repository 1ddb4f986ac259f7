/** Days as an office enters them into the calendar: checked before anything is written, and which days a change touches. Pure. */
import { Refusal } from '../kernel/errors.ts'
import { type Calendar, checkedSpans, firstYear, type NoticeDay, type OfficeHours } from './calendar.ts'
import { dayOfNumber, numberOf, numberOfDay, weekdayOfNumber } from './days.ts'
import { lastComputableYear } from './statutory.ts'

/** Rest days, or days of work, one after another. */
export interface DayRange {
  readonly from: string
  /** The last of them; the first alone when left out. */
  readonly to?: string | undefined
}

/** Civil days a change touches; `to` is null when it touches all from then on. */
export interface Touched {
  readonly from: string
  readonly to: string | null
}

/**
 * The days of a range, first to last.
 * @throws Refusal invalidInput (a day that does not exist, last before first, two years), calendarMissing (a year without data)
 */
export function daysOf({ from, to }: DayRange): string[] {
  const [first, last] = [existing(from), existing(to ?? from)]
  if (last < first) throw wrong(to!, 'beforeFirst', { first: from })
  if (from.slice(0, 4) !== (to ?? from).slice(0, 4)) throw wrong(to!, 'twoYears')
  checkYear(Number(from.slice(0, 4)))
  return Array.from({ length: last - first + 1 }, (_, index) => dayOfNumber(first + index))
}

/**
 * Days of rest (or of work) that stand above the notices, as they are kept.
 * @throws Refusal invalidInput: a name is missing, a day is entered already, or nothing would change
 */
export function newDays(
  range: DayRange,
  { name, off }: { readonly name: string; readonly off: boolean },
  calendar: Calendar,
  kept: readonly NoticeDay[],
): NoticeDay[] {
  const days = daysOf(range)
  const named = name.trim()
  if (named === '' || named.length > longestName)
    throw wrong(range.from, named ? 'nameTooLong' : 'nameMissing', most)
  const twice = days.find(day => kept.some(one => one.date === day))
  if (twice) throw wrong(twice, 'enteredAlready')
  if (days.every(day => calendar.day(day).working !== off))
    throw wrong(range.from, off ? 'offAlready' : 'workingAlready')
  return days.map(date => ({ date, name: named, off }))
}

/** Days kept, without those of a range. */
export function withoutDays(range: DayRange, kept: readonly NoticeDay[]): NoticeDay[] {
  const days = daysOf(range)
  const absent = days.find(day => !kept.some(one => one.date === day))
  if (absent) throw wrong(absent, 'notEntered')
  return kept.filter(one => !days.includes(one.date))
}

/** @throws Refusal invalidInput naming what is wrong with the days of a year's notice, calendarMissing for a year without data */
export function checkNoticeDays(year: number, days: readonly NoticeDay[]): void {
  checkYear(year)
  const seen = new Set<string>()
  for (const { date, name, off } of days) {
    const number = existing(date)
    if (!belongsTo(year, date)) throw wrong(date, 'otherYear', { year })
    if (seen.has(date)) throw wrong(date, 'twice')
    if (name.trim() === '') throw wrong(date, 'nameMissing')
    if (!off && weekdayOfNumber(number) % 6 !== 0) throw wrong(date, 'weekdayAlready')
    seen.add(date)
  }
  if (!days.some(day => day.date.startsWith(`${year}-`))) throw wrong(String(year), 'otherYear', { year })
}

/** '08:30-12:00,14:30-17:30' as office hours. */
export function hoursFrom(text: string): OfficeHours {
  const spans = text.split(/[,,、]/).map((span): [string, string] => {
    const [from = '', to = ''] = span.trim().split(/[-–—]/)
    return [from.trim(), to.trim()]
  })
  return checkedHours({ spans })
}

/** @throws Refusal invalidInput: no time of day, out of order, overlapping */
export function checkedHours(hours: OfficeHours): OfficeHours {
  try {
    checkedSpans(hours)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw wrong(hours.spans.map(span => span.join('-')).join(',') || '-', 'officeHours')
  }
  return hours
}

/** First and last day of these years on which two calendars differ in what a term counts; null when none. */
export function changedDays(
  before: Calendar,
  after: Calendar,
  [firstOf, lastOf]: readonly [number, number],
): Touched | null {
  const first = numberOf(Math.max(firstOf, firstYear), 1, 1)
  const last = numberOf(Math.min(lastOf, lastComputableYear), 12, 31)
  let [from, to]: [string | null, string | null] = [null, null]
  for (let number = first; number <= last; number++) {
    const [was, is] = [before.at(number), after.at(number)]
    if (was.working === is.working && was.provisional === is.provisional) continue
    from ??= is.day
    to = is.day
  }
  return from === null ? null : { from, to }
}

const longestName = 40
const most = { most: longestName }

/** A bridge over New Year lies in the December before; one over the next New Year is in the next year's notice. */
function belongsTo(year: number, date: string): boolean {
  return date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`)
}

function existing(day: string): number {
  try {
    return numberOfDay(day)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw wrong(day, 'noSuchDay', { lawful: String(error.facts.lawful) })
  }
}

/** @throws Refusal calendarMissing for a year without data, or none */
export function checkYear(year: number): void {
  if (!Number.isInteger(year) || year < firstYear || year > lastComputableYear)
    throw new Refusal('calendarMissing', { year, from: firstYear, to: lastComputableYear })
}

function wrong(input: string, problem: string, facts: Readonly<Record<string, string | number>> = {}) {
  return new Refusal('invalidInput', { ...facts, input, problem })
}
