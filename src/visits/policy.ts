/** What a visit may say and what cannot be right about it; the same at the door without signal and on the server. Pure. */
import { Refusal } from '../kernel/errors.ts'
import { addDays, civilDay } from '../proceedings/days.ts'
import { type Purpose, refusesVisits } from './due.ts'
import type { Visit } from './shape.ts'
import { visitDays } from './targets.ts'

/** The phone's clock may run a little ahead. */
const aheadMilliseconds = 2 * 60_000
/** Somebody of the household asked for it, or a matter of theirs is at stake: no routine. */
const asked: readonly Purpose[] = ['need', 'matter']

export type VisitProblem =
  | 'tooLong'
  | 'nobodyHeard'
  | 'noteWithoutConsent'
  | 'photoWithoutConsent'
  | 'nextNotLater'
  | 'nextFar'
  | 'refusedByNobody'
  | 'refusedUntilPast'

/**
 * Holds a visit against itself and the clock.
 * @param at when it was made
 * @throws Refusal futureAct, visitUnfit
 */
export function checkVisit(visit: Visit, at: Date, now: Date): void {
  if (at.getTime() > now.getTime() + aheadMilliseconds)
    throw new Refusal('futureAct', { at: at.toISOString(), now: now.toISOString() })
  const problem = problemOf(visit, civilDay(at), civilDay(now))
  if (problem) throw new Refusal('visitUnfit', { reason: problem, days: limitOf[problem] ?? 0 })
}

/** The first thing that cannot be right; null when nothing is. */
export function problemOf(visit: Visit, onDay: string, today: string): VisitProblem | null {
  const { outcome, consented, nextOn, visitsRefused } = visit
  const note = hasNote(visit)
  if (addDays(onDay, visitDays.lateAtMost) < today) return 'tooLong'
  if (outcome === 'nobody' && (note || consented)) return 'nobodyHeard'
  if (note && !consented) return 'noteWithoutConsent'
  if (visit.photos.length > 0 && !consented) return 'photoWithoutConsent'
  if (nextOn && nextOn <= onDay) return 'nextNotLater'
  if (nextOn && nextOn > addDays(onDay, visitDays.agreedAtMost)) return 'nextFar'
  if (visitsRefused && outcome === 'nobody') return 'refusedByNobody'
  if (visitsRefused?.until && visitsRefused.until <= onDay) return 'refusedUntilPast'
  return null
}

export function hasNote({ heard, advice }: Pick<Visit, 'heard' | 'advice'>): boolean {
  return heard !== '' || advice !== ''
}

/**
 * A household that wishes no visits is left in peace, unless it asked for this one itself.
 * @param refusedAt when the wish was recorded: a visit made before it was known is still taken; null: not known, long ago
 * @throws Refusal visitsRefused
 */
export function respectRefusal(
  visit: Visit,
  at: Date,
  household: { readonly visits: 'welcome' | 'refused'; readonly visitsUntil: string | null },
  refusedAt: Date | null,
): void {
  if (asked.includes(visit.purpose) || !refusesVisits(household, civilDay(at))) return
  if (refusedAt !== null && at.getTime() < refusedAt.getTime()) return
  const { visitsUntil: day } = household
  throw new Refusal('visitsRefused', day ? { reason: 'dated', day } : {})
}

const limitOf: Partial<Record<VisitProblem, number>> = {
  tooLong: visitDays.lateAtMost,
  nextFar: visitDays.agreedAtMost,
}
