/** The door of clues 问题线索: procedure 4 as data. Pure: shared by server and phone. */
import type { Procedure } from '../proceedings/procedure.ts'
import { clueProcedure } from './procedure.ts'

export const clueProcedures: readonly Procedure[] = [clueProcedure]
