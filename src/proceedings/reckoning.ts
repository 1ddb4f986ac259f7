/**
 * The one computation behind every deadline: from a rule and a start through extensions, pauses and roll-forward to the due instant.
 * Basis: 民法典 arts. 200–204 (start day excluded, last day on a rest day, end of the last day), 民事诉讼法 art. 85. Pure.
 */
import { Refusal } from '../kernel/errors.ts'
import type { Calendar } from './calendar.ts'
import { addMonths, checkedInstant, dayEndedBy, instantAt, numberAt } from './days.ts'
import { isDayUnit, milliseconds, type Pause, pausedAmount, type Span, spansOf } from './pauses.ts'
import type { TermRule, Unit } from './procedure.ts'
import { endTime, whenWorked, workedBy, workingDayFrom } from './working-time.ts'

export interface ReckonOptions {
  readonly urgent?: boolean
  readonly pauses?: readonly Pause[]
  readonly extensions?: readonly { readonly amount: number; readonly unit: Unit }[]
}

/** The last day so far, or for units shorter than a day the instant so far. */
export type Position = { readonly kind: 'day' | 'instant'; readonly at: number }

export interface Leg {
  readonly cause: 'counted' | 'extended' | 'paused'
  readonly amount: number
  readonly unit: Unit
  readonly before: Position
  readonly after: Position
  readonly pause?: Span
}

export interface Reckoning {
  readonly startsAt: number
  readonly legs: readonly Leg[]
  /** The last day before it rolled; equal to lastDay when it did not. */
  readonly nominalDay: number
  readonly lastDay: number
  readonly dueAt: number
  readonly kind: Position['kind']
  readonly provisionalFrom: number | null
}

/** Refuses an amount, instant or pause that cannot be, a rule without basis, and days outside the calendar. */
export function reckon(
  rule: TermRule,
  startsAt: Date,
  calendar: Calendar,
  options: ReckonOptions = {},
): Reckoning {
  const start = checkedInstant(startsAt)
  checkRule(rule)
  calendar.at(numberAt(start))
  const own = options.urgent && rule.urgent ? rule.urgent : rule
  const legs = countedLegs([own, ...(options.extensions ?? [])], start, rule, calendar)
  const end = (position: Position) => finish(position, rule, calendar)
  for (const pause of spansOf(options.pauses ?? [], start)) {
    const before = legs.at(-1)!.after
    if (pause.from >= end(before).dueAt) break
    legs.push(pausedLeg(before, pause, shiftUnit(legs, before), calendar, end))
  }
  const { kind } = legs.at(-1)!.after
  const ended = end(legs.at(-1)!.after)
  return {
    startsAt: start,
    legs,
    kind,
    ...ended,
    provisionalFrom: provisionalFrom(start, legs, ended, calendar),
  }
}

function checkRule(rule: TermRule): void {
  if (!rule.basis?.article)
    throw new Refusal('invalidInput', { field: 'basis', lawful: 'article, mark, force' })
}

function checkAmount({ amount, unit }: { amount: number; unit: Unit }): void {
  if (!Number.isFinite(amount) || amount < 0 || (isDayUnit(unit) && !Number.isInteger(amount))) {
    throw new Refusal('invalidInput', { field: 'amount', value: amount, unit, lawful: '0, 1, 2, …' })
  }
}

/** The term's own amount, then each extension from where the one before ended (unrolled: 60 + 30 days are 90 days). */
function countedLegs(
  parts: readonly { readonly amount: number; readonly unit: Unit }[],
  start: number,
  rule: TermRule,
  calendar: Calendar,
): Leg[] {
  const legs: Leg[] = []
  let months = 0
  for (const part of parts) {
    checkAmount(part)
    const before = startOfLeg(legs.at(-1)?.after, start, part.unit, rule, calendar)
    const inMonths = part.unit === 'month' || part.unit === 'year'
    months =
      inMonths && !Number.isNaN(months) ? months + part.amount * (part.unit === 'year' ? 12 : 1) : Number.NaN
    // Months are counted from the start day as a whole, lest 31 August + 6 + 1 months lose three days to February.
    const after: Position =
      inMonths && !Number.isNaN(months)
        ? { kind: 'day', at: addMonths(numberAt(start), months) }
        : advance(before, part.amount, part.unit, calendar)
    legs.push({
      cause: legs.length ? 'extended' : 'counted',
      amount: part.amount,
      unit: part.unit,
      before,
      after,
    })
  }
  return legs
}

function startOfLeg(
  last: Position | undefined,
  start: number,
  unit: Unit,
  rule: TermRule,
  calendar: Calendar,
): Position {
  if (isDayUnit(unit)) {
    if (last?.kind === 'day') return last
    return { kind: 'day', at: last ? Math.max(dayEndedBy(last.at), numberAt(start)) : numberAt(start) }
  }
  if (last?.kind === 'instant') return last
  return { kind: 'instant', at: last ? finish(last, rule, calendar).dueAt : start }
}

function advance(before: Position, amount: number, unit: Unit, calendar: Calendar): Position {
  const { kind, at } = before
  if (amount === 0) return before
  switch (unit) {
    case 'calendar-day':
      return { kind, at: at + amount }
    case 'working-day':
      return { kind, at: workingDayFrom(at, amount, calendar) }
    case 'month':
      return { kind, at: addMonths(at, amount) }
    case 'year':
      return { kind, at: addMonths(at, amount * 12) }
    case 'working-hour': {
      const worked = workedBy(at, calendar) + Math.round(amount * milliseconds[unit])
      return { kind, at: Math.max(at, whenWorked(worked, calendar)) }
    }
    default:
      return { kind, at: at + Math.round(amount * milliseconds[unit]) }
  }
}

/** The unit in which a pause moves the term: that of the term itself, or of the extension that changed its kind. */
function shiftUnit(legs: readonly Leg[], position: Position): Unit {
  const unit = legs.find(leg => leg.cause !== 'paused' && leg.after.kind === position.kind)!.unit
  return unit === 'month' || unit === 'year' ? 'calendar-day' : unit
}

/**
 * A pause freezes the term. In days, the day of pausing is the first that is not counted and the day of resuming counts again;
 * in hours, exactly the time between. A term never falls due before the pause that stopped it has ended.
 */
function pausedLeg(
  before: Position,
  pause: Span,
  unit: Unit,
  calendar: Calendar,
  end: (position: Position) => { dueAt: number },
): Leg {
  let amount = pausedAmount(pause, unit, calendar)
  let after = advance(before, amount, unit, calendar)
  while (before.kind === 'day' && end(after).dueAt < pause.to)
    after = advance(before, ++amount, unit, calendar)
  return { cause: 'paused', amount, unit, before, after, pause }
}

function finish(position: Position, rule: TermRule, calendar: Calendar) {
  if (position.kind === 'instant') {
    const day = dayEndedBy(position.at)
    return { nominalDay: day, lastDay: day, dueAt: position.at }
  }
  let lastDay = position.at
  while (rule.roll && !calendar.working(lastDay)) lastDay++
  return {
    nominalDay: position.at,
    lastDay,
    dueAt: instantAt(lastDay, endTime(calendar, rule.dayEnds ?? 'midnight')),
  }
}

/** The first day whose kind was only computed and on which the date rests: every day counted, or the last day alone. */
function provisionalFrom(
  start: number,
  legs: readonly Leg[],
  ended: { nominalDay: number; lastDay: number },
  calendar: Calendar,
): number | null {
  const units = new Set(legs.map(leg => leg.unit))
  const everyDay = units.has('working-day') || units.has('working-hour')
  if (!everyDay && ![...units].some(isDayUnit)) return null
  const first = everyDay ? numberAt(start) + (units.has('working-hour') ? 0 : 1) : ended.nominalDay
  if (calendar.provisionalBefore(ended.lastDay + 1) === calendar.provisionalBefore(first)) return null
  let day = first
  while (!calendar.at(day).provisional) day++
  return day
}
