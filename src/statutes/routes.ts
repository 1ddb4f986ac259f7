/** Statutes over HTTP, open to everybody: articles that answer a question, and one article among its neighbours. What is asked is neither kept nor logged. */
import { z } from 'zod'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { perMinute } from '../kernel/limits.ts'
import { oneArticleShape, searchAnswerShape, searchQueryShape } from './shape.ts'
import type { Statutes } from './statutes.ts'

const tags = ['public']

export function statuteRoutes(app: App, kernel: Pick<Kernel, 'config'>, statutes: Statutes): void {
  const config = { rateLimit: perMinute(kernel.config, 'searches') }
  app.get(
    '/api/statutes/search',
    { config, schema: { tags, querystring: searchQueryShape, response: { 200: searchAnswerShape } } },
    async request => statutes.search(request.query.q, request.query.limit),
  )
  app.get(
    '/api/statutes/:id',
    {
      config,
      schema: { tags, params: z.object({ id: z.uuid() }), response: { 200: oneArticleShape } },
    },
    async request => statutes.article(request.params.id),
  )
}
