/** Which running terms a change in the calendar moves or confirms. Pure. */
import type { Calendar } from './calendar.ts'
import { civilDay } from './clock.ts'
import type { OpenTerm, Procedure, StandingOf, Unit } from './procedure.ts'
import { recompute, ruleOf } from './terms.ts'

/** The days a change touches (null: none; no last day: all from then on), and of which unit alone. */
export interface Reach {
  readonly fromOn: string | null
  readonly toOn: string | null
  readonly unitId: string | null
}
export interface TermChange {
  readonly term: string
  readonly before: string
  readonly dueAt: string
  readonly provisional: boolean
}

/**
 * Running terms that reach into the days touched and come out otherwise now.
 * @param named terms that end with a day a person named: they stay
 */
export function changesFor(
  procedure: Procedure,
  standing: Pick<StandingOf, 'terms'>,
  calendar: Calendar,
  change: Reach,
  named: readonly string[] = [],
): TermChange[] {
  return standing.terms
    .filter(term => !term.pausedAt && !named.includes(term.term) && reaches(term, change))
    .flatMap(term => {
      if (ruleOf(procedure, term).version !== term.ruleVersion) return []
      const fresh = recompute(procedure, term, calendar)
      const same = fresh.dueAt === term.dueAt && fresh.provisional === term.provisional
      return same ? [] : [{ term: term.term, before: term.dueAt, ...fresh }]
    })
}

/** Days no term of the procedure outlasts, on the generous side. */
export function longestTermDays({ terms, versions = {} }: Procedure): number {
  const rules = [...Object.values(terms), ...Object.values(versions).flat()]
  const amounts = rules.flatMap(rule => [rule, ...Object.values(rule.variants ?? {})])
  return daysOfUnit.month + Math.max(0, ...amounts.map(({ amount, unit }) => amount * daysOfUnit[unit]))
}

/** A working day costs two days at most over a long run, and never more than a month beyond that. */
const daysOfUnit: Readonly<Record<Unit, number>> = {
  minute: 0,
  hour: 1,
  'working-hour': 1,
  'calendar-day': 1,
  'working-day': 2,
  month: 31,
  year: 366,
}

function reaches(term: OpenTerm, { fromOn, toOn, unitId }: Reach) {
  if (unitId !== null && term.hoursOf !== unitId) return false
  const [startsOn, dueOn] = [term.startsAt, term.dueAt].map(at => civilDay(new Date(at)))
  return fromOn !== null && dueOn! >= fromOn && (toOn === null || startsOn! <= toOn)
}
