/** What others may call: places taken in from files, looked at first. */
import type { Kernel } from '../kernel/kernel.ts'
import { territoryOf } from '../territory/index.ts'
import { type Ground, groundOf, groundRows } from './ground.ts'

export type { Kind } from './columns.ts'
export type { Wishes } from './look-buildings.ts'
export { surveyFields } from './personal-fields.ts'
export { problemList } from './report.ts'
export { surveyRoutes } from './routes.ts'
export { type Surveyed, survey } from './take-in.ts'
export { faultWords, notesOf, problemWords, questionWords } from './words.ts'

/** What a survey is held against, as it is now. */
export async function groundOfKernel(kernel: Kernel): Promise<Ground> {
  return groundOf(groundRows(await territoryOf(kernel)))
}
