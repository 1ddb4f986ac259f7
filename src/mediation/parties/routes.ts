/** Mediation over HTTP: committees, mediators and the roster for the court; beside a dispute its parties, declarations and choice. */
import { z } from 'zod'
import type { App } from '../../kernel/http.ts'
import { languageOf, translator } from '../../kernel/i18n.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { authenticate } from '../../territory/index.ts'
import { besideDispute } from './beside.ts'
import { declareRelations, recordChoice } from './choosing.ts'
import { recordConsent } from './consents.ts'
import { languages, specialities } from './kinds.ts'
import { setMessages } from './messages.ts'
import { addParty, revealParties, strikeParty } from './parties.ts'
import { rosterWorkbook } from './roster-export.ts'
import { committeeShown, committeesShown, mediatorsShown } from './roster-view.ts'
import { keepCommittee, keepMediator } from './rosters.ts'
import {
  choiceAskShape,
  committeeAskShape,
  consentAskShape,
  declarationAskShape,
  mediatorAskShape,
  partyAskShape,
} from './shape.ts'
import {
  besideShape,
  committeeShape,
  committeesShape,
  doneShape,
  keptShape,
  mediatorsShape,
  partiesShape,
} from './shape-answers.ts'

const tags = ['mediation']
const params = z.object({ id: z.uuid() })
const lang = z.object({ lang: z.string().max(35).optional() })
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const done = { done: true } as const

export function mediationRoutes(app: App, kernel: Kernel): void {
  rosterRoutes(app, kernel)
  disputeRoutes(app, kernel)
}

function rosterRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/mediation/committees',
    { schema: { tags, querystring: lang, response: { 200: committeesShape } } },
    async request => committeesShown(kernel, await authenticate(kernel, request)),
  )
  app.post(
    '/api/mediation/committees',
    { schema: { tags, querystring: lang, body: committeeAskShape, response: { 200: keptShape } } },
    async request => keepCommittee(kernel, await authenticate(kernel, request), request.body),
  )
  app.get(
    '/api/mediation/committees/:id',
    { schema: { tags, params, querystring: lang, response: { 200: committeeShape } } },
    async request => committeeShown(kernel, await authenticate(kernel, request), request.params.id),
  )
  const asked = lang.extend({
    community: z.uuid().optional(),
    speciality: z.enum(specialities as [string, ...string[]]).optional(),
    language: z.enum(languages).optional(),
    ended: z.stringbool().optional(),
  })
  app.get(
    '/api/mediation/mediators',
    { schema: { tags, querystring: asked, response: { 200: mediatorsShape } } },
    async request => mediatorsShown(kernel, await authenticate(kernel, request), request.query),
  )
  app.post(
    '/api/mediation/mediators',
    { schema: { tags, querystring: lang, body: mediatorAskShape, response: { 200: keptShape } } },
    async request => keepMediator(kernel, await authenticate(kernel, request), request.body),
  )
  app.get('/api/mediation/roster', { schema: { tags, querystring: lang } }, async (request, reply) => {
    const t = translator(languageOf(request.query.lang, request.headers['accept-language']))
    const { fileName, body } = await rosterWorkbook(kernel, await authenticate(kernel, request), t)
    return reply
      .type(sheetType)
      .header('cache-control', 'no-store')
      .header(
        'content-disposition',
        `attachment; filename="roster.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      )
      .send(body)
  })
}

function disputeRoutes(app: App, kernel: Kernel): void {
  const answer = { 200: doneShape }
  app.get(
    '/api/mediation/disputes/:id',
    { schema: { tags, params, querystring: lang, response: { 200: besideShape } } },
    async request => besideDispute(kernel, await authenticate(kernel, request), request.params.id),
  )
  app.post(
    '/api/mediation/disputes/:id/parties',
    { schema: { tags, params, querystring: lang, body: partyAskShape, response: answer } },
    async request => {
      await addParty(kernel, await authenticate(kernel, request), request.params.id, request.body)
      return done
    },
  )
  app.post(
    '/api/mediation/disputes/:id/parties/:partyId/strike',
    { schema: { tags, params: params.extend({ partyId: z.uuid() }), querystring: lang, response: answer } },
    async request => {
      const { id, partyId } = request.params
      await strikeParty(kernel, await authenticate(kernel, request), id, partyId)
      return done
    },
  )
  app.post(
    '/api/mediation/disputes/:id/parties/:partyId/messages',
    {
      schema: {
        tags,
        params: params.extend({ partyId: z.uuid() }),
        querystring: lang,
        body: z.object({ wanted: z.boolean() }),
        response: answer,
      },
    },
    async request => {
      const { id, partyId } = request.params
      await setMessages(kernel, await authenticate(kernel, request), id, partyId, request.body.wanted)
      return done
    },
  )
  const reason = z.object({ reason: z.string().trim().min(2).max(500) })
  app.post(
    '/api/mediation/disputes/:id/reveal',
    { schema: { tags, params, querystring: lang, body: reason, response: { 200: partiesShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      return { parties: await revealParties(kernel, staff, request.params.id, request.body.reason) }
    },
  )
  choosingRoutes(app, kernel)
}

/** What each party and each mediator says for themselves. */
function choosingRoutes(app: App, kernel: Kernel): void {
  const answer = { 200: doneShape }
  app.post(
    '/api/mediation/disputes/:id/declarations',
    { schema: { tags, params, querystring: lang, body: declarationAskShape, response: answer } },
    async request => {
      await declareRelations(kernel, await authenticate(kernel, request), request.params.id, request.body)
      return done
    },
  )
  app.post(
    '/api/mediation/disputes/:id/consents',
    { schema: { tags, params, querystring: lang, body: consentAskShape, response: answer } },
    async request => {
      await recordConsent(kernel, await authenticate(kernel, request), request.params.id, request.body)
      return done
    },
  )
  app.post(
    '/api/mediation/disputes/:id/choices',
    { schema: { tags, params, querystring: lang, body: choiceAskShape, response: answer } },
    async request => {
      await recordChoice(kernel, await authenticate(kernel, request), request.params.id, request.body)
      return done
    },
  )
}
