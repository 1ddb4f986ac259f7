/** Parts of what matters show over HTTP: a deadline with its why, an act of the timeline, a lawful next step. */
import { z } from 'zod'
import { inputShape as inputOfStep, nextShape, photoShape } from '../conduct/shape.ts'

export { photoShape }

const id = z.uuid()
const instant = z.iso.datetime({ offset: true })

/** Rendered step of a deadline's explanation, already in the reader's language. */
export const whyShape = z.object({ on: z.string().nullable(), text: z.string() })

export const termShape = z.object({
  term: z.string(),
  label: z.string(),
  startsAt: instant,
  dueAt: instant,
  provisional: z.boolean(),
  /** 'law' | 'policy' | 'default' */
  force: z.enum(['law', 'policy', 'default']),
  article: z.string(),
  pausedAt: instant.nullable(),
  extensions: z.number().int(),
  /** Time left, in working units, worded: "还剩 2 个工作日". */
  left: z.string(),
  overdue: z.boolean(),
  why: z.array(whyShape),
})

/** An act as the timeline shows it. */
export const actShape = z.object({
  id,
  seq: z.number().int(),
  step: z.string(),
  label: z.string(),
  from: z.string(),
  to: z.string(),
  stateLabel: z.string(),
  at: instant,
  /** Name and role for staff readers; role and unit only for residents; "系统" for the system. */
  actor: z.object({
    name: z.string(),
    role: z.string(),
    unit: z.string().nullable(),
    onBehalfOf: z.string().nullable(),
  }),
  reason: z.string().nullable(),
  /** Inputs worth showing, labelled in the reader's language, in the order of the step's declaration. */
  details: z.array(z.object({ name: z.string(), label: z.string(), value: z.string() })),
  photos: z.array(photoShape),
  hash: z.string(),
})

export const inputShape = inputOfStep.omit({ personal: true, min: true })

/** A lawful next step for this reader, with the inputs it needs. */
export const nextStepShape = nextShape.omit({ byOurClock: true }).extend({
  basis: z.object({ article: z.string(), force: z.enum(['law', 'policy', 'default']) }),
  inputs: z.array(inputShape),
})
