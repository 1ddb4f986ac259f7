/** How long one mediation took and how long it may take: the last day of its own term as it was opened and as it stands, the days it was set aside. 人民调解工作若干规定第三十三条. Pure. */
import { lastDayOf } from '../../proceedings/clock.ts'
import { numberOfDay } from '../../proceedings/days.ts'
import type { StandingOf } from '../../proceedings/procedure.ts'

export interface Period {
  /** Which term it runs under: of people's and administrative mediation, of a court's entrustment, of a joint round. */
  readonly term: string | null
  /** Its last day as it was opened. */
  readonly periodOn: string | null
  /** Its last day after extension and time left out. */
  readonly untilOn: string | null
  readonly asideSince: string | null
  readonly asideDays: number
}

export const noPeriod: Period = {
  ...{ term: null, periodOn: null, untilOn: null },
  ...{ asideSince: null, asideDays: 0 },
}

/** While one is entrusted by a court, its own term goes before the one that stands still. */
const terms = ['delegatedPeriod', 'jointRound', 'mediationPeriod'] as const

/** Once it has ended its term is closed: what stood last stays. */
export function periodAfter(period: Period, { terms: open }: StandingOf): Period {
  const { term, periodOn, asideSince, asideDays } = period
  const running = terms.flatMap(name => open.filter(one => one.term === name))[0]
  if (!running) return { term, periodOn, untilOn: period.untilOn, asideSince, asideDays }
  const untilOn = lastDayOf(new Date(running.dueAt))
  const isSame = term === running.term
  return { term: running.term, periodOn: isSame ? periodOn : untilOn, untilOn, asideSince, asideDays }
}

export function asideAfter(period: Period, { suspended }: StandingOf, onDay: string): Period {
  const { asideSince, asideDays } = period
  if (suspended) return { ...period, asideSince: asideSince ?? onDay }
  if (asideSince === null) return period
  return { ...period, asideSince: null, asideDays: asideDays + daysBetween(asideSince, onDay) }
}

/** Whole days; begun and ended on one day it took none. */
export function daysOf(begunOn: string, endedOn: string, { asideDays }: Period): number {
  return Math.max(0, daysBetween(begunOn, endedOn) - asideDays)
}

function daysBetween(from: string, to: string): number {
  return Math.max(0, numberOfDay(to) - numberOfDay(from))
}
