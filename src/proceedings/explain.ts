/** Why a date: the dated steps from the start of a term to its due instant, which replay to that instant, and their words. Pure. */
import type { Calendar } from './calendar.ts'
import { dayEndedBy, dayOfNumber, instantAt, numberAt, stampOf, wordOfTime } from './days.ts'
import { isDayUnit, milliseconds } from './pauses.ts'
import type { TermRule, Unit } from './procedure.ts'
import type { Leg, Reckoning } from './reckoning.ts'
import { endTime, workedBy } from './working-time.ts'

export { type WordedStep, wordSteps } from './explain-words.ts'
export { replay } from './replay.ts'

export interface ExplainStep {
  readonly kind:
    | 'start'
    | 'holidaySkipped'
    | 'weekendSkipped'
    | 'makeUpCounted'
    | 'daysCounted'
    | 'hoursCounted'
    | 'rolled'
    | 'paused'
    | 'extended'
    | 'ends'
    | 'provisional'
  /** Civil days YYYY-MM-DD, both included; or instants with offset +08:00 where hours are counted. */
  readonly from: string
  readonly to: string
  readonly amount?: number
  readonly unit?: Unit
  /** Name of the holiday, cause of the pause. */
  readonly name?: string | null
  /** Time of day of a start or an end, 24:00 for the end of the day. */
  readonly time?: string
}

/** The steps of a reckoning. Only counted, skipped and rolled days move; a pause or an extension says why more are counted. */
export function explain(reckoning: Reckoning, rule: TermRule, calendar: Calendar): ExplainStep[] {
  const { startsAt, legs, nominalDay, lastDay, dueAt, kind, provisionalFrom } = reckoning
  const first = dayOfNumber(numberAt(startsAt))
  const last = dayOfNumber(lastDay)
  const steps: ExplainStep[] = [
    { kind: 'start', from: first, to: first, time: wordOfTime(startsAt - instantAt(numberAt(startsAt), 0)) },
  ]
  for (const leg of legs) steps.push(...causeOf(leg), ...countedIn(leg, calendar))
  if (lastDay !== nominalDay) {
    steps.push({
      kind: 'rolled',
      from: dayOfNumber(nominalDay),
      to: last,
      name: calendar.at(nominalDay).name,
    })
  }
  steps.push(
    kind === 'day'
      ? {
          kind: 'ends',
          from: last,
          to: last,
          time: wordOfTime(endTime(calendar, rule.dayEnds ?? 'midnight')),
        }
      : { kind: 'ends', from: stampOf(dueAt), to: stampOf(dueAt) },
  )
  if (provisionalFrom !== null)
    steps.push({ kind: 'provisional', from: dayOfNumber(provisionalFrom), to: last })
  return steps
}

function causeOf({ cause, amount, unit, before, after, pause }: Leg): ExplainStep[] {
  const word = (position: Leg['before']) =>
    position.kind === 'day' ? dayOfNumber(position.at) : stampOf(position.at)
  if (cause === 'counted') return []
  if (cause === 'extended') return [{ kind: 'extended', from: word(before), to: word(after), amount, unit }]
  return [
    { kind: 'paused', from: stampOf(pause!.from), to: stampOf(pause!.to), amount, unit, name: pause!.cause },
  ]
}

/** The days or hours of one leg, in runs of one kind. */
function countedIn({ amount, unit, before, after }: Leg, calendar: Calendar): ExplainStep[] {
  if (after.at === before.at) return []
  if (unit === 'working-day') return runsOf(before.at + 1, after.at, calendar)
  if (unit === 'working-hour') return hoursOf(before.at, after.at, calendar)
  if (!isDayUnit(unit)) {
    return [{ kind: 'hoursCounted', from: stampOf(before.at), to: stampOf(after.at), amount, unit }]
  }
  return [{ kind: 'daysCounted', from: dayOfNumber(before.at + 1), to: dayOfNumber(after.at), amount, unit }]
}

function runsOf(first: number, last: number, calendar: Calendar): ExplainStep[] {
  const runs: ExplainStep[] = []
  for (let number = first; number <= last; number++) {
    const { day, working, kind: of, name } = calendar.at(number)
    const kind = working
      ? of === 'makeUp'
        ? 'makeUpCounted'
        : 'daysCounted'
      : of === 'weekend'
        ? 'weekendSkipped'
        : 'holidaySkipped'
    const run = runs.at(-1)
    const named = kind === 'makeUpCounted' || kind === 'holidaySkipped'
    if (run && run.kind === kind && (!named || run.name === name)) {
      runs[runs.length - 1] = { ...run, to: day, ...(working ? { amount: run.amount! + 1 } : {}) }
    } else {
      runs.push({
        kind,
        from: day,
        to: day,
        ...(working ? { amount: 1, unit: 'working-day' } : {}),
        ...(named ? { name } : {}),
      })
    }
  }
  return runs
}

/** Working hours day by day, from the first to the last counted minute of each, with the days between that are not worked. */
function hoursOf(before: number, after: number, calendar: Calendar): ExplainStep[] {
  const steps: ExplainStep[] = []
  for (let number = numberAt(before); number <= dayEndedBy(after); number++) {
    if (!calendar.working(number)) {
      steps.push(...runsOf(number, number, calendar))
      continue
    }
    const open = calendar.spans
      .map(([from, to]): [number, number] => [
        Math.max(before, instantAt(number, from)),
        Math.min(after, instantAt(number, to)),
      ])
      .filter(([from, to]) => from < to)
    const [from, to] = [open[0]?.[0], open.at(-1)?.[1]]
    if (from === undefined || to === undefined) continue
    const amount = (workedBy(to, calendar) - workedBy(from, calendar)) / milliseconds['working-hour']
    steps.push({ kind: 'hoursCounted', from: stampOf(from), to: stampOf(to), amount, unit: 'working-hour' })
  }
  return joined(steps)
}

/** Neighbouring skipped days of one kind as one step. */
function joined(steps: readonly ExplainStep[]): ExplainStep[] {
  const result: ExplainStep[] = []
  for (const step of steps) {
    const last = result.at(-1)
    if (last && last.kind === step.kind && step.kind !== 'hoursCounted' && last.name === step.name) {
      result[result.length - 1] = { ...last, to: step.to }
    } else result.push(step)
  }
  return result
}
