/** Every rollup: what is counted beforehand, followed by a job, verified and filled by commands. */
import { matterRollup } from './matters/index.ts'
import type { Rollup } from './proceedings/index.ts'
import { householdRollup } from './visits/index.ts'

export const rollups: readonly Rollup[] = [matterRollup, householdRollup]
