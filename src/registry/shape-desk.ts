/** What the routes of the registry take beside the entries of a phone: questions, looks, merges, moves, tenures. Pure. */
import { z } from 'zod'
import {
  changeBodyShape,
  consentBodyShape,
  enteredResidentShape,
  guardianKindShape,
  householdBodyShape,
  needBodyShape,
  purposeShape,
  relationShape,
} from './shape.ts'

const id = z.uuid()
const day = z.iso.date()
export const langShape = z.object({ lang: z.string().max(35).optional() })
const reason = z.string().trim().min(2).max(200)

export const placeQueryShape = langShape.extend({
  grid: id.optional(),
  community: id.optional(),
  building: id.optional(),
})
export const listQueryShape = placeQueryShape.extend({
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const searchQueryShape = langShape.extend({
  q: z.string().trim().min(1).max(60),
  grid: id.optional(),
  community: id.optional(),
})
export const changesQueryShape = langShape.extend({
  subject: z.enum(['resident', 'household', 'dwelling']),
  id,
})
export const addressQueryShape = langShape.extend({ address: z.string().trim().min(2).max(120) })
export const buildingQueryShape = langShape.extend({ building: id })

export const lookupShape = z.object({
  by: z.enum(['idNumber', 'phone']),
  value: z.string().min(1).max(60),
  reason,
})
export const revealShape = z.object({ what: z.enum(['phone', 'idNumber']), reason })
export const duplicatesShape = z.object({
  buildingId: id,
  residents: z
    .array(
      z.object({
        id: id.optional(),
        name: z.string().trim().min(1).max(60),
        bornOn: day.nullable().optional(),
        phone: z.string().max(40).nullable().optional(),
        idNumber: z.string().max(40).nullable().optional(),
      }),
    )
    .min(1)
    .max(60),
})

/** An entry made at a desk: its id, and when it was done if that was not now. */
const entry = { entryId: id, at: z.iso.datetime({ offset: true }).optional() }
export const changeEntryShape = changeBodyShape.extend(entry)
export const householdEntryShape = householdBodyShape.extend(entry)
export const consentEntryShape = z.union([
  consentBodyShape.options[0].extend(entry),
  consentBodyShape.options[1].extend(entry),
])
export const needEntryShape = z.union([
  needBodyShape.options[0].extend(entry),
  needBodyShape.options[1].extend(entry),
])

export const moveResidentShape = z.union([
  z.object({ entryId: id, to: z.object({ householdId: id, relation: relationShape }) }),
  z.object({ entryId: id, leftOn: day }),
])
export const moveHouseholdShape = z.object({
  entryId: id,
  dwelling: householdBodyShape.shape.dwelling.unwrap(),
  movedInOn: day.nullable().optional(),
})
export const pickShape = z.object({ entryId: id, keep: z.enum(['current', 'other']) })
export const mergePreviewShape = z.object({ keptId: id, goneId: id })
export const mergeShape = mergePreviewShape.extend({
  id,
  take: z.array(z.string().max(20)).max(10).default([]),
})
export const consentTextShape = z.object({
  purpose: purposeShape,
  version: z.number().int().min(2).max(1000),
  texts: z.object({
    'zh-CN': z.string().trim().min(20).max(2000),
    en: z.string().trim().min(20).max(4000),
  }),
  validFrom: day,
})
export const guardianAskShape = z.object({
  wardId: id,
  guardianId: id,
  kind: guardianKindShape,
  since: day.optional(),
})
export const guardianEndShape = z.object({ wardId: id, guardianId: id, lastOn: day.optional() })
export const tenureAskShape = z.object({
  id,
  dwellingId: id,
  residentId: id.optional(),
  /** Somebody who owns or rents here and lives elsewhere, not registered yet. */
  person: enteredResidentShape.optional(),
  organisation: z.string().trim().min(1).max(100).optional(),
  creditCode: z.string().max(40).optional(),
  kind: z.enum(['owns', 'rents']),
  fromOn: day.optional(),
})
export const tenureEndShape = z.object({ toOn: day })
export const moveRequestAskShape = z.object({
  id,
  idNumber: z.string().max(40),
  householdId: id,
  relation: relationShape,
})
export const moveDecisionShape = z.object({ granted: z.boolean() })

export type PlaceQuery = z.infer<typeof placeQueryShape>
export type ListQuery = z.infer<typeof listQueryShape>
export type TenureAsk = z.infer<typeof tenureAskShape>
export type MergeAsk = z.infer<typeof mergeShape>
export type MoveRequestAsk = z.infer<typeof moveRequestAskShape>
export type MoveResident = z.infer<typeof moveResidentShape>
export type MoveHousehold = z.infer<typeof moveHouseholdShape>
export type ConsentTextAsk = z.infer<typeof consentTextShape>
