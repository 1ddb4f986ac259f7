/** Instants as a phone says them: put right by what its clock was wrong, never in the future. Pure. */
import { Refusal } from '../kernel/errors.ts'

/** A clock of a phone may run a little fast. */
const toleratedFutureMs = 2 * 60_000
/** The same moment, when clocks were set right by a measure that varies a little from sending to sending. */
export const sameMomentMs = 5 * 60_000

/** @throws Refusal futureAct */
export function requirePast(at: Date, now: Date): void {
  if (at.getTime() > now.getTime() + toleratedFutureMs)
    throw new Refusal('futureAct', { at: at.toISOString(), now: now.toISOString() })
}

/**
 * An instant within an entry, put right by as much as the entry itself.
 * @throws Refusal futureAct
 */
export function momentOf(said: string, shiftMs: number, now: Date): Date {
  const at = new Date(Date.parse(said) + shiftMs)
  requirePast(at, now)
  return at > now ? now : at
}
