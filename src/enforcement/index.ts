/** The door of enforcement 执行案件: procedure 5 as data. Pure: shared by server and phone. */
import type { Procedure } from '../proceedings/procedure.ts'
import { enforcementProcedure } from './procedure.ts'

export const enforcementProcedures: readonly Procedure[] = [enforcementProcedure]
