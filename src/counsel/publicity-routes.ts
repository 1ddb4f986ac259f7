/** Legal publicity over HTTP: the year's plan, what was done, prompts and their answers. */
import { z } from 'zod'
import { claimOf } from '../kernel/claims.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { answerPrompt, dropItem, planItem, recordSession, takePrompt } from './publicity.ts'
import { yearShown } from './read-publicity.ts'
import { dropShape, feedbackShape, itemAskShape, promptAskShape, sessionAskShape } from './shape.ts'
import { doneShape } from './shape-answers.ts'
import { yearShape } from './shape-publicity.ts'

const tags = ['publicity']
const lang = z.object({ lang: z.string().max(35).optional() })
const params = z.object({ id: z.uuid() })
const yearQuery = lang.extend({
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  community: z.uuid().optional(),
})

export function publicityRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/publicity',
    { schema: { tags, querystring: yearQuery, response: { 200: yearShape } } },
    async request => yearShown(kernel, await authenticate(kernel, request), request.query),
  )
  app.post(
    '/api/publicity/items',
    { schema: { tags, querystring: lang, body: itemAskShape, response: { 200: doneShape } } },
    async request => planItem(kernel, await authenticate(kernel, request), request.body),
  )
  app.post(
    '/api/publicity/items/:id/drop',
    { schema: { tags, params, querystring: lang, body: dropShape, response: { 200: doneShape } } },
    async request =>
      dropItem(kernel, await authenticate(kernel, request), request.params.id, request.body.reason),
  )
  app.post(
    '/api/publicity/sessions',
    { schema: { tags, querystring: lang, body: sessionAskShape, response: { 200: doneShape } } },
    async request =>
      recordSession(kernel, await authenticate(kernel, request), request.body, claimOf(request.headers)),
  )
  app.post(
    '/api/publicity/prompts',
    { schema: { tags, querystring: lang, body: promptAskShape, response: { 200: doneShape } } },
    async request => takePrompt(kernel, await authenticate(kernel, request), request.body),
  )
  app.post(
    '/api/publicity/prompts/:id/feedback',
    { schema: { tags, params, querystring: lang, body: feedbackShape, response: { 200: doneShape } } },
    async request =>
      answerPrompt(kernel, await authenticate(kernel, request), request.params.id, request.body),
  )
}
