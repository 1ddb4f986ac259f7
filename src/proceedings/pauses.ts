/** Pauses of a term: which count, overlapping ones as one, and by how much they move a term of each unit. Pure. */
import { Refusal } from '../kernel/errors.ts'
import type { Calendar } from './calendar.ts'
import { checkedInstant, numberAt } from './days.ts'
import type { OpenTerm, PauseOf, Unit } from './procedure.ts'
import { workedBy } from './working-time.ts'

export interface Pause {
  readonly from: Date
  /** Null while the pause is open; an open pause moves nothing yet. */
  readonly to: Date | null
  readonly cause: string
}

export interface Span {
  readonly from: number
  readonly to: number
  readonly cause: string
}

export const milliseconds = { 'working-hour': 3_600_000, hour: 3_600_000, minute: 60_000 } as const

/** Whole days and longer, as against parts of a day. */
export function isDayUnit(unit: Unit): boolean {
  return !(unit in milliseconds)
}

/** Closed pauses after the start, in order, overlapping ones as one. */
export function spansOf(pauses: readonly Pause[], start: number): Span[] {
  const spans: Span[] = []
  const closed = pauses.flatMap(({ from, to, cause }) => {
    const [begins, ends] = [checkedInstant(from), to && checkedInstant(to)]
    if (ends !== null && ends < begins) {
      throw new Refusal('invalidInput', {
        field: 'pause',
        value: to!.toISOString(),
        lawful: `>= ${from.toISOString()}`,
      })
    }
    return ends === null || ends <= start ? [] : [{ from: Math.max(begins, start), to: ends, cause }]
  })
  for (const span of closed.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = spans.at(-1)
    if (!last || span.from > last.to) spans.push(span)
    else
      spans[spans.length - 1] = {
        from: last.from,
        to: Math.max(last.to, span.to),
        cause: last.cause.split('、').includes(span.cause) ? last.cause : `${last.cause}、${span.cause}`,
      }
  }
  return spans
}

/** What a pause takes out of a term, in the unit of the term: for days, those from the day of pausing up to, not including, that of resuming. */
export function pausedAmount({ from, to }: Span, unit: Unit, calendar: Calendar): number {
  if (unit === 'calendar-day') return numberAt(to) - numberAt(from)
  if (unit === 'working-day')
    return calendar.workingBefore(numberAt(to)) - calendar.workingBefore(numberAt(from))
  if (unit === 'working-hour') return (workedBy(to, calendar) - workedBy(from, calendar)) / milliseconds[unit]
  return (to - from) / milliseconds[unit as 'hour' | 'minute']
}

/** Closed pauses as the clock counts them. */
export function reckonedPauses(pauses: readonly PauseOf[]) {
  return pauses.flatMap(({ from, to, cause }) =>
    to === null ? [] : [{ from: new Date(from), to: new Date(to), cause: cause ?? 'pause' }],
  )
}

/** Ends the pause that a step began; time left out on a cause of law goes on until its own end. */
export function endedPauses(pauses: readonly PauseOf[], at: string): readonly PauseOf[] {
  return pauses.map(pause => (pause.to === null && pause.cause === undefined ? { ...pause, to: at } : pause))
}

/** Whether a step, not a cause of law, has stopped the term. */
export function stoppedByStep(term: OpenTerm): boolean {
  return term.pauses.some(pause => pause.to === null && pause.cause === undefined)
}
