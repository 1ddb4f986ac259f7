/** What a dispute is opened with: by a party on its own phone, at the counter, by a mediator's own finding, or referred in. Pure. */
import { z } from 'zod'
import { partyKinds, specialities } from '../mediation/parties/kinds.ts'
import { partyAskShape } from '../mediation/parties/shape.ts'
import { exclusionNames } from '../mediation/terms-exclusions.ts'

const id = z.uuid()
const name = z.string().trim().min(1).max(100)
/** More name themselves at the counter. */
const mostNamed = 10

export const applicationShape = z.object({
  id,
  communityId: id,
  exclusion: z.enum(['none', ...exclusionNames]),
  disputeKind: z.enum(specialities as [string, ...string[]]),
  applicant: z.object({ id, name, phone: z.string().trim().min(5).max(30) }),
  others: z
    .array(z.object({ id, kind: z.enum(partyKinds), name, phone: z.string().trim().max(30).default('') }))
    .min(1)
    .max(mostNamed),
  placeWords: z.string().trim().max(120).default(''),
  facts: z.string().trim().min(2).max(2800),
  request: z.string().trim().min(2).max(1000),
})
export type Application = z.infer<typeof applicationShape>

export const deskOpeningShape = z.object({
  id,
  step: z.enum(['apply', 'find', 'referIn']),
  inputs: z.record(z.string().max(60), z.unknown()).default({}),
  parties: z.array(partyAskShape).min(1).max(60),
  at: z.iso.datetime({ offset: true }).optional(),
  besideId: id.optional(),
  communityId: id.optional(),
  gridId: id.optional(),
})
export type DeskOpening = z.infer<typeof deskOpeningShape>

export const ownShape = z.object({ number: z.string().max(30), code: z.string().max(20) })
export type Own = z.infer<typeof ownShape>
export const ownActShape = ownShape.extend({ id })
