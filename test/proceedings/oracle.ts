/** A second, slow clock for tests: walks day by day and minute by minute over the notices as printed, sharing no code with the one under test. */
import { readFileSync } from 'node:fs'

type Unit = 'calendar-day' | 'working-day' | 'working-hour' | 'hour' | 'minute' | 'month' | 'year'
export interface WalkedTerm {
  /** The term's own length, then its extensions: all of days and longer, or all of one shorter unit. */
  readonly parts: readonly { readonly amount: number; readonly unit: Unit }[]
  readonly roll: boolean
  readonly dayEnds: 'office' | 'midnight'
  readonly officeHours: readonly (readonly [string, string])[]
  /** Epoch milliseconds, whole minutes. */
  readonly pauses: readonly (readonly [from: number, to: number])[]
}

const minute = 60_000
const dayLength = 1440 * minute
const shanghai = 8 * 60 * minute
const [firstYear, lastNoticed, lastYear] = [2015, 2026, 2030]
/** Off by statute where no notice is printed yet, with the working days that follow what falls on a weekend; written by hand. */
const statutory = `
2027 0101 0205 0206 0207 0208 0209 0210 0405 0501 0502 0503 0504 0609 0915 1001 1002 1003 1004 1005
2028 0101 0103 0125 0126 0127 0128 0404 0501 0502 0528 0529 1001 1002 1003 1004
2029 0101 0212 0213 0214 0215 0404 0501 0502 0616 0618 0922 0924 1001 1002 1003
2030 0101 0202 0203 0204 0205 0206 0207 0405 0501 0502 0605 0912 1001 1002 1003`

const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayLength
const wordOf = (number: number) => new Date(number * dayLength).toISOString().slice(0, 10)
const dayAt = (instant: number) => Math.floor((instant + shanghai) / dayLength)
const midnightBefore = (number: number) => number * dayLength - shanghai
const first = numberOf(`${firstYear}-01-01`)
/** One entry a day: 1 where it is worked. */
const worked = Uint8Array.from({ length: numberOf(`${lastYear + 1}-01-01`) - first }, (_, index) => {
  const weekday = new Date((first + index) * dayLength).getUTCDay()
  return weekday === 0 || weekday === 6 ? 0 : 1
})
for (let year = firstYear; year <= lastNoticed; year++) {
  const path = new URL(`../../src/proceedings/notices/${year}.json`, import.meta.url)
  const notice = JSON.parse(readFileSync(path, 'utf8')) as { days: { date: string; off: boolean }[] }
  for (const { date, off } of notice.days) worked[numberOf(date) - first] = off ? 0 : 1
}
for (const line of statutory.trim().split('\n')) {
  const [year, ...days] = line.split(' ')
  for (const day of days) worked[numberOf(`${year}-${day.slice(0, 2)}-${day.slice(2)}`) - first] = 0
}

export const isWorking = (day: string) => isWorked(numberOf(day))
export const nextDay = (day: string) => wordOf(numberOf(day) + 1)
export const localDay = (at: Date) => wordOf(dayAt(at.getTime()))

/** Due instant in epoch milliseconds. */
export function walkedDue(start: number, term: WalkedTerm): number {
  const { unit } = term.parts[0]!
  const short = unit === 'working-hour' || unit === 'hour' || unit === 'minute'
  const paused = paint(start, term.pauses)
  return short ? walkMinutes(start, term, paused) : walkDays(start, term, paused)
}

/** A byte for each minute from that of the start on: 1 while any pause runs. */
function paint(start: number, pauses: WalkedTerm['pauses']): Uint8Array {
  const zero = Math.floor(start / minute)
  const spans = pauses.map(([from, to]) => [Math.max(0, from / minute - zero), to / minute - zero] as const)
  const minutes = new Uint8Array(Math.max(0, ...spans.map(([, to]) => to)) + 1)
  for (const [from, to] of spans) if (to > from) minutes.fill(1, from, to)
  return minutes
}

/** A day paused is one day more; a term still due within the pause goes on until it has ended. */
function walkDays(start: number, term: WalkedTerm, paused: Uint8Array): number {
  const unit = term.parts[0]!.unit === 'working-day' ? 'working-day' : 'calendar-day'
  const zero = Math.floor(start / minute) * minute
  let day = walkParts(dayAt(start), term.parts)
  for (let at = paused.indexOf(1); at >= 0; ) {
    const end = paused.indexOf(0, at)
    const [from, to] = [Math.max(start, zero + at * minute), zero + end * minute]
    if (from >= endOf(day, term)) break
    for (let gone = dayAt(from); gone < dayAt(to); gone++)
      if (unit === 'calendar-day' || isWorked(gone)) day = stepDay(day, unit)
    while (endOf(day, term) < to) day = stepDay(day, unit)
    at = paused.indexOf(1, end)
  }
  return endOf(day, term)
}

function walkParts(start: number, parts: WalkedTerm['parts']): number {
  const inMonths = parts.findIndex(({ unit }) => unit !== 'month' && unit !== 'year')
  const whole = parts.slice(0, inMonths < 0 ? parts.length : inMonths)
  let day = whole.length ? walkMonths(start, whole) : start
  for (const { amount, unit } of parts.slice(whole.length)) {
    if (unit === 'month' || unit === 'year') day = walkMonths(day, [{ amount, unit }])
    else for (let left = amount; left > 0; left--) day = stepDay(day, unit)
  }
  return day
}

function stepDay(day: number, unit: Unit): number {
  let next = day + 1
  while (unit === 'working-day' && !isWorked(next)) next++
  return next
}

/** Month by month; where the last one has no such day, the day before, and again. */
function walkMonths(start: number, parts: WalkedTerm['parts']): number {
  let [year, month, dayOfMonth] = wordOf(start).split('-').map(Number) as [number, number, number]
  for (const { amount, unit } of parts)
    for (let left = unit === 'year' ? amount * 12 : amount; left > 0; left--)
      [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  while (new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCMonth() !== month - 1) dayOfMonth--
  return Date.UTC(year, month - 1, dayOfMonth) / dayLength
}

function endOf(nominal: number, { roll, dayEnds, officeHours }: WalkedTerm): number {
  let day = nominal
  while (roll && !isWorked(day)) day++
  return (
    midnightBefore(day) + (dayEnds === 'midnight' ? dayLength : clockTime(officeHours.at(-1)![1]) * minute)
  )
}

function walkMinutes(start: number, { parts, officeHours }: WalkedTerm, paused: Uint8Array): number {
  const open = new Uint8Array(1440)
  for (const [from, to] of officeHours) open.fill(1, clockTime(from), clockTime(to))
  const zero = Math.floor(start / minute)
  let at = start
  for (const { amount, unit } of parts) {
    const office = unit === 'working-hour'
    for (let left = Math.round(amount * (unit === 'minute' ? 1 : 60) * minute); left > 0; ) {
      const next = Math.floor(at / minute) * minute + minute
      const day = dayAt(at)
      const counts = !office || (isWorked(day) && open[Math.floor((at - midnightBefore(day)) / minute)] === 1)
      if (!counts || paused[Math.floor(at / minute) - zero] === 1) at = next
      else {
        const step = Math.min(left, next - at)
        left -= step
        at += step
      }
    }
  }
  return at
}

const clockTime = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

function isWorked(day: number): boolean {
  const known = worked[day - first]
  if (known === undefined) throw new RangeError(`${wordOf(day)} lies beyond the walk`)
  return known === 1
}
