/** The door of mediation: what other domains may know of it; its procedure alone is had from procedure.ts, which is pure. */
import type { Procedure } from '../proceedings/procedure.ts'
import { mediationProcedure } from './procedure.ts'

export { enforcementConsequence } from './agreements/enforce.ts'
export { agreementActs } from './agreements/store.ts'
export { mediationConsequence } from './door-follow.ts'
export { mediationRoutes } from './door-routes.ts'
export { mediationCrontab, mediationTasks } from './door-tasks.ts'
export { mediationPapers } from './papers/forms.ts'
export { dayWords } from './papers/parts.ts'
export { type Consent, consentsOf, keepConsents } from './parties/consents.ts'
export { type Party, partiesOf } from './parties/dispute.ts'
export { exclusionRefusal, type IntakeAbout, refuseExcluded } from './parties/intake.ts'
export { maskedName, recordable } from './parties/parties.ts'
export { type PartyAsk, partyAskShape } from './parties/shape.ts'
export const mediationProcedures: readonly Procedure[] = [mediationProcedure]
