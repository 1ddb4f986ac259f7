/** What follows from an act of mediation, in the order it is held: what may be taken in and on, who may mediate, the agreement recorded, what was received, the way to the court, the sitting beside its act, the rows its figures count. */
import type { Consequence } from '../conduct/index.ts'
import { enforceConsequence } from './agreements/enforce.ts'
import { performanceConsequence } from './agreements/performance-record.ts'
import { agreementConsequence } from './agreements/record.ts'
import { countConsequence } from './figures/count.ts'
import { mediationConsequence as mediatorConsequence } from './parties/gate.ts'
import { intakeConsequence } from './parties/intake.ts'
import { sittingConsequence } from './sittings/follow.ts'

export const mediationConsequence: Consequence = async happened => {
  await intakeConsequence(happened)
  await mediatorConsequence(happened)
  await agreementConsequence(happened)
  await performanceConsequence(happened)
  await enforceConsequence(happened)
  await sittingConsequence(happened)
  await countConsequence(happened)
}
