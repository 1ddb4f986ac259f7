/** An agreement as forms send it: facts, responsibility, clauses with manner, place and time, money with its instalments; signing and what was received. Pure. */
import { z } from 'zod'
import { mostInstalments } from './instalments.ts'

const id = z.uuid()
/** As far as the calendar knows of working days: beyond it nothing can be reckoned. */
const day = z.iso.date().refine(value => value >= '2015-01-01' && value <= '2100-12-31')
const fen = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)
const words = (max: number) => z.string().trim().max(max)

export const clauseShape = z.object({
  text: words(1000).min(1),
  manner: words(200).min(1),
  place: words(100).min(1),
  /** The day it is to be done by. */
  by: day,
})
export type Clause = z.infer<typeof clauseShape>
export const mostClauses = 20

export const instalmentShape = z.object({ dueOn: day, amountFen: fen })
export const moneyShape = z.object({
  payerId: id,
  payeeId: id,
  totalFen: fen,
  rows: z.array(instalmentShape).max(mostInstalments + 1),
})
export const contentShape = z.object({
  facts: words(3000).min(1),
  responsibility: words(2000).min(1),
  clauses: z.array(clauseShape).max(mostClauses),
  money: moneyShape.nullable(),
  copies: z.number().int().min(1).max(50),
})
export type Content = z.infer<typeof contentShape>

export const draftAskShape = z.object({
  id,
  /** The version the writer saw; 0: a new agreement. */
  seen: z.number().int().min(0).max(100_000),
  form: z.enum(['written', 'oral']),
  content: contentShape,
  /** Said before and accepted: signatures that were given fall away. */
  dropSignatures: z.boolean().default(false),
})
export type DraftAsk = z.infer<typeof draftAskShape>

export const planAskShape = z.object({
  totalFen: fen,
  count: z.number().int().min(1).max(mostInstalments),
  firstOn: day,
  every: z.number().int().min(1).max(60),
  unit: z.enum(['month', 'week']),
})

export const checkAskShape = z.object({ id, version: z.number().int().min(1) })
export const checkAnswerShape = z.object({ answer: z.enum(['noObjection', 'change']), words: words(3000) })
export const purposes = ['agreement', 'confirmation'] as const
export const linkAskShape = z.object({ id, partyId: id, purpose: z.enum(purposes) })

/** A drawn signature: a PNG as a data address; its size is checked by the command, to say so kindly. */
const image = z.string().max(60_000_000)
export const deskSignAskShape = z.object({
  id,
  version: z.number().int().min(1),
  name: words(60).min(1),
  image,
})
export const paperSignAskShape = z.object({
  id,
  version: z.number().int().min(1),
  purpose: z.enum(purposes),
  role: z.enum(['party', 'mediator']),
  partyId: id.nullable(),
  name: words(60).min(1),
  onDay: day,
})
export type PaperSignAsk = z.infer<typeof paperSignAskShape>
export const sealAskShape = z.object({ id, version: z.number().int().min(1), onDay: day })

const code = z.string().trim().min(4).max(12)
export const linkReadShape = z.object({ linkId: id, code })
export const phoneSignShape = linkReadShape.extend({
  id,
  sha256: z.string().length(64),
  name: words(60).min(1),
  image,
})
export const phoneRefuseShape = linkReadShape.extend({ id, decision: z.enum(['refused', 'withdrawn']) })

export const recordAskShape = z.object({
  /** Of the act. */
  id,
  seq: z.number().int().min(0),
  version: z.number().int().min(1),
  scans: z.array(id).max(9).default([]),
})
export type RecordAsk = z.infer<typeof recordAskShape>

export const paymentAskShape = z.object({
  /** Of the act and of the receipt. */
  id,
  seq: z.number().int().min(0),
  amountFen: fen,
  /** waived: the creditor released the debtor from it; nothing came in. */
  kind: z.enum(['received', 'waived']).default('received'),
  receivedOn: day,
  receipts: z.array(id).max(9).default([]),
  /** The next look at it, where something stays open. */
  followUpOn: day.nullable().default(null),
  /** Beside money nothing is left to do. */
  whole: z.boolean().default(true),
  /** Until when, where beside money something is left to do. */
  performBy: day.nullable().default(null),
  result: words(1000).default(''),
})
export type PaymentAsk = z.infer<typeof paymentAskShape>

export const dueQueryShape = z.object({
  lang: z.string().max(35).optional(),
  when: z.enum(['all', 'overdue', 'soon']).default('all'),
  unit: z.uuid().optional(),
})
export type DueQuery = z.infer<typeof dueQueryShape>
