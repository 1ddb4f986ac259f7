/** Proceedings of any procedure over HTTP: authenticate, validate, command, present. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { claimOf } from '../kernel/claims.ts'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import { languageOf, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { recentCalendarOf } from '../proceedings/index.ts'
import { authenticate, territoryOf } from '../territory/index.ts'
import { listProceedings, presentRow } from './list.ts'
import { revealPrivate } from './look-into.ts'
import { openNew } from './open.ts'
import { readProceeding } from './present.ts'
import type { Registry } from './registry.ts'
import { listQueryShape, listShape, openShape, proceedingShape, stepShape } from './shape.ts'
import { takeStep } from './take-step.ts'

const tags = ['proceedings']
export const lang = z.object({ lang: z.string().max(35).optional() })
const idParam = z.object({ id: z.uuid() })

export function readerOf(request: FastifyRequest) {
  const language = languageOf((request.query as { lang?: string }).lang, request.headers['accept-language'])
  return { language, t: translator(language) }
}

export function conductRoutes(app: App, kernel: Kernel, registry: Registry): void {
  const procedures = registry.procedures.map(procedure => procedure.id)
  app.get(
    '/api/proceedings',
    { schema: { tags, querystring: listQueryShape.extend(lang.shape), response: { 200: listShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      const territory = await territoryOf(kernel)
      const page = await kernel.db.within(staff.sight, tx =>
        listProceedings(tx, staff, request.query, procedures),
      )
      const calendar = await recentCalendarOf(kernel.db.owner, staff.jurisdictionId)
      const reading = { ...readerOf(request), territory, calendar, now: kernel.clock.now(), registry }
      return { rows: page.rows.map(row => presentRow(row, reading)), after: page.after }
    },
  )
  app.post(
    '/api/proceedings',
    { schema: { tags, querystring: lang, body: openShape, response: { 200: proceedingShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      const { id, number } = await openNew(
        kernel,
        registry,
        { ...staff, claim: claimOf(request.headers) },
        request.body,
      )
      return shown(() => readProceeding(kernel, registry, staff, id, readerOf(request)), number)
    },
  )
  app.get(
    '/api/proceedings/:id',
    { schema: { tags, params: idParam, querystring: lang, response: { 200: proceedingShape } } },
    async request =>
      readProceeding(
        kernel,
        registry,
        await authenticate(kernel, request),
        request.params.id,
        readerOf(request),
      ),
  )
  app.post(
    '/api/proceedings/:id/acts',
    {
      schema: {
        tags,
        params: idParam,
        querystring: lang,
        body: stepShape,
        response: { 200: proceedingShape },
      },
    },
    async request => {
      const staff = await authenticate(kernel, request)
      await takeStep(
        kernel,
        registry,
        { ...staff, claim: claimOf(request.headers) },
        request.params.id,
        request.body,
      )
      return shown(() => readProceeding(kernel, registry, staff, request.params.id, readerOf(request)))
    },
  )
  revealRoute(app, kernel)
}

function revealRoute(app: App, kernel: Kernel): void {
  app.post(
    '/api/proceedings/:id/reveal',
    {
      schema: {
        tags,
        params: idParam,
        body: z.object({ actId: z.uuid(), reason: z.string().trim().min(2).max(500) }),
        response: { 200: z.object({ inputs: z.record(z.string(), z.unknown()) }) },
      },
    },
    async request => {
      const staff = await authenticate(kernel, request)
      return {
        inputs: await revealPrivate(kernel, staff, { proceedingId: request.params.id, ...request.body }),
      }
    },
  )
}

/** Sealed or handed beyond the actor's sight by this very act: it is done, there is nothing more to show but its number. */
async function shown<T>(read: () => Promise<T>, number?: string): Promise<T> {
  return read().catch(error => {
    if (error instanceof Refusal && error.code === 'notFound')
      throw new Refusal('outOfSight', number === undefined ? {} : { number })
    throw error
  })
}
