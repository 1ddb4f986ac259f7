/** What a phone takes along for a day without signal, as published. Households, visits, plans and hazards are those of their own domains. Pure. */
import { z } from 'zod'
import { matterShape, nextStepShape } from '../matters/shape.ts'

const id = z.uuid()
const day = z.iso.date()
const versions = z.record(z.string(), z.number().int())

const householdShape = z.looseObject({
  id,
  dwellingId: id,
  buildingId: id,
  gridId: id.nullable(),
  communityId: id,
  visits: z.enum(['welcome', 'refused']),
  visitsUntil: day.nullable(),
  versions,
  people: z.array(z.looseObject({ id, name: z.string(), versions })),
  needs: z.array(
    z.looseObject({ id, residentId: id, kind: z.string(), everyDays: z.number().int().nullable() }),
  ),
})
const hours = z.object({ spans: z.array(z.tuple([z.string(), z.string()])) })

export const pocketShape = z.object({
  asOf: z.iso.datetime({ offset: true }),
  onDay: day,
  language: z.string(),
  grid: z.object({ id, name: z.string(), communityId: id, unitId: id.nullable() }),
  households: z.array(householdShape),
  visits: z.array(z.looseObject({ householdId: id, dueOn: day, order: z.number().int() })),
  /** How often households of this grid are to be visited, and who said so. */
  target: z.looseObject({ everyDays: z.number().int() }),
  plans: z.array(z.looseObject({ id, revision: z.number().int(), name: z.string(), dueOn: day })),
  hazards: z.array(z.looseObject({ id, kind: z.string(), what: z.string(), state: z.string() })),
  matters: z.object({
    matters: z.array(
      z.object({
        matter: matterShape,
        /** Where it stands, for judging on the phone: see src/proceedings/act.ts. */
        standing: z.unknown(),
        facts: z.unknown(),
        recused: z.boolean(),
      }),
    ),
    /** Open matters of the grid that were not taken along. */
    leftOut: z.number().int(),
    actor: z.unknown(),
    verifiers: z.array(id),
    /** Every step this worker could take, worded; which are lawful, the phone judges. */
    steps: z.array(nextStepShape),
    words: z.object({
      states: z.record(z.string(), z.string()),
      terms: z.record(z.string(), z.string()),
    }),
    procedure: z.object({ id: z.string(), version: z.number().int() }),
    rules: z.array(z.unknown()),
  }),
  /** What every day is, a letter each: see src/fieldwork/day-codes.ts. */
  days: z.object({
    version: z.string(),
    from: day,
    days: z.string(),
    officeHours: hours,
    units: z.record(z.string(), z.object({ days: z.string(), officeHours: hours })),
  }),
})
