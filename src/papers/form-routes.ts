/** A unit's own forms over HTTP: looked at, tried with an invented dispute, kept, put aside for the shipped ones. */
import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ShownBlock } from '../kernel/documents/template-shown.ts'
import { Refusal } from '../kernel/errors.ts'
import { type App, wordsFor } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { perMinute } from '../kernel/limits.ts'
import { authenticate, type Staff } from '../territory/index.ts'
import { endForm, formsOf, keepForm, lookAtForm, previewForm, showForm } from './forms.ts'
import { keepOffice } from './office.ts'
import { requireKeeper } from './policy.ts'
import { wordType } from './read.ts'
import { sendPaper } from './send.ts'
import {
  formAskShape,
  formsShape,
  lookedShape,
  officeAskShape,
  sampleAsShape,
  shownFormShape,
} from './shape.ts'

const tags = ['papers']
const langShape = z.object({ lang: z.string().max(35).optional() })
const unitQuery = langShape.extend({ unitId: z.uuid().optional() })
const whichShape = z.object({ unitId: z.uuid(), procedure: z.string().max(40), kind: z.string().max(60) })
/** A form of one paper with letterhead and seal drawn in is far below this. */
const mostFormBytes = 4 * 2 ** 20
const lookAskShape = whichShape

export function paperFormRoutes(app: App, kernel: Kernel): void {
  const formsNow = async (staff: Staff, unitId: string | undefined, request: FastifyRequest) =>
    formsOf(kernel, staff, unitId, wordsFor(request))
  app.get(
    '/api/papers/forms',
    { schema: { tags, querystring: unitQuery, response: { 200: formsShape } } },
    async request => formsNow(await authenticate(kernel, request), request.query.unitId, request),
  )
  app.post(
    '/api/papers/office',
    { schema: { tags, querystring: langShape, body: officeAskShape, response: { 200: formsShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      await keepOffice(kernel, staff, request.body)
      return formsNow(staff, request.body.unitId, request)
    },
  )
  app.post(
    '/api/papers/forms/:id/end',
    {
      schema: {
        tags,
        params: z.object({ id: z.uuid() }),
        querystring: langShape,
        body: z.object({ unitId: z.uuid() }),
        response: { 200: formsShape },
      },
    },
    async request => {
      const staff = await authenticate(kernel, request)
      await endForm(kernel, staff, request.params.id)
      return formsNow(staff, request.body.unitId, request)
    },
  )
  const config = { rateLimit: perMinute(kernel.config, 'uploads') }
  app.get(
    '/api/papers/forms/sample',
    { config, schema: { tags, querystring: whichShape.extend({ as: sampleAsShape }) } },
    async (request, reply) => {
      const staff = await authenticate(kernel, request)
      const { as, kind } = request.query
      const bytes = await previewForm(kernel, staff, request.query, null)
      return sendPaper(reply, {
        bytes,
        type: as === 'pdf' ? 'application/pdf' : wordType,
        fileName: `${kind}.${as === 'pdf' ? 'pdf' : 'docx'}`,
      })
    },
  )
  uploads(app, kernel, formsNow)
}

function uploads(
  app: App,
  kernel: Kernel,
  formsNow: (staff: Staff, unitId: string, request: FastifyRequest) => Promise<z.infer<typeof formsShape>>,
): void {
  const config = { rateLimit: perMinute(kernel.config, 'uploads') }
  const consumes = ['multipart/form-data']
  app.register(async scope => {
    if (!scope.hasContentTypeParser('multipart/form-data'))
      await scope.register(multipart, {
        limits: { fileSize: mostFormBytes, files: 1, fields: 4, fieldSize: 10_000, parts: 5 },
      })
    const typed = scope.withTypeProvider<ZodTypeProvider>()
    typed.post(
      '/api/papers/forms/look',
      { config, schema: { tags, consumes, response: { 200: lookedShape } } },
      async request => {
        const staff = await authenticate(kernel, request)
        const { ask, bytes } = await received(kernel, request, lookAskShape)
        requireKeeper(staff, ask.unitId)
        return lookAtForm(ask.procedure, ask.kind, bytes)
      },
    )
    typed.post('/api/papers/forms/try', { config, schema: { tags, consumes } }, async (request, reply) => {
      const staff = await authenticate(kernel, request)
      const { ask, bytes } = await received(kernel, request, lookAskShape)
      const filled = await previewForm(kernel, staff, { ...ask, as: 'word' }, bytes)
      return sendPaper(reply, { bytes: filled, type: wordType, fileName: `${ask.kind}.docx` })
    })
    typed.post(
      '/api/papers/forms/show',
      { config, schema: { tags, consumes, response: { 200: shownFormShape } } },
      async request => {
        const staff = await authenticate(kernel, request)
        const { ask, bytes } = await received(kernel, request, lookAskShape)
        const { blocks } = await showForm(staff, ask.unitId, ask.procedure, ask.kind, bytes)
        return { blocks: blocks.map(copied) }
      },
    )
    typed.post(
      '/api/papers/forms',
      { config, schema: { tags, consumes, querystring: langShape, response: { 200: formsShape } } },
      async request => {
        const staff = await authenticate(kernel, request)
        const { ask, bytes } = await received(kernel, request, formAskShape)
        await keepForm(kernel, staff, ask, bytes)
        return formsNow(staff, ask.unitId, request)
      },
    )
  })
}

const copied = (block: ShownBlock) =>
  block.kind === 'table' ? { ...block, rows: block.rows.map(row => [...row]) } : block

/** The file, and beside it what is said about it (a field `ask`, JSON). */
async function received<Shape extends z.ZodType>(
  kernel: Kernel,
  request: FastifyRequest,
  shape: Shape,
): Promise<{ ask: z.infer<Shape>; bytes: Buffer }> {
  if (!request.isMultipart()) throw new Refusal('invalidInput', { reason: 'notWhole' })
  let bytes: Buffer | null = null
  let said: unknown = null
  try {
    for await (const part of request.parts())
      if (part.type === 'file') bytes = await part.toBuffer()
      else if (part.fieldname === 'ask') said = JSON.parse(String(part.value))
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE')
      throw new Refusal('tooLarge', { limitBytes: mostFormBytes, limit: '4 MB' })
    throw new Refusal('invalidInput', { reason: 'notWhole' })
  }
  const ask = shape.safeParse(said)
  if (!ask.success)
    throw new Refusal('invalidInput', {
      input: ask.error.issues[0]?.path.join('.') ?? 'ask',
      problem: 'unreadable',
    })
  if (bytes === null || bytes.length === 0) throw new Refusal('missingInput', { reason: 'file' })
  await kernel.files.scan(bytes)
  return { ask: ask.data, bytes }
}
