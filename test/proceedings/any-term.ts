/** Random terms for properties: rules of every unit, odd starts, pauses in whole minutes, extensions, office hours of many kinds. */
import fc from 'fast-check'
import { makeCalendar, type OfficeHours } from '../../src/proceedings/calendar.ts'
import type { Pause } from '../../src/proceedings/clock.ts'
import type { TermRule, Unit } from '../../src/proceedings/procedure.ts'
import type { WalkedTerm } from './oracle.ts'

export const minute = 60_000
export const dayLength = 1440 * minute
export const basis = { article: '民法典第201条', mark: 'V', force: 'law' } as const

/** What still ends within the years the walk knows. */
export const most: Record<Unit, number> = {
  'calendar-day': 300,
  'working-day': 200,
  'working-hour': 150,
  hour: 600,
  minute: 5000,
  month: 14,
  year: 1,
}

const numRuns = Number(process.env.AILI_PROPERTY_RUNS ?? 10_000)
export const holds = (property: fc.IProperty<never> | fc.IRawProperty<unknown>) =>
  fc.assert(property as fc.IProperty<unknown>, { numRuns })

export const units = Object.keys(most) as Unit[]
export const isOfDays = (unit: Unit) => !['working-hour', 'hour', 'minute'].includes(unit)

const officeHours: OfficeHours['spans'][] = [
  ['08:30-12:00', '14:30-17:30'],
  ['09:00-17:00'],
  ['00:00-24:00'],
  ['00:00-02:01', '23:58-24:00'],
  ['07:15-11:45', '11:45-12:00', '13:00-13:01', '15:07-19:59'],
  ['22:00-24:00'],
  ['00:00-06:30'],
  ['08:00-12:00', '15:00-18:30'],
].map(day => day.map(span => span.split('-') as [string, string]))
/** One calendar for each, made once: a calendar reads all its years. */
const calendars = officeHours.map(spans => ({
  ...makeCalendar({ officeHours: { spans } }),
  [fc.toStringMethod]: () => spans.join(' '),
}))
export const calendar = calendars[0]!
export const anyCalendar = fc.constantFrom(...calendars)

const lengthOf = (unit: Unit) =>
  fc.nat(unit === 'working-hour' || unit === 'hour' ? most[unit] * 4 : most[unit]).map(amount => ({
    unit,
    amount: unit === 'working-hour' || unit === 'hour' ? amount / 4 : amount,
  }))
const roll = fc.boolean()
const dayEnds = fc.constantFrom('office' as const, 'midnight' as const)

export function ruleIn(unit: Unit): fc.Arbitrary<TermRule> {
  return fc
    .record({ length: lengthOf(unit), roll, dayEnds })
    .map(({ length, ...rest }) => ({ ...length, ...rest, basis, version: 1 }))
}
export const anyRule = fc.constantFrom(...units).chain(ruleIn)

/** From 2015 to the last day of 2026; odd milliseconds, and often enough the edges of a day and of office hours. */
const from2015 = Date.parse('2015-01-01T00:00:00+08:00')
const until2027 = Date.parse('2027-01-01T00:00:00+08:00')
export const anyStart = fc
  .oneof(
    fc.integer({ min: from2015, max: until2027 - 1 }),
    fc
      .tuple(
        fc.nat((until2027 - from2015) / dayLength - 1),
        fc.constantFrom(0, 8.5, 12, 14.5, 17.5, 22),
        fc.constantFrom(0, 0, -1, 1),
      )
      .map(([days, hours, odd]) =>
        Math.max(from2015, from2015 + days * dayLength + hours * 60 * minute + odd),
      ),
  )
  .map(ms => new Date(ms))

/** Up to five pauses, in whole minutes: before the start, overlapping, of no length, or still open. */
export const anyPauses = fc.array(
  fc.record({
    after: fc.oneof(fc.integer({ min: -2 * 1440, max: 40 * 1440 }), fc.integer({ min: -30, max: 3 * 1440 })),
    lasts: fc.oneof(fc.nat(15 * 1440), fc.nat(90), fc.constant(null)),
  }),
  { maxLength: 5 },
)
type Drawn = typeof anyPauses extends fc.Arbitrary<infer T> ? T : never

export function pausesFrom(start: Date, drawn: Drawn): Pause[] {
  const zero = Math.floor(start.getTime() / minute)
  return drawn.map(({ after, lasts }) => ({
    from: new Date((zero + after) * minute),
    to: lasts === null ? null : new Date((zero + after + lasts) * minute),
    cause: '听证',
  }))
}

/** Extensions that the walk can walk: days and longer mix freely, shorter units stay what they are. */
export function extensionsOf(unit: Unit) {
  const small = (of: Unit) => ({ unit: of, amount: fc.nat(Math.ceil(most[of] / 4)) })
  const kinds = isOfDays(unit) ? units.filter(isOfDays) : [unit]
  return fc.array(
    fc.constantFrom(...kinds).chain(of => fc.record({ ...small(of), unit: fc.constant(of) })),
    { maxLength: 2 },
  )
}
export const anyExtensions = fc.array(fc.constantFrom(...units).chain(lengthOf), { maxLength: 2 })

/** The same term in the words of the walk. */
export function asWalked(
  rule: TermRule,
  hours: OfficeHours,
  pauses: readonly Pause[],
  extensions: WalkedTerm['parts'],
): WalkedTerm {
  return {
    parts: [{ amount: rule.amount, unit: rule.unit }, ...extensions],
    roll: rule.roll === true,
    dayEnds: rule.dayEnds ?? 'midnight',
    officeHours: hours.spans,
    pauses: pauses.flatMap(({ from, to }) => (to ? [[from.getTime(), to.getTime()] as const] : [])),
  }
}
