/** What residents and the counter ask and are shown over HTTP. Pure. */
import { z } from 'zod'
import { correctable, requestKinds } from './procedure.ts'

const id = z.uuid()
const instant = z.iso.datetime({ offset: true })
const day = z.iso.date()

export const langShape = z.object({ lang: z.string().max(35).optional() })
/** Whose data: a ward's; without it one's own. */
export const ofShape = langShape.extend({ of: id.optional() })

export const wayShape = z.object({ gateway: z.boolean(), validMinutes: z.number().int() })
export const codeShape = z.object({ phone: z.string().max(40) })
export const signInShape = z.object({
  code: z.string().max(20),
  phone: z.string().max(40).optional(),
  name: z.string().trim().max(60).optional(),
})
export const signedInShape = z.object({ signedIn: z.boolean(), needsName: z.boolean() })
export const doneShape = z.object({ done: z.literal(true) })

export const counterCodeBody = z.object({
  /** Seen and not kept. */
  identity: z.enum(['card', 'householdBook']),
})
export const counterCodeShape = z.object({ name: z.string(), code: z.string(), expiresAt: instant })

const personShape = z.object({ id, name: z.string() })
const sourceShape = z.object({ by: z.string(), on: day.nullable() }).nullable()

/** One thing that is kept: what it is, why, on what basis, how long, who reads it, from where and since when. */
export const keptShape = z.object({
  column: z.string(),
  label: z.string(),
  value: z.string().nullable(),
  /** Kept and not shown here in full. */
  masked: z.boolean(),
  source: sourceShape,
  sourceLabel: z.string().nullable(),
  purpose: z.string(),
  basis: z.string(),
  retention: z.string(),
  readers: z.string(),
  /** The field of a correction. */
  field: z.enum(correctable).nullable(),
})
export const consentShape = z.object({
  purpose: z.string(),
  label: z.string(),
  text: z.string(),
  version: z.number().int(),
  givenAt: instant.nullable(),
  how: z.string().nullable(),
  givenBy: z.string().nullable(),
  withdrawnAt: instant.nullable(),
  /** What follows from taking it back. */
  follows: z.array(z.string()),
})
export const ownShape = z.object({
  me: personShape,
  of: personShape,
  wards: z.array(personShape),
  endsAt: instant,
  groups: z.array(z.object({ group: z.string(), label: z.string(), rows: z.array(keptShape) })),
  needs: z.array(z.object({ label: z.string(), often: z.string().nullable(), since: day })),
  consents: z.array(consentShape),
  guardians: z.array(z.object({ name: z.string(), kind: z.string(), since: day })),
  visits: z.array(z.object({ on: day, outcome: z.string(), note: z.boolean() })),
})

export const readsShape = z.object({
  rows: z.array(
    z.object({
      at: instant,
      who: z.string(),
      role: z.string().nullable(),
      unit: z.string().nullable(),
      what: z.string(),
      why: z.string().nullable(),
      /** A list of a whole place in which this person is. */
      wholePlace: z.string().nullable(),
    }),
  ),
  after: z.string().nullable(),
})

export const askBody = z.object({
  /** Made by whoever asks: sent twice it is one request. */
  id,
  of: id.optional(),
  kind: z.enum(requestKinds),
  field: z.enum(correctable).optional(),
  value: z.string().max(200).optional(),
  words: z.string().max(2000).optional(),
  /** Consent that a new phone number is kept. */
  consents: z.boolean().optional(),
})
export const counterAskBody = askBody.omit({ of: true }).extend({
  askWay: z.enum(['counter', 'phone', 'letter']).default('counter'),
  askedFor: z.enum(['self', 'ward']).default('self'),
})
export const stepBody = z.object({
  id,
  seq: z.number().int().min(0),
  words: z.string().trim().min(1).max(1000),
})

export const requestShape = z.object({
  id,
  number: z.string(),
  kind: z.enum(requestKinds),
  kindLabel: z.string(),
  what: z.string().nullable(),
  state: z.string(),
  stateLabel: z.string(),
  open: z.boolean(),
  askedAt: instant,
  dueOn: day.nullable(),
  left: z.string().nullable(),
  /** What the office said at the end, or asks for. */
  answer: z.string().nullable(),
  remedy: z.string().nullable(),
  seq: z.number().int(),
})
export const requestsShape = z.object({ rows: z.array(requestShape) })
export const counterRequestsShape = z.object({
  rows: z.array(
    requestShape.pick({
      id: true,
      number: true,
      kind: true,
      kindLabel: true,
      state: true,
      stateLabel: true,
      open: true,
      askedAt: true,
    }),
  ),
})

export type Own = z.infer<typeof ownShape>
export type Kept = z.infer<typeof keptShape>
export type OwnConsent = z.infer<typeof consentShape>
export type OwnRequest = z.infer<typeof requestShape>
export type OwnRead = z.infer<typeof readsShape>['rows'][number]
export type AskBody = z.infer<typeof askBody>
