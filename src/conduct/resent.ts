/** The same act sent again, by a phone that lost its signal or a finger that was quick: recognised by its id, and by what it says. */

import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { canonical, findAct } from '../proceedings/index.ts'
import { askedOf, checkInputs } from '../proceedings/inputs.ts'
import type { Rules } from '../proceedings/judge.ts'
import type { Procedure } from '../proceedings/procedure.ts'
import { partInputs } from './private-inputs.ts'

export interface Sent {
  readonly id: string
  readonly step: string
  readonly inputs: Readonly<Record<string, unknown>>
}

/**
 * An id stands for what was said with it: the same id with other words is another act under a name that is taken.
 * @throws Refusal actReused
 */
export function refuseUnlessSame(
  kernel: Kernel,
  procedure: Procedure,
  known: {
    readonly proceedingId: string
    readonly step: string
    readonly inputs: unknown
    readonly actorKind: string
  },
  sent: Sent,
  proceedingId: string,
): void {
  const declared = procedure.steps[known.step]
  const step = declared && askedOf(declared, known.actorKind)
  const same =
    known.proceedingId === proceedingId &&
    known.step === sent.step &&
    step !== undefined &&
    canonical(partInputs(kernel, step, sent.id, checkInputs(step, sent.inputs)).open) ===
      canonical(known.inputs)
  if (!same) throw new Refusal('actReused', { id: sent.id })
}

/**
 * The opening that was sent before.
 * @throws Refusal actReused
 */
export async function resent(
  kernel: Kernel,
  tx: Tx,
  { procedure }: Pick<Rules<unknown>, 'procedure'>,
  jurisdictionId: number,
  request: Sent,
): Promise<{ id: string; number: string }> {
  const known = await findAct(tx, jurisdictionId, request.id)
  const row = await tx
    .selectFrom('proceeding')
    .select('number')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', request.id)
    .where('procedure', '=', procedure.id)
    .executeTakeFirst()
  if (!known || !row) throw new Refusal('actReused', { id: request.id })
  refuseUnlessSame(kernel, procedure, known, request, request.id)
  return { id: request.id, number: row.number }
}

/** Another act, or a whole proceeding, is kept under this id already. */
export function isTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' && ['act_pkey', 'proceeding_pkey', 'dossier_pkey'].includes(constraint ?? '')
}
