/** The year of legal publicity as it is shown: plan against what was done, prompts received, days a law gives to a cause. Pure. */
import { z } from 'zod'
import { audiences, counselRoles, forms, venues } from './kinds.ts'
import { photoShape } from './shape-answers.ts'

const id = z.uuid()
const day = z.iso.date()
const named = z.object({ id, name: z.string() })
const count = z.number().int()

const what = {
  id,
  community: named.nullable(),
  topic: z.string(),
  law: z.string(),
  audience: z.enum(audiences),
  venue: z.enum(venues),
  place: z.string(),
}
export const sessionShape = z.object({
  ...what,
  itemId: id.nullable(),
  onDay: day,
  minutes: count,
  lecturer: z.string(),
  actedAs: z.enum(counselRoles).nullable(),
  materials: z.string(),
  forms: z.array(z.enum(forms)),
  present: count,
  photos: z.array(photoShape),
})
export const yearShape = z.object({
  year: count,
  today: day,
  communities: z.array(named.extend({ mayPlan: z.boolean(), mayRecord: z.boolean() })),
  mayPlanForAll: z.boolean(),
  items: z.array(
    z.object({
      ...what,
      month: count,
      responsible: z.string(),
      /** Sessions held on it. */
      done: count,
      /** The month is over and nothing was held. */
      behind: z.boolean(),
      droppedWhy: z.string().nullable(),
      mayChange: z.boolean(),
    }),
  ),
  sessions: z.array(sessionShape),
  prompts: z.array(
    z.object({
      id,
      community: named.nullable(),
      issuedBy: z.string(),
      receivedOn: day,
      content: z.string(),
      answerBy: day.nullable(),
      feedback: z.string().nullable(),
      fedBackOn: day.nullable(),
      late: z.boolean(),
      mayAnswer: z.boolean(),
    }),
  ),
  /** Days a law gives to a cause, and whether the plan has something in their month. */
  days: z.array(
    z.object({
      id: z.string(),
      on: day,
      month: count,
      law: z.string(),
      article: z.string(),
      mark: z.enum(['V', 'M']),
    }),
  ),
})
