/**
 * The working-day calendar of a jurisdiction and its units: weekends, State Council notices with make-up working days, local
 * override days, office hours, and a provisional forecast for years whose notice is not published yet. Pure.
 */
import { Refusal } from '../kernel/errors.ts'
import { type DayFacts, type DayTable, dayTable, firstYear } from './day-table.ts'
import { numberOfDay, timeOf } from './days.ts'
import { bundledNotices, type NoticeDay, type YearNotice } from './notices.ts'

export { bundledNotices, type DayFacts, firstYear, type NoticeDay, type YearNotice }

export interface OfficeHours {
  readonly spans: readonly (readonly [string, string])[]
}

export const defaultOfficeHours: OfficeHours = {
  spans: [
    ['08:30', '12:00'],
    ['14:30', '17:30'],
  ],
}

/** What a unit keeps apart from its jurisdiction. */
export interface UnitTimes {
  readonly officeHours?: OfficeHours
  /** Above the notices and the jurisdiction's own days. */
  readonly restDays?: readonly NoticeDay[]
}

export interface Calendar extends DayTable {
  /** Changes whenever a day or an office hour does. */
  readonly version: string
  readonly officeHours: OfficeHours
  /** Office hours as milliseconds since midnight. */
  readonly spans: readonly (readonly [number, number])[]
  /** The last year of an unbroken row of years whose notice is known. */
  readonly lastNoticedYear: number
  day(day: string): DayFacts
  /** The notice of a year; null while it is not published. */
  notice(year: number): YearNotice | null
  /** The calendar of a unit with office hours or rest days of its own, made once; of every other unit, the jurisdiction's. */
  forUnit(unitId: string | null | undefined): Calendar
}

export interface CalendarOptions {
  readonly notices?: readonly YearNotice[]
  readonly overrides?: readonly NoticeDay[]
  readonly officeHours?: OfficeHours
  readonly units?: Readonly<Record<string, UnitTimes>>
}

/**
 * Notices are added to the bundled ones, or replace the one of their year; overrides stand above every notice.
 * Days before 2015 or after 2100 are refused.
 * @example makeCalendar().day('2026-01-04').kind // 'makeUp'
 * @example makeCalendar({ units: { [id]: { officeHours } } }).forUnit(id).officeHours // its own
 */
export function makeCalendar(options: CalendarOptions = {}): Calendar {
  const notices = new Map(
    [...bundledNotices, ...(options.notices ?? [])].map(notice => [notice.year, notice]),
  )
  const officeHours = options.officeHours ?? defaultOfficeHours
  const overrides = options.overrides ?? []
  const units = new Map(Object.entries(options.units ?? {}))
  const made = new Map<string, Calendar>()
  const whole = digest(JSON.stringify([[...notices], overrides, officeHours, [...units]]))

  const calendarWith = (version: string, hours: OfficeHours, table: DayTable): Calendar => ({
    version,
    officeHours: hours,
    spans: checkedSpans(hours),
    lastNoticedYear: lastNoticed(notices),
    ...table,
    day: day => table.at(numberOfDay(day)),
    notice: year => notices.get(year) ?? null,
    forUnit,
  })
  const forUnit = (unitId: string | null | undefined): Calendar => {
    const own = unitId ? units.get(unitId) : undefined
    if (!unitId || !own) return base
    const known = made.get(unitId)
    if (known) return known
    // Rest days of its own need a table of its own; office hours alone share the days already counted.
    const days = own.restDays?.length ? dayTable(notices, [...overrides, ...own.restDays]) : table
    const calendar = calendarWith(`${base.version}-${unitId}`, own.officeHours ?? officeHours, days)
    made.set(unitId, calendar)
    return calendar
  }
  const table = dayTable(notices, overrides)
  const base = calendarWith(`${lastNoticed(notices)}-${whole}`, officeHours, table)
  return base
}

function lastNoticed(notices: ReadonlyMap<number, YearNotice>): number {
  let year = firstYear
  while (notices.has(year + 1)) year++
  return year
}

/** @throws Refusal invalidInput unless there are spans, in order and apart */
export function checkedSpans(hours: OfficeHours): [number, number][] {
  const spans = hours.spans.map(([from, to]): [number, number] => [timeOf(from), timeOf(to)])
  const inOrder = spans.every(
    ([from, to], index) => from < to && (index === 0 || spans[index - 1]![1] <= from),
  )
  if (spans.length === 0 || !inOrder) {
    throw new Refusal('invalidInput', {
      field: 'officeHours',
      value: JSON.stringify(hours.spans),
      lawful: '08:30-12:00,14:30-17:30',
    })
  }
  return spans
}

/** FNV-1a: short, stable, good enough to tell two calendars apart. */
function digest(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
