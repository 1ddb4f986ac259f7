/** When a year's matters are reported: in the heating season more than in summer, on Mondays more than on Sundays, before work and after supper most. */
import type { Calendar } from '../../proceedings/calendar.ts'
import { numberAt, weekdayOfNumber } from '../../proceedings/days.ts'
import type { Random } from '../../territory/demo-random.ts'
import type { YearPlan } from './plan.ts'

const hour = 3_600_000
const hoursADay = 24
/** Sunday first; a day off is as quiet as a Sunday. */
const weekdayWeights = [0.45, 1.3, 1.1, 1.05, 1, 0.95, 0.6]
/** By hour of the day in Asia/Shanghai. */
const hourWeights = [0.3, 0.2, 0.1, 0.1, 0.2, 0.8, 4, 12, 13, 9, 6, 4, 5, 4, 4, 4, 4, 6, 9, 10, 8, 5, 2, 0.8]
/** January first. Heating goes from 15 October to 15 April; its first weeks and the coldest are the worst. */
const monthWeights = [1.7, 1.2, 1.15, 0.9, 0.75, 0.75, 0.8, 0.8, 0.8, 1.25, 1.8, 1.75]

export interface Times {
  /** When matter `i` of the year is reported, and whether it is one of those that will lie open at the end. In order of i. */
  at(i: number, random: Random): { readonly at: Date; readonly staysOpen: boolean }
}

export function timesOf(plan: YearPlan, calendar: Calendar): Times {
  const end = Date.parse(plan.until)
  const start = end - plan.days * hoursADay * hour
  const hours = plan.days * hoursADay
  const busy = Array.from({ length: hours }, (_, h) => weightAt(start + h * hour, calendar))
  const ages = busy.map((_, h) => (hours - h - 0.5) / hoursADay)
  const closed = scaled(
    busy.map((weight, h) => weight * throughBy(ages[h]!)),
    1 - plan.openShare,
  )
  const open = scaled(
    busy.map((weight, h) => weight * openOfAge(ages[h]!)),
    plan.openShare,
  )
  const upTo: number[] = []
  for (let h = 0; h < hours; h++) upTo.push((upTo[h - 1] ?? 0) + closed[h]! + open[h]!)
  return {
    at(i, random) {
      // One from each of as many equal slices of the year's weight: in order without sorting.
      const wanted = ((i + random.next()) / plan.matters) * upTo[hours - 1]!
      const h = firstAtLeast(upTo, wanted)
      const within = (wanted - (upTo[h - 1] ?? 0)) / (closed[h]! + open[h]!)
      const at = new Date(Math.floor(start + (h + Math.min(within, 0.999999)) * hour))
      return { at, staysOpen: random.next() * (closed[h]! + open[h]!) < open[h]! }
    },
  }
}

function weightAt(instant: number, calendar: Calendar): number {
  const day = numberAt(instant + hour / 2)
  const local = new Date(instant + hour / 2 + 8 * hour)
  const weekday = weekdayOfNumber(day)
  const onWorkday = calendar.working(day)
  const ofDay = onWorkday ? Math.max(weekdayWeights[weekday]!, 0.95) : Math.min(weekdayWeights[weekday]!, 0.6)
  return ofDay * hourWeights[local.getUTCHours()]! * monthWeights[local.getUTCMonth()]!
}

/** The share of what was reported so many days ago that is through by now. */
const throughBy = (days: number) => 1 - Math.exp(-days / 1.2)

/** How old what lies open is: most of it of the last weeks, some of it for months. */
const openOfAge = (days: number) =>
  (0.52 * Math.exp(-days / 9)) / 9 + (0.33 * Math.exp(-days / 30)) / 30 + (days < 200 ? 0.15 / 200 : 0)

function scaled(weights: readonly number[], sum: number): number[] {
  const total = weights.reduce((a, b) => a + b, 0)
  return weights.map(weight => (weight / total) * sum)
}

function firstAtLeast(sums: readonly number[], wanted: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
