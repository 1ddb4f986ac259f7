/** How a matter's terms are computed anew after a change in the calendar: as an act of the system, told like any other. */
import type { Recomputable } from '../proceedings/index.ts'
import { territoryOf } from '../territory/index.ts'
import { systemAsker } from './asker.ts'
import { matterProcedure } from './procedure.ts'
import { matterRulesNow } from './rules.ts'
import { recordStep } from './take-step.ts'

export const recomputableMatters: Recomputable = {
  procedure: matterProcedure,
  named: ['recheck'],
  async record(locked, standing, { kernel, tx, calendar, id, at, inputs }) {
    const territory = await territoryOf(kernel)
    const rules = await matterRulesNow(kernel, tx, locked.jurisdictionId)
    const course = {
      kernel,
      tx,
      territory,
      calendar,
      rules,
      locked,
      asker: systemAsker(locked.jurisdictionId),
    }
    await recordStep(course, standing, { id, step: 'recomputeTerms', inputs: { ...inputs }, at })
  },
}
