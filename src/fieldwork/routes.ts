/** A phone's day without signal over HTTP: what it takes along, what it sends when there is signal, the key of what it keeps, and emptying it when it is lost. */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { tokenOf } from '../kernel/auth.ts'
import { Refusal } from '../kernel/errors.ts'
import { type App, wordsFor } from '../kernel/http.ts'
import { languageOf } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { perMinute, perSession } from '../kernel/limits.ts'
import type { MatterFollow } from '../matters/index.ts'
import { authenticate, territoryOf } from '../territory/index.ts'
import { heardFrom, isToBeWiped, keepKey, keyOf, wasWiped } from './devices.ts'
import { listDevices, reportLost } from './lost.ts'
import { readPocket } from './pocket.ts'
import { deviceShape, syncedShape, syncLimitBytes, syncShape } from './shape.ts'
import { pocketShape } from './shape-pocket.ts'
import { sync } from './sync.ts'

const tags = ['fieldwork']
const lang = z.object({ lang: z.string().max(35).optional() })
const idParam = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })

export function fieldworkRoutes(app: App, kernel: Kernel, follow: MatterFollow): void {
  app.post(
    '/api/field/sync',
    {
      bodyLimit: syncLimitBytes,
      config: { rateLimit: perSession(kernel.config, 'syncs', kernel.config.limits.syncs) },
      schema: { tags, querystring: lang, body: syncShape, response: { 200: syncedShape } },
    },
    async request =>
      sync(kernel, await authenticate(kernel, request), request.body, wordsFor(request), follow),
  )
  app.get(
    '/api/field/pocket',
    {
      schema: {
        tags,
        querystring: lang.extend({ grid: z.uuid() }),
        // Loose: what this shape does not name (the session's cookie) stays in the request.
        headers: z.looseObject({ 'x-device': z.uuid().optional() }),
        response: { 200: pocketShape },
      },
    },
    async (request, reply) => {
      const staff = await authenticate(kernel, request)
      const device = request.headers['x-device']
      if (device && (await heardFrom(kernel, staff, device)).wipe) throw new Refusal('deviceWiped', {})
      const t = wordsFor(request)
      const language = languageOf(request.query.lang, request.headers['accept-language'])
      const known = request.headers['if-none-match']
      const { etag, pocket } = await readPocket(kernel, staff, request.query.grid, { t, language }, known)
      reply.header('etag', etag)
      // Not modified: an answer without a body, which has no shape.
      if (pocket === null) return (reply as FastifyReply).status(304).send()
      // Rows of other domains are looser here than there.
      return pocket as unknown as z.output<typeof pocketShape>
    },
  )
  deviceRoutes(app, kernel)
}

function deviceRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/field/devices',
    { schema: { tags, response: { 200: z.object({ devices: z.array(deviceShape) }) } } },
    async request => ({ devices: await listDevices(kernel, await authenticate(kernel, request)) }),
  )
  const own = z.object({
    id: z.uuid(),
    name: z.string().trim().max(80).default(''),
    /** 32 bytes, base64. */
    key: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  })
  app.post('/api/field/devices', { schema: { tags, body: own, response: { 200: done } } }, async request => {
    await keepKey(kernel, await authenticate(kernel, request), request.body)
    return { ok: true as const }
  })
  app.get(
    '/api/field/devices/:id/key',
    { schema: { tags, params: idParam, response: { 200: z.object({ key: z.string() }) } } },
    async request => {
      return { key: await keyOf(kernel, await authenticate(kernel, request), request.params.id) }
    },
  )
  app.post(
    '/api/field/devices/:id/lost',
    { schema: { tags, params: idParam, response: { 200: z.object({ waiting: z.number().int() }) } } },
    async request => {
      const staff = await authenticate(kernel, request)
      return reportLost(kernel, staff, request.params.id, tokenOf(kernel, request))
    },
  )
  wordRoutes(app, kernel)
}

/** Without a session, because the sessions of a lost phone have ended: the phone's id, which nobody can guess, is enough to be told. */
function wordRoutes(app: App, kernel: Kernel): void {
  const limited = { rateLimit: perMinute(kernel.config, 'queries') }
  const jurisdictionOf = async () => (await territoryOf(kernel)).jurisdiction.id
  app.get(
    '/api/field/devices/:id/word',
    {
      config: limited,
      schema: { tags, params: idParam, response: { 200: z.object({ wipe: z.boolean() }) } },
    },
    async request => ({ wipe: await isToBeWiped(kernel, await jurisdictionOf(), request.params.id) }),
  )
  app.post(
    '/api/field/devices/:id/wiped',
    { config: limited, schema: { tags, params: idParam, response: { 200: done } } },
    async (request, reply) => {
      await wasWiped(kernel, await jurisdictionOf(), request.params.id)
      reply.header(...photosAside)
      return { ok: true as const }
    },
  )
  app.post(
    '/api/field/forget',
    { config: limited, schema: { tags, response: { 200: done } } },
    async (_request, reply) => {
      reply.header(...photosAside)
      return { ok: true as const }
    },
  )
}

/** Photos that were looked at lie in the browser's own cache: it is told to let go of them when a worker leaves and when a phone was lost. */
const photosAside = ['clear-site-data', '"cache"'] as const
