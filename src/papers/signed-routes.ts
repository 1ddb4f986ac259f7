/** Signed copies over HTTP: put in as a photo or a PDF, opened on a reason, struck off. */
import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mostScanBytes } from '../kernel/documents/scanned.ts'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { perMinute } from '../kernel/limits.ts'
import { receiveFile } from '../kernel/receive-file.ts'
import { authenticate, type Staff } from '../territory/index.ts'
import { openedShape, papersShape, reasonShape, signedAskShape } from './shape.ts'
import { addSigned, lookAtSigned, strikeSigned } from './signed.ts'

const tags = ['papers']
const params = z.object({ id: z.uuid() })
const lang = z.object({ lang: z.string().max(35).optional() })
type Listed = (
  staff: Staff,
  proceedingId: string,
  request: FastifyRequest,
) => Promise<z.infer<typeof papersShape>>

export function signedRoutes(app: App, kernel: Kernel, listed: Listed): void {
  const config = { rateLimit: perMinute(kernel.config, 'uploads') }
  const body = z.object({ reason: reasonShape })
  app.post(
    '/api/papers/signed/:id/read',
    { config, schema: { tags, params, body, response: { 200: openedShape } } },
    async request =>
      lookAtSigned(kernel, await authenticate(kernel, request), request.params.id, request.body.reason),
  )
  app.post(
    '/api/papers/signed/:id/strike',
    { config, schema: { tags, params, querystring: lang, body, response: { 200: papersShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      const proceedingId = await strikeSigned(kernel, staff, request.params.id, request.body.reason)
      return listed(staff, proceedingId, request)
    },
  )
  app.register(async scope => {
    if (!scope.hasContentTypeParser('multipart/form-data'))
      await scope.register(multipart, {
        limits: { fileSize: mostScanBytes, files: 1, fields: 2, fieldSize: 10_000, parts: 3 },
      })
    const consumes = ['multipart/form-data']
    scope
      .withTypeProvider<ZodTypeProvider>()
      .post(
        '/api/proceedings/:id/papers/signed',
        { config, schema: { tags, params, querystring: lang, consumes, response: { 200: papersShape } } },
        async (request, reply) => {
          const staff = await authenticate(kernel, request)
          const { bytes, said } = await receiveFile(request, reply, mostScanBytes, 'ask')
          await addSigned(kernel, staff, request.params.id, asked(said), bytes)
          return listed(staff, request.params.id, request)
        },
      )
  })
}

/** @throws Refusal invalidInput */
function asked(said: unknown): z.infer<typeof signedAskShape> {
  const ask = signedAskShape.safeParse(said)
  if (ask.success) return ask.data
  const input = ask.error.issues[0]?.path.join('.') || 'ask'
  throw new Refusal('invalidInput', { input, problem: 'unreadable' })
}
