/** Working time: how much office time has passed up to an instant, and when a given amount of it has. Pure. */
import type { Calendar } from './calendar.ts'
import { dayMilliseconds, instantAt, numberAt, timeAt } from './days.ts'

/** Office time of one working day, in milliseconds. */
export function officeDay(calendar: Calendar): number {
  return calendar.spans.reduce((sum, [from, to]) => sum + to - from, 0)
}

/** Time of day at which a day ends: the close of the office (民法典 203 ¶2, where there are business hours) or 24:00. */
export function endTime(calendar: Calendar, end: 'office' | 'midnight'): number {
  return end === 'office' ? calendar.spans.at(-1)![1] : dayMilliseconds
}

/** Office milliseconds passed from the first day of the calendar up to an instant. */
export function workedBy(instant: number, calendar: Calendar): number {
  const day = numberAt(instant)
  const whole = calendar.workingBefore(day) * officeDay(calendar)
  return calendar.working(day) ? whole + workedInDay(timeAt(instant), calendar) : whole
}

/** The first instant by which that much office time has passed: the close of a span rather than the next opening. */
export function whenWorked(worked: number, calendar: Calendar): number {
  const index = Math.max(0, Math.ceil(worked / officeDay(calendar)) - 1)
  let rest = worked - index * officeDay(calendar)
  for (const [from, to] of calendar.spans) {
    if (rest <= to - from) return instantAt(calendar.workingDay(index), from + rest)
    rest -= to - from
  }
  throw new Error('office time beyond the day it lies in')
}

/** The day that many working days after (before, when negative) a day which is itself not counted. */
export function workingDayFrom(day: number, days: number, calendar: Calendar): number {
  if (days === 0) return day
  return days > 0
    ? calendar.workingDay(calendar.workingBefore(day + 1) + days - 1)
    : calendar.workingDay(calendar.workingBefore(day) + days)
}

function workedInDay(time: number, calendar: Calendar): number {
  return calendar.spans.reduce((sum, [from, to]) => sum + Math.min(Math.max(time - from, 0), to - from), 0)
}
