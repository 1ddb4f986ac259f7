/** Two people at the same matter: the second is told what the first did, and loses nothing typed. */

import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Locked } from '../proceedings/index.ts'

/** Acts that change nothing for the next one: a remark, a reminder of the system. */
const quiet = new Set([
  'comment',
  'addInformation',
  'remind',
  'warn',
  'markOverdue',
  'superviseOverdue',
  'listAtMeeting',
  'reportToBanner',
  'recomputeTerms',
  'urge',
  'explainOverdue',
])

/**
 * @param seq the number of acts the person saw
 * @throws Refusal actedMeanwhile { by, step, at, seq }
 */
export async function refuseIfActedMeanwhile(
  tx: Tx,
  jurisdictionId: number,
  locked: Locked,
  seq: number,
  forResident: boolean,
): Promise<void> {
  const missed = locked.acts.filter(act => act.seq > seq && !quiet.has(act.step))
  const last = missed.at(-1)
  if (!last) return
  // Residents read posts, not names.
  const isNamed = last.actorId !== null && !forResident
  const person = isNamed
    ? await tx
        .selectFrom('person')
        .select('name')
        .where('jurisdictionId', '=', jurisdictionId)
        .where('id', '=', last.actorId)
        .executeTakeFirst()
    : null
  throw new Refusal('actedMeanwhile', {
    by: person?.name ?? '',
    role: last.actorRole,
    step: last.step,
    at: last.at,
    seq: locked.acts.length,
    state: last.to,
  })
}
