/** A second, slow clock for tests: walks day by day over the raw notices, sharing no code with the one under test. */
import { bundledNotices } from '../../src/proceedings/notices.ts'
import type { Unit } from '../../src/proceedings/procedure.ts'

const hour = 3_600_000
const off = new Set<string>()
const makeUp = new Set<string>()
for (const notice of bundledNotices) {
  for (const day of notice.days) {
    ;(day.off ? off : makeUp).add(day.date)
    ;(day.off ? makeUp : off).delete(day.date)
  }
}

export function isWorking(day: string): boolean {
  if (off.has(day)) return false
  if (makeUp.has(day)) return true
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

export const nextDay = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * hour).toISOString().slice(0, 10)
export const localDay = (at: Date) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(at)
const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`)

/** Due instant by walking; `end` as in the rule. */
export function walkedDue(
  start: Date,
  amount: number,
  unit: Unit,
  roll: boolean,
  end: 'office' | 'midnight',
): Date {
  if (unit === 'working-hour') return walkedHours(start, amount)
  if (unit === 'hour' || unit === 'minute')
    return new Date(start.getTime() + amount * (unit === 'hour' ? hour : hour / 60))
  let day = walkedDay(localDay(start), amount, unit)
  while (roll && !isWorking(day)) day = nextDay(day)
  return end === 'office' ? at(day, '17:30') : at(nextDay(day), '00:00')
}

function walkedDay(start: string, amount: number, unit: Unit): string {
  let day = start
  if (unit === 'calendar-day' || unit === 'working-day') {
    for (let left = amount; left > 0; ) {
      day = nextDay(day)
      if (unit === 'calendar-day' || isWorking(day)) left--
    }
    return day
  }
  const months = unit === 'year' ? amount * 12 : amount
  const wanted = Number(start.slice(8))
  let [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))]
  for (let left = months; left > 0; left--) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  for (let tried = wanted; ; tried--) {
    const text = `${year}-${String(month).padStart(2, '0')}-${String(tried).padStart(2, '0')}`
    const date = new Date(`${text}T00:00:00Z`)
    if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)) return text
  }
}

function walkedHours(start: Date, amount: number): Date {
  let left = amount * hour
  if (left === 0) return start
  for (let day = localDay(start); ; day = nextDay(day)) {
    if (!isWorking(day)) continue
    for (const [opens, closes] of [
      ['08:30', '12:00'],
      ['14:30', '17:30'],
    ] as const) {
      const from = Math.max(at(day, opens).getTime(), start.getTime())
      const open = at(day, closes).getTime() - from
      if (open <= 0) continue
      if (left <= open) return new Date(from + left)
      left -= open
    }
  }
}
