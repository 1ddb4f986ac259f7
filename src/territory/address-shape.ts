/** What an address in words is answered with: the place, how sure that is, what else it may be, and what was not understood. */
import { z } from 'zod'
import { partKinds } from './address-grammar.ts'
import { confidences } from './address-resolve.ts'
import { gridShape, holderShape, named } from './shape.ts'

export const askedShape = z.object({
  /** The address as it was written. */
  q: z.string().trim().min(1).max(200),
  lang: z.string().max(20).optional(),
})

const matchShape = z.object({
  level: z.enum(['building', 'compound', 'street', 'community']),
  confidence: z.enum(confidences),
  confidenceLabel: z.string(),
  community: named,
  compound: named.nullable(),
  building: named.nullable(),
  /** The one grid in which all of it lies; null when there is none or more than one. */
  grid: gridShape.nullable(),
  /** Community, compound and building: what tells it from the others; never a unit or a room. */
  text: z.string(),
})
export const resolvedShape = z.object({
  /** The one place meant; null when there is none or more than one. */
  best: matchShape.nullable(),
  candidates: z.array(matchShape),
  parts: z.array(
    z.object({
      kind: z.enum(partKinds),
      kindLabel: z.string(),
      /** As it was written, from … to. */
      text: z.string(),
      value: z.string(),
      from: z.number().int(),
      to: z.number().int(),
      /** Found in the territory or not; null where there is nothing to be found, as of a room. */
      isKnown: z.boolean().nullable(),
    }),
  ),
  /** With the parts the whole of what was written; fillers are marks and words that only lead to an address. */
  rest: z.array(
    z.object({ text: z.string(), from: z.number().int(), to: z.number().int(), isFiller: z.boolean() }),
  ),
  /** The outcome in a sentence. */
  words: z.string(),
})

export const responsibleShape = z.object({
  community: named,
  compound: named.nullable(),
  building: named.nullable(),
  grid: gridShape.nullable(),
  text: z.string(),
  /** Of the grid; of the community where no grid is certain. */
  holders: z.array(holderShape),
})
