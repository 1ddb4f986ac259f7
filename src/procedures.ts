/** Every procedure that is declared, with the one that has rules of its own first: what app, commands and documents list. Pure. */
import { aidProcedures } from './aid/index.ts'
import { clueProcedures } from './clues/index.ts'
import { councilProcedures } from './council/index.ts'
import { enforcementProcedures } from './enforcement/index.ts'
import { legalProcedures } from './legal/index.ts'
import { matterProcedure } from './matters/procedure.ts'
import { mediationProcedure } from './mediation/procedure.ts'
import { petitionsProcedures } from './petitions/index.ts'
import type { Procedure } from './proceedings/procedure.ts'
import { samaritanProcedures } from './samaritans/index.ts'
import { dataRequestProcedure } from './subjects/procedure.ts'
import { volunteersProcedures } from './volunteers/index.ts'

/** Carried through by their declaration alone. */
export const declaredProcedures: readonly Procedure[] = [
  mediationProcedure,
  ...legalProcedures,
  ...petitionsProcedures,
  ...clueProcedures,
  ...enforcementProcedures,
  ...aidProcedures,
  ...samaritanProcedures,
  ...volunteersProcedures,
  ...councilProcedures,
  dataRequestProcedure,
]

export const ownProcedures: readonly Procedure[] = [matterProcedure]
export const allProcedures: readonly Procedure[] = [...ownProcedures, ...declaredProcedures]
