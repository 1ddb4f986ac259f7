/** How disputes arise, over HTTP: a party applies, follows, agrees and stops with number and code; staff open with parties, read where a dispute came from and what they sent. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Registry } from '../conduct/index.ts'
import { claimOf } from '../kernel/claims.ts'
import type { App } from '../kernel/http.ts'
import { languageOf, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { networkOf, perMinute } from '../kernel/limits.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import { exclusionRefusal } from '../mediation/index.ts'
import { exclusionNames } from '../mediation/terms-exclusions.ts'
import { authenticate } from '../territory/index.ts'
import { applyOnline, openAtDesk } from './open.ts'
import { consentByCode, readOwn, stopByCode } from './own.ts'
import { originOf, partyCodes, sentBy } from './read.ts'
import { applicationShape, deskOpeningShape, type Own, ownActShape, ownShape } from './shape.ts'
import {
  appliedShape,
  codesShape,
  openedShape,
  originShape,
  ownDisputeShape,
  sentShape,
} from './shape-answers.ts'

const tags = ['disputes']
const lang = z.object({ lang: z.string().max(35).optional() })
const params = z.object({ id: z.uuid() })

function readerOf(request: FastifyRequest) {
  const language = languageOf((request.query as { lang?: string }).lang, request.headers['accept-language'])
  return { language, t: translator(language) }
}

export function originRoutes(app: App, kernel: Kernel, registry: Registry): void {
  partyRoutes(app, kernel, registry)
  deskRoutes(app, kernel, registry)
}

/** Codes travel in bodies, never in an address that a log keeps. */
function partyRoutes(app: App, kernel: Kernel, registry: Registry): void {
  const asking = { rateLimit: perMinute(kernel.config, 'queries') }
  const reporting = { rateLimit: perMinute(kernel.config, 'reports') }
  const answer = { 200: ownDisputeShape }
  app.post(
    '/api/public/disputes',
    {
      config: reporting,
      schema: { tags, querystring: lang, body: applicationShape, response: { 200: appliedShape } },
    },
    async request => {
      const { number, code } = await applyOnline(kernel, registry, request.body)
      return {
        ...(await readOwn(kernel, { number, code, from: networkOf(request.ip) }, readerOf(request))),
        code,
      }
    },
  )
  app.get(
    '/api/public/disputes/excluded',
    {
      config: asking,
      schema: {
        tags,
        querystring: lang.extend({ exclusion: z.enum(exclusionNames) }),
        response: { 200: z.object({ words: z.string() }) },
      },
    },
    async request => {
      const refusal = exclusionRefusal(request.query.exclusion)!
      return { words: wordsOf(refusal, readerOf(request).t) }
    },
  )
  app.post(
    '/api/public/disputes/find',
    { config: asking, schema: { tags, querystring: lang, body: ownShape, response: answer } },
    async request => readOwn(kernel, askedBy(request), readerOf(request)),
  )
  app.post(
    '/api/public/disputes/consent',
    { config: asking, schema: { tags, querystring: lang, body: ownActShape, response: answer } },
    async request => {
      await consentByCode(kernel, askedBy(request), request.body.id)
      return readOwn(kernel, askedBy(request), readerOf(request))
    },
  )
  app.post(
    '/api/public/disputes/stop',
    { config: asking, schema: { tags, querystring: lang, body: ownActShape, response: answer } },
    async request => {
      await stopByCode(kernel, registry, askedBy(request), request.body.id)
      return readOwn(kernel, askedBy(request), readerOf(request))
    },
  )
}

const askedBy = ({ body, ip }: { readonly body: Own; readonly ip: string }) => ({
  ...body,
  from: networkOf(ip),
})

function deskRoutes(app: App, kernel: Kernel, registry: Registry): void {
  app.post(
    '/api/mediation/disputes',
    { schema: { tags, querystring: lang, body: deskOpeningShape, response: { 200: openedShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      return openAtDesk(kernel, registry, { ...staff, claim: claimOf(request.headers) }, request.body)
    },
  )
  app.get(
    '/api/mediation/disputes/:id/origin',
    { schema: { tags, params, querystring: lang, response: { 200: originShape } } },
    async request =>
      originOf(kernel, await authenticate(kernel, request), request.params.id, readerOf(request).t),
  )
  app.post(
    '/api/mediation/disputes/:id/parties/:partyId/code',
    {
      schema: {
        tags,
        params: params.extend({ partyId: z.uuid() }),
        querystring: lang,
        response: { 200: codesShape },
      },
    },
    async request => {
      const { id, partyId } = request.params
      return partyCodes(kernel, await authenticate(kernel, request), id, partyId)
    },
  )
  app.get(
    '/api/mediation/sent',
    { schema: { tags, querystring: lang, response: { 200: sentShape } } },
    async request => sentBy(kernel, await authenticate(kernel, request), readerOf(request).t),
  )
}
