/** Visits to households over HTTP: who is due, the day's round, what was heard, what follows, how far a grid is covered. */
import { z } from 'zod'
import { claimOf } from '../kernel/claims.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { householdsBehind } from './behind.ts'
import { coverageFor } from './coverage.ts'
import { dueDay, householdHistory, placesKept, visitLog, visitsOfMatter } from './lists.ts'
import { readNote } from './note.ts'
import { sendVisitPhoto } from './photos.ts'
import { enteredVisitShape, takenVisitShape } from './shape.ts'
import {
  behindQueryShape,
  behindShape,
  coverageQueryShape,
  coverageShape,
  dueDayShape,
  dueQueryShape,
  historyShape,
  logQueryShape,
  noteShape,
  ofMatterShape,
  placesShape,
  targetAskShape,
  targetsShape,
  visitLogShape,
} from './shape-coverage.ts'
import { takeVisit } from './take.ts'
import { decideTarget, targetsFor } from './target-store.ts'

const tags = ['visits']
const lang = z.object({ lang: z.string().max(35).optional() })
const params = z.object({ id: z.uuid() })
const photo = params.extend({ variant: z.enum(['thumb', 'view', 'original']) })

export function visitRoutes(app: App, kernel: Kernel): void {
  app.post(
    '/api/visits',
    { schema: { tags, querystring: lang, body: enteredVisitShape, response: { 200: takenVisitShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      const { id, at, ...body } = request.body
      const entry = { id, at: at ? new Date(at) : kernel.clock.now(), deviceId: null, body }
      const { again, answer } = await takeVisit(kernel, staff, {
        ...entry,
        claim: claimOf(request.headers) ?? null,
      })
      return { ...answer, again, matters: [...answer.matters] }
    },
  )
  listRoutes(app, kernel)
  coverageRoutes(app, kernel)
}

function listRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/visits/places',
    { schema: { tags, querystring: lang, response: { 200: placesShape } } },
    async request => placesKept(kernel, await authenticate(kernel, request)),
  )
  app.get(
    '/api/visits',
    { schema: { tags, querystring: logQueryShape, response: { 200: visitLogShape } } },
    async request => visitLog(kernel, await authenticate(kernel, request), request.query),
  )
  app.get(
    '/api/visits/due',
    { schema: { tags, querystring: dueQueryShape, response: { 200: dueDayShape } } },
    async request => dueDay(kernel, await authenticate(kernel, request), request.query),
  )
  app.get(
    '/api/visits/of-household/:id',
    { schema: { tags, params, querystring: lang, response: { 200: historyShape } } },
    async request => householdHistory(kernel, await authenticate(kernel, request), request.params.id),
  )
  app.get(
    '/api/visits/of-matter/:id',
    { schema: { tags, params, querystring: lang, response: { 200: ofMatterShape } } },
    async request => visitsOfMatter(kernel, await authenticate(kernel, request), request.params.id),
  )
  app.get(
    '/api/visits/:id/note',
    { schema: { tags, params, querystring: lang, response: { 200: noteShape } } },
    async request => readNote(kernel, await authenticate(kernel, request), request.params.id),
  )
  app.get('/api/visits/photos/:id/:variant', { schema: { tags, params: photo } }, async (request, reply) => {
    const { id, variant } = request.params
    return sendVisitPhoto(kernel, await authenticate(kernel, request), id, variant, reply)
  })
}

function coverageRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/visits/coverage',
    { schema: { tags, querystring: coverageQueryShape, response: { 200: coverageShape } } },
    async request => coverageFor(kernel, await authenticate(kernel, request), request.query),
  )
  app.get(
    '/api/visits/coverage/households',
    { schema: { tags, querystring: behindQueryShape, response: { 200: behindShape } } },
    async request => householdsBehind(kernel, await authenticate(kernel, request), request.query),
  )
  app.get(
    '/api/visits/targets',
    { schema: { tags, querystring: lang, response: { 200: targetsShape } } },
    async request => targetsFor(kernel, await authenticate(kernel, request)),
  )
  app.post(
    '/api/visits/targets',
    { schema: { tags, querystring: lang, body: targetAskShape, response: { 200: targetsShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      await decideTarget(kernel, staff, request.body)
      return targetsFor(kernel, staff)
    },
  )
}
