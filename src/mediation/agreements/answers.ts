/** What the routes of agreements, signing and performance answer. States, ways and standings are words of the catalogue `agreement`. Pure. */
import { z } from 'zod'
import { contentShape } from './shape.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const fen = z.number().int()
const side = z.enum(['applicant', 'respondent', 'thirdParty'])
const basis = z.object({ article: z.string(), mark: z.string() })
const by = z.string().nullable()

export const doneShape = z.object({ done: z.literal(true) })
export const draftShape = z.object({ id, version: z.number().int() })
export const linkShape = z.object({ linkId: id, code: z.string(), expiresAt: instant })

const checkShape = z.object({
  id,
  version: z.number().int(),
  askedAt: instant,
  askedBy: by,
  answer: z.enum(['noObjection', 'change']).nullable(),
  words: z.string().nullable(),
  answeredAt: instant.nullable(),
  answeredBy: by,
})
const markShape = z.object({
  id,
  version: z.number().int(),
  purpose: z.enum(['agreement', 'confirmation']),
  role: z.enum(['party', 'mediator', 'committee']),
  partyId: id.nullable(),
  decision: z.enum(['signed', 'refused', 'withdrawn']),
  way: z.enum(['phone', 'paper', 'desk']),
  name: z.string().nullable(),
  sha256: z.string(),
  onDay: day,
  at: instant,
  by,
  fallen: z.boolean(),
})
export const agreementShape = z.object({
  id,
  proceedingId: id,
  form: z.enum(['written', 'oral']),
  state: z.enum(['draft', 'signing', 'recorded', 'ended']),
  version: z.number().int(),
  actId: id.nullable(),
  effectOn: day.nullable(),
  partyIds: z.array(id),
  /** Null: not for this reader. */
  content: contentShape.nullable(),
  sha256: z.string(),
  versions: z.array(z.object({ version: z.number().int(), at: instant, by })),
  checks: z.array(checkShape),
  marks: z.array(markShape),
  standing: z.object({
    missingParties: z.array(id),
    refusedBy: z.array(id),
    withdrawnBy: z.array(id),
    mediatorSigned: z.boolean(),
    sealed: z.boolean(),
    effectOn: day.nullable(),
  }),
})
const rowStanding = z.enum(['paid', 'paidLate', 'partly', 'awaited', 'short', 'unpaid'])
const performanceShape = z.object({
  rows: z.array(
    z.object({
      row: z.number().int(),
      dueOn: day,
      amountFen: fen,
      receivedFen: fen,
      openFen: fen,
      settledOn: day.nullable(),
      standing: rowStanding,
      lateDays: z.number().int(),
    }),
  ),
  dueFen: fen,
  receivedFen: fen,
  openFen: fen,
  overFen: fen,
  arrearsFen: fen,
  receipts: z.array(z.object({ id, receivedOn: day, amountFen: fen, by })),
})
const deed = z.boolean()
export const agreementsShape = z.object({
  today: day,
  may: z.object({ draft: deed, seal: deed, check: deed, read: deed }),
  draftable: z.boolean(),
  signable: z.boolean(),
  /** What was agreed at the sittings, to be taken over into clauses. */
  points: z.array(
    z.object({ id, text: z.string(), manner: z.string(), place: z.string(), time: z.string() }),
  ),
  parties: z.array(z.object({ id, side, kind: z.enum(['person', 'organisation']), name: z.string() })),
  agreements: z.array(agreementShape),
  performance: performanceShape.nullable(),
  /** Parties who have not signed the joint application. */
  jointMissing: z.array(id),
  bases: z.record(z.string(), basis),
  signing: z.object({ validMinutes: z.number().int(), tries: z.number().int() }),
  reminding: z.object({ daysBefore: z.array(z.number().int()), daysAfter: z.array(z.number().int()) }),
})
export const planShape = z.object({ rows: z.array(z.object({ dueOn: day, amountFen: fen })) })

export const readByPhoneShape = z.object({
  purpose: z.enum(['agreement', 'confirmation']),
  number: z.string(),
  content: contentShape,
  sha256: z.string(),
  parties: z.array(z.object({ id, side, name: z.string() })),
  own: id,
  expiresAt: instant,
  rights: z.array(z.object({ name: z.string(), basis })),
})

export const dueShape = z.object({
  today: day,
  rows: z.array(
    z.object({
      proceedingId: id,
      number: z.string(),
      state: z.string(),
      unit: z.object({ id, name: z.string() }),
      next: z.object({
        row: z.number().int(),
        dueOn: day,
        openFen: fen,
        standing: rowStanding,
        lateDays: z.number().int(),
      }),
      openFen: fen,
      arrearsFen: fen,
      rowCount: z.number().int(),
    }),
  ),
  more: z.number().int(),
  units: z.array(z.object({ id, name: z.string() })),
})
