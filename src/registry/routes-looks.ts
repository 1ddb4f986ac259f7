/** Looks at single people over HTTP, by POST so that no number stands in an address: look-up, reveal, who may be the same, what a merge would do. */
import { z } from 'zod'
import { type App, wordsFor } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { askWhoIsAlike } from './alike.ts'
import { lookUp } from './lookup.ts'
import { previewMerge } from './merge.ts'
import { revealNumber } from './reveal.ts'
import { foundShape, mergeFieldShape, residentShape, suggestionShape } from './shape-answers.ts'
import { duplicatesShape, langShape, lookupShape, mergePreviewShape, revealShape } from './shape-desk.ts'

const tags = ['registry']
const params = z.object({ id: z.uuid() })

export function registryLookRoutes(app: App, kernel: Kernel): void {
  const lookedUpShape = z.object({ residents: z.array(foundShape), elsewhere: z.boolean() })
  app.post(
    '/api/registry/lookup',
    { schema: { tags, querystring: langShape, body: lookupShape, response: { 200: lookedUpShape } } },
    async request => lookUp(kernel, await authenticate(kernel, request), request.body, wordsFor(request)),
  )
  const revealedShape = z.object({ value: z.string(), left: z.number().int() })
  app.post(
    '/api/registry/residents/:id/reveal',
    { schema: { tags, params, querystring: langShape, body: revealShape, response: { 200: revealedShape } } },
    async request =>
      revealNumber(kernel, await authenticate(kernel, request), request.params.id, request.body),
  )
  const alikeShape = z.object({ suggestions: z.array(suggestionShape), elsewhere: z.array(z.string()) })
  app.post(
    '/api/registry/duplicates',
    { schema: { tags, querystring: langShape, body: duplicatesShape, response: { 200: alikeShape } } },
    async request => askWhoIsAlike(kernel, await authenticate(kernel, request), request.body),
  )
  const previewShape = z.object({
    kept: residentShape,
    gone: residentShape,
    fields: z.array(mergeFieldShape),
    follows: z.object({
      tenures: z.number().int(),
      consents: z.number().int(),
      needs: z.number().int(),
      guardianships: z.number().int(),
    }),
  })
  app.post(
    '/api/registry/merges/preview',
    { schema: { tags, querystring: langShape, body: mergePreviewShape, response: { 200: previewShape } } },
    async request => previewMerge(kernel, await authenticate(kernel, request), request.body),
  )
}
