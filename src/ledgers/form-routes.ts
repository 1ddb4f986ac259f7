/** An office's own sheet over HTTP: looked at, kept with its mapping, shown again to be mapped anew. */
import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import { type App, wordsFor } from '../kernel/http.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { perMinute } from '../kernel/limits.ts'
import { authenticate, type Staff, territoryOf } from '../territory/index.ts'
import { fieldsFor, type LedgerName } from './declared.ts'
import { mostFormBytes, openForm } from './form-file.ts'
import { lookAt } from './form-look.ts'
import { presented } from './overview.ts'
import { reachOf, readersOf } from './policy.ts'
import { formAskShape, langShape, lookedShape, nameShape, templateShape } from './shape.ts'
import { formOf, keepForm, templateOf } from './templates.ts'

const tags = ['ledgers']
const idParam = z.object({ id: z.uuid() })
const sheet = z.coerce.number().int().min(0).max(200).optional()

export function formRoutes(app: App, kernel: Kernel): void {
  const config = { rateLimit: perMinute(kernel.config, 'uploads') }
  app.register(async scope => {
    if (!scope.hasContentTypeParser('multipart/form-data'))
      await scope.register(multipart, {
        limits: { fileSize: mostFormBytes, files: 1, fields: 4, fieldSize: 100_000, parts: 5 },
      })
    const typed = scope.withTypeProvider<ZodTypeProvider>()
    const consumes = ['multipart/form-data']
    typed.post(
      '/api/ledgers/forms/:name/look',
      {
        config,
        schema: {
          tags,
          consumes,
          params: z.object({ name: nameShape }),
          querystring: langShape.extend({ sheet }),
          response: { 200: lookedShape },
        },
      },
      async request => {
        const staff = await authenticate(kernel, request)
        reachOf(staff, request.params.name)
        const { bytes } = await received(kernel, request)
        if (bytes === null) throw new Refusal('missingInput', { reason: 'file' })
        return looked(bytes, request.query.sheet ?? null, staff, request.params.name, wordsFor(request))
      },
    )
    typed.post(
      '/api/ledgers/forms',
      { config, schema: { tags, consumes, querystring: langShape, response: { 200: templateShape } } },
      async request => {
        const staff = await authenticate(kernel, request)
        const { bytes, said } = await received(kernel, request)
        const ask = formAskShape.safeParse(said)
        if (!ask.success)
          throw new Refusal('invalidInput', {
            input: ask.error.issues[0]?.path.join('.') ?? 'mapping',
            problem: 'unreadable',
          })
        await keepForm(kernel, staff, ask.data, bytes)
        return presented(await templateOf(kernel.db, staff, ask.data.id), staff, await territoryOf(kernel))
      },
    )
  })
  app.get(
    '/api/ledgers/forms/:id',
    {
      schema: {
        tags,
        params: idParam,
        querystring: langShape.extend({ sheet }),
        response: { 200: lookedShape },
      },
    },
    async request => {
      const staff = await authenticate(kernel, request)
      const template = await templateOf(kernel.db, staff, request.params.id)
      const bytes = await formOf(kernel.db, staff, request.params.id)
      return looked(bytes, request.query.sheet ?? null, staff, template.ledger, wordsFor(request))
    },
  )
}

function looked(bytes: Buffer, index: number | null, staff: Staff, name: LedgerName, t: Translate) {
  const fields = fieldsFor(name, readersOf(staff)).map(field => ({
    ...field,
    label: t(`ledger:field.${field.key}`),
  }))
  return lookAt(openForm(bytes), index, fields)
}

/** The file, and beside it what is said about it (a field `ask`, JSON). */
async function received(
  kernel: Kernel,
  request: FastifyRequest,
): Promise<{ bytes: Buffer | null; said: unknown }> {
  if (!request.isMultipart()) throw new Refusal('invalidInput', { reason: 'notWhole' })
  let bytes: Buffer | null = null
  let said: unknown = null
  try {
    for await (const part of request.parts())
      if (part.type === 'file') bytes = await part.toBuffer()
      else if (part.fieldname === 'ask') said = JSON.parse(String(part.value))
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE')
      throw new Refusal('tooLarge', { limitBytes: mostFormBytes, limit: '2 MB' })
    throw new Refusal('invalidInput', { reason: 'notWhole' })
  }
  if (bytes !== null && bytes.length === 0) throw new Refusal('missingInput', { reason: 'file' })
  if (bytes !== null) await kernel.files.scan(bytes)
  return { bytes, said }
}
