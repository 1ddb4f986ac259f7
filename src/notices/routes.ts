/** Notices of a member of staff: what waits, told once each. */

import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Sight } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import { languageOf, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { noticeText } from './words.ts'

const lang = z.object({ lang: z.string().max(35).optional() })
const noticeShape = z.object({
  id: z.uuid(),
  proceedingId: z.uuid().nullable(),
  kind: z.string(),
  text: z.string(),
  at: z.iso.datetime({ offset: true }),
  readAt: z.iso.datetime({ offset: true }).nullable(),
})
const noticesShape = z.object({ rows: z.array(noticeShape), unread: z.number().int() })
const tags = ['notices']
const shown = 100

export function noticeRoutes(
  app: App,
  kernel: Kernel,
  sightOf: (request: FastifyRequest) => Promise<Sight>,
): void {
  app.get(
    '/api/notices',
    { schema: { tags, querystring: lang, response: { 200: noticesShape } } },
    async request => {
      const sight = await sightOf(request)
      const t = translator(languageOf(request.query.lang, request.headers['accept-language']))
      return kernel.db.within(sight, async tx => {
        const mine = tx
          .selectFrom('notice')
          .where('jurisdictionId', '=', sight.jurisdictionId)
          .where('personId', '=', sight.personId)
        const rows = await mine.selectAll().orderBy('createdAt', 'desc').limit(shown).execute()
        const { unread } = await mine
          .where('readAt', 'is', null)
          .select(count => count.fn.countAll<number>().as('unread'))
          .executeTakeFirstOrThrow()
        return {
          unread: Number(unread),
          rows: rows.map(row => ({
            id: row.id,
            proceedingId: row.proceedingId,
            kind: row.kind,
            text: noticeText(row.kind, row.facts, t),
            at: row.createdAt.toISOString(),
            readAt: row.readAt?.toISOString() ?? null,
          })),
        }
      })
    },
  )
  app.post(
    '/api/notices/:id/read',
    {
      schema: {
        tags,
        params: z.object({ id: z.union([z.uuid(), z.literal('all')]) }),
        response: { 200: z.object({ ok: z.boolean() }) },
      },
    },
    async request => {
      const sight = await sightOf(request)
      const { id } = request.params
      await kernel.db.within(sight, async tx => {
        let update = tx
          .updateTable('notice')
          .set({ readAt: kernel.clock.now() })
          .where('jurisdictionId', '=', sight.jurisdictionId)
          .where('personId', '=', sight.personId)
          .where('readAt', 'is', null)
        if (id !== 'all') update = update.where('id', '=', id)
        await update.execute()
        if (id === 'all') return
        const row = await tx
          .selectFrom('notice')
          .select('id')
          .where('jurisdictionId', '=', sight.jurisdictionId)
          .where('id', '=', id)
          .executeTakeFirst()
        if (!row) throw new Refusal('notFound', {})
      })
      return { ok: true }
    },
  )
}
