/** Notices of a member of staff: what was told at once, and the morning lists with their lines. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Sight, Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import { languageOf, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { type Part, parts } from './grouping.ts'
import { lineText, noticeText } from './words.ts'

const lang = z.object({ lang: z.string().max(35).optional() })
const instant = z.iso.datetime({ offset: true })
const noticeShape = z.object({
  id: z.uuid(),
  /** Null when it is about none, or about one that has left the reader's sight. */
  proceedingId: z.uuid().nullable(),
  procedure: z.string().nullable(),
  kind: z.string(),
  /** atOnce: a notice by itself; list: a morning list, whose lines are asked for by its id. */
  told: z.enum(['atOnce', 'list']),
  text: z.string(),
  at: instant,
  readAt: instant.nullable(),
})
const noticesShape = z.object({ rows: z.array(noticeShape), unread: z.number().int() })
const lineShape = z.object({
  part: z.enum(parts),
  partLabel: z.string(),
  /** Null when it has left the reader's sight since. */
  proceedingId: z.uuid().nullable(),
  procedure: z.string().nullable(),
  text: z.string(),
  dueAt: instant.nullable(),
  /** The colleague on leave whose work it is. */
  onBehalfOf: z.string().nullable(),
})
const tags = ['notices']
const shown = 100

export function noticeRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/notices',
    { schema: { tags, querystring: lang, response: { 200: noticesShape } } },
    async request => {
      const { sight } = await authenticate(kernel, request)
      const t = translator(languageOf(request.query.lang, request.headers['accept-language']))
      return kernel.db.within(sight, async tx => {
        const { rows, unread } = await readNotices(tx, sight)
        return {
          unread,
          rows: rows.map(row => ({
            id: row.id,
            proceedingId: row.visibleId,
            procedure: row.procedure,
            kind: row.kind,
            told: row.told as 'atOnce' | 'list',
            text: noticeText(row.kind, row.facts, t),
            at: row.createdAt.toISOString(),
            readAt: row.readAt?.toISOString() ?? null,
          })),
        }
      })
    },
  )
  linesRoute(app, kernel)
  readRoute(app, kernel)
}

function linesRoute(app: App, kernel: Kernel): void {
  const params = z.object({ id: z.uuid() })
  const answer = z.object({ lines: z.array(lineShape) })
  app.get(
    '/api/notices/:id/lines',
    { schema: { tags, params, querystring: lang, response: { 200: answer } } },
    async request => {
      const { sight } = await authenticate(kernel, request)
      const t = translator(languageOf(request.query.lang, request.headers['accept-language']))
      return kernel.db.within(sight, async tx => {
        await refuseUnlessOwn(tx, sight, request.params.id)
        const lines = (await readLines(tx, sight, request.params.id)).map(row => ({
          part: row.part,
          partLabel: t(`notice:part.${row.part}`),
          proceedingId: row.visibleId,
          procedure: row.procedure,
          text: lineText(row.part, row, t),
          dueAt: row.dueAt?.toISOString() ?? null,
          onBehalfOf: row.onBehalfOf,
        }))
        return { lines }
      })
    },
  )
}

function readRoute(app: App, kernel: Kernel): void {
  const params = z.object({ id: z.union([z.uuid(), z.literal('all')]) })
  app.post(
    '/api/notices/:id/read',
    { schema: { tags, params, response: { 200: z.object({ ok: z.boolean() }) } } },
    async request => {
      const { sight } = await authenticate(kernel, request)
      const { id } = request.params
      await kernel.db.within(sight, async tx => {
        let update = tx
          .updateTable('notice')
          .set({ readAt: kernel.clock.now() })
          .where('jurisdictionId', '=', sight.jurisdictionId)
          .where('personId', '=', sight.personId)
          .where('told', '<>', 'held')
          .where('readAt', 'is', null)
        if (id !== 'all') update = update.where('id', '=', id)
        await update.execute()
        if (id !== 'all') await refuseUnlessOwn(tx, sight, id)
      })
      return { ok: true }
    },
  )
}

/** What is shown, the newest first; a morning list counts once among the unread. */
async function readNotices(tx: Tx, sight: Sight) {
  const mine = tx
    .selectFrom('notice as n')
    .where('n.jurisdictionId', '=', sight.jurisdictionId)
    .where('n.personId', '=', sight.personId)
    .where('n.told', '<>', 'held')
  const rows = await mine
    .leftJoin('proceeding as p', on =>
      on.onRef('p.jurisdictionId', '=', 'n.jurisdictionId').onRef('p.id', '=', 'n.proceedingId'),
    )
    .select([
      'n.id',
      'n.kind',
      'n.told',
      'n.facts',
      'n.createdAt',
      'n.readAt',
      'p.id as visibleId',
      'p.procedure',
    ])
    .orderBy('n.createdAt', 'desc')
    .limit(shown)
    .execute()
  const { unread } = await mine
    .where('n.readAt', 'is', null)
    .select(count => count.fn.countAll<number>().as('unread'))
    .executeTakeFirstOrThrow()
  return { rows, unread: Number(unread) }
}

interface LineRow {
  readonly part: Part
  readonly kind: string | null
  readonly facts: unknown
  readonly dueAt: Date | null
  readonly visibleId: string | null
  readonly procedure: string | null
  readonly number: string | null
  readonly onBehalfOf: string | null
}

/** Under the reader's sight: what was passed on since keeps its line and loses its link. */
async function readLines(tx: Tx, sight: Sight, noticeId: string): Promise<readonly LineRow[]> {
  const { rows } = await sql<LineRow>`
    select l.part, l.kind, l.facts, l.due_at, p.id as visible_id, p.procedure, p.number, absent.name as on_behalf_of
    from list_line l
      left join proceeding p on p.jurisdiction_id = l.jurisdiction_id and p.id = l.proceeding_id
      left join person absent on absent.jurisdiction_id = l.jurisdiction_id and absent.id = l.on_behalf_of
    where l.jurisdiction_id = ${sight.jurisdictionId} and l.notice_id = ${noticeId} and l.person_id = ${sight.personId}
    order by array_position(${[...parts]}::text[], l.part), l.due_at nulls last, l.proceeding_id`.execute(tx)
  return rows
}

async function refuseUnlessOwn(tx: Tx, sight: Sight, id: string): Promise<void> {
  const row = await tx
    .selectFrom('notice')
    .select('id')
    .where('jurisdictionId', '=', sight.jurisdictionId)
    .where('personId', '=', sight.personId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', {})
}
