/** Every procedure that is declared, with the one that has rules of its own first: what app, commands and documents list. Pure. */
import { matterProcedure } from './matters/procedure.ts'
import type { Procedure } from './proceedings/procedure.ts'

/** Carried through by their declaration alone. */
export const declaredProcedures: readonly Procedure[] = []

export const ownProcedures: readonly Procedure[] = [matterProcedure]
export const allProcedures: readonly Procedure[] = [...ownProcedures, ...declaredProcedures]
