/** Matters over HTTP for staff: authenticate, validate, command, present. */

import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { claimOf } from '../kernel/claims.ts'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import { languageOf, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { recentCalendarOf } from '../proceedings/index.ts'
import { authenticate, territoryOf } from '../territory/index.ts'
import { staffAsker } from './asker.ts'
import type { MatterFollow } from './follow.ts'
import { likelyDuplicates } from './lists/duplicates.ts'
import { readFigures } from './lists/figures.ts'
import { listMatters } from './lists/store.ts'
import { readMatter } from './present/matter.ts'
import { presentRow, type Reading } from './present/row.ts'
import { revealReporter } from './reveal.ts'
import { matterRulesNow } from './rules.ts'
import {
  actRequestShape,
  duplicateShape,
  figuresShape,
  matterShape,
  worklistQueryShape,
  worklistShape,
} from './shape.ts'
import { takeStep } from './take-step.ts'

const tags = ['matters']
const lang = z.object({ lang: z.string().max(35).optional() })
const idParam = z.object({ id: z.uuid() })

export function readerOf(request: FastifyRequest) {
  const language = languageOf((request.query as { lang?: string }).lang, request.headers['accept-language'])
  return { language, t: translator(language) }
}

export function matterRoutes(app: App, kernel: Kernel, follow: MatterFollow): void {
  listRoutes(app, kernel)
  app.get(
    '/api/matters/:id',
    { schema: { tags, params: idParam, querystring: lang, response: { 200: matterShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      return readMatter(kernel, staffAsker(staff), request.params.id, readerOf(request))
    },
  )
  app.post(
    '/api/matters/:id/acts',
    {
      schema: {
        tags,
        params: idParam,
        querystring: lang,
        body: actRequestShape,
        response: { 200: matterShape },
      },
    },
    async request => {
      const asker = staffAsker(await authenticate(kernel, request))
      await takeStep(
        kernel,
        follow,
        { ...asker, claim: claimOf(request.headers) },
        request.params.id,
        request.body,
      )
      return readMatter(kernel, asker, request.params.id, readerOf(request)).catch(error => {
        // Sealed or handed beyond the actor's sight by this very act: it is done, there is nothing more to show.
        if (error instanceof Refusal && error.code === 'notFound') throw new Refusal('outOfSight', {})
        throw error
      })
    },
  )
  app.post(
    '/api/matters/:id/reveal',
    {
      schema: {
        tags,
        params: idParam,
        body: z.object({ reason: z.string().trim().min(2).max(500) }),
        response: { 200: z.object({ name: z.string().nullable(), phone: z.string().nullable() }) },
      },
    },
    async request =>
      revealReporter(kernel, await authenticate(kernel, request), request.params.id, request.body.reason),
  )
}

function listRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/worklist',
    {
      schema: { tags, querystring: worklistQueryShape.extend(lang.shape), response: { 200: worklistShape } },
    },
    async request => {
      const staff = await authenticate(kernel, request)
      const reading = await readingFor(kernel, request)
      const page = await kernel.db.within(staff.sight, tx =>
        listMatters(tx, staff.jurisdictionId, staffAsker(staff), request.query, reading.now),
      )
      return { ...page, rows: page.rows.map(row => presentRow(row, reading)) }
    },
  )
  app.get(
    '/api/matters/:id/duplicates',
    {
      schema: {
        tags,
        params: idParam,
        querystring: lang,
        response: { 200: z.object({ rows: z.array(duplicateShape) }) },
      },
    },
    async request => {
      const staff = await authenticate(kernel, request)
      const reading = await readingFor(kernel, request)
      const found = await kernel.db.within(staff.sight, tx =>
        likelyDuplicates(kernel, tx, staff.sight, request.params.id),
      )
      const why = (metres: number | null, share: number) =>
        reading.t(metres === null ? 'matter:duplicate.words' : 'matter:duplicate.wordsAndPlace', {
          percent: Math.round(share * 100),
          metres: metres ?? 0,
        })
      return {
        rows: found.map(one => ({
          row: presentRow(one.row, reading),
          likeness: one.likeness,
          metres: one.metres,
          why: why(one.metres, one.likeness),
        })),
      }
    },
  )
  app.get(
    '/api/figures',
    { schema: { tags, querystring: lang, response: { 200: figuresShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      const reading = await readingFor(kernel, request)
      return readFigures(kernel, staffAsker(staff), reading)
    },
  )
}

export async function readingFor(kernel: Kernel, request: FastifyRequest): Promise<Reading> {
  const territory = await territoryOf(kernel)
  const calendar = await recentCalendarOf(kernel.db.owner, territory.jurisdiction.id)
  const { procedure } = await matterRulesNow(kernel, kernel.db.owner, territory.jurisdiction.id)
  return { ...readerOf(request), territory, calendar, procedure, now: kernel.clock.now() }
}
