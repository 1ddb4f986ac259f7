/** The door of mediation: what other domains may know of it. Pure. */
import type { Procedure } from '../proceedings/procedure.ts'
import { mediationProcedure } from './procedure.ts'

export { mediationPapers } from './papers.ts'
export { dayWords } from './papers-parts.ts'
export const mediationProcedures: readonly Procedure[] = [mediationProcedure]
