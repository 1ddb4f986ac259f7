/** What the commands of the registry take, from a phone's outbox and from the desk alike. Pure. */
import { z } from 'zod'
import { needs } from './needs.ts'
import { relations } from './relations.ts'

const id = z.uuid()
const day = z.iso.date()
export const relationShape = z.enum(relations)
const name = z.string().trim().min(1).max(60)
const phone = z.string().max(40)
const idNumber = z.string().max(40)
const stays = z.enum(['here', 'away'])
const dwellingUse = z.enum(['home', 'shop', 'shared', 'empty', 'other'])
const householdKind = z.enum(['family', 'collective'])
const entrance = z.string().trim().max(20)
const floor = z.number().int().min(-5).max(200).nullable()
const number = z.string().trim().min(1).max(40)

export const purposes = ['contact', 'serviceNeeds', 'visitRecord', 'photo', 'minor'] as const
export const purposeShape = z.enum(purposes)
export const howShape = z.enum(['signed', 'spoken', 'online'])
export const guardianKindShape = z.enum(['parent', 'appointed', 'relative', 'organisation'])

/** A consent given together with what rests on it. */
const consentGiven = z.object({
  id,
  purpose: purposeShape,
  version: z.number().int().positive(),
  how: howShape,
  /** The guardian; without it the resident. */
  givenBy: id.optional(),
  /** Why the guardian may, where that is not recorded yet; without it a parent. */
  guardianKind: guardianKindShape.optional(),
})

/** Kind `consent` of a phone's entries: given, or taken back. The id of a consent is the id of the entry. */
export const consentBodyShape = z.union([
  consentGiven.omit({ id: true }).extend({ residentId: id, withdrawn: z.literal(false).optional() }),
  z.object({
    residentId: id,
    purpose: purposeShape,
    withdrawn: z.literal(true),
    how: howShape,
    /** The guardian; without it the resident. */
    givenBy: id.optional(),
  }),
])

/** Kind `need`: asked for, or ended. */
export const needBodyShape = z.union([
  z.object({
    residentId: id,
    kind: z.enum(needs),
    everyDays: z.number().int().min(1).max(365).nullable().optional(),
    /** Consent to serviceNeeds given at the same time. */
    consents: z.array(consentGiven).max(5).optional(),
  }),
  z.object({ endsId: id }),
])

export const enteredResidentShape = z.object({
  id,
  name,
  relation: relationShape,
  bornOn: day.nullable().optional(),
  phone: phone.nullable().optional(),
  idNumber: idNumber.nullable().optional(),
  stays: stays.optional(),
  consents: z.array(consentGiven).max(5).optional(),
})

const newDwelling = z.object({
  id,
  buildingId: id,
  entrance: entrance.default(''),
  floor: floor.default(null),
  number,
  use: dwellingUse.default('home'),
})

/** Kind `household`: a newly met household, or further residents of one that is known. */
export const householdBodyShape = z.object({
  id,
  dwelling: z.union([newDwelling, z.object({ id })]).optional(),
  kind: householdKind.default('family'),
  movedInOn: day.nullable().optional(),
  residents: z.array(enteredResidentShape).max(60),
})

const versions = z.record(z.string().max(20), z.number().int().min(0))
/** Values a field may take, by subject; null empties it. */
export const fieldShapes = {
  resident: {
    name,
    bornOn: day.nullable(),
    relation: relationShape,
    stays,
    phone: phone.nullable(),
    idNumber: idNumber.nullable(),
  },
  household: {
    visits: z.enum(['welcome', 'refused']),
    visitsUntil: day.nullable(),
    movedInOn: day.nullable(),
    movedOutOn: day.nullable(),
    kind: householdKind,
  },
  dwelling: { use: dwellingUse, floor, entrance, number },
} as const
export type Subject = keyof typeof fieldShapes

/** Kind `change`: fields of one resident, household or dwelling, with the versions the writer had seen. */
export const changeBodyShape = z.object({
  subject: z.enum(['resident', 'household', 'dwelling']),
  subjectId: id,
  seen: versions.default({}),
  set: z.record(z.string().max(20), z.union([z.string().max(120), z.number(), z.null()])),
  /** Consent to contact given together with a phone number, of the guardian with the birthday of a child. */
  consents: z.array(consentGiven).max(5).optional(),
})

export type ConsentGiven = z.infer<typeof consentGiven>
export type ConsentBody = z.infer<typeof consentBodyShape>
export type NeedBody = z.infer<typeof needBodyShape>
export type HouseholdBody = z.infer<typeof householdBodyShape>
export type EnteredResidentBody = z.infer<typeof enteredResidentShape>
export type ChangeBody = z.infer<typeof changeBodyShape>
export type Purpose = z.infer<typeof purposeShape>
