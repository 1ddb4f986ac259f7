/** Consultations, what they led to, opinions and figures over HTTP. */
import { z } from 'zod'
import type { Registry } from '../conduct/index.ts'
import { claimOf } from '../kernel/claims.ts'
import type { App } from '../kernel/http.ts'
import { languageOf, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { consultationsShown, openConsultation, recordConsultation } from './consult.ts'
import { counselFigures } from './figures.ts'
import { consultationWays, questionKinds } from './kinds.ts'
import { askOpinion, giveOpinion, opinionsShown } from './opinion.ts'
import { sendPhoto } from './photos.ts'
import { originOf, referOn } from './refer.ts'
import { referralChoices } from './referral-choices.ts'
import { consultationAskShape, opinionAskShape, opinionGiveShape, referralAskShape } from './shape.ts'
import {
  consultationsShape,
  doneShape,
  figuresShape,
  opinionsShape,
  originShape,
  referralChoicesShape,
  referredShape,
  wordsShape,
} from './shape-answers.ts'

const tags = ['counsel']
const lang = z.object({ lang: z.string().max(35).optional() })
const params = z.object({ id: z.uuid() })
const days = { from: z.iso.date().optional(), to: z.iso.date().optional() }
const listQuery = lang.extend({
  ...days,
  community: z.uuid().optional(),
  kind: z.enum(questionKinds).optional(),
  way: z.enum(consultationWays).optional(),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
const photo = params.extend({ variant: z.enum(['thumb', 'view', 'original']) })

export function consultationRoutes(app: App, kernel: Kernel, registry: Registry): void {
  app.get(
    '/api/counsel/consultations',
    { schema: { tags, querystring: listQuery, response: { 200: consultationsShape } } },
    async request => consultationsShown(kernel, await authenticate(kernel, request), request.query),
  )
  app.post(
    '/api/counsel/consultations',
    { schema: { tags, querystring: lang, body: consultationAskShape, response: { 200: doneShape } } },
    async request => recordConsultation(kernel, await authenticate(kernel, request), request.body),
  )
  app.post(
    '/api/counsel/consultations/:id/open',
    { schema: { tags, params, querystring: lang, response: { 200: wordsShape } } },
    async request => openConsultation(kernel, await authenticate(kernel, request), request.params.id),
  )
  app.post(
    '/api/counsel/consultations/:id/referrals',
    { schema: { tags, params, querystring: lang, body: referralAskShape, response: { 200: referredShape } } },
    async request =>
      referOn(kernel, registry, await authenticate(kernel, request), request.params.id, request.body),
  )
  app.get(
    '/api/counsel/referral-choices',
    { schema: { tags, querystring: lang, response: { 200: referralChoicesShape } } },
    async request => {
      await authenticate(kernel, request)
      const language = languageOf(request.query.lang, request.headers['accept-language'])
      return referralChoices(kernel, registry, translator(language))
    },
  )
  app.get(
    '/api/counsel/of-proceeding/:id',
    { schema: { tags, params, querystring: lang, response: { 200: originShape } } },
    async request => originOf(kernel, await authenticate(kernel, request), request.params.id),
  )
  app.get(
    '/api/counsel/figures',
    { schema: { tags, querystring: lang.extend(days), response: { 200: figuresShape } } },
    async request => counselFigures(kernel, await authenticate(kernel, request), request.query),
  )
  opinionRoutes(app, kernel)
}

function opinionRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/counsel/opinions',
    {
      schema: {
        tags,
        querystring: lang.extend({ community: z.uuid().optional() }),
        response: { 200: opinionsShape },
      },
    },
    async request => opinionsShown(kernel, await authenticate(kernel, request), request.query.community),
  )
  app.post(
    '/api/counsel/opinions',
    { schema: { tags, querystring: lang, body: opinionAskShape, response: { 200: doneShape } } },
    async request =>
      askOpinion(kernel, await authenticate(kernel, request), request.body, claimOf(request.headers)),
  )
  app.post(
    '/api/counsel/opinions/:id/give',
    { schema: { tags, params, querystring: lang, body: opinionGiveShape, response: { 200: doneShape } } },
    async request =>
      giveOpinion(kernel, await authenticate(kernel, request), request.params.id, request.body),
  )
  app.get('/api/counsel/photos/:id/:variant', { schema: { tags, params: photo } }, async (request, reply) => {
    const { id, variant } = request.params
    return sendPhoto(kernel, await authenticate(kernel, request), id, variant, reply)
  })
}
