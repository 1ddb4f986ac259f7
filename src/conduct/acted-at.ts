/** The instant of an act: now, or the earlier moment at which it happened, never before the act it follows and never to come. */
import { Refusal } from '../kernel/errors.ts'
import type { Step } from '../proceedings/procedure.ts'

/** A clock of a phone may run a little fast. */
const toleratedFutureMs = 2 * 60_000
/** Written down within the hour is written down at once. */
const noticeableMs = 3_600_000

export interface ActedAt {
  readonly at: Date
  readonly recordedAt: Date | null
}

/**
 * @param asked ISO instant, or null for now
 * @param last instant of the act it follows; null for a first act
 * @throws Refusal futureAct, outOfOrder
 */
export function actedAt(
  now: Date,
  asked: string | null | undefined,
  step: Step,
  last: string | null,
): ActedAt {
  const before = last === null ? null : new Date(last)
  const inOrder = (at: Date) => (before && at < before ? before : at)
  // Whether a window is still open is told by the server's clock: nothing is dated back into it.
  if (!asked || step.byOurClock) return { at: inOrder(now), recordedAt: null }
  const at = new Date(asked)
  if (at.getTime() > now.getTime() + toleratedFutureMs)
    throw new Refusal('futureAct', { at: at.toISOString(), now: now.toISOString() })
  if (before && at < before)
    throw new Refusal('outOfOrder', { at: at.toISOString(), lastActAt: before.toISOString() })
  const late = now.getTime() - at.getTime() > noticeableMs
  return { at: at > now ? inOrder(now) : at, recordedAt: late ? now : null }
}
