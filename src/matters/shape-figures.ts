/** The supervisor's page over HTTP: figures, each with the list it opens to. */
import { z } from 'zod'

const id = z.uuid()
const instant = z.iso.datetime({ offset: true })

export const figuresShape = z.object({
  /** The instant everything is told for. */
  asOf: instant,
  /** What was done after that instant is still being counted; lists show it already. */
  isBehind: z.boolean(),
  figures: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      value: z.number().int(),
      /** Query string of the worklist that lists exactly these matters. */
      list: z.string(),
      /** What counts, in words: numerator, period, exclusions. */
      counts: z.string(),
    }),
  ),
  /** Received and closed per week, 26 weeks. */
  trend: z.array(z.object({ week: z.string(), received: z.number().int(), closed: z.number().int() })),
  byCommunity: z.array(
    z.object({
      communityId: id,
      name: z.string(),
      open: z.number().int(),
      overdue: z.number().int(),
      closed: z.number().int(),
    }),
  ),
  byCategory: z.array(
    z.object({ category: z.string(), label: z.string(), open: z.number().int(), received: z.number().int() }),
  ),
  /** On-time closing of matters due in the last 90 days. */
  onTime: z.object({ numerator: z.number().int(), denominator: z.number().int(), listMissed: z.string() }),
  satisfaction: z.object({ numerator: z.number().int(), denominator: z.number().int() }),
})
