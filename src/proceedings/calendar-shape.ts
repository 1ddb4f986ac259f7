/** What the calendar's routes take and answer; shared with the published API. */
import { z } from 'zod'

/** A day as people write it; whether it exists, and in which year it may lie, is told by the command in words. */
const day = z.string().max(20)
const unitId = z.uuid().nullish()

export const restDaysShape = z.object({
  from: day,
  to: day.optional(),
  name: z.string().max(200),
  /** False: days of work. */
  off: z.boolean().default(true),
  unitId,
})
export const removalShape = z.object({ from: day, to: day.optional(), unitId })
export const hoursShape = z.object({
  /** '08:30-12:00,14:30-17:30'; null: as shipped, or as the jurisdiction. */
  hours: z.string().max(200).nullable(),
  unitId,
})

/** What became of a change: terms moved and confirmed so far; what is left goes on in the background. */
export const changedShape = z.object({
  id: z.uuid(),
  touched: z.object({ from: z.string(), to: z.string().nullable() }).nullable(),
  moved: z.number().int(),
  confirmed: z.number().int(),
  finished: z.boolean(),
})
const unitTimes = z.object({
  id: z.uuid(),
  name: z.string(),
  officeHours: z.string().nullable(),
  restDays: z.array(z.object({ date: z.string(), name: z.string(), off: z.boolean() })),
})
export const calendarShape = z.object({
  year: z.number().int(),
  source: z.string().nullable(),
  provisional: z.boolean(),
  workingDays: z.number().int(),
  days: z.array(
    z.object({
      date: z.string(),
      name: z.string(),
      kind: z.enum(['holiday', 'makeUp', 'override']),
      working: z.boolean(),
      provisional: z.boolean(),
    }),
  ),
  officeHours: z.string(),
  units: z.array(unitTimes),
  /** The last changes, newest first. */
  changes: z.array(
    changedShape.extend({
      kind: z.enum(['notice', 'restDays', 'restDaysRemoved', 'officeHours']),
      facts: z.record(z.string(), z.unknown()),
      by: z.string().nullable(),
      at: z.string(),
    }),
  ),
})
export const calendarStatusShape = z.object({
  year: z.number().int(),
  missing: z.boolean(),
  since: z.string().nullable(),
})
