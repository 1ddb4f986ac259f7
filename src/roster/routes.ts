/** Rosters of residents over HTTP: taken in from an office's own sheets, looked at first, mended row by row, and given out again. */
import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import { type App, wordsFor } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { perMinute } from '../kernel/limits.ts'
import { receiveFile } from '../kernel/receive-file.ts'
import { authenticate } from '../territory/index.ts'
import { ownRun, putAway, sendRoster, writeRoster } from './begin.ts'
import { dropRows, mendRow } from './mend.ts'
import { buildingsIn, overviewOf } from './overview.ts'
import { requireTaker } from './policy.ts'
import { asideFile, asideView, viewOf } from './present.ts'
import { rostersOf } from './rosters.ts'
import { runOf } from './run-row.ts'
import {
  asideShape,
  dropShape,
  exportShape,
  mendedShape,
  mendShape,
  overviewShape,
  runShape,
  wishesShape,
} from './shape.ts'
import { takeOut } from './take-out.ts'
import { templateOf } from './template.ts'
import { problemWords } from './words.ts'

const tags = ['roster']
const lang = z.object({ lang: z.string().max(35).optional() })
const ofRun = z.object({ id: z.uuid() })
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function rosterRoutes(app: App, kernel: Kernel): void {
  sending(app, kernel)
  carrying(app, kernel)
  mending(app, kernel)
  files(app, kernel)
  // A server that stops lets the batch it writes end; another goes on with the rest.
  app.addHook('onClose', () => rostersOf(kernel).stop())
}

/** The file comes as multipart: a field `wishes` (JSON), then the file. It is looked at meanwhile: the answer says how far it is. */
function sending(app: App, kernel: Kernel): void {
  const limit = kernel.config.surveyLimitBytes
  const config = { rateLimit: perMinute(kernel.config, 'uploads') }
  app.register(async scope => {
    if (!scope.hasContentTypeParser('multipart/form-data'))
      await scope.register(multipart, {
        limits: { fileSize: limit, files: 1, fields: 4, fieldSize: 20_000, parts: 5 },
      })
    scope.withTypeProvider<ZodTypeProvider>().post(
      '/api/rosters',
      {
        config,
        schema: { tags, querystring: lang, consumes: ['multipart/form-data'], response: { 200: runShape } },
      },
      async (request, reply) => {
        const staff = await authenticate(kernel, request)
        requireTaker(staff, null)
        const { bytes, fileName, said } = await receiveFile(request, reply, limit, 'wishes')
        const wishes = wishesShape.safeParse(said)
        if (!wishes.success)
          throw new Refusal('invalidInput', {
            input: 'wishes',
            problem: wishes.error.issues[0]?.message ?? '',
          })
        await kernel.files.scan(bytes)
        const { run } = await sendRoster(kernel, staff, { bytes, fileName, wishes: wishes.data })
        return viewOf(kernel, run, wordsFor(request))
      },
    )
  })
}

function carrying(app: App, kernel: Kernel): void {
  app.get(
    '/api/rosters',
    { schema: { tags, querystring: lang, response: { 200: overviewShape } } },
    async request => overviewOf(kernel, await authenticate(kernel, request), wordsFor(request)),
  )
  const buildings = z.object({ buildings: z.array(z.object({ id: z.uuid(), name: z.string() })) })
  app.get(
    '/api/rosters/buildings',
    { schema: { tags, querystring: lang.extend({ community: z.uuid() }), response: { 200: buildings } } },
    async request => {
      requireTaker(await authenticate(kernel, request), request.query.community)
      return { buildings: [...(await buildingsIn(kernel, request.query.community))] }
    },
  )
  app.get(
    '/api/rosters/:id',
    { schema: { tags, params: ofRun, querystring: lang, response: { 200: runShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      const run = await ownRun(kernel, staff, staff.jurisdictionId, request.params.id)
      return viewOf(kernel, run, wordsFor(request))
    },
  )
  app.post(
    '/api/rosters/:id/write',
    { schema: { tags, params: ofRun, querystring: lang, response: { 200: runShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      const { run } = await writeRoster(kernel, staff, staff.jurisdictionId, request.params.id)
      return viewOf(kernel, await runOf(kernel, staff.jurisdictionId, run.id), wordsFor(request))
    },
  )
  app.delete(
    '/api/rosters/:id',
    { schema: { tags, params: ofRun, response: { 200: z.object({}) } } },
    async request => {
      const staff = await authenticate(kernel, request)
      await putAway(kernel, staff, staff.jurisdictionId, request.params.id)
      return {}
    },
  )
}

function mending(app: App, kernel: Kernel): void {
  const query = lang.extend({
    after: z.coerce.number().int().default(-1),
    code: z.string().max(40).optional(),
  })
  app.get(
    '/api/rosters/:id/rows',
    { schema: { tags, params: ofRun, querystring: query, response: { 200: asideShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      const { after, code } = request.query
      const { id } = request.params
      return asideView(kernel, staff, staff.jurisdictionId, id, { after, code }, wordsFor(request))
    },
  )
  app.post(
    '/api/rosters/:id/rows/:row',
    {
      schema: {
        ...{ tags, querystring: lang, body: mendShape, response: { 200: mendedShape } },
        params: ofRun.extend({ row: z.coerce.number().int() }),
      },
    },
    async request => {
      const staff = await authenticate(kernel, request)
      const { id, row } = request.params
      const { mended, problems } = await mendRow(kernel, staff, staff.jurisdictionId, id, row, request.body)
      const t = wordsFor(request)
      const said = problems.map(({ code, facts }) => ({ code, words: problemWords(code, facts, t) }))
      return { mended: [...mended], problems: said, open: await openCount(kernel, staff, id, t) }
    },
  )
  app.post(
    '/api/rosters/:id/drop',
    {
      schema: {
        tags,
        params: ofRun,
        querystring: lang,
        body: dropShape,
        response: { 200: z.object({ open: z.number().int() }) },
      },
    },
    async request => {
      const staff = await authenticate(kernel, request)
      const { id } = request.params
      await dropRows(kernel, staff, staff.jurisdictionId, id, request.body.rows)
      return { open: await openCount(kernel, staff, id, wordsFor(request)) }
    },
  )
}

async function openCount(
  kernel: Kernel,
  staff: { readonly jurisdictionId: number },
  id: string,
  t: ReturnType<typeof wordsFor>,
): Promise<number> {
  return (await viewOf(kernel, await runOf(kernel, staff.jurisdictionId, id), t)).open
}

function files(app: App, kernel: Kernel): void {
  app.get('/api/rosters/template.xlsx', { schema: { tags, querystring: lang } }, async (request, reply) => {
    await authenticate(kernel, request)
    const t = wordsFor(request)
    return sent(reply, await templateOf(t), t('roster:template.fileName'))
  })
  app.get(
    '/api/rosters/:id/aside.xlsx',
    { schema: { tags, params: ofRun, querystring: lang } },
    async (request, reply) => {
      const staff = await authenticate(kernel, request)
      const t = wordsFor(request)
      const { bytes, name } = await asideFile(kernel, staff, staff.jurisdictionId, request.params.id, t)
      return sent(reply, bytes, name)
    },
  )
  app.post(
    '/api/rosters/export',
    {
      config: { rateLimit: perMinute(kernel.config, 'uploads') },
      schema: { tags, querystring: lang, body: exportShape },
    },
    async (request: FastifyRequest, reply) => {
      const staff = await authenticate(kernel, request)
      const t = wordsFor(request)
      const { bytes, place } = await takeOut(kernel, staff, exportShape.parse(request.body), t)
      return sent(reply, bytes, t('roster:export.fileName', { place }))
    },
  )
}

function sent(reply: FastifyReply, bytes: Buffer, name: string): FastifyReply {
  return reply
    .type(workbook)
    .header(
      'content-disposition',
      `attachment; filename="roster.xlsx"; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
    )
    .header('cache-control', 'no-store')
    .send(bytes)
}
