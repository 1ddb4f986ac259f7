/** What the routes of patrols and hazards answer. Kinds, grades and states are words of the catalogue `patrol`. */
import { z } from 'zod'
import { hazardKinds } from './kinds.ts'
import { eventKinds, stopShape } from './shape.ts'
import { grades } from './terms.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const named = z.object({ id, name: z.string() })
export const gridShape = named.extend({ code: z.string() })
const count = z.number().int()

export const takenShape = z.object({ again: z.boolean(), answer: z.unknown().optional() })
export const planRefShape = z.object({ id, revision: count })

export const planRowShape = z.object({
  id,
  revision: count,
  name: z.string(),
  community: named,
  /** Null: the community as a whole. */
  grid: gridShape.extend({ inForce: z.boolean() }).nullable(),
  everyDays: count,
  validFrom: day,
  endedOn: day.nullable(),
  stopCount: count,
  /** Stops without a place yet. */
  unplaced: count,
  lastOn: day.nullable(),
  dueOn: day,
  /** Days since it was due; 0: not missed. */
  lateDays: count,
  mayChange: z.boolean(),
})
export type PlanRow = z.infer<typeof planRowShape>
export const plansShape = z.object({
  today: day,
  communities: z.array(named.extend({ mayPlan: z.boolean(), grids: z.array(gridShape) })),
  plans: z.array(planRowShape),
})
export const planShape = planRowShape.extend({
  stops: z.array(stopShape),
  revisions: z.array(
    z.object({
      revision: count,
      name: z.string(),
      stopCount: count,
      everyDays: count,
      validFrom: day,
      endedOn: day.nullable(),
      at: instant,
      by: z.string().nullable(),
    }),
  ),
})

export const patrolPhotoShape = z.object({
  id,
  url: z.string(),
  thumbUrl: z.string(),
  takenAt: instant.nullable(),
  /** The camera's clock cannot have been right. */
  clockDoubt: z.boolean(),
})
export const patrolRowShape = z.object({
  id,
  plan: named.extend({ revision: count }),
  community: named,
  grid: gridShape.nullable(),
  /** Null to those who see places, not persons. */
  by: z.string().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  stopsPlanned: count,
  stopsDone: count,
  notOk: count,
  trackMetres: count.nullable(),
})
export const patrolsShape = z.object({ rows: z.array(patrolRowShape), total: count })
const checkShownShape = z.object({
  id,
  result: z.enum(['ok', 'notOk', 'notReached']),
  note: z.string(),
  at: instant,
  photos: z.array(patrolPhotoShape),
  hazardId: id.nullable(),
})
export const patrolShownShape = patrolRowShape.extend({
  stops: z.array(
    z.object({
      id,
      name: z.string(),
      kind: z.string(),
      lng: z.number().nullable(),
      lat: z.number().nullable(),
      items: z.array(
        z.object({
          id,
          text: z.string(),
          /** Null: nobody looked. */
          check: checkShownShape.nullable(),
          /** Looked at before on the same patrol. */
          earlier: z.array(checkShownShape),
        }),
      ),
    }),
  ),
  hazards: z.array(z.object({ id, kind: z.enum(hazardKinds), state: z.string(), what: z.string() })),
  /** The reader walked it and may see and take back the track. */
  own: z.boolean(),
  hasTrack: z.boolean(),
})
export const coverageShape = z.object({
  from: day,
  to: day,
  rows: z.array(
    z.object({
      community: named,
      /** Null: patrols of the community as a whole. */
      grid: gridShape.extend({ setting: z.string() }).nullable(),
      plans: count,
      /** Patrols that came due in these days, and those walked. */
      planned: count,
      walked: count,
      stopsPlanned: count,
      stopsDone: count,
      latePlans: count,
      open: count,
      awaitsLook: count,
      overdue: count,
    }),
  ),
})
export const trackShape = z.object({ points: z.array(z.tuple([z.number(), z.number(), z.number()])) })

export const hazardRowShape = z.object({
  id,
  kind: z.enum(hazardKinds),
  what: z.string(),
  placeText: z.string(),
  /** Compound and building, where it is at one. */
  building: named.nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  community: named,
  grid: gridShape.nullable(),
  grade: z.enum(grades),
  state: z.enum(['open', 'fixed', 'closed']),
  awaitsLook: z.boolean(),
  overdue: z.boolean(),
  recheckOn: day.nullable(),
  foundAt: instant,
  closedAt: instant.nullable(),
  /** Null where the reader may not open it. */
  matter: z.object({ id, number: z.string() }).nullable(),
})
export type HazardShown = z.infer<typeof hazardRowShape>
export const hazardsShape = z.object({ rows: z.array(hazardRowShape), total: count, today: day })
export const hazardShape = hazardRowShape.extend({
  today: day,
  events: z.array(
    z.object({
      id,
      kind: z.enum(['found', ...eventKinds]),
      at: instant,
      /** When it arrived, where that was later by more than an hour. */
      recordedAt: instant.nullable(),
      by: z.string().nullable(),
      note: z.string(),
      recheckOn: day.nullable(),
      grade: z.enum(grades).nullable(),
      matter: z.object({ id, number: z.string() }).nullable(),
      photos: z.array(patrolPhotoShape),
    }),
  ),
  /** The patrol it was found on. */
  patrol: z.object({ id, name: z.string() }).nullable(),
  /** What the reader may do about it now; why not, as the code of a refusal's words. */
  may: z.array(z.enum(eventKinds)),
  mayNot: z.object({ closed: z.string().nullable() }),
  /** Others at the same building, or within some steps, of the last year. */
  samePlace: z.array(hazardRowShape),
})
export const hazardPlacesShape = z.object({
  from: day,
  rows: z.array(
    z.object({
      place: z.string(),
      kind: z.enum(hazardKinds),
      community: named,
      grid: gridShape.nullable(),
      count,
      open: count,
      lastOn: day,
      /** The one found last. */
      hazardId: id,
    }),
  ),
})
