/** Two people at the same proceeding: the second is told what the first did, and loses nothing typed. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Locked } from '../proceedings/index.ts'
import type { Procedure } from '../proceedings/procedure.ts'

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
  'changeGrid',
  'urge',
  'explainOverdue',
])

/**
 * @param seq the number of acts the person saw
 * @param forResident reads posts, not names
 * @throws Refusal actedMeanwhile { by, role, step, at, seq, state }
 */
export async function refuseIfActedMeanwhile(
  tx: Tx,
  procedure: Pick<Procedure, 'id'>,
  locked: Pick<Locked, 'jurisdictionId' | 'acts'>,
  seq: number,
  forResident = false,
): Promise<void> {
  const last = locked.acts.findLast(act => act.seq > seq && !quiet.has(act.step))
  if (!last) return
  const person =
    last.actorId && !forResident
      ? await tx
          .selectFrom('person')
          .select('name')
          .where('jurisdictionId', '=', locked.jurisdictionId)
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
    procedure: procedure.id,
  })
}
