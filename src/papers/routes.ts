/** Papers over HTTP: listed, issued, corrected and issued anew, opened on a reason, bound into one file. */
import { z } from 'zod'
import type { Registry } from '../conduct/index.ts'
import { type App, wordsFor } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { perMinute } from '../kernel/limits.ts'
import { authenticate, type Staff } from '../territory/index.ts'
import { dossierBytes, lookAtDossier } from './dossier.ts'
import { draftBytes, lookAtDraft } from './draft.ts'
import { paperFormRoutes } from './form-routes.ts'
import { listPapers } from './list.ts'
import { openPass, type Pass } from './pass.ts'
import { editableWords, lookAtPaper, paperBytes, type Sent } from './read.ts'
import { sendPaper } from './send.ts'
import {
  dossierAsShape,
  editableShape,
  openedShape,
  papersShape,
  readAsShape,
  reasonShape,
  writeShape,
} from './shape.ts'
import { signedBytes } from './signed.ts'
import { signedRoutes } from './signed-routes.ts'
import { writePaper } from './write.ts'

const tags = ['papers']
const params = z.object({ id: z.uuid() })
const lang = z.object({ lang: z.string().max(35).optional() })

export function paperRoutes(app: App, kernel: Kernel, registry: Registry): void {
  const procedureOf = (id: string) => registry.procedures.find(one => one.id === id) ?? null
  const listed = async (staff: Staff, id: string, request: Parameters<typeof wordsFor>[0]) =>
    listPapers(kernel, staff, id, procedureOf, wordsFor(request))
  const config = { rateLimit: perMinute(kernel.config, 'uploads') }
  app.get(
    '/api/proceedings/:id/papers',
    { schema: { tags, params, querystring: lang, response: { 200: papersShape } } },
    async request => listed(await authenticate(kernel, request), request.params.id, request),
  )
  app.post(
    '/api/proceedings/:id/papers',
    { config, schema: { tags, params, querystring: lang, body: writeShape, response: { 200: papersShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      await writePaper(kernel, staff, request.params.id, request.body)
      return listed(staff, request.params.id, request)
    },
  )
  app.post(
    '/api/proceedings/:id/papers/words',
    {
      schema: {
        tags,
        params,
        querystring: lang,
        body: z.object({ reason: reasonShape }),
        response: { 200: editableShape },
      },
    },
    async request =>
      editableWords(
        kernel,
        await authenticate(kernel, request),
        request.params.id,
        request.body.reason,
        wordsFor(request),
      ),
  )
  openingRoutes(app, kernel)
  signedRoutes(app, kernel, listed)
  paperFormRoutes(app, kernel)
}

/** A look is put on record first; the address it gives is opened by the same person within minutes. */
function openingRoutes(app: App, kernel: Kernel): void {
  const config = { rateLimit: perMinute(kernel.config, 'uploads') }
  app.post(
    '/api/proceedings/:id/dossier',
    {
      config,
      schema: {
        tags,
        params,
        body: z.object({ reason: reasonShape, as: dossierAsShape }),
        response: { 200: openedShape },
      },
    },
    async request =>
      lookAtDossier(
        kernel,
        await authenticate(kernel, request),
        request.params.id,
        request.body.as,
        request.body.reason,
      ),
  )
  app.post(
    '/api/papers/:id/read',
    {
      schema: {
        tags,
        params,
        body: z.object({ reason: reasonShape, as: readAsShape }),
        response: { 200: openedShape },
      },
    },
    async request =>
      lookAtPaper(
        kernel,
        await authenticate(kernel, request),
        request.params.id,
        request.body.as,
        request.body.reason,
      ),
  )
  app.get(
    '/api/papers/opened',
    { config, schema: { tags, querystring: z.object({ pass: z.string().max(1000) }) } },
    async (request, reply) => {
      const staff = await authenticate(kernel, request)
      return sendPaper(reply, await opened(kernel, staff, openPass(kernel, staff, request.query.pass)))
    },
  )
  app.post(
    '/api/proceedings/:id/papers/draft',
    {
      config,
      schema: { tags, params, body: z.object({ reason: reasonShape }), response: { 200: openedShape } },
    },
    async request =>
      lookAtDraft(kernel, await authenticate(kernel, request), request.params.id, request.body.reason),
  )
}

function opened(kernel: Kernel, staff: Staff, pass: Pass): Promise<Sent> {
  if ('paper' in pass) return paperBytes(kernel, staff, pass.paper, pass.as)
  if ('signed' in pass) return signedBytes(kernel, staff, pass.signed)
  if ('draft' in pass) return draftBytes(kernel, staff, pass.draft, pass.version)
  return dossierBytes(kernel, staff, pass.dossier, pass.as)
}
