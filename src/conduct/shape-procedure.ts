/** What a procedure itself shows over HTTP: states, steps, clocks and articles, worded for the reader. */
import { z } from 'zod'
import { nextShape } from './shape.ts'

const force = z.enum(['law', 'policy', 'default'])
const mark = z.enum(['V', 'M', 'D', 'S'])
const named = z.object({ name: z.string(), label: z.string() })

const unit = z.enum(['calendar-day', 'working-day', 'working-hour', 'hour', 'minute', 'month', 'year'])
const amount = z.object({ amount: z.number(), unit })
/** A version as it is handed in: what a new one starts from, so that nothing is dropped by whoever changes a number. */
const ruleParts = amount.extend({
  roll: z.boolean().optional(),
  dayEnds: z.enum(['office', 'midnight']).optional(),
  ladder: z.boolean().optional(),
  reminders: z.array(z.number()).optional(),
  excludes: z.array(z.string()).optional(),
  urgent: amount.optional(),
  variants: z.record(z.string(), amount).optional(),
  extension: z
    .object({
      times: z.number(),
      maxAmount: z.number(),
      unit,
      approvers: z.array(z.string()),
      mustTell: z.boolean(),
    })
    .optional(),
})
const ruleVersion = z.object({
  version: z.number().int(),
  amount: z.string(),
  when: z.string().nullable(),
  article: z.string(),
  mark,
  force,
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  rule: ruleParts,
})
/** A procedure as it is declared, worded for the reader; with counts for those who watch over it. */
export const procedureShape = z.object({
  id: z.string(),
  label: z.string(),
  version: z.number().int(),
  restricted: z.boolean(),
  offByDefault: z.boolean(),
  on: z.boolean(),
  initial: z.string(),
  counted: z.boolean(),
  states: z.array(
    named.extend({
      final: z.boolean(),
      waitsFor: z.string().nullable(),
      count: z.number().nullable(),
      overdue: z.number().nullable(),
    }),
  ),
  tracks: z.array(
    named.extend({ initial: z.string(), states: z.array(named.extend({ final: z.boolean() })) }),
  ),
  steps: z.array(
    named.extend({
      from: z.array(z.string()),
      to: z.string(),
      track: z.object({ name: z.string(), from: z.array(z.string()), to: z.string() }).nullable(),
      common: z.boolean(),
      primary: z.boolean(),
      who: z.array(z.object({ role: z.string(), label: z.string() })),
      inputs: z.array(named.extend({ required: z.boolean(), personal: z.boolean() })),
      opens: z.array(z.string()),
      closes: z.array(z.string()),
      pauses: z.array(z.string()),
      resumes: z.array(z.string()),
      conditions: z.array(z.string()),
      papers: z.array(z.string()),
      basis: z.object({ article: z.string(), mark, force }),
    }),
  ),
  terms: z.array(
    named.extend({
      ladder: z.boolean(),
      startsWith: z.array(z.string()),
      endsWith: z.array(z.string()),
      extension: z.string().nullable(),
      excludes: z.array(z.string()),
      reminders: z.array(z.string()),
      variants: z.array(z.object({ label: z.string(), amount: z.string() })),
      versions: z.array(ruleVersion),
      count: z.number().nullable(),
      overdue: z.number().nullable(),
    }),
  ),
})
export const proceduresShape = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      on: z.boolean(),
      restricted: z.boolean(),
      /** Carried through on pages of its own. */
      elsewhere: z.boolean(),
      begins: z.array(nextShape),
      open: z.number().nullable(),
      overdue: z.number().nullable(),
    }),
  ),
})
