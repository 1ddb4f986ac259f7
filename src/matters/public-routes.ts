/** Matters over HTTP without an account: preview, report, query by code, the reporter's own steps, receipts that anyone can check. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { claimOf } from '../kernel/claims.ts'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { networkOf, perMinute } from '../kernel/limits.ts'
import { authenticate, territoryOf } from '../territory/index.ts'
import { type Asker, mayReport, reporterAsker, staffAsker } from './asker.ts'
import type { MatterFollow } from './follow.ts'
import { previewReport } from './intake/preview.ts'
import { receiptOf } from './intake/receipt.ts'
import { takeReport } from './intake/report.ts'
import { openByCode, readPublicMatter } from './present/public.ts'
import { readerOf, readingFor } from './routes.ts'
import { actRequestShape, previewShape, publicMatterShape, receiptShape, reportShape } from './shape.ts'
import { takeStep } from './take-step.ts'

const tags = ['public']
const lang = z.object({ lang: z.string().max(35).optional() })
const numberParam = z.object({ number: z.string().max(30) })
export function publicMatterRoutes(app: App, kernel: Kernel, follow: MatterFollow): void {
  // Guessing a code is hopeless by its 50 bits; guesses at one number wait longer and longer, and asking is limited besides.
  const asking = { rateLimit: perMinute(kernel.config, 'queries') }
  const reporting = { rateLimit: perMinute(kernel.config, 'reports') }
  app.post(
    '/api/preview',
    {
      config: { rateLimit: perMinute(kernel.config, 'previews') },
      schema: {
        tags,
        querystring: lang,
        body: reportShape.omit({ id: true }).extend({ text: z.string().max(5000) }),
        response: { 200: previewShape },
      },
    },
    async request => previewReport(kernel, request.body, readerOf(request)),
  )
  const body = reportShape.extend({
    channel: z.enum(['resident', 'grid', 'patrol', 'phone', 'counter']).default('resident'),
  })
  app.post(
    '/api/matters',
    { config: reporting, schema: { tags, querystring: lang, body, response: { 200: receiptShape } } },
    async request => {
      const { channel, ...report } = request.body
      const asker = await askerOf(kernel, request, channel, report.id)
      const taken = await takeReport(kernel, asker, report, { channel })
      return receiptOf(kernel, taken, await readingFor(kernel, request))
    },
  )
  app.get(
    '/api/public/matters/:number',
    {
      config: asking,
      schema: {
        tags,
        params: numberParam,
        querystring: lang.extend({ code: z.string().max(20) }),
        response: { 200: publicMatterShape },
      },
    },
    async request => {
      const id = await openByCode(kernel, request.params.number, request.query.code, networkOf(request.ip))
      return readPublicMatter(kernel, id, readerOf(request))
    },
  )
  const act = actRequestShape.omit({ at: true }).extend({ code: z.string().max(20) })
  app.post(
    '/api/public/matters/:number/acts',
    {
      config: asking,
      schema: {
        tags,
        params: numberParam,
        querystring: lang,
        body: act,
        response: { 200: publicMatterShape },
      },
    },
    async request => {
      const { code, ...step } = request.body
      const id = await openByCode(kernel, request.params.number, code, networkOf(request.ip))
      const territory = await territoryOf(kernel)
      const reporter = reporterAsker(territory.jurisdiction.id, id, claimOf(request.headers))
      await takeStep(kernel, follow, reporter, id, step)
      return readPublicMatter(kernel, id, readerOf(request))
    },
  )
  receiptRoutes(app, kernel)
}

function receiptRoutes(app: App, kernel: Kernel): void {
  const asking = { rateLimit: perMinute(kernel.config, 'queries') }
  app.get('/.well-known/aili-receipt-key.json', { schema: { tags } }, async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=3600').header('access-control-allow-origin', '*')
    return kernel.signer.publicJwk
  })
  const checked = z.object({ valid: z.boolean(), content: z.record(z.string(), z.unknown()).nullable() })
  app.post(
    '/api/receipts/check',
    {
      config: asking,
      schema: { tags, body: z.object({ signature: z.string().max(4000) }), response: { 200: checked } },
    },
    async request => {
      const content = kernel.signer.check(request.body.signature)
      return { valid: content !== null, content: content as Record<string, unknown> | null }
    },
  )
}

/** A resident, or a member of staff who reports what they saw or were told. */
async function askerOf(kernel: Kernel, request: FastifyRequest, channel: string, id: string): Promise<Asker> {
  const territory = await territoryOf(kernel)
  const claim = claimOf(request.headers)
  if (channel === 'resident') return reporterAsker(territory.jurisdiction.id, id, claim)
  const staff = await authenticate(kernel, request)
  if (!mayReport(staff)) throw new Refusal('notYours', { step: 'report' })
  return { ...staffAsker(staff), claim }
}
