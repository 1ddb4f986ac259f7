/** What every civil day is: read from notices and overrides, computed where a notice is missing, with running counts. Pure. */
import { Refusal } from '../kernel/errors.ts'
import { dayOfNumber, numberOf, numberOfDay, weekdayOfNumber, yearOfNumber } from './days.ts'
import type { NoticeDay, YearNotice } from './notices.ts'
import { firstComputableYear, lastComputableYear, statutoryDays, statutoryNamed } from './statutory.ts'

export const firstYear = 2015

export interface DayFacts {
  readonly day: string
  readonly working: boolean
  readonly kind: 'weekday' | 'weekend' | 'holiday' | 'makeUp' | 'override'
  readonly name: string | null
  /** Computed, because the notice that decides is not published yet. */
  readonly provisional: boolean
}

/** Questions by day number (see days.ts), each one look-up. */
export interface DayTable {
  at(number: number): DayFacts
  working(number: number): boolean
  /** Provisional days from the first day of the data up to, not including, this day. */
  provisionalBefore(number: number): number
  /** Working days from the first day of the data up to, not including, this day. */
  workingBefore(number: number): number
  /** The working day with this index, counted from 0 at the first day of the data. */
  workingDay(index: number): number
}

const origin = numberOf(firstYear, 1, 1)

/** Prefix sums over all days since the origin, grown year by year as they are asked for: every question is then one look-up. */
export function dayTable(
  notices: ReadonlyMap<number, YearNotice>,
  overrides: readonly NoticeDay[],
): DayTable {
  const facts: DayFacts[] = []
  const before: number[] = [0]
  const provisionalBefore: number[] = [0]
  const workingDays: number[] = []
  const known = knownDays(notices, overrides)
  let year = firstYear

  const growYear = () => {
    if (year > lastComputableYear) throw outside(year)
    for (const day of factsOfYear(year, notices, known)) {
      if (day.working) workingDays.push(origin + facts.length)
      facts.push(day)
      before.push(workingDays.length)
      provisionalBefore.push(provisionalBefore.at(-1)! + (day.provisional ? 1 : 0))
    }
    year++
  }
  const reach = (number: number): number => {
    if (!(number >= origin)) throw outside(yearOfNumber(number))
    while (number - origin >= facts.length) growYear()
    return number - origin
  }
  return {
    at: number => facts[reach(number)]!,
    working: number => facts[reach(number)]!.working,
    provisionalBefore: number => provisionalBefore[reach(number)]!,
    workingBefore: number => before[reach(number)]!,
    workingDay: index => {
      if (!(index >= 0)) throw outside(firstYear - 1)
      while (index >= workingDays.length) growYear()
      return workingDays[index]!
    },
  }
}

type Known = NoticeDay & { readonly kind: 'notice' | 'override' }

/** What notices and overrides say day by day. A later year's notice stands above an earlier one's: it came later. */
function knownDays(
  notices: ReadonlyMap<number, YearNotice>,
  overrides: readonly NoticeDay[],
): Map<number, Known> {
  const known = new Map<number, Known>()
  for (const [, notice] of [...notices].sort(([a], [b]) => a - b)) {
    for (const day of notice.days) known.set(numberOfDay(day.date), { ...day, kind: 'notice' })
  }
  for (const day of overrides) known.set(numberOfDay(day.date), { ...day, kind: 'override' })
  return known
}

function* factsOfYear(
  year: number,
  notices: ReadonlyMap<number, YearNotice>,
  known: ReadonlyMap<number, Known>,
): Generator<DayFacts> {
  const noticed = notices.has(year)
  // A notice moves days around the statutory ones; one it forgets to name is a holiday all the same.
  const statutory = !noticed ? statutoryDays(year) : year >= firstComputableYear ? statutoryNamed(year) : []
  const computed = new Map(statutory.map(day => [numberOfDay(day.date), day]))
  const bridge = noticed && !notices.has(year + 1) ? firstBridgeDay(year) : Number.POSITIVE_INFINITY
  for (let number = numberOf(year, 1, 1); number < numberOf(year + 1, 1, 1); number++) {
    const day = known.get(number) ?? computed.get(number)
    const weekend = weekdayOfNumber(number) % 6 === 0
    const working = day ? !day.off : !weekend
    const kind = !day
      ? weekend
        ? 'weekend'
        : 'weekday'
      : 'kind' in day && day.kind === 'override'
        ? 'override'
        : day.off
          ? 'holiday'
          : 'makeUp'
    const provisional = !known.has(number) && (!noticed || number >= bridge)
    yield { day: dayOfNumber(number), working, kind, name: day?.name ?? null, provisional }
  }
}

/**
 * When 1 January is a Tuesday, the notice of that year bridges the Monday before it and makes up on the Saturday before that
 * (the notice of 2019 did: 29 and 31 December 2018). Those December days stay provisional until it is published.
 */
function firstBridgeDay(year: number): number {
  const newYear = numberOf(year + 1, 1, 1)
  return weekdayOfNumber(newYear) === 2 ? newYear - 3 : Number.POSITIVE_INFINITY
}

function outside(year: number): Refusal {
  return new Refusal('calendarMissing', { year, from: firstYear, to: lastComputableYear })
}
