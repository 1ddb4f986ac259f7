/** When people of the demo do things: residents before and after work, officers in office hours, fewer on Sundays. */
import { addWorkingDays, civilDay, fractionInstant, instantOf } from '../../proceedings/clock.ts'
import type { OpenTerm } from '../../proceedings/procedure.ts'
import { whenWorked, workedBy } from '../../proceedings/working-time.ts'
import type { World } from './world.ts'

const minute = 60_000
const day = 86_400_000
/** Sunday first. */
const weekdayWeights = [0.45, 1.3, 1.1, 1.05, 1, 0.95, 0.6]
/** Hour of the day in Asia/Shanghai → how many residents report then. */
const hourWeights: readonly (readonly [number, number])[] = [
  [6, 3],
  [7, 10],
  [8, 9],
  [9, 5],
  [10, 4],
  [11, 3],
  [12, 5],
  [13, 3],
  [14, 2],
  [15, 2],
  [16, 3],
  [17, 6],
  [18, 11],
  [19, 12],
  [20, 9],
  [21, 5],
  [22, 2],
]

/** An instant at which a resident sits down to write, on the civil day of `around`. */
export function residentTime(world: World, around: Date): Date {
  const hour = weighted(
    world,
    hourWeights.map(([value, weight]) => ({ value, weight })),
  )
  return new Date(
    instantOf(civilDay(around), '00:00').getTime() + (hour * 60 + world.random.between(0, 60)) * minute,
  )
}

/** Instants of `count` reports over `days` days until now, in order; weekends are quieter. */
export function reportTimes(world: World, count: number, days: number, office: () => boolean): Date[] {
  const chosen = Array.from({ length: days }, (_, back) => {
    const value = new Date(world.now.getTime() - (back + 0.5) * day)
    return { value, weight: weekdayWeights[new Date(value.getTime() + 8 * 3_600_000).getUTCDay()]! }
  })
  const times: Date[] = []
  while (times.length < count) {
    const on = weighted(world, chosen)
    const at = office() ? officeTimeOn(world, on) : residentTime(world, on)
    if (at < new Date(world.now.getTime() - 3_600_000)) times.push(at)
  }
  return times.sort((a, b) => a.getTime() - b.getTime())
}

/** Some instant of the working day at or after this one. */
export function officeTimeOn(world: World, on: Date): Date {
  const start = workedBy(instantOf(civilDay(on), '00:00').getTime(), world.calendar)
  return new Date(whenWorked(start + world.random.between(5, 380) * minute, world.calendar))
}

/** That many minutes of office time later; earlier when negative. */
export function officeMinutesAfter(world: World, at: Date, minutes: number): Date {
  return new Date(
    whenWorked(Math.round(workedBy(at.getTime(), world.calendar) + minutes * minute), world.calendar),
  )
}

/** A share of what is left of a term from `from` on; a little later in office hours when nothing is left. */
export function withinTerm(
  world: World,
  from: Date,
  term: OpenTerm | undefined,
  share: readonly [number, number],
): Date {
  const part = world.random.between(share[0], share[1])
  const dueAt = term ? new Date(term.dueAt) : from
  const at =
    dueAt > from
      ? fractionInstant(from, dueAt, part, world.calendar)
      : officeMinutesAfter(world, from, 240 * part + 10)
  return new Date(Math.max(at.getTime(), from.getTime() + minute))
}

/** Working days past a due instant, at some hour of the office. */
export function pastDue(world: World, dueAt: Date, workingDays: number): Date {
  return officeMinutesAfter(
    world,
    addWorkingDays(dueAt, workingDays, world.calendar),
    world.random.between(20, 90),
  )
}

export function weighted<T>(
  world: World,
  from: readonly { readonly value: T; readonly weight: number }[],
): T {
  let left = world.random.next() * from.reduce((sum, one) => sum + one.weight, 0)
  for (const { value, weight } of from) {
    left -= weight
    if (left <= 0) return value
  }
  return from.at(-1)!.value
}
