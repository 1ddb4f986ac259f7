/** The door of state judicial aid 国家司法救助: its procedure as data. Pure. */
import type { Procedure } from '../proceedings/procedure.ts'
import { judicialAidProcedure } from './procedure.ts'

export const aidProcedures: readonly Procedure[] = [judicialAidProcedure]
