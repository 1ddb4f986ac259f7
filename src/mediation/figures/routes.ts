/** Figures of mediation over HTTP, and the list behind each of them. */
import { z } from 'zod'
import type { App } from '../../kernel/http.ts'
import { languageOf, translator } from '../../kernel/i18n.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { authenticate } from '../../territory/index.ts'
import { figuresShown } from './figures.ts'
import { figuresListed } from './list.ts'
import { figuresListQueryShape, figuresListShape, figuresQueryShape, figuresShape } from './shape.ts'

const tags = ['mediation']
const lang = z.object({ lang: z.string().max(35).optional() })

export function figureRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/mediation/figures',
    { schema: { tags, querystring: figuresQueryShape.extend(lang.shape), response: { 200: figuresShape } } },
    async request => figuresShown(kernel, await authenticate(kernel, request), asked(request.query)),
  )
  app.get(
    '/api/mediation/figures/list',
    {
      schema: {
        tags,
        querystring: figuresListQueryShape.extend(lang.shape),
        response: { 200: figuresListShape },
      },
    },
    async request => {
      const t = translator(languageOf(request.query.lang, request.headers['accept-language']))
      return figuresListed(kernel, await authenticate(kernel, request), asked(request.query), t)
    },
  )
}

function asked<T extends { lang?: string | undefined }>({ lang: _, ...query }: T): Omit<T, 'lang'> {
  return query
}
