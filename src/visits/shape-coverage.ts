/** What the routes of coverage, targets and lists of visits take and answer; shared with the page and the published API. */
import { z } from 'zod'
import { dueShape, outcomes, purposes } from './shape.ts'
import { settings } from './targets.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const count = z.number().int()
const lang = z.string().max(35).optional()
const named = z.object({ id, name: z.string() })

export const addressShape = z.object({
  compound: z.string(),
  building: z.string(),
  entrance: z.string(),
  floor: count.nullable(),
  number: z.string(),
})
export const targetShape = z.object({
  everyDays: count,
  /** Null: the default of the house. */
  source: z.string().nullable(),
  validFrom: day.nullable(),
})

export const coverageQueryShape = z.object({
  community: id.optional(),
  from: day.optional(),
  to: day.optional(),
  lang,
})
const figuresShape = z.object({
  /** Households that live there at the end of the period. */
  occupied: count,
  /** Of these wish no visits: counted apart. */
  refusing: count,
  /** The denominator: occupied without those that wish no visits. */
  countable: count,
  /** The numerator: spoken to at least once in the period. */
  visited: count,
  never: count,
  overdue: count,
  medianDays: count.nullable(),
  oldestDays: count.nullable(),
  nobody: count,
  turnedAway: count,
  needs: z.object({ due: count, served: count }),
})
export const coveredGridShape = figuresShape.extend({
  ...named.shape,
  code: z.string(),
  kind: z.string(),
  setting: z.string(),
  target: targetShape,
  hectares: z.number().nullable(),
  /** Leaders and members together. */
  workers: count,
  /** May the reader see its households? */
  opens: z.boolean(),
})
export const coverageShape = z.object({
  from: day,
  to: day,
  /** The instant the counts are of. */
  asOf: instant,
  /** More was entered since than is counted at once. */
  isBehind: z.boolean(),
  all: figuresShape,
  communities: z.array(
    figuresShape.extend({ ...named.shape, code: z.string(), grids: z.array(coveredGridShape) }),
  ),
})

export const figureNames = ['visited', 'notVisited', 'never', 'overdue', 'refusing'] as const
export const behindQueryShape = z.object({
  grid: id,
  figure: z.enum(figureNames),
  from: day.optional(),
  to: day.optional(),
  lang,
})
export const behindShape = z.object({
  from: day,
  to: day,
  households: z.array(
    z.object({
      householdId: id,
      address: addressShape,
      lastOn: day.nullable(),
      days: count.nullable(),
      refusesUntil: day.nullable(),
    }),
  ),
})

export const dueQueryShape = z.object({
  /** One grid, or every grid of a community. */
  grid: id.optional(),
  community: id.optional(),
  on: day.optional(),
  size: z.coerce.number().int().min(1).max(60).optional(),
  lng: z.coerce.number().min(-180).max(180).optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
  /** Also what waits for another day. */
  all: z.stringbool().optional(),
  lang,
})
export const dueRowShape = dueShape.extend({
  order: count,
  today: z.boolean(),
  buildingId: id,
  address: addressShape,
  /** Whom to ask for at the door. */
  name: z.string().nullable(),
})
export const dueDayShape = z.object({
  today: day,
  onDay: day,
  grids: z.array(
    z.object({
      ...named.shape,
      code: z.string(),
      setting: z.string(),
      target: targetShape,
      households: count,
      /** All that is due, shown or not. */
      due: count,
      leftOut: z.object({ refused: count, away: count, triedToday: count, triedLately: count }),
      metres: count,
      rows: z.array(dueRowShape),
    }),
  ),
})

export const logQueryShape = z.object({
  grid: id.optional(),
  community: id.optional(),
  from: day.optional(),
  to: day.optional(),
  lang,
})
export const visitRowShape = z.object({
  id,
  householdId: id,
  buildingId: id,
  address: addressShape,
  grid: named.nullable(),
  on: day,
  at: instant,
  purpose: z.enum(purposes),
  outcome: z.enum(outcomes),
  visitor: z.string(),
  companions: z.array(z.string()),
  nextOn: day.nullable(),
  /** There is a note; what it says is opened on its own, and that is on record. */
  hasNote: z.boolean(),
  consented: z.boolean(),
  photos: z.array(id),
  matters: z.array(z.object({ id, number: z.string(), open: z.boolean() })),
  /** Entered by the reader, and lately enough to be corrected. */
  correctable: z.boolean(),
  /** A correction of this entry stands beside it. */
  corrected: z.boolean(),
  replaces: id.nullable(),
})
export const visitLogShape = z.object({
  from: day,
  to: day,
  visits: z.array(visitRowShape),
  /** There are more than are shown: ask for fewer days. */
  more: z.boolean(),
})
export const historyShape = z.object({
  householdId: id,
  buildingId: id,
  address: addressShape,
  today: day,
  target: targetShape,
  refuses: z.boolean(),
  refusesUntil: day.nullable(),
  due: dueShape.nullable(),
  visits: z.array(visitRowShape),
})
export const ofMatterShape = z.object({
  visits: z.array(z.object({ id, householdId: id, on: day, address: addressShape })),
})
export const placesShape = z.object({
  communities: z.array(named.extend({ grids: z.array(named) })),
})
export const noteShape = z.object({ heard: z.string(), advice: z.string() })

export const targetAskShape = z.object({
  /** Made by the client: sent again, it is the same decision. */
  id,
  /** Null: all communities. */
  communityId: id.nullable(),
  setting: z.enum(settings as ['urban', 'rural', 'pastoral']).nullable(),
  everyDays: z.number().int().min(1).max(730),
  validFrom: day,
  /** Where it is written down: minutes, a notice with its number. */
  source: z.string().trim().min(2).max(200),
})
export const targetsShape = z.object({
  today: day,
  defaults: z.array(z.object({ setting: z.string(), everyDays: count })),
  communities: z.array(named),
  /** May decide for all communities at once. */
  everywhere: z.boolean(),
  decided: z.array(
    z.object({
      id,
      community: named.nullable(),
      setting: z.string().nullable(),
      everyDays: count,
      validFrom: day,
      source: z.string(),
      by: z.string().nullable(),
    }),
  ),
})
