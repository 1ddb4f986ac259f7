/** Sittings and their room over HTTP, and the mediator's calendar under a secret address. */
import { z } from 'zod'
import type { Registry } from '../../conduct/index.ts'
import type { App } from '../../kernel/http.ts'
import { translator } from '../../kernel/i18n.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { perMinute } from '../../kernel/limits.ts'
import { widenSight } from '../../proceedings/index.ts'
import { authenticate } from '../../territory/index.ts'
import { disputeOf } from '../parties/dispute.ts'
import { clashesIn, hoursFrom } from './clashes.ts'
import { addressOf, calendarAt, endAddress, renewAddress } from './feed.ts'
import { placeKinds } from './kinds.ts'
import { openRoom, rowsSince, sittingsShown } from './read.ts'
import { callOff, setSitting } from './set.ts'
import { beginShape, callOffShape, rowAskShape, sittingAskShape } from './shape.ts'
import { addressShape, clashesShape, roomShape, rowsShape, sittingsShape } from './shape-answers.ts'
import { beginSitting, writeRow } from './write.ts'

const tags = ['sittings']
const params = z.object({ id: z.uuid() })
const lang = z.object({ lang: z.string().max(35).optional() })
const doneShape = z.object({ done: z.literal(true) })
const done = { done: true } as const
const instant = z.iso.datetime({ offset: true })
const base = '/api/mediation/disputes/:id'

export function sittingRoutes(app: App, kernel: Kernel, registry: Registry): void {
  settingRoutes(app, kernel, registry)
  roomRoutes(app, kernel, registry)
  calendarRoutes(app, kernel)
}

function settingRoutes(app: App, kernel: Kernel, registry: Registry): void {
  const answer = { 200: doneShape }
  app.get(
    `${base}/sittings`,
    { schema: { tags, params, querystring: lang, response: { 200: sittingsShape } } },
    async request => sittingsShown(kernel, registry, await authenticate(kernel, request), request.params.id),
  )
  app.post(
    `${base}/sittings`,
    { schema: { tags, params, querystring: lang, body: sittingAskShape, response: answer } },
    async request => {
      await setSitting(kernel, registry, await authenticate(kernel, request), request.params.id, request.body)
      return done
    },
  )
  app.post(
    `${base}/sittings/:sittingId/call-off`,
    {
      schema: {
        tags,
        params: params.extend({ sittingId: z.uuid() }),
        querystring: lang,
        body: callOffShape,
        response: answer,
      },
    },
    async request => {
      const { id, sittingId } = request.params
      await callOff(kernel, await authenticate(kernel, request), id, sittingId, request.body)
      return done
    },
  )
  const hours = lang.extend({
    sittingId: z.uuid(),
    from: instant,
    to: instant,
    mediatorId: z.uuid(),
    placeKind: z.enum(placeKinds),
    place: z.string().trim().max(60),
  })
  app.get(
    `${base}/sittings/clashes`,
    { schema: { tags, params, querystring: hours, response: { 200: clashesShape } } },
    async request => {
      const { jurisdictionId, sight } = await authenticate(kernel, request)
      const asked = { ...request.query, id: request.query.sittingId }
      const found = await kernel.db.within(sight, async tx => {
        const { ownerUnitId } = await disputeOf(tx, jurisdictionId, request.params.id)
        await widenSight(tx)
        return clashesIn(tx, jurisdictionId, hoursFrom(asked, ownerUnitId))
      })
      return {
        clashes: found.map(one => ({
          what: one.what,
          from: one.from.toISOString(),
          to: one.to.toISOString(),
        })),
      }
    },
  )
}

function roomRoutes(app: App, kernel: Kernel, registry: Registry): void {
  const answer = { 200: doneShape }
  const reason = z.object({ reason: z.string().trim().min(2).max(500) })
  app.post(
    `${base}/room/open`,
    { schema: { tags, params, querystring: lang, body: reason, response: { 200: roomShape } } },
    async request =>
      openRoom(kernel, await authenticate(kernel, request), request.params.id, request.body.reason),
  )
  const after = lang.extend({ after: z.coerce.number().int().min(0).default(0) })
  app.get(
    `${base}/room/rows`,
    { schema: { tags, params, querystring: after, response: { 200: rowsShape } } },
    async request =>
      rowsSince(kernel, await authenticate(kernel, request), request.params.id, request.query.after),
  )
  app.post(
    `${base}/room/rows`,
    { schema: { tags, params, querystring: lang, body: rowAskShape, response: answer } },
    async request => {
      await writeRow(kernel, await authenticate(kernel, request), request.params.id, request.body)
      return done
    },
  )
  app.post(
    `${base}/room/begin`,
    { schema: { tags, params, querystring: lang, body: beginShape, response: answer } },
    async request => {
      await beginSitting(
        kernel,
        registry,
        await authenticate(kernel, request),
        request.params.id,
        request.body,
      )
      return done
    },
  )
}

function calendarRoutes(app: App, kernel: Kernel): void {
  const response = { 200: addressShape }
  app.get('/api/calendar-address', { schema: { tags, response } }, async request =>
    addressOf(kernel, await authenticate(kernel, request)),
  )
  app.post('/api/calendar-address', { schema: { tags, response } }, async request =>
    renewAddress(kernel, await authenticate(kernel, request)),
  )
  app.post('/api/calendar-address/end', { schema: { tags, response } }, async request =>
    endAddress(kernel, await authenticate(kernel, request)),
  )
  const token = z.object({ token: z.string().regex(/^[\w-]{43}\.ics$/) })
  app.get(
    '/api/calendars/:token',
    // Whoever guesses addresses is slowed down as whoever guesses query codes is.
    { schema: { tags, params: token }, config: { rateLimit: perMinute(kernel.config, 'queries') } },
    async (request, reply) => {
      const text = await calendarAt(kernel, request.params.token.slice(0, -4), translator('zh-CN'))
      return reply
        .type('text/calendar; charset=utf-8')
        .header('cache-control', 'private, no-store')
        .header('x-robots-tag', 'noindex')
        .send(text)
    },
  )
}
