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
const rowStanding = z.enum(['paid', 'paidLate', 'partly', 'awaited', 'short', 'unpaid', 'waived'])
const performanceShape = z.object({
  rows: z.array(
    z.object({
      row: z.number().int(),
      dueOn: day,
      /** The same, or the working day after a rest day. */
      lastOn: day,
      amountFen: fen,
      receivedFen: fen,
      waivedFen: fen,
      openFen: fen,
      settledOn: day.nullable(),
      standing: rowStanding,
      lateDays: z.number().int(),
    }),
  ),
  dueFen: fen,
  receivedFen: fen,
  waivedFen: fen,
  openFen: fen,
  overFen: fen,
  arrearsFen: fen,
  receipts: z.array(
    z.object({ id, receivedOn: day, amountFen: fen, kind: z.enum(['received', 'waived']), by }),
  ),
})
const deed = z.boolean()
/** Whether a party can be told on the phone. */
const reach = z.enum(['phone', 'noNumber', 'declined'])
const toldShape = z.object({
  id,
  partyId: id,
  kind: z.string(),
  status: z.enum(['queued', 'sent', 'failed', 'withheld']),
  withheldFor: z.enum(['noNumber', 'declined', 'noGateway', 'struckOff']).nullable(),
  at: instant,
})
export const agreementsShape = z.object({
  today: day,
  may: z.object({ draft: deed, seal: deed, check: deed, read: deed }),
  draftable: z.boolean(),
  signable: z.boolean(),
  /** What was agreed at the sittings, to be taken over into clauses. */
  points: z.array(
    z.object({ id, text: z.string(), manner: z.string(), place: z.string(), time: z.string() }),
  ),
  parties: z.array(z.object({ id, side, kind: z.enum(['person', 'organisation']), name: z.string(), reach })),
  agreements: z.array(agreementShape),
  performance: performanceShape.nullable(),
  /** Parties who have not signed the joint application. */
  jointMissing: z.array(id),
  /** What the parties were told on their phones, newest first, and what they could not be told. */
  told: z.array(toldShape),
  quietHours: z.object({ from: z.string(), until: z.string() }),
  confirming: z.object({ daysBefore: z.array(z.number().int()) }),
  /** The enforcement this dispute led to, as far as the dispute's own people are told. */
  enforcement: z
    .object({
      number: z.string(),
      court: z.string(),
      onDay: day,
      answer: z.enum(['awaited', 'filed', 'declined']),
    })
    .nullable(),
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

export const followUpsShape = z.object({
  today: day,
  rows: z.array(
    z.object({
      proceedingId: id,
      number: z.string(),
      stateLabel: z.string(),
      unit: z.object({ id, name: z.string() }),
      term: z.enum(['followUp', 'afterCare', 'urging', 'planning', 'confirmationWindow']),
      termLabel: z.string(),
      dueOn: day,
      lateDays: z.number().int(),
    }),
  ),
  more: z.number().int(),
  units: z.array(z.object({ id, name: z.string() })),
})

export const enforcementOriginShape = z.object({
  from: z.object({ number: z.string(), unit: z.string(), onDay: day }).nullable(),
})
