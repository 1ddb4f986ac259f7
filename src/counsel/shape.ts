/** What is asked of counsel and publicity over HTTP, and sent from forms. Pure. */
import { z } from 'zod'
import {
  audiences,
  consultationWays,
  counselRoles,
  dutyWays,
  forms,
  nextSteps,
  opinionKinds,
  opinions,
  questionKinds,
  venues,
} from './kinds.ts'

const id = z.uuid()
const day = z.iso.date()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const words = (max: number) => z.string().trim().min(1).max(max)
const maybe = (max: number) => z.string().trim().max(max).default('')
export const basisShape = z.array(z.object({ law: words(100), article: words(60) })).max(12)
const photos = z.array(id).max(9).default([])

export const serviceAskShape = z.object({
  id,
  communityId: id,
  personId: id,
  unitId: id,
  licenceNumber: words(40),
  workPhone: maybe(40),
  validFrom: day,
})
export const serviceEndShape = z.object({ validTo: day })

export const dutyAskShape = z.object({
  id,
  communityId: id,
  /** 1 is Monday; null: on one date. */
  weekday: z.number().int().min(1).max(7).nullable(),
  onDay: day.nullable(),
  closed: z.boolean().default(false),
  starts: time.nullable(),
  ends: time.nullable(),
  way: z.enum(dutyWays).nullable(),
  place: maybe(100),
  slotMinutes: z.number().int().min(5).max(240).nullable(),
  validFrom: day,
})
export const dutyEndShape = z.object({ validTo: day })

/** A slot for oneself or for somebody at the counter. */
export const bookingAskShape = z.object({
  id,
  communityId: id,
  startsAt: z.iso.datetime({ offset: true }),
  kind: z.enum(questionKinds),
  /** Empty: anonymous. */
  name: maybe(60),
  /** A phone number or another way to be reached. */
  contact: words(60),
})
export const codeAskShape = z.object({ code: z.string().trim().min(6).max(24) })
export const settleShape = z.object({ outcome: z.enum(['kept', 'missed', 'cancelled']) })

export const consultationAskShape = z.object({
  id,
  communityId: id,
  bookingId: id.nullable().default(null),
  at: z.iso.datetime({ offset: true }),
  way: z.enum(consultationWays),
  actedAs: z.enum(counselRoles),
  kind: z.enum(questionKinds),
  /** Empty: anonymous. */
  who: maybe(60),
  contact: maybe(60),
  asked: words(5000),
  answered: words(5000),
  basis: basisShape.default([]),
  next: z.enum(nextSteps),
})
/** Inputs are those of the step that opens the proceeding; the client's consent is asked here. */
export const referralAskShape = z.object({
  id,
  consented: z.literal(true),
  unitId: id,
  /** Kind of dispute or of legal-aid matter, as its procedure names them. */
  kind: words(60),
  parties: words(200),
  contact: maybe(200),
  facts: words(3000),
  request: maybe(1000),
})

export const opinionAskShape = z.object({
  id,
  communityId: id,
  kind: z.enum(opinionKinds),
  title: words(100),
  content: maybe(20_000),
  photos,
  neededOn: day.nullable().default(null),
  openToResidents: z.boolean().default(false),
})
export const opinionGiveShape = z.object({
  opinion: z.enum(opinions),
  clauses: z.array(z.object({ clause: words(200), reason: words(1000), proposal: maybe(1000) })).max(60),
  grounds: words(5000),
  basis: basisShape.default([]),
})

const publicity = {
  id,
  communityId: id.nullable(),
  topic: words(100),
  law: maybe(100),
  audience: z.enum(audiences),
  venue: z.enum(venues),
}
export const itemAskShape = z.object({
  ...publicity,
  year: z.number().int().min(2000).max(2200),
  month: z.number().int().min(1).max(12),
  place: maybe(100),
  responsible: words(100),
})
export const dropShape = z.object({ reason: words(500) })
export const sessionAskShape = z.object({
  ...publicity,
  itemId: id.nullable().default(null),
  onDay: day,
  minutes: z.number().int().min(5).max(1440),
  place: words(100),
  lecturer: maybe(100),
  actedAs: z.enum(counselRoles).nullable().default(null),
  materials: maybe(500),
  forms: z.array(z.enum(forms)).max(forms.length).default([]),
  present: z.number().int().min(0).max(100_000),
  photos,
})
export const promptAskShape = z.object({
  id,
  communityId: id.nullable(),
  issuedBy: words(100),
  receivedOn: day,
  content: words(2000),
  answerBy: day.nullable().default(null),
})
export const feedbackShape = z.object({ feedback: words(2000), fedBackOn: day })

export type ServiceAsk = z.infer<typeof serviceAskShape>
export type DutyAsk = z.infer<typeof dutyAskShape>
export type BookingAsk = z.infer<typeof bookingAskShape>
export type ConsultationAsk = z.infer<typeof consultationAskShape>
export type ReferralAsk = z.infer<typeof referralAskShape>
export type OpinionAsk = z.infer<typeof opinionAskShape>
export type OpinionGive = z.infer<typeof opinionGiveShape>
export type ItemAsk = z.infer<typeof itemAskShape>
export type SessionAsk = z.infer<typeof sessionAskShape>
export type PromptAsk = z.infer<typeof promptAskShape>
