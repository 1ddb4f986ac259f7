/** The shapes of the published API as the field pages use them; only types, so that no validator travels to the phone. */
import type { z } from 'zod'
import type {
  actRequestShape,
  actShape,
  inputShape,
  matterRowShape,
  matterShape,
  nextStepShape,
  photoShape,
  receiptShape,
  reportShape,
  termShape,
  worklistShape,
} from '../../src/matters/shape.ts'

export type Matter = z.infer<typeof matterShape>
export type Row = z.infer<typeof matterRowShape>
export type Worklist = z.infer<typeof worklistShape>
export type Term = z.infer<typeof termShape>
export type ActShown = z.infer<typeof actShape>
export type Photo = z.infer<typeof photoShape>
export type NextStep = z.infer<typeof nextStepShape>
export type InputAsked = z.infer<typeof inputShape>
export type ActRequest = z.infer<typeof actRequestShape>
/** The channel says that it comes from a member of staff, who must be signed in. */
export type ReportRequest = z.input<typeof reportShape> & { channel: 'grid' }
export type Receipt = z.infer<typeof receiptShape>

/** Values of a form being filled: photos are ids on this phone until they are sent. */
export type Values = Record<string, string | boolean | string[] | undefined>
