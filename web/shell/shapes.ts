/** The shapes of the published API as types only, so that no validator travels to the phone. */
import type { z } from 'zod'
import type * as shape from '../../src/matters/shape.ts'
import type { paths } from './api.gen.ts'

export type Report = paths['/api/matters']['post']['requestBody']['content']['application/json']
export type Place = Report['place']
export type Preview = z.infer<typeof shape.previewShape>
export type Receipt = z.infer<typeof shape.receiptShape>
export type Term = z.infer<typeof shape.termShape>
export type Why = z.infer<typeof shape.whyShape>
export type PhotoShown = z.infer<typeof shape.photoShape>
export type ActShown = z.infer<typeof shape.actShape>
export type InputAsked = z.infer<typeof shape.inputShape>
export type NextStep = z.infer<typeof shape.nextStepShape>
export type PublicMatter = z.infer<typeof shape.publicMatterShape>
