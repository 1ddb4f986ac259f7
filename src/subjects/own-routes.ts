/** One's own data over HTTP, signed in by a code: seen, who looked, a copy, consents taken back, requests. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Registry } from '../conduct/index.ts'
import type { App } from '../kernel/http.ts'
import { languageOf, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { PersonalField } from '../kernel/personal-fields.ts'
import { purposes, recordRead } from '../registry/index.ts'
import { takeBack, undoTaking } from './consents.ts'
import { copyOfOwn } from './copy.ts'
import { looksOf } from './looks.ts'
import { ownData, type Reader } from './own.ts'
import { actOnline, askOnline, requestsOf } from './requests.ts'
import { type Subject, subjectOf } from './session.ts'
import * as shape from './shape.ts'
import { asSystem } from './sights.ts'

const tags = ['own data']
const idParam = z.object({ id: z.uuid() })

export function readerOf(request: FastifyRequest): Reader {
  const language = languageOf((request.query as { lang?: string }).lang, request.headers['accept-language'])
  return { language, t: translator(language) }
}

export function ownRoutes(
  app: App,
  kernel: Kernel,
  registry: Registry,
  fields: readonly PersonalField[],
): void {
  seeing(app, kernel, fields)
  consenting(app, kernel)
  requesting(app, kernel, registry)
}

function seeing(app: App, kernel: Kernel, fields: readonly PersonalField[]): void {
  app.get(
    '/api/own',
    { schema: { tags, querystring: shape.ofShape, response: { 200: shape.ownShape } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const subject = await subjectOf(kernel, request, request.query.of)
      const { jurisdictionId, me, of, wards, endsAt } = subject
      const reader = readerOf(request)
      const parts = await asSystem(kernel, jurisdictionId, async tx => {
        await record(kernel, tx, subject, 'self', null)
        return ownData({ kernel, tx, jurisdictionId, residentId: of.id, reader, fields, masked: true })
      })
      const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
      return { me: named(me), of: named(of), wards: wards.map(named), endsAt: endsAt.toISOString(), ...parts }
    },
  )
  const page = shape.ofShape.extend({ after: z.string().max(80).optional() })
  app.get(
    '/api/own/looks',
    { schema: { tags, querystring: page, response: { 200: shape.readsShape } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { jurisdictionId, of } = await subjectOf(kernel, request, request.query.of)
      return asSystem(kernel, jurisdictionId, tx =>
        looksOf(tx, jurisdictionId, of.id, readerOf(request), request.query.after),
      )
    },
  )
  const form = shape.ofShape.extend({ as: z.enum(['html', 'xlsx', 'json']).default('html') })
  app.get('/api/own/copy', { schema: { tags, querystring: form } }, async (request, reply) => {
    const subject = await subjectOf(kernel, request, request.query.of)
    const { jurisdictionId, of } = subject
    const copy = await asSystem(kernel, jurisdictionId, async tx => {
      await record(kernel, tx, subject, 'export', 'copy')
      const asking = {
        kernel,
        tx,
        jurisdictionId,
        residentId: of.id,
        reader: readerOf(request),
        fields,
        masked: false,
      }
      return copyOfOwn(asking, request.query.as, { notes: false })
    })
    return sendCopy(reply, copy)
  })
}

/** A file to keep, in no cache on the way. */
export function sendCopy(
  reply: {
    header(name: string, value: string): unknown
    type(mime: string): { send(body: unknown): unknown }
  },
  copy: { readonly mime: string; readonly name: string; readonly body: Buffer | string },
) {
  reply.header('cache-control', 'no-store')
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(copy.name)}`)
  reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  return reply.type(copy.mime).send(copy.body)
}

function consenting(app: App, kernel: Kernel): void {
  const body = z.object({ of: z.uuid().optional(), purpose: z.enum(purposes) })
  const answer = z.object({ undo: z.string(), until: z.iso.datetime({ offset: true }), lost: z.boolean() })
  app.post(
    '/api/own/consents/withdraw',
    { schema: { tags, body, response: { 200: answer } } },
    async request => {
      const subject = await subjectOf(kernel, request, request.body.of)
      const { until, ...taken } = await asSystem(kernel, subject.jurisdictionId, tx =>
        takeBack(kernel, tx, subject, request.body.purpose),
      )
      return { ...taken, until: until.toISOString() }
    },
  )
  const undoing = z.object({ of: z.uuid().optional(), undo: z.string().max(4000) })
  app.post(
    '/api/own/consents/undo',
    { schema: { tags, body: undoing, response: { 200: shape.doneShape } } },
    async request => {
      const subject = await subjectOf(kernel, request, request.body.of)
      await asSystem(kernel, subject.jurisdictionId, tx => undoTaking(kernel, tx, subject, request.body.undo))
      return { done: true as const }
    },
  )
}

function requesting(app: App, kernel: Kernel, registry: Registry): void {
  const response = { 200: shape.requestsShape }
  const listed = async (request: FastifyRequest, { jurisdictionId, of }: Subject) => ({
    rows: await asSystem(kernel, jurisdictionId, tx =>
      requestsOf(kernel, tx, jurisdictionId, of.id, readerOf(request)),
    ),
  })
  app.get(
    '/api/own/requests',
    { schema: { tags, querystring: shape.ofShape, response } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return listed(request, await subjectOf(kernel, request, request.query.of))
    },
  )
  app.post(
    '/api/own/requests',
    { schema: { tags, querystring: shape.langShape, body: shape.askBody, response } },
    async request => {
      const subject = await subjectOf(kernel, request, request.body.of)
      await askOnline(kernel, registry, subject, request.body)
      return listed(request, subject)
    },
  )
  const step = shape.stepBody.extend({
    of: z.uuid().optional(),
    words: z.string().trim().min(1).max(1000).nullable(),
  })
  app.post(
    '/api/own/requests/:id/acts',
    { schema: { tags, params: idParam, querystring: shape.langShape, body: step, response } },
    async request => {
      const subject = await subjectOf(kernel, request, request.body.of)
      await actOnline(kernel, registry, subject, request.params.id, request.body)
      return listed(request, subject)
    },
  )
}

async function record(
  kernel: Kernel,
  tx: Parameters<typeof recordRead>[0],
  { jurisdictionId, of }: Subject,
  what: 'self' | 'export',
  reason: string | null,
) {
  await recordRead(tx, {
    jurisdictionId,
    at: kernel.clock.now(),
    personId: null,
    what,
    reason,
    residentIds: [of.id],
  })
}
