/** Civil days as whole numbers: arithmetic on days, months and instants in Asia/Shanghai, which has been a fixed UTC+8 since 1991. Pure. */
import { Refusal } from '../kernel/errors.ts'

export const dayMilliseconds = 86_400_000
const offset = 8 * 3_600_000

/**
 * The number of a civil day, counted from 1970-01-01. Refuses a day that does not exist.
 * @example numberOfDay('1970-01-02') // 1
 */
export function numberOfDay(day: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  if (!match) throw new Refusal('invalidInput', { field: 'day', value: day, lawful: 'YYYY-MM-DD' })
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) {
    const [from, to] =
      month < 1 || month > 12
        ? ['01-01', '12-31']
        : [`${match[2]}-01`, `${match[2]}-${daysInMonth(year, month)}`]
    throw new Refusal('invalidInput', {
      field: 'day',
      value: day,
      lawful: `${match[1]}-${from}–${match[1]}-${to}`,
    })
  }
  return numberOf(year, month, dayOfMonth)
}

/** The civil day with a number, as YYYY-MM-DD. */
export function dayOfNumber(number: number): string {
  const known = days.get(number)
  if (known !== undefined) return known
  const day = new Date(number * dayMilliseconds).toISOString().slice(0, 10)
  if (days.size < mostRemembered) days.set(number, day)
  return day
}

/** Writing a date costs more than most of what is reckoned with it, and the days of a few years are asked for again and again. */
const days = new Map<number, string>()
const mostRemembered = 20_000

export function yearOfNumber(number: number): number {
  return new Date(number * dayMilliseconds).getUTCFullYear()
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOfNumber(number: number): number {
  return (((number + 4) % 7) + 7) % 7
}

export function numberOf(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month - 1, dayOfMonth) / dayMilliseconds
}

/**
 * Months by civil-law counting: the same day of the later month, or its last day when that month has no such day.
 * @example dayOfNumber(addMonths(numberOfDay('2025-08-31'), 6)) // '2026-02-28'
 */
export function addMonths(number: number, months: number): number {
  const date = new Date(number * dayMilliseconds)
  const index = date.getUTCFullYear() * 12 + date.getUTCMonth() + months
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return numberOf(year, month, Math.min(date.getUTCDate(), daysInMonth(year, month)))
}

/** Number of the civil day in Asia/Shanghai on which an instant falls. */
export function numberAt(instant: number): number {
  return Math.floor((instant + offset) / dayMilliseconds)
}

/** The civil day an instant ends: midnight belongs to the day before it. */
export function dayEndedBy(instant: number): number {
  return Math.floor((instant - 1 + offset) / dayMilliseconds)
}

/** Milliseconds since the midnight with which the civil day began. */
export function timeAt(instant: number): number {
  return instant + offset - numberAt(instant) * dayMilliseconds
}

/** Instant (epoch milliseconds) of a time on a civil day; a time of 24 hours is the midnight with which the day ends. */
export function instantAt(number: number, time: number): number {
  return number * dayMilliseconds - offset + time
}

/**
 * Milliseconds since midnight of 'HH:MM', 'HH:MM:SS' or 'HH:MM:SS.mmm', up to '24:00'.
 * @example timeOf('08:30') // 30_600_000
 */
export function timeOf(time: string): number {
  const match = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}))?)?$/.exec(time)
  const [hour, minute, second, thousandth] = [1, 2, 3, 4].map(index => Number(match?.[index] ?? 0))
  const sum = ((hour! * 60 + minute!) * 60 + second!) * 1000 + thousandth!
  if (!match || minute! > 59 || second! > 59 || sum > dayMilliseconds) {
    throw new Refusal('invalidInput', { field: 'time', value: time, lawful: '00:00–24:00' })
  }
  return sum
}

/** Milliseconds since midnight as 'HH:MM', with seconds and thousandths only where there are any. */
export function wordOfTime(time: number): string {
  const pad = (value: number, width = 2) => String(value).padStart(width, '0')
  const [minutes, seconds, rest] = [Math.floor(time / 60_000), Math.floor(time / 1000) % 60, time % 1000]
  const short = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  if (rest) return `${short}:${pad(seconds)}.${pad(rest, 3)}`
  return seconds ? `${short}:${pad(seconds)}` : short
}

/** An instant as it reads in Asia/Shanghai, with its offset: 2026-02-13T16:30:00+08:00. */
export function stampOf(instant: number): string {
  const local = new Date(instant + offset).toISOString()
  return `${local.endsWith('.000Z') ? local.slice(0, 19) : local.slice(0, 23)}+08:00`
}

/** The civil day in Asia/Shanghai of an instant, as YYYY-MM-DD. */
export function civilDay(at: Date): string {
  return dayOfNumber(numberAt(checkedInstant(at)))
}

/**
 * The instant of a time of day in Asia/Shanghai.
 * @example instantOf('2026-02-14', '11:30').toISOString() // '2026-02-14T03:30:00.000Z'
 */
export function instantOf(day: string, time: string): Date {
  return new Date(instantAt(numberOfDay(day), timeOf(time)))
}

/** Epoch milliseconds of a date that is one. */
export function checkedInstant(at: Date): number {
  const instant = at.getTime()
  if (Number.isNaN(instant))
    throw new Refusal('invalidInput', { field: 'instant', lawful: 'YYYY-MM-DDTHH:MM:SSZ' })
  return instant
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The civil day that many days later. */
export function addDays(day: string, days: number): string {
  return dayOfNumber(numberOfDay(day) + days)
}
