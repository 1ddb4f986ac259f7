/** The joint application is signed only while it may still be made: within thirty days from the day the agreement took effect (民事诉讼法第二百零五条). */
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { runningTerms } from '../agreements/open-terms.ts'
import { mediationProcedure } from '../procedure.ts'

const window = 'confirmationWindow'

/** @throws Refusal tooLate, with what is lawful all the same */
export async function requireConfirmable(
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  at: Date,
): Promise<void> {
  const [running] = await runningTerms(tx, jurisdictionId, { terms: [window], proceedingId })
  if (running && at.getTime() <= Date.parse(running.dueAt)) return
  const until = running ? { until: running.dueAt } : {}
  throw new Refusal('tooLate', { window, procedure: mediationProcedure.id, ...until })
}
