/** What became of the last messages, for the system administrator: to whom, by which channel, how often tried; no text and no address. */
import { z } from 'zod'
import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { channelNames } from './channels.ts'

const status = z.enum(['queued', 'sent', 'failed'])
const instant = z.iso.datetime({ offset: true })
const deliveryShape = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  channel: z.enum(channelNames),
  told: z.enum(['atOnce', 'list']),
  status,
  attempts: z.number().int(),
  /** The class of the last error, never what a server said. */
  lastError: z.string().nullable(),
  queuedAt: instant,
  nextAttemptAt: instant.nullable(),
  settledAt: instant.nullable(),
})
type Delivery = z.infer<typeof deliveryShape>
const querystring = z.object({
  status: status.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export function deliveryRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/deliveries',
    {
      schema: {
        tags: ['notices'],
        querystring,
        response: { 200: z.object({ rows: z.array(deliveryShape) }) },
      },
    },
    async request => {
      const staff = await authenticate(kernel, request)
      if (!staff.roles.includes('systemAdmin'))
        throw new Refusal('notYours', { what: 'deliveries', only: 'systemAdmin' })
      return { rows: await lastDeliveries(kernel, staff.jurisdictionId, request.query) }
    },
  )
}

function lastDeliveries(
  kernel: Kernel,
  jurisdictionId: number,
  asked: z.infer<typeof querystring>,
): Promise<Delivery[]> {
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    let found = tx
      .selectFrom('delivery as d')
      .innerJoin('person as p', on =>
        on.onRef('p.jurisdictionId', '=', 'd.jurisdictionId').onRef('p.id', '=', 'd.personId'),
      )
      .innerJoin('notice as n', on =>
        on.onRef('n.jurisdictionId', '=', 'd.jurisdictionId').onRef('n.id', '=', 'd.noticeId'),
      )
      .selectAll('d')
      .select(['p.name as personName', 'n.told'])
      .where('d.jurisdictionId', '=', jurisdictionId)
    if (asked.status) found = found.where('d.status', '=', asked.status)
    const rows = await found.orderBy('d.queuedAt', 'desc').orderBy('d.id').limit(asked.limit).execute()
    return rows.map(row => ({
      id: row.id,
      personId: row.personId,
      personName: row.personName,
      channel: row.channel as Delivery['channel'],
      told: row.told as Delivery['told'],
      status: row.status as Delivery['status'],
      attempts: row.attempts,
      lastError: row.lastError,
      queuedAt: row.queuedAt.toISOString(),
      nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
      settledAt: row.settledAt?.toISOString() ?? null,
    }))
  })
}
