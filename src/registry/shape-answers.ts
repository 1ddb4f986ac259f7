/** What the registry answers: residents masked, households with their people, conflicts, merges. Shared with the pages and the published API. Pure. */
import { z } from 'zod'
import { needs } from './needs.ts'
import { guardianKindShape, howShape, purposeShape, relationShape } from './shape.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime()
const versions = z.record(z.string(), z.number().int())
const value = z.union([z.string(), z.number(), z.null()])
const named = z.object({ id, name: z.string() })
export const subjectShape = z.enum(['resident', 'household', 'dwelling'])

export const addressShape = z.object({
  compound: z.string(),
  building: z.string(),
  entrance: z.string(),
  floor: z.number().nullable(),
  number: z.string(),
})

const personShape = z.object({
  id,
  name: z.string(),
  relation: relationShape,
  bornOn: day.nullable(),
  stays: z.enum(['here', 'away']),
  minor: z.boolean(),
  hasPhone: z.boolean(),
  versions,
})
const householdNeedShape = z.object({
  id,
  residentId: id,
  kind: z.enum(needs),
  everyDays: z.number().int().nullable(),
})
export const householdShape = z.object({
  id,
  dwellingId: id,
  buildingId: id,
  gridId: id.nullable(),
  communityId: id,
  address: addressShape,
  lng: z.number(),
  lat: z.number(),
  kind: z.enum(['family', 'collective']),
  visits: z.enum(['welcome', 'refused']),
  visitsUntil: day.nullable(),
  movedInOn: day.nullable(),
  movedOutOn: day.nullable(),
  versions,
  people: z.array(personShape),
  needs: z.array(householdNeedShape),
})

export const tenureShape = z.object({
  id,
  dwellingId: id,
  kind: z.enum(['owns', 'rents']),
  residentId: id.nullable(),
  /** Of the resident. */
  name: z.string().nullable(),
  organisation: z.string().nullable(),
  creditCode: z.string().nullable(),
  fromOn: day.nullable(),
  toOn: day.nullable(),
})

const consentShape = z.object({
  purpose: purposeShape,
  state: z.enum(['given', 'outdated', 'withdrawn', 'none']),
  id: id.nullable(),
  version: z.number().int().nullable(),
  givenBy: id.nullable(),
  givenByName: z.string().nullable(),
  how: howShape.nullable(),
  givenAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
})
const guardianShape = named.extend({ kind: guardianKindShape, since: day })

export const residentShape = z.object({
  id,
  name: z.string(),
  relation: relationShape,
  bornOn: day.nullable(),
  minor: z.boolean(),
  /** Under fourteen: the guardian is asked. */
  child: z.boolean(),
  stays: z.enum(['here', 'away']),
  leftOn: day.nullable(),
  /** Masked. */
  phone: z.string().nullable(),
  /** Masked. */
  idNumber: z.string().nullable(),
  /** The first six digits are no division in use: worth a second look, nothing more. */
  unknownDivision: z.boolean(),
  householdId: id.nullable(),
  buildingId: id,
  address: addressShape.nullable(),
  sources: z.record(z.string(), z.object({ by: z.enum(['person', 'import', 'self']), on: day })),
  versions,
  consents: z.array(consentShape),
  needs: z.array(z.object({ id, kind: z.enum(needs), everyDays: z.number().int().nullable(), askedOn: day })),
  guardians: z.array(guardianShape),
  wards: z.array(guardianShape),
  tenures: z.array(tenureShape),
  /** Entries merged into this one, which can be undone. */
  merges: z.array(named.extend({ at: instant })),
})

const saidShape = z.object({
  value,
  by: z.string().nullable(),
  at: instant.nullable(),
  /** Name of the phone. */
  device: z.string().nullable(),
})
export const conflictShape = z.object({
  id,
  subject: subjectShape,
  subjectId: id,
  /** Whose field it is: a name, or a door. */
  title: z.string(),
  field: z.string(),
  current: saidShape,
  other: saidShape,
})

export const foundShape = z.object({
  id,
  name: z.string(),
  bornOn: day.nullable(),
  minor: z.boolean(),
  relation: relationShape,
  householdId: id.nullable(),
  buildingId: id,
  address: z.string(),
  leftOn: day.nullable(),
})
export const suggestionShape = z.object({
  enteredId: id.nullable(),
  resident: named.extend({ bornOn: day.nullable(), householdId: id.nullable(), buildingId: id }),
  reasons: z.array(z.enum(['idNumber', 'phone', 'nameAndBirth', 'nameInBuilding'])),
})

export const changeRowShape = z.object({
  id,
  kind: z.string(),
  state: z.string(),
  fields: z.array(z.object({ field: z.string(), before: value, after: value })),
  by: z.string().nullable(),
  device: z.string().nullable(),
  at: instant,
  recordedAt: instant,
})

export const mergeFieldShape = z.object({
  field: z.string(),
  kept: value,
  gone: value,
  same: z.boolean(),
  /** Empty in the entry kept: taken from the other. */
  filled: z.boolean(),
})
export const dwellingShape = z.object({
  id,
  entrance: z.string(),
  floor: z.number().nullable(),
  number: z.string(),
  use: z.enum(['home', 'shop', 'shared', 'empty', 'other']),
  versions,
  households: z.array(z.object({ id, head: z.string().nullable(), people: z.number().int() })),
  tenures: z.array(tenureShape),
})
export const moveRequestShape = z.object({
  id,
  direction: z.enum(['in', 'out']),
  /** Only where the person is in sight. */
  name: z.string().nullable(),
  residentId: id.nullable(),
  /** Community in which the person lives now. */
  to: z.string(),
  state: z.enum(['asked', 'granted', 'refused']),
  askedAt: instant,
  mayDecide: z.boolean(),
})

export type FoundResident = z.infer<typeof foundShape>
export type ResidentAnswer = z.infer<typeof residentShape>
export type TenureAnswer = z.infer<typeof tenureShape>
export type ConflictAnswer = z.infer<typeof conflictShape>
export type DwellingAnswer = z.infer<typeof dwellingShape>
export type ChangeRow = z.infer<typeof changeRowShape>
