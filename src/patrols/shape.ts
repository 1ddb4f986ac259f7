/** What the commands of patrols and hazards take: plans, a patrol as it grows, a hazard, what became of it; shared with the forms, the phone and the published API. */
import { z } from 'zod'
import { reportShape } from '../matters/shape.ts'
import { hazardKinds, type PlaceKind, placeKindNames } from './kinds.ts'
import { grades } from './terms.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const lng = z.number().min(-180).max(180)
const lat = z.number().min(-90).max(90)
const photos = z.array(id).max(9).default([])
const note = z.string().trim().max(500).default('')

export const mostStops = 60
export const itemShape = z.object({ id, text: z.string().trim().min(1).max(100) })
export const stopShape = z.object({
  id,
  name: z.string().trim().min(1).max(60),
  kind: z.enum(placeKindNames as [PlaceKind, ...PlaceKind[]]).default('other'),
  /** Null: not placed yet, as after copying a plan to another grid. */
  lng: lng.nullable().default(null),
  lat: lat.nullable().default(null),
  buildingId: id.nullable().default(null),
  items: z.array(itemShape).min(1).max(20),
})
export type Stop = z.infer<typeof stopShape>

const planned = {
  name: z.string().trim().min(1).max(60),
  /** In walking order. */
  stops: z.array(stopShape).min(1).max(mostStops),
  everyDays: z.number().int().min(1).max(365),
  validFrom: day,
}
export const planAskShape = z.object({ id, communityId: id, gridId: id.nullable().default(null), ...planned })
export type PlanAsk = z.infer<typeof planAskShape>
/** A further revision; `seen`: the one it was made from. */
export const planChangeShape = z.object({ seen: z.number().int().min(1), ...planned })
export type PlanChange = z.infer<typeof planChangeShape>
export const planEndShape = z.object({ seen: z.number().int().min(1), endedOn: day })
export const planCopyShape = z.object({
  /** A plan for each grid, under the id the client made. */
  into: z
    .array(z.object({ id, gridId: id }))
    .min(1)
    .max(100),
  validFrom: day,
})

export const hazardFoundShape = z.object({
  /** Of the hazard; sent alone, also the id of the entry. */
  id,
  kind: z.enum(hazardKinds),
  what: z.string().trim().min(1).max(500),
  placeText: z.string().trim().max(200).default(''),
  lng: lng.nullish(),
  lat: lat.nullish(),
  buildingId: id.nullish(),
  grade: z.enum(grades).default('ordinary'),
  /** Absent: after the days of its grade. */
  recheckOn: day.nullish(),
  photos,
  /** Raised from it, linked both ways. */
  matter: reportShape.optional(),
})
export type HazardFound = z.infer<typeof hazardFoundShape>

export const checkShape = z.object({
  /** Made on the phone, stays the same at every sending. Looked at again on the same patrol: a further check with an id of its own. */
  id,
  stopId: id,
  itemId: id,
  result: z.enum(['ok', 'notOk', 'notReached']),
  note,
  at: instant,
  lng: lng.nullish(),
  lat: lat.nullish(),
  photos,
  hazard: hazardFoundShape.optional(),
})
export type Check = z.infer<typeof checkShape>

export const patrolShape = z.object({
  planId: id,
  /** Of the plan it is walked under. */
  revision: z.number().int().min(1),
  startedAt: instant,
  /** Null while it is being walked. */
  endedAt: instant.nullable().default(null),
  /** Longitude, latitude, milliseconds since 1970; only while it runs and only on the worker's consent. */
  track: z
    .array(z.tuple([lng, lat, z.number()]))
    .max(20_000)
    .nullish(),
  checks: z.array(checkShape).max(1500).default([]),
})
export type PatrolSent = z.infer<typeof patrolShape>

export const eventKinds = ['fixed', 'stillThere', 'closed', 'postponed', 'regraded', 'reported'] as const
export type EventKind = (typeof eventKinds)[number]
export const hazardEventShape = z.object({
  hazardId: id,
  kind: z.enum(eventKinds),
  note,
  recheckOn: day.nullish(),
  /** Of regraded. */
  grade: z.enum(grades).optional(),
  photos,
  /** Of stillThere and reported: a matter is raised from it. */
  matter: reportShape.optional(),
})
export type HazardEvent = z.infer<typeof hazardEventShape>

/** At the desk the entry's own facts stand beside its body. */
const entered = { id, at: instant.optional() }
export const patrolEntryShape = patrolShape.extend(entered)
export const hazardEntryShape = hazardFoundShape.extend({ at: instant.optional() })
export const hazardEventEntryShape = hazardEventShape.omit({ hazardId: true }).extend(entered)
