/** What goes in and out of visits to households over HTTP; forms, the phone and the published API share these. */
import { z } from 'zod'
import { reportShape } from '../matters/shape.ts'

export const purposes = ['routine', 'need', 'matter', 'welcome', 'other'] as const
export const outcomes = ['met', 'nobody', 'refused', 'byPhone'] as const
export const maxNoteLength = 2000
export const maxVisitPhotos = 9

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })

/** What a worker enters about a visit, at the door or afterwards. */
export const visitShape = z.object({
  householdId: id,
  purpose: z.enum(purposes),
  outcome: z.enum(outcomes),
  /** Whoever was visited agreed to a note being kept; asked each time. */
  consented: z.boolean(),
  /** What was heard; kept only on consent. */
  heard: z.string().trim().max(maxNoteLength).default(''),
  advice: z.string().trim().max(maxNoteLength).default(''),
  nextOn: day.nullish(),
  /** Colleagues who came along. */
  companions: z.array(id).max(10).default([]),
  photos: z.array(id).max(maxVisitPhotos).default([]),
  /** The household wishes no more visits; until: null until it says otherwise. */
  visitsRefused: z.object({ until: day.nullable() }).nullish(),
  /** Matters raised on the spot: linked to the visit both ways. */
  matters: z.array(reportShape).max(5).default([]),
  /** An earlier entry of the same worker that this one corrects. */
  replaces: id.nullish(),
})
export type Visit = z.infer<typeof visitShape>

export const enteredVisitShape = visitShape.extend({
  /** Made by the client: a resend of the same id is the same visit. */
  id,
  /** When it was made; default now. */
  at: instant.optional(),
})
export const takenVisitShape = z.object({
  id,
  again: z.boolean(),
  on: day,
  matters: z.array(z.object({ id, number: z.string() })),
})

const lastVisitShape = z.object({ on: day, outcome: z.enum(outcomes) })
const partShape = z.enum(['morning', 'afternoon', 'evening'])
const matterSeenShape = z.object({
  id,
  number: z.string(),
  sinceOn: day,
  from: z.enum(['visit', 'building']),
})
const reason = { dueOn: day }
export const reasonShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agreed'), ...reason }),
  z.object({
    kind: z.literal('need'),
    ...reason,
    needId: id,
    need: z.string(),
    everyDays: z.number().int(),
    servedOn: day.nullable(),
    byPhone: z.boolean(),
  }),
  z.object({ kind: z.literal('matter'), ...reason, matterId: id, number: z.string(), sinceOn: day }),
  z.object({ kind: z.literal('welcome'), ...reason, movedInOn: day }),
  z.object({ kind: z.literal('never'), ...reason }),
  z.object({ kind: z.literal('target'), ...reason, lastOn: day, everyDays: z.number().int() }),
])
export const doorShape = z.object({
  householdId: id,
  buildingId: id,
  lng: z.number(),
  lat: z.number(),
  entrance: z.string(),
  floor: z.number().int().nullable(),
  number: z.string(),
})
export const dueShape = z.object({
  householdId: id,
  dueOn: day,
  reasons: z.array(reasonShape),
  /** Open matters of the same building: worth knowing, no reason to come. */
  besides: z.array(matterSeenShape),
  lastVisit: lastVisitShape.nullable(),
  /** Times of day at which nobody was there, since somebody last was. */
  vain: z.array(partShape),
})
