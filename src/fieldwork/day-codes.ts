/** What every day of some months is, one letter a day: a phone counts deadlines with it as the server does, without a calendar of its own. Pure. */
import type { Calendar, DayFacts, OfficeHours } from '../proceedings/calendar.ts'
import type { DayTable } from '../proceedings/day-table.ts'
import { dayOfNumber, numberOfDay, timeOf } from '../proceedings/days.ts'

export interface DayCodes {
  readonly version: string
  /** First day told, YYYY-MM-DD. */
  readonly from: string
  /** A letter a day: its kind, whether it is worked, whether its notice is not published yet. */
  readonly days: string
  readonly officeHours: OfficeHours
  /** Units with office hours or rest days of their own. */
  readonly units: Readonly<Record<string, { readonly days: string; readonly officeHours: OfficeHours }>>
}

const kinds = ['weekday', 'weekend', 'holiday', 'makeUp', 'override'] as const

/** @param unitIds those that may keep times of their own */
export function dayCodes(
  calendar: Calendar,
  from: string,
  days: number,
  unitIds: readonly string[],
): DayCodes {
  const first = numberOfDay(from)
  const told = (own: Calendar) =>
    Array.from({ length: days }, (_, index) => codeOf(own.at(first + index))).join('')
  const units = unitIds.flatMap(id => {
    const own = calendar.forUnit(id)
    return own === calendar ? [] : [[id, { days: told(own), officeHours: own.officeHours }] as const]
  })
  return {
    version: calendar.version,
    from,
    days: told(calendar),
    officeHours: calendar.officeHours,
    units: Object.fromEntries(units),
  }
}

function codeOf({ kind, working, provisional }: DayFacts): string {
  return (kinds.indexOf(kind) * 4 + (working ? 2 : 0) + (provisional ? 1 : 0)).toString(36)
}

/** Asked about a day beyond those told: the phone must not guess. */
export class DayNotTold extends Error {}

/** The calendar again. @throws DayNotTold from its questions, where a day was not told */
export function calendarFrom(codes: DayCodes): Calendar {
  const made = new Map<string, Calendar>()
  const forUnit = (unitId: string | null | undefined): Calendar => {
    const own = unitId ? codes.units[unitId] : undefined
    if (!unitId || !own) return base
    const known = made.get(unitId)
    if (known) return known
    const calendar = calendarWith(
      `${codes.version}-${unitId}`,
      own.officeHours,
      tableOf(codes.from, own.days),
    )
    made.set(unitId, calendar)
    return calendar
  }
  const calendarWith = (version: string, officeHours: OfficeHours, table: DayTable): Calendar => ({
    version,
    officeHours,
    spans: officeHours.spans.map(([from, to]): [number, number] => [timeOf(from), timeOf(to)]),
    lastNoticedYear: Number(codes.from.slice(0, 4)),
    ...table,
    day: day => table.at(numberOfDay(day)),
    notice: () => null,
    forUnit,
  })
  const base = calendarWith(codes.version, codes.officeHours, tableOf(codes.from, codes.days))
  return base
}

function tableOf(from: string, days: string): DayTable {
  const first = numberOfDay(from)
  const facts = Array.from(days, (letter, index) => factsOf(letter, first + index))
  const workingDays: number[] = []
  const before: number[] = [0]
  const provisional: number[] = [0]
  for (const [index, day] of facts.entries()) {
    if (day.working) workingDays.push(first + index)
    before.push(workingDays.length)
    provisional.push(provisional[index]! + (day.provisional ? 1 : 0))
  }
  const told = <T>(value: T | undefined): T => {
    if (value === undefined) throw new DayNotTold()
    return value
  }
  return {
    at: number => told(facts[number - first]),
    working: number => told(facts[number - first]).working,
    provisionalBefore: number => told(provisional[number - first]),
    workingBefore: number => told(before[number - first]),
    workingDay: index => told(workingDays[index]),
  }
}

function factsOf(letter: string, number: number): DayFacts {
  const code = Number.parseInt(letter, 36)
  return {
    day: dayOfNumber(number),
    kind: kinds[code >> 2]!,
    working: (code & 2) !== 0,
    provisional: (code & 1) !== 0,
    name: null,
  }
}
