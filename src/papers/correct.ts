/** What was recorded wrongly reads rightly in papers issued from now on; the act itself stays as it was done. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { agreementActs, mediationProcedures } from '../mediation/index.ts'
import { actsOf } from '../proceedings/index.ts'
import type { Input } from '../proceedings/procedure.ts'
import type { Staff } from '../territory/index.ts'
import type { WriteAsk } from './shape.ts'

/** Words may be put right; days, amounts and choices moved clocks and states, so they are put right by a further act. */
export function correctable(input: Input): boolean {
  return input.kind === 'text' || input.kind === 'longText'
}

export function inputsOfStep(procedure: string, step: string): readonly Input[] {
  return mediationProcedures.find(one => one.id === procedure)?.steps[step]?.inputs ?? []
}

/** @throws Refusal invalidInput, agreementState: what was signed is not put right by one side's clerk */
export async function keepCorrections(
  kernel: Kernel,
  tx: Tx,
  { jurisdictionId, personId }: Staff,
  proceeding: { readonly id: string; readonly procedure: string },
  { corrections, reason }: WriteAsk,
): Promise<void> {
  if (corrections.length === 0) return
  const acts = await actsOf(tx, jurisdictionId, proceeding.id)
  const agreed = await agreementActs(tx, jurisdictionId, proceeding.id)
  const at = kernel.clock.now()
  for (const { id, actId, input, value } of corrections) {
    const act = acts.find(one => one.id === actId)
    if (agreed.includes(actId)) throw new Refusal('agreementState', { reason: 'signedText' })
    const declared = act && inputsOfStep(proceeding.procedure, act.step).find(one => one.name === input)
    if (!declared || !correctable(declared))
      throw new Refusal('invalidInput', { input, problem: 'notFound', procedure: proceeding.procedure })
    if (value.length > (declared.max ?? 3000))
      throw new Refusal('invalidInput', { input, problem: 'tooLong', procedure: proceeding.procedure })
    await tx
      .insertInto('paperCorrection')
      .values({
        jurisdictionId,
        id,
        proceedingId: proceeding.id,
        actId,
        input,
        value: kernel.vault.encrypt('paper', value),
        reason,
        personId,
        at,
      })
      .execute()
  }
}
