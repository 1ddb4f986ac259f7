/** The door of the council: proposals that are consulted on or put to an assembly, and village resolutions (procedure 9). Pure. */
import type { Procedure } from '../proceedings/procedure.ts'
import { proposal, villageResolution } from './procedure.ts'

export const councilProcedures: readonly Procedure[] = [proposal, villageResolution]
