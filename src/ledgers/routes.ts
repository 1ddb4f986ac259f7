/** Ledgers over HTTP: queries over what was done, in the columns an office wants, on paper and as a sheet. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { whenGone } from '../kernel/exports/when-gone.ts'
import { type App, wordsFor } from '../kernel/http.ts'
import { languageOf } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { perMinute } from '../kernel/limits.ts'
import { authenticate, territoryOf } from '../territory/index.ts'
import { askedOf } from './asked.ts'
import { exportLedger } from './export.ts'
import { formRoutes } from './form-routes.ts'
import { overviewFor, presented } from './overview.ts'
import { ownColumns, readLedger, requireReason } from './read.ts'
import {
  langShape,
  nameShape,
  overviewShape,
  rowsQueryShape,
  rowsShape,
  sheetQueryShape,
  templateAskShape,
  templateShape,
} from './shape.ts'
import { endTemplate, keepColumns, templateOf } from './templates.ts'

const tags = ['ledgers']
const params = z.object({ name: nameShape })
const idParam = z.object({ id: z.uuid() })
export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function ledgerRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/ledgers',
    { schema: { tags, querystring: langShape, response: { 200: overviewShape } } },
    async request => overviewFor(kernel, await authenticate(kernel, request), wordsFor(request)),
  )
  app.get(
    '/api/ledgers/:name/rows',
    { schema: { tags, params, querystring: rowsQueryShape, response: { 200: rowsShape } } },
    async request => {
      const { ask, template } = await asked(kernel, request, request.params.name, request.query)
      const { cursor, limit, reason } = request.query
      if (reason !== undefined) requireReason(ask, reason)
      const wanted = {
        columns: ownColumns(template),
        title: template?.title || null,
        reason: reason ?? null,
      }
      return readLedger(ask, wanted, { cursor, limit })
    },
  )
  app.get(
    '/api/ledgers/:name/sheet.xlsx',
    {
      config: { rateLimit: perMinute(kernel.config, 'uploads') },
      schema: { tags, params, querystring: sheetQueryShape },
    },
    async (request, reply) => {
      const { ask, template } = await asked(kernel, request, request.params.name, request.query)
      const { fileName, body } = await exportLedger(ask, template, request.query.reason, whenGone(reply))
      return sendSheet(reply, fileName, body)
    },
  )
  templateRoutes(app, kernel)
  formRoutes(app, kernel)
}

function templateRoutes(app: App, kernel: Kernel): void {
  app.post(
    '/api/ledgers/templates',
    { schema: { tags, querystring: langShape, body: templateAskShape, response: { 200: templateShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      await keepColumns(kernel, staff, request.body)
      return presented(await templateOf(kernel.db, staff, request.body.id), staff, await territoryOf(kernel))
    },
  )
  app.post(
    '/api/ledgers/templates/:id/end',
    {
      schema: {
        tags,
        params: idParam,
        querystring: langShape,
        body: z.object({ seen: z.number().int().min(1) }),
        response: { 200: z.object({ id: z.uuid() }) },
      },
    },
    async request => {
      const staff = await authenticate(kernel, request)
      await endTemplate(kernel, staff, request.params.id, request.body.seen)
      return { id: request.params.id }
    },
  )
}

async function asked(
  kernel: Kernel,
  request: FastifyRequest,
  name: z.infer<typeof nameShape>,
  query: z.infer<typeof sheetQueryShape>,
) {
  const staff = await authenticate(kernel, request)
  const language = languageOf(query.lang, request.headers['accept-language'])
  const ask = await askedOf(kernel, staff, name, query, language)
  const template = query.template === undefined ? null : await templateOf(kernel.db, staff, query.template)
  // One kept for another ledger says nothing about this one.
  return { ask, template: template?.ledger === name ? template : null }
}

export function sendSheet(reply: FastifyReply, fileName: string, body: unknown) {
  return reply
    .type(sheetType)
    .header('cache-control', 'no-store')
    .header(
      'content-disposition',
      `attachment; filename="ledger.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    )
    .send(body)
}
