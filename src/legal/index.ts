/** The door of public legal service: what other domains may know of it. Pure. */
import type { Procedure } from '../proceedings/procedure.ts'
import { legalAidProcedure } from './procedure.ts'

export const legalProcedures: readonly Procedure[] = [legalAidProcedure]
