/** Hazards over HTTP: found, listed, shown with their life, said to be fixed, looked at again, closed. */
import { z } from 'zod'
import { claimOf } from '../kernel/claims.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { listStates } from './hazard-store.ts'
import { hazardPage, hazardPlaces, hazardsShown, ofMatter } from './hazards-read.ts'
import { hazardKinds } from './kinds.ts'
import { hazardEntryShape, hazardEventEntryShape } from './shape.ts'
import { hazardPlacesShape, hazardRowShape, hazardShape, hazardsShape, takenShape } from './shape-answers.ts'
import { takeHazard } from './take-hazard.ts'
import { takeHazardEvent } from './take-hazard-event.ts'
import { grades } from './terms.ts'

const tags = ['hazards']
const params = z.object({ id: z.uuid() })
const lang = z.object({ lang: z.string().max(35).optional() })
const listQuery = lang.extend({
  state: z.enum(listStates).default('current'),
  kind: z.enum(hazardKinds).optional(),
  grade: z.enum(grades).optional(),
  grid: z.uuid().optional(),
  community: z.uuid().optional(),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export function hazardRoutes(app: App, kernel: Kernel): void {
  readingRoutes(app, kernel)
  app.post(
    '/api/hazards',
    { schema: { tags, querystring: lang, body: hazardEntryShape, response: { 200: takenShape } } },
    async request => {
      const { at, ...body } = request.body
      const done = at === undefined ? kernel.clock.now() : new Date(at)
      const claim = claimOf(request.headers) ?? null
      const entry = { id: body.id, at: done, deviceId: null, claim, body }
      return takeHazard(kernel, await authenticate(kernel, request), entry)
    },
  )
  app.post(
    '/api/hazards/:id/events',
    {
      schema: { tags, params, querystring: lang, body: hazardEventEntryShape, response: { 200: takenShape } },
    },
    async request => {
      const { id, at, ...event } = request.body
      const done = at === undefined ? kernel.clock.now() : new Date(at)
      const claim = claimOf(request.headers) ?? null
      const body = { ...event, hazardId: request.params.id }
      return takeHazardEvent(kernel, await authenticate(kernel, request), {
        id,
        at: done,
        deviceId: null,
        claim,
        body,
      })
    },
  )
}

function readingRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/hazards',
    { schema: { tags, querystring: listQuery, response: { 200: hazardsShape } } },
    async request => hazardsShown(kernel, await authenticate(kernel, request), request.query),
  )
  app.get(
    '/api/hazards/places',
    {
      schema: {
        tags,
        querystring: lang.extend({ community: z.uuid().optional() }),
        response: { 200: hazardPlacesShape },
      },
    },
    async request => hazardPlaces(kernel, await authenticate(kernel, request), request.query),
  )
  app.get(
    '/api/hazards/of-matter/:id',
    {
      schema: {
        tags,
        params,
        querystring: lang,
        response: {
          200: z.object({
            rows: z.array(
              hazardRowShape.extend({ patrol: z.object({ id: z.uuid(), name: z.string() }).nullable() }),
            ),
          }),
        },
      },
    },
    async request => ofMatter(kernel, await authenticate(kernel, request), request.params.id),
  )
  app.get(
    '/api/hazards/:id',
    { schema: { tags, params, querystring: lang, response: { 200: hazardShape } } },
    async request => hazardPage(kernel, await authenticate(kernel, request), request.params.id),
  )
}
