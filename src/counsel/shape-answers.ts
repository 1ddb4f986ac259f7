/** What counsel and publicity show over HTTP. Pure. */
import { z } from 'zod'
import {
  consultationWays,
  counselRoles,
  dutyWays,
  nextSteps,
  opinionKinds,
  opinions,
  questionKinds,
} from './kinds.ts'
import { basisShape } from './shape.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const named = z.object({ id, name: z.string() })
const count = z.number().int()

export const slotShape = z.object({
  startsAt: instant,
  endsAt: instant,
  way: z.enum(dutyWays),
  place: z.string(),
})
export const dutyShape = z.object({
  id,
  weekday: z.number().int().nullable(),
  onDay: day.nullable(),
  closed: z.boolean(),
  starts: z.string().nullable(),
  ends: z.string().nullable(),
  way: z.enum(dutyWays).nullable(),
  place: z.string(),
  slotMinutes: z.number().int().nullable(),
  validFrom: day,
  validTo: day.nullable(),
})
const lawyerShape = z.object({
  name: z.string(),
  firm: z.string(),
  licenceNumber: z.string(),
  workPhone: z.string(),
})

/** For residents: who, when, where, what is free, and opinions meant for them. */
export const ownCounselShape = z.object({
  community: named,
  counsel: z.array(lawyerShape),
  hours: z.array(dutyShape),
  free: z.array(slotShape),
  opinions: z.array(
    z.object({
      title: z.string(),
      kind: z.enum(opinionKinds),
      opinion: z.enum(opinions),
      clauses: z.array(z.object({ clause: z.string(), reason: z.string(), proposal: z.string() })),
      grounds: z.string(),
      basis: basisShape,
      givenOn: day,
    }),
  ),
})
export const bookedShape = z.object({
  id,
  code: z.string(),
  community: named,
  slot: slotShape,
  kind: z.enum(questionKinds),
  state: z.enum(['booked', 'cancelled', 'kept', 'missed']),
  mayCancel: z.boolean(),
  counsel: z.array(lawyerShape),
})

export const serviceShape = lawyerShape.extend({ id, personId: id, validFrom: day, validTo: day.nullable() })
export const rosterShape = z.object({
  today: day,
  communities: z.array(
    named.extend({
      services: z.array(serviceShape),
      /** Nobody serves it today. */
      gap: z.boolean(),
      hours: z.array(dutyShape),
      mayKeepHours: z.boolean(),
      mayBook: z.boolean(),
      maySeeBookings: z.boolean(),
      mayConsult: z.boolean(),
      mayAskOpinion: z.boolean(),
      mayRecordPublicity: z.boolean(),
    }),
  ),
  mayKeepRoster: z.boolean(),
  /** Lawyers who may be named, and their firms: for those who keep the roster. */
  lawyers: z.array(named),
  firms: z.array(named),
})
export const endedShape = z.object({ id, bookingsAfter: count })
export const doneShape = z.object({ id })

export const bookingRowShape = z.object({
  id,
  community: named,
  slot: slotShape,
  kind: z.enum(questionKinds),
  byResident: z.boolean(),
  state: z.enum(['booked', 'cancelled', 'kept', 'missed']),
  /** Its time has come: kept or missed can be said. */
  begun: z.boolean(),
  consultationId: id.nullable(),
})
export const bookingsShape = z.object({ today: day, rows: z.array(bookingRowShape) })
export const bookerShape = z.object({ name: z.string(), contact: z.string() })

export const consultationRowShape = z.object({
  id,
  community: named,
  counsel: z.string(),
  at: instant,
  onDay: day,
  way: z.enum(consultationWays),
  actedAs: z.enum(counselRoles),
  kind: z.enum(questionKinds),
  anonymous: z.boolean(),
  next: z.enum(nextSteps),
  basis: basisShape,
  referral: z.object({ proceedingId: id, number: z.string(), procedure: z.string() }).nullable(),
  mayOpen: z.boolean(),
  mayRefer: z.boolean(),
})
export const consultationsShape = z.object({ total: count, rows: z.array(consultationRowShape) })
export const wordsShape = z.object({
  who: z.string(),
  contact: z.string(),
  asked: z.string(),
  answered: z.string(),
})
export const referredShape = z.object({ proceedingId: id, number: z.string() })
const choice = z.object({ value: z.string(), label: z.string() })
const choices = z.object({ kinds: z.array(choice), units: z.array(choice) })
export const referralChoicesShape = z.object({ legalAid: choices, mediation: choices })
/** Where a proceeding came from: shown beside it. */
export const originShape = z.object({
  from: z
    .object({
      consultationId: id,
      counsel: z.string(),
      onDay: day,
      kind: z.enum(questionKinds),
      /** Opens in counsel's own list. */
      own: z.boolean(),
    })
    .nullable(),
})

export const photoShape = z.object({ id, thumbUrl: z.string(), url: z.string() })
export const opinionShape = z.object({
  id,
  community: named,
  kind: z.enum(opinionKinds),
  title: z.string(),
  content: z.string(),
  photos: z.array(photoShape),
  neededOn: day.nullable(),
  openToResidents: z.boolean(),
  askedBy: z.string(),
  askedOn: day,
  given: z
    .object({
      opinion: z.enum(opinions),
      clauses: z.array(z.object({ clause: z.string(), reason: z.string(), proposal: z.string() })),
      grounds: z.string(),
      basis: basisShape,
      by: z.string(),
      onDay: day,
    })
    .nullable(),
  mayGive: z.boolean(),
})
export const opinionsShape = z.object({ rows: z.array(opinionShape) })

const counts = z.record(z.string(), count)
export const figuresShape = z.object({
  from: day,
  to: day,
  communities: z.array(
    named.extend({
      consultations: count,
      byKind: counts,
      byWay: counts,
      bookings: z.object({ kept: count, missed: count, cancelled: count, booked: count }),
      opinions: z.object({ asked: count, given: count }),
      publicity: z.object({ planned: count, done: count, minutes: count }),
    }),
  ),
})
