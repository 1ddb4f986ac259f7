/** What is asked of sittings and their room, as forms send it. Pure. */
import { z } from 'zod'
import { answers, consentWays, invitable, opennesses, placeKinds, rights, toldWays } from './kinds.ts'

const id = z.uuid()
const instant = z.iso.datetime({ offset: true })
const said = z.string().trim().min(1).max(3000)

export const sittingAskShape = z.object({
  /** Of the sitting; the same when it is moved. */
  id,
  /** The revision the writer saw; 0: a new one. */
  seen: z.number().int().min(0).max(10_000),
  /** Of the act by which it is set, and the number of acts the writer saw. */
  actId: id,
  seq: z.number().int().min(1),
  from: instant,
  to: instant,
  placeKind: z.enum(placeKinds),
  /** The room's name, the address, or how to come in online. */
  place: z.string().trim().min(1).max(60),
  mediatorId: id,
  chosenBy: z.enum(['committee', 'parties', 'court']),
  openness: z.enum(opennesses),
  interpreter: z.boolean(),
  invited: z
    .array(z.object({ id, who: z.enum(invitable), name: z.string().trim().min(1).max(100) }))
    .max(20)
    .default([]),
  /** Adjourning: what was done so far; moving: why. */
  record: z.string().trim().max(3000).default(''),
  /** Somebody or some room is taken then, and it is meant all the same. */
  despite: z.boolean().default(false),
})
export type SittingAsk = z.infer<typeof sittingAskShape>

export const callOffShape = z.object({
  seen: z.number().int().min(1),
  reason: z.string().trim().min(2).max(500),
})
export type CallOffAsk = z.infer<typeof callOffShape>

export const beginShape = z.object({
  actId: id,
  seq: z.number().int().min(1),
  present: z.string().trim().min(1).max(200),
})
export type BeginAsk = z.infer<typeof beginShape>

export const rowAskShape = z.discriminatedUnion('kind', [
  z.object({ id, kind: z.literal('right'), subject: z.enum(rights) }),
  z.object({
    id,
    kind: z.literal('invited'),
    subject: z.enum(invitable),
    name: z.string().trim().min(1).max(100),
  }),
  z.object({
    id,
    kind: z.literal('consent'),
    re: id,
    partyId: id,
    answer: z.enum(['agrees', 'refuses']),
    subject: z.enum(consentWays),
  }),
  z.object({
    id,
    kind: z.literal('told'),
    sittingId: id,
    partyId: id,
    answer: z.enum(toldWays),
    /** A message only to whoever agreed to be written to. */
    agreed: z.boolean().default(false),
  }),
  z.object({
    id,
    kind: z.literal('position'),
    partyId: id,
    text: said,
    replaces: id.nullable().default(null),
  }),
  z.object({ id, kind: z.literal('statement'), partyId: id, text: said }),
  /** Without a party: the mediator's own. */
  z.object({ id, kind: z.literal('proposal'), partyId: id.nullable(), text: said }),
  z.object({
    id,
    kind: z.literal('answer'),
    re: id,
    partyId: id,
    answer: z.enum(answers),
    text: z.string().trim().max(3000).default(''),
  }),
  z.object({
    id,
    kind: z.literal('point'),
    // As long as a clause of an agreement may be.
    text: z.string().trim().min(1).max(1000),
    manner: z.string().trim().max(200),
    place: z.string().trim().max(100),
    time: z.string().trim().max(100),
    replaces: id.nullable().default(null),
  }),
  z.object({ id, kind: z.literal('dropped'), re: id }),
])
export type RowAsk = z.infer<typeof rowAskShape>
