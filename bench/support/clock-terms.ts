/** Deadlines computed per second, of every unit, with and without their explanation, beside a plain loop and Temporal doing the same sum. */
import { Temporal } from 'temporal-polyfill'
import { bundledNotices, makeCalendar } from '../../src/proceedings/calendar.ts'
import { due, dueAt } from '../../src/proceedings/clock.ts'
import type { TermRule, Unit } from '../../src/proceedings/procedure.ts'
import { round } from './bench.ts'

export interface TermRates {
  /** Thousands of deadlines a second. */
  readonly plainLoop: number
  readonly temporal: number
  readonly dueAt: number
  readonly explained: number
}

const amounts: Record<Unit, number> = {
  'calendar-day': 60,
  'working-day': 15,
  'working-hour': 4,
  hour: 24,
  minute: 15,
  month: 6,
  year: 1,
}
const starts = 20_000
const seconds = 0.6
const [hour, day, offset] = [3_600_000, 86_400_000, 8 * 3_600_000]
const spans = [
  [8.5 * hour, 12 * hour],
  [14.5 * hour, 17.5 * hour],
] as const

/** Also holds each reference against the clock: a reference that answers otherwise is none. */
export function measureTerms(log: (line: string) => void): Record<Unit, TermRates> {
  const calendar = makeCalendar()
  const first = Date.parse('2015-01-01T00:00:00+08:00')
  const range = Date.parse('2026-01-01T00:00:00+08:00') - first
  // Spread by the golden ratio: everywhere, and the same in every run.
  const at = Array.from({ length: starts }, (_, n) => first + Math.floor(((n * 0.6180339887) % 1) * range))
  const dates = at.map(instant => new Date(instant))
  const rates = {} as Record<Unit, TermRates>
  for (const unit of Object.keys(amounts) as Unit[]) {
    const rule = ruleOf(unit)
    const { amount } = rule
    for (let n = 0; n < starts; n += 7) {
      const answer = dueAt(rule, dates[n]!, calendar).at.getTime()
      if (answer !== plainDue(at[n]!, amount, unit) || answer !== temporalDue(at[n]!, amount, unit))
        throw new Error(`the references disagree on ${amount} ${unit} from ${dates[n]!.toISOString()}`)
    }
    rates[unit] = {
      plainLoop: rate(n => plainDue(at[n]!, amount, unit)),
      temporal: rate(n => temporalDue(at[n]!, amount, unit)),
      dueAt: rate(n => dueAt(rule, dates[n]!, calendar).at.getTime()),
      explained: rate(n => due(rule, dates[n]!, calendar).steps.length),
    }
    log(`${amount} ${unit}: ${JSON.stringify(rates[unit])} thousand a second`)
  }
  return rates
}

function ruleOf(unit: Unit): TermRule {
  const basis = { article: '民法典第201条', mark: 'V', force: 'law' } as const
  return { amount: amounts[unit], unit, basis, version: 1 }
}

let kept = 0

/** Thousand calls a second. What they return is kept, lest nothing be computed at all. */
function rate(work: (n: number) => number): number {
  for (let n = 0; n < starts; n++) kept += work(n)
  const from = performance.now()
  let done = 0
  while (performance.now() - from < seconds * 1000)
    for (let n = 0; n < 1000; n++) kept += work(done++ % starts)
  if (Number.isNaN(kept)) throw new Error('no number')
  return round(done / (performance.now() - from))
}

const exceptions = new Map<number, boolean>()
for (const notice of bundledNotices)
  for (const { date, off } of notice.days) exceptions.set(Date.parse(`${date}T00:00:00Z`) / day, !off)
const isWorked = (number: number) => exceptions.get(number) ?? ((number + 4) % 7) % 6 !== 0

/** What one writes by hand: no pauses, no roll-forward, no provisional years, nothing refused. */
function plainDue(start: number, amount: number, unit: Unit): number {
  if (unit === 'minute' || unit === 'hour') return start + amount * (unit === 'hour' ? hour : hour / 60)
  let number = Math.floor((start + offset) / day)
  if (unit === 'working-hour') return plainHours(start, number, amount * hour)
  if (unit === 'calendar-day') number += amount
  else if (unit === 'working-day') for (let left = amount; left > 0; ) left -= isWorked(++number) ? 1 : 0
  else {
    const date = new Date(number * day)
    const month = date.getUTCMonth() + (unit === 'year' ? amount * 12 : amount)
    const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate()
    number = Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last)) / day
  }
  return (number + 1) * day - offset
}

function plainHours(start: number, first: number, milliseconds: number): number {
  let left = milliseconds
  for (let number = first; ; number++) {
    if (!isWorked(number)) continue
    for (const [opens, closes] of spans) {
      const from = Math.max(start, number * day - offset + opens)
      const open = number * day - offset + closes - from
      if (open <= 0) continue
      if (left <= open) return from + left
      left -= open
    }
  }
}

const zone = 'Asia/Shanghai'

function temporalDue(start: number, amount: number, unit: Unit): number {
  const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone)
  if (unit === 'minute' || unit === 'hour') return local.add({ [`${unit}s`]: amount }).epochMilliseconds
  let date = local.toPlainDate()
  const numberOf = () => Math.round(Date.UTC(date.year, date.month - 1, date.day) / day)
  if (unit === 'working-hour') return plainHours(start, numberOf(), amount * hour)
  if (unit === 'working-day') {
    for (let left = amount; left > 0; ) {
      date = date.add({ days: 1 })
      if (isWorked(numberOf())) left--
    }
  } else date = date.add(unit === 'calendar-day' ? { days: amount } : { [`${unit}s`]: amount })
  return date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
}
