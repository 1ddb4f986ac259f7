/** Adopting a plan over HTTP, the versions of a grid, and what other systems call it. */
import { z } from 'zod'
import { type App, wordsFor } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { adopt } from './adopt.ts'
import { plain } from './plain.ts'
import { previewAdoption } from './preview.ts'
import {
  adoptedShape,
  adoptionShape,
  adoptShape,
  externalCodesShape,
  versionsShape,
} from './shape-adoption.ts'
import { setExternalCodes, versionsOf } from './versions.ts'

const tags = ['planning']
const params = z.object({ id: z.uuid() })
const lang = z.object({ lang: z.string().max(35).optional() })

export function adoptionRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/plans/:id/adoption',
    { schema: { tags, params, querystring: lang, response: { 200: adoptionShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      return plain(await previewAdoption(kernel, staff, request.params.id, wordsFor(request)))
    },
  )
  app.post(
    '/api/plans/:id/adopt',
    { schema: { tags, params, querystring: lang, body: adoptShape, response: { 200: adoptedShape } } },
    async request => {
      const { id } = request.params
      const { remarks = null, ...body } = request.body
      const staff = await authenticate(kernel, request)
      return { id, ...(await adopt(kernel, staff, { planId: id, remarks, ...body })) }
    },
  )
  app.get(
    '/api/grids/:code/versions',
    {
      schema: {
        tags,
        params: z.object({ code: z.string().regex(/^[0-9A-Z]{15}$/) }),
        querystring: lang,
        response: { 200: versionsShape },
      },
    },
    async request =>
      plain(await versionsOf(kernel, await authenticate(kernel, request), request.params.code)),
  )
  for (const [path, what] of [
    ['grids', 'grid'],
    ['communities', 'community'],
  ] as const)
    app.put(
      `/api/${path}/:id/external-codes`,
      {
        schema: {
          tags,
          params,
          querystring: lang,
          body: externalCodesShape,
          response: { 200: externalCodesShape },
        },
      },
      async request => {
        const staff = await authenticate(kernel, request)
        await setExternalCodes(kernel, staff, what, request.params.id, request.body.codes)
        return request.body
      },
    )
}
