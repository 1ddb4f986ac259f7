/** The door of petitions: the petition itself and the visits on which officials go to people. Pure. */
import type { Procedure } from '../proceedings/procedure.ts'
import { petitionProcedure } from './procedure.ts'
import { outreachProcedure } from './procedure-outreach.ts'

export { outreachProcedure, petitionProcedure }

export const petitionsProcedures: readonly Procedure[] = [petitionProcedure, outreachProcedure]
