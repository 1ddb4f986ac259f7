/** Agreements, signing and performance over HTTP, at the desk, under one's own sight. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Registry } from '../../conduct/index.ts'
import { claimOf } from '../../kernel/claims.ts'
import type { App } from '../../kernel/http.ts'
import { languageOf, translator } from '../../kernel/i18n.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { authenticate } from '../../territory/index.ts'
import { makeLink } from '../signatures/phone.ts'
import { phoneRoutes, withPicture } from '../signatures/routes.ts'
import { markPaper, openSigning, sealAgreement, signAsMediator } from '../signatures/signatures.ts'
import { reopenDraft, saveDraft } from './agreements.ts'
import {
  agreementsShape,
  doneShape,
  draftShape,
  dueShape,
  enforcementOriginShape,
  followUpsShape,
  linkShape,
  planShape,
} from './answers.ts'
import { answerCheck, askCheck } from './checks.ts'
import { followUpsShown } from './follow-ups.ts'
import { instalmentsOf } from './instalments.ts'
import { takeBackReceipt } from './performance-correct.ts'
import { dueShown } from './performance-due.ts'
import { recordPayment } from './performance-record.ts'
import { recordAgreement } from './record.ts'
import {
  checkAnswerShape,
  checkAskShape,
  deskSignAskShape,
  draftAskShape,
  dueQueryShape,
  linkAskShape,
  paperSignAskShape,
  paymentAskShape,
  planAskShape,
  recordAskShape,
  sealAskShape,
  takeBackAskShape,
} from './shape.ts'
import { agreementsShown, signatureImage } from './view.ts'
import { enforcementOrigin } from './view-after.ts'

const tags = ['agreements']
const lang = z.object({ lang: z.string().max(35).optional() })
const dispute = z.object({ id: z.uuid() })
const params = dispute.extend({ agreementId: z.uuid() })
const done = { done: true } as const
const answer = { 200: doneShape }
const of = '/api/mediation/disputes/:id/agreement'
const one = '/api/mediation/disputes/:id/agreements/:agreementId'

export function agreementRoutes(app: App, kernel: Kernel, registry: Registry): void {
  draftRoutes(app, kernel)
  signingRoutes(app, kernel)
  performanceRoutes(app, kernel, registry)
  phoneRoutes(app, kernel)
}

function draftRoutes(app: App, kernel: Kernel): void {
  const by = (request: FastifyRequest) => authenticate(kernel, request)
  app.get(
    of,
    { schema: { tags, params: dispute, querystring: lang, response: { 200: agreementsShape } } },
    async request => agreementsShown(kernel, await by(request), request.params.id),
  )
  app.post(
    of,
    {
      schema: {
        tags,
        params: dispute,
        querystring: lang,
        body: draftAskShape,
        response: { 200: draftShape },
      },
    },
    async request => saveDraft(kernel, await by(request), request.params.id, request.body),
  )
  app.post(
    '/api/mediation/instalments',
    { schema: { tags, querystring: lang, body: planAskShape, response: { 200: planShape } } },
    async request => {
      await by(request)
      const { totalFen, ...rhythm } = request.body
      return { rows: instalmentsOf({ totalFen, rhythm, remainder: 'last' }) }
    },
  )
  app.post(
    `${one}/checks`,
    { schema: { tags, params, querystring: lang, body: checkAskShape, response: answer } },
    async request => {
      const { id, agreementId } = request.params
      await askCheck(kernel, await by(request), id, agreementId, request.body)
      return done
    },
  )
  app.post(
    `${one}/checks/:checkId`,
    {
      schema: {
        tags,
        params: params.extend({ checkId: z.uuid() }),
        querystring: lang,
        body: checkAnswerShape,
        response: answer,
      },
    },
    async request => {
      const { id, agreementId, checkId } = request.params
      await answerCheck(kernel, await by(request), id, agreementId, checkId, request.body)
      return done
    },
  )
}

function signingRoutes(app: App, kernel: Kernel): void {
  const by = (request: FastifyRequest) => authenticate(kernel, request)
  const opening = z.object({ version: z.number().int().min(1) })
  app.post(
    `${one}/signing`,
    { schema: { tags, params, querystring: lang, body: opening, response: answer } },
    async request => {
      const { id, agreementId } = request.params
      await openSigning(kernel, await by(request), id, agreementId, request.body.version)
      return done
    },
  )
  const reopening = z.object({ dropSignatures: z.boolean().default(false) })
  app.post(
    `${one}/reopen`,
    { schema: { tags, params, querystring: lang, body: reopening, response: answer } },
    async request => {
      const { id, agreementId } = request.params
      await reopenDraft(kernel, await by(request), id, agreementId, request.body.dropSignatures)
      return done
    },
  )
  app.post(
    `${one}/links`,
    { schema: { tags, params, querystring: lang, body: linkAskShape, response: { 200: linkShape } } },
    async request => {
      const { id, agreementId } = request.params
      return makeLink(kernel, await by(request), id, agreementId, request.body)
    },
  )
  app.post(
    `${one}/mediator`,
    { ...withPicture, schema: { tags, params, querystring: lang, body: deskSignAskShape, response: answer } },
    async request => {
      const { id, agreementId } = request.params
      await signAsMediator(kernel, await by(request), id, agreementId, request.body)
      return done
    },
  )
  app.post(
    `${one}/paper`,
    { schema: { tags, params, querystring: lang, body: paperSignAskShape, response: answer } },
    async request => {
      const { id, agreementId } = request.params
      await markPaper(kernel, await by(request), id, agreementId, request.body)
      return done
    },
  )
  app.post(
    `${one}/seal`,
    { schema: { tags, params, querystring: lang, body: sealAskShape, response: answer } },
    async request => {
      const { id, agreementId } = request.params
      await sealAgreement(kernel, await by(request), id, agreementId, request.body)
      return done
    },
  )
  app.get(
    '/api/mediation/disputes/:id/signatures/:signatureId',
    { schema: { tags, params: dispute.extend({ signatureId: z.uuid() }), querystring: lang } },
    async (request, reply) => {
      const { id, signatureId } = request.params
      const image = await signatureImage(kernel, await by(request), id, signatureId)
      return reply.type('image/png').header('cache-control', 'no-store').send(image)
    },
  )
}

function performanceRoutes(app: App, kernel: Kernel, registry: Registry): void {
  const doer = async (request: FastifyRequest) => ({
    ...(await authenticate(kernel, request)),
    claim: claimOf(request.headers),
  })
  app.post(
    `${one}/record`,
    { schema: { tags, params, querystring: lang, body: recordAskShape, response: answer } },
    async request => {
      const { id, agreementId } = request.params
      await recordAgreement(kernel, registry, await doer(request), id, agreementId, request.body)
      return done
    },
  )
  app.post(
    '/api/mediation/disputes/:id/payments',
    { schema: { tags, params: dispute, querystring: lang, body: paymentAskShape, response: answer } },
    async request => {
      await recordPayment(kernel, registry, await doer(request), request.params.id, request.body)
      return done
    },
  )
  app.post(
    '/api/mediation/disputes/:id/payments/:paymentId/take-back',
    {
      schema: {
        tags,
        params: dispute.extend({ paymentId: z.uuid() }),
        querystring: lang,
        body: takeBackAskShape,
        response: answer,
      },
    },
    async request => {
      const { id, paymentId } = request.params
      await takeBackReceipt(kernel, registry, await doer(request), id, paymentId, request.body)
      return done
    },
  )
  app.get(
    '/api/mediation/performance',
    { schema: { tags, querystring: dueQueryShape, response: { 200: dueShape } } },
    async request => dueShown(kernel, await authenticate(kernel, request), request.query),
  )
  app.get(
    '/api/mediation/follow-ups',
    { schema: { tags, querystring: dueQueryShape, response: { 200: followUpsShape } } },
    async request => {
      const t = translator(languageOf(request.query.lang, request.headers['accept-language']))
      return followUpsShown(kernel, await authenticate(kernel, request), request.query, t)
    },
  )
  app.get(
    '/api/mediation/enforcements/:id/origin',
    { schema: { tags, params: dispute, querystring: lang, response: { 200: enforcementOriginShape } } },
    async request => enforcementOrigin(kernel, await authenticate(kernel, request), request.params.id),
  )
}
