/** Checks an explanation by walking it: from the steps alone, without rule or calendar, to the due instant. Pure. */
import { Refusal } from '../kernel/errors.ts'
import { dayEndedBy, instantAt, numberAt, numberOfDay, timeOf } from './days.ts'
import type { ExplainStep } from './explain.ts'

/**
 * Walks the steps and returns the due instant they lead to; a gap or an overlap between them is refused.
 * @example replay(due(rule, startsAt, calendar).steps) // equals due(rule, startsAt, calendar).dueAt
 */
export function replay(steps: readonly ExplainStep[]): Date {
  let place: Place = { day: Number.NaN, instant: Number.NaN }
  let before: ExplainStep['kind'] | undefined
  for (const step of steps) {
    if (step.kind === 'ends') return endOf(step, place)
    place = walk[step.kind]?.(step, place, before) ?? place
    before = step.kind
  }
  throw new Refusal('invalidInput', { field: 'steps', lawful: 'ends' })
}

/** Where the walk has come to: the last day passed, and where hours are counted the instant. */
interface Place {
  readonly day: number
  readonly instant: number
}
type Walk = (step: ExplainStep, place: Place, before: ExplainStep['kind'] | undefined) => Place

const walk: Partial<Record<ExplainStep['kind'], Walk>> = {
  start: step => {
    const day = numberOfDay(step.from)
    return { day, instant: instantAt(day, timeOf(step.time!)) }
  },
  daysCounted: walkDays,
  makeUpCounted: walkDays,
  weekendSkipped: walkDays,
  holidaySkipped: walkDays,
  hoursCounted: walkHours,
  extended: walkOn,
  rolled: (step, place) => {
    follows(step, numberOfDay(step.from) === place.day && step.to > step.from)
    return { ...place, day: numberOfDay(step.to) }
  },
}

/** Hours may start on a day that is not worked: that day is then the first one skipped. */
function walkDays(step: ExplainStep, place: Place, before: ExplainStep['kind'] | undefined): Place {
  const from = numberOfDay(step.from)
  const again = step.kind.endsWith('Skipped') && causes.has(before!) && from === place.day
  follows(step, (again || from === place.day + 1) && step.to >= step.from)
  return { ...place, day: numberOfDay(step.to) }
}

function walkHours(step: ExplainStep, { day, instant }: Place): Place {
  const [from, to] = [Date.parse(step.from), Date.parse(step.to)]
  const gap = numberAt(from) - day
  follows(step, (from === instant || gap === 0 || gap === 1) && from >= instant && to >= from)
  return { day: dayEndedBy(to), instant: to }
}

/** An extension in hours goes on from the instant at which the last day ended. */
function walkOn(step: ExplainStep, place: Place): Place {
  if (!inHours(step)) return place
  const instant = Date.parse(step.from)
  follows(step, instant === place.instant || dayEndedBy(instant) >= place.day)
  return { day: dayEndedBy(instant), instant }
}

function endOf(step: ExplainStep, { day, instant }: Place): Date {
  follows(step, inHours(step) ? Date.parse(step.from) === instant : numberOfDay(step.from) === day)
  return new Date(inHours(step) ? instant : instantAt(day, timeOf(step.time!)))
}

const causes = new Set<ExplainStep['kind']>(['start', 'extended', 'paused'])
const inHours = (step: ExplainStep) => step.from.includes('T')

function follows(step: ExplainStep, holds: boolean): void {
  if (!holds) {
    throw new Refusal('invalidInput', {
      field: 'steps',
      value: `${step.kind} ${step.from}`,
      lawful: 'no gap',
    })
  }
}
