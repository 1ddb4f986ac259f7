/** Duty hours become slots: every week and on single dates, not on holidays, not without counsel, each once. Pure. */
import { addDays, instantOf, numberOfDay, timeOf, weekdayOfNumber, wordOfTime } from '../proceedings/days.ts'
import type { DutyWay } from './kinds.ts'

export interface Duty {
  /** 1 is Monday, 7 Sunday; null: on one date. */
  readonly weekday: number | null
  readonly onDay: string | null
  /** Nobody is there on that date. */
  readonly closed: boolean
  readonly starts: string | null
  readonly ends: string | null
  readonly way: DutyWay | null
  readonly place: string
  readonly slotMinutes: number | null
  readonly validFrom: string
  readonly validTo: string | null
}
/** Days on which somebody serves the community; `to` null: until further notice. */
export interface Served {
  readonly from: string
  readonly to: string | null
}
export interface Slot {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly way: DutyWay
  readonly place: string
}
export interface Hours {
  readonly duties: readonly Duty[]
  readonly served: readonly Served[]
  /** Whether a civil day is a public holiday or an office's own rest day; weekends are none. */
  readonly isHoliday: (day: string) => boolean
}

/** The slots of one civil day in their order; where hours overlap, the earlier begun go first and nobody is promised twice. */
export function slotsOn({ duties, served, isHoliday }: Hours, day: string): Slot[] {
  if (!served.some(it => it.from <= day && (it.to === null || it.to >= day))) return []
  const inForce = duties.filter(it => it.validFrom <= day && (it.validTo === null || it.validTo >= day))
  const dated = inForce.filter(it => it.onDay === day)
  const weekly = dated.some(it => it.closed) || isHoliday(day) ? [] : inForce.filter(it => fallsOn(it, day))
  const all = [...dated.filter(it => !it.closed), ...weekly].flatMap(it => cut(it, day))
  const sorted = all.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
  const kept: Slot[] = []
  for (const slot of sorted) {
    const last = kept.at(-1)
    if (!last || last.endsAt.getTime() <= slot.startsAt.getTime()) kept.push(slot)
  }
  return kept
}

export type Span = Pick<Slot, 'startsAt' | 'endsAt'>

export const overlaps = (one: Span, other: Span) => one.startsAt < other.endsAt && other.startsAt < one.endsAt

/** The next slots that are free and still to come, the soonest first. @param taken when whoever serves is with somebody already */
export function freeSlots(
  hours: Hours,
  taken: readonly Span[],
  now: Date,
  { today, days, most }: { readonly today: string; readonly days: number; readonly most: number },
): Slot[] {
  const free: Slot[] = []
  for (let ahead = 0; ahead <= days && free.length < most; ahead++)
    for (const slot of slotsOn(hours, addDays(today, ahead)))
      if (slot.startsAt > now && !taken.some(span => overlaps(span, slot))) free.push(slot)
  return free.slice(0, most)
}

function fallsOn({ weekday }: Duty, day: string): boolean {
  return weekday !== null && weekdayOfNumber(numberOfDay(day)) === weekday % 7
}

function cut({ starts, ends, way, place, slotMinutes }: Duty, day: string): Slot[] {
  if (starts === null || ends === null || way === null || slotMinutes === null) return []
  const [from, to, step] = [timeOf(starts), timeOf(ends), slotMinutes * 60_000]
  const count = Math.floor((to - from) / step)
  return Array.from({ length: count }, (_, i) => ({
    startsAt: instantOf(day, wordOfTime(from + i * step)),
    endsAt: instantOf(day, wordOfTime(from + (i + 1) * step)),
    way,
    place,
  }))
}
