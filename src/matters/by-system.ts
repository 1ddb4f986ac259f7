/** A step the system takes on a matter inside somebody else's transaction: the answer of whoever took it up comes back to the matter itself. */
import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { calendarOf, lockProceeding } from '../proceedings/index.ts'
import { checkInputs } from '../proceedings/inputs.ts'
import { standing as standingAfter } from '../proceedings/standing.ts'
import { territoryOf } from '../territory/index.ts'
import { systemAsker } from './asker.ts'
import { matterProcedure } from './procedure.ts'
import { matterRulesNow } from './rules.ts'
import { recordStep } from './take-step.ts'

export interface SystemStep {
  readonly step: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly at: Date
}

/** @param tx sees everything @returns false: the matter is no longer where this step is taken, and nothing was done */
export async function actOnMatter(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  matterId: string,
  { step: name, inputs, at }: SystemStep,
): Promise<boolean> {
  const step = matterProcedure.steps[name]!
  const locked = await lockProceeding(tx, jurisdictionId, matterId)
  if (!locked || locked.procedure !== matterProcedure.id) return false
  const before = standingAfter(matterProcedure, locked.acts)
  if (!step.from.includes(before.state)) return false
  const territory = await territoryOf(kernel)
  const calendar = await calendarOf(tx, jurisdictionId)
  const rules = await matterRulesNow(kernel, tx, jurisdictionId)
  const last = new Date(before.followsAt)
  const when = at > last ? at : last
  const course = { kernel, tx, territory, calendar, rules, locked, asker: systemAsker(jurisdictionId) }
  await recordStep(course, before, {
    id: newId(when.getTime()),
    step: name,
    inputs: checkInputs(step, inputs),
    at: when,
  })
  return true
}
