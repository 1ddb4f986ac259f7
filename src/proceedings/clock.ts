/** Deadlines: when a term falls due and why, how much working time is left, and the instants at which the overdue ladder acts. Pure. */
import type { Calendar } from './calendar.ts'
import { checkedInstant, dayEndedBy, dayOfNumber, instantAt } from './days.ts'
import { type ExplainStep, explain } from './explain.ts'
import type { TermRule } from './procedure.ts'
import { type ReckonOptions, reckon } from './reckoning.ts'
import { endTime, officeDay, whenWorked, workedBy, workingDayFrom } from './working-time.ts'

export { civilDay, instantOf } from './days.ts'
export type { Pause } from './pauses.ts'
export type { ExplainStep, ReckonOptions }

export interface DueInstant {
  /** An act at this very instant is still in time. */
  readonly at: Date
  /** The last lawful day, YYYY-MM-DD in Asia/Shanghai; `at` may be the midnight with which it ends. */
  readonly lastDay: string
  /** Rests on days whose notice is not published yet. */
  readonly provisional: boolean
}

export interface Due {
  readonly dueAt: Date
  readonly lastDay: string
  readonly provisional: boolean
  readonly steps: readonly ExplainStep[]
}

/**
 * When a term falls due, without the explanation: the same computation, for places that do many.
 * @example dueAt(rule, instantOf('2025-12-31', '10:00'), makeCalendar()).lastDay // 3 working days: '2026-01-06'
 */
export function dueAt(
  rule: TermRule,
  startsAt: Date,
  calendar: Calendar,
  options?: ReckonOptions,
): DueInstant {
  const reckoning = reckon(rule, startsAt, calendar, options)
  return {
    at: new Date(reckoning.dueAt),
    lastDay: dayOfNumber(reckoning.lastDay),
    provisional: reckoning.provisionalFrom !== null,
  }
}

/** When a term falls due, with the dated steps that lead there. */
export function due(rule: TermRule, startsAt: Date, calendar: Calendar, options?: ReckonOptions): Due {
  const reckoning = reckon(rule, startsAt, calendar, options)
  return {
    dueAt: new Date(reckoning.dueAt),
    lastDay: dayOfNumber(reckoning.lastDay),
    provisional: reckoning.provisionalFrom !== null,
    steps: explain(reckoning, rule, calendar),
  }
}

/** The day a due instant is worded with: midnight belongs to the day it ends. */
export function lastDayOf(at: Date): string {
  return dayOfNumber(dayEndedBy(checkedInstant(at)))
}

/**
 * Working time between now and a due instant, in working days of office time, hours and minutes; when overdue, the time since.
 * Where none is left but the instant is not reached (a Sunday, an evening), hours and minutes of the wall clock.
 */
export function workingTimeLeft(
  now: Date,
  dueInstant: Date,
  calendar: Calendar,
): { overdue: boolean; days: number; hours: number; minutes: number } {
  const [from, to] = [checkedInstant(now), checkedInstant(dueInstant)]
  const overdue = from > to
  const worked = Math.abs(workedBy(to, calendar) - workedBy(from, calendar))
  const days = Math.floor(worked / officeDay(calendar))
  const rest = worked > 0 ? worked - days * officeDay(calendar) : Math.abs(to - from)
  return {
    overdue,
    days,
    hours: Math.floor(rest / 3_600_000),
    minutes: Math.floor((rest % 3_600_000) / 60_000),
  }
}

/**
 * An instant that many working days later (earlier, when negative), for reminders and the overdue ladder. An instant at midnight
 * is the end of the day before it, as due instants are. Without `end` the time of day stays.
 */
export function addWorkingDays(
  from: Date,
  days: number,
  calendar: Calendar,
  end?: 'office' | 'midnight',
): Date {
  const instant = checkedInstant(from)
  const day = dayEndedBy(instant)
  const time = end ? endTime(calendar, end) : instant - instantAt(day, 0)
  return new Date(instantAt(workingDayFrom(day, days, calendar), time))
}

/**
 * The instant at which a fraction of a leg's working time is used; of its wall-clock time when it holds no working time
 * (fifteen urgent minutes at night).
 */
export function fractionInstant(
  startsAt: Date,
  dueInstant: Date,
  fraction: number,
  calendar: Calendar,
): Date {
  const [start, end] = [checkedInstant(startsAt), checkedInstant(dueInstant)]
  const before = workedBy(start, calendar)
  const whole = workedBy(end, calendar) - before
  const instant =
    whole > 0 ? whenWorked(before + Math.round(whole * fraction), calendar) : start + (end - start) * fraction
  return new Date(Math.min(Math.max(instant, start), end))
}
