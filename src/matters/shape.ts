/** What goes in and out of a resident matter over HTTP; the forms and the published API share these. */
import { z } from 'zod'
import { actShape, nextStepShape, photoShape, termShape, whyShape } from './shape-parts.ts'

export { figuresShape } from './shape-figures.ts'
export { actShape, inputShape, nextStepShape, photoShape, termShape, whyShape } from './shape-parts.ts'

/** Figures of the supervisor's page; each opens to the list of the same name. */
export const figureNames = [
  'dueSoon',
  'overdue',
  'unassigned',
  'open',
  'supervised',
  'suspended',
  'verifying',
  'received7d',
  'closed7d',
  'dissatisfied',
  'provisional',
  'missed90d',
  'rated90d',
] as const

export const natures = ['inquiry', 'help', 'suggestion', 'complaint', 'report'] as const
export const maxTextLength = 5000
export const maxPhotos = 9
/** Of a mobile, or a fixed line with its area code. */
export const phonePattern = /^1\d{10}$|^0\d{9,11}$/

const id = z.uuid()
const instant = z.iso.datetime({ offset: true })

/** A place: any of point, building, words. The grid is found from it. */
export const placeShape = z.object({
  lng: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
  buildingId: id.optional(),
  communityId: id.optional(),
  text: z.string().trim().max(200).default(''),
})

export const reportShape = z.object({
  /** Made by the client: a resend of the same id is the same matter and gets the same receipt. */
  id,
  text: z.string().trim().min(2).max(maxTextLength),
  nature: z.enum(natures).default('help'),
  /** Category code; absent: suggested from the words. */
  category: z.string().max(20).optional(),
  place: placeShape,
  urgent: z.boolean().default(false),
  /** Accuses an official: sealed at once and handed over. */
  accusesOfficial: z.boolean().default(false),
  anonymous: z.boolean().default(false),
  name: z.string().trim().max(40).optional(),
  phone: z.string().trim().regex(phonePattern).optional(),
  photos: z.array(id).max(maxPhotos).default([]),
})
export type Report = z.infer<typeof reportShape>

export const previewShape = z.object({
  category: z.string(),
  categoryLabel: z.string(),
  grid: z.object({ id, name: z.string(), code: z.string() }).nullable(),
  community: z.object({ id, name: z.string() }),
  /** Who will look at it first: the grid leader, or the community when no grid is known. */
  handler: z.object({ name: z.string(), role: z.string(), workPhone: z.string().nullable() }),
  term: termShape,
  /** Set when the words speak of danger: call first. */
  danger: z.array(z.enum(['110', '119', '120'])),
})

export const receiptShape = z.object({
  number: z.string(),
  queryCode: z.string(),
  jurisdiction: z.string(),
  receivedAt: instant,
  contentHash: z.string(),
  next: z.object({
    what: z.string(),
    who: z.string(),
    by: instant,
    provisional: z.boolean(),
    why: z.array(whyShape),
  }),
  /** Compact JWS (EdDSA) over number, receivedAt, contentHash, jurisdiction, next.by. */
  signature: z.string(),
  queryUrl: z.string(),
})

const personRef = z.object({ id, name: z.string(), role: z.string().nullable() })
const unitRef = z.object({ id, name: z.string() })

export const matterRowShape = z.object({
  id,
  number: z.string(),
  excerpt: z.string(),
  category: z.string(),
  categoryLabel: z.string(),
  nature: z.enum(natures),
  channel: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  level: z.number().int(),
  urgent: z.boolean(),
  suspended: z.boolean(),
  placeText: z.string(),
  grid: z.object({ id, name: z.string() }).nullable(),
  community: z.object({ id, name: z.string() }).nullable(),
  ownerUnit: unitRef,
  handler: personRef.nullable(),
  reportedAt: instant,
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  photoCount: z.number().int(),
  nextDue: z
    .object({
      term: z.string(),
      label: z.string(),
      dueAt: instant,
      left: z.string(),
      overdue: z.boolean(),
      provisional: z.boolean(),
    })
    .nullable(),
  overdue: z.boolean(),
})
export type MatterRow = z.infer<typeof matterRowShape>

/** Written as the database writes it: facts of what has ended are compared as text. */
const idAsked = id.toLowerCase()

export const worklistQueryShape = z.object({
  /** mine: waits for me or my unit; handling: I am the handler; sight: everything open in my sight; closed: ended in my sight. */
  list: z.enum(['mine', 'handling', 'sight', 'closed', 'all']).default('mine'),
  state: z.string().max(40).optional(),
  category: z.string().max(20).optional(),
  nature: z.enum(natures).optional(),
  level: z.coerce.number().int().min(1).max(4).optional(),
  communityId: idAsked.optional(),
  gridId: idAsked.optional(),
  unitId: idAsked.optional(),
  handlerId: idAsked.optional(),
  urgent: z.stringbool().optional(),
  /** A figure of the supervisor's page: its list is the same query. */
  figure: z.enum(figureNames).optional(),
  q: z.string().trim().max(100).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  sort: z.enum(['due', 'reported', 'lastAct']).default('due'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const worklistShape = z.object({
  rows: z.array(matterRowShape),
  nextCursor: z.string().nullable(),
  /** Exact where few are found; of many, at least so many, 1,000 at most. */
  total: z.number().int(),
  totalIsLowerBound: z.boolean(),
})

export const duplicateShape = z.object({
  row: matterRowShape,
  likeness: z.number(),
  metres: z.number().nullable(),
  why: z.string(),
})

export const matterShape = matterRowShape.extend({
  text: z.string(),
  sealed: z.boolean(),
  reporter: z.object({
    anonymous: z.boolean(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    revealable: z.boolean(),
  }),
  photos: z.array(photoShape),
  terms: z.array(termShape),
  acts: z.array(actShape),
  next: z.array(nextStepShape),
  /** Why nothing can be done here by this reader, when next is empty. */
  nothing: z.string().nullable(),
  seq: z.number().int(),
  mergedInto: z.object({ id, number: z.string() }).nullable(),
  papers: z.array(z.object({ name: z.string(), label: z.string(), actId: id })),
  referrals: z.array(
    z.object({
      id,
      toProcedure: z.string(),
      toLabel: z.string(),
      basis: z.string(),
      sentAt: instant,
      outcome: z.string().nullable(),
      /** The proceeding it opened, within the reader's sight. */
      opened: z.object({ id, number: z.string(), procedure: z.string(), stateLabel: z.string() }).nullable(),
    }),
  ),
})

export const actRequestShape = z.object({
  /** Made by the client: a resend of the same id is the same act. */
  id,
  step: z.string().max(40),
  /** act_count the person saw; another number means somebody acted meanwhile. */
  seq: z.number().int().min(1),
  inputs: z.record(z.string(), z.unknown()).default({}),
  /** When it was done, for acts recorded offline; default now. */
  at: instant.optional(),
})

/** What the reporter sees with the query code. */
export const publicMatterShape = z.object({
  number: z.string(),
  text: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  whatNow: z.string(),
  receivedAt: instant,
  placeText: z.string(),
  ownerUnit: z.string(),
  terms: z.array(termShape),
  acts: z.array(actShape),
  answer: z.object({ result: z.string(), at: instant, photos: z.array(photoShape) }).nullable(),
  photos: z.array(photoShape),
  next: z.array(nextStepShape),
  seq: z.number().int(),
  rated: z.object({ solved: z.string(), satisfied: z.number().nullable() }).nullable(),
  mergedInto: z.string().nullable(),
  /** The dispute it was handed on as; `code` opens it where the reporter is a party. */
  handedTo: z.object({ number: z.string(), words: z.string(), code: z.string().nullable() }).nullable(),
  /** Of the matter this one was merged into. */
  primary: z
    .object({ stateLabel: z.string(), due: instant.nullable(), answer: z.string().nullable() })
    .nullable(),
  receipt: receiptShape,
})
