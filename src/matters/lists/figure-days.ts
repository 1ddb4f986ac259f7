/** The days figures look back over: whole civil days and weeks of Asia/Shanghai, so that what was counted day by day adds up to them. Pure. */
import { addDays, civilDay, instantOf, numberOfDay, weekdayOfNumber } from '../../proceedings/days.ts'

/** The first of the last `days` civil days, today the last of them. */
export function firstOf(now: Date, days: number): string {
  return addDays(civilDay(now), 1 - days)
}

/** Where that day begins. */
export function beginningOf(now: Date, days: number): Date {
  return instantOf(firstOf(now, days), '00:00')
}

/** The Monday of the first of the last `weeks` weeks, this week the last of them. */
export function firstWeekOf(now: Date, weeks: number): string {
  const today = civilDay(now)
  const sinceMonday = (weekdayOfNumber(numberOfDay(today)) + 6) % 7
  return addDays(today, -sinceMonday - 7 * (weeks - 1))
}

export const weeksShown = 26
