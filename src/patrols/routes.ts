/** Patrols and hazards over HTTP: plans, what was checked, what was found, until it is mended and re-checked on the spot. */
import { z } from 'zod'
import { claimOf } from '../kernel/claims.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { coverage } from './coverage.ts'
import { sendPatrolPhoto } from './files.ts'
import { hazardRoutes } from './hazard-routes.ts'
import { patrolShown, patrolsShown } from './patrols-read.ts'
import { planRoutes } from './plan-routes.ts'
import { patrolEntryShape } from './shape.ts'
import { coverageShape, patrolShownShape, patrolsShape, takenShape, trackShape } from './shape-answers.ts'
import { takePatrol } from './take-patrol.ts'
import { forgetTrack, ownTrack } from './track.ts'

const tags = ['patrols']
const params = z.object({ id: z.uuid() })
const lang = z.object({ lang: z.string().max(35).optional() })
const page = {
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
const listQuery = lang.extend({
  plan: z.uuid().optional(),
  grid: z.uuid().optional(),
  community: z.uuid().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  ...page,
})
/** A patrol of sixty stops with its track. */
const patrolLimitBytes = 2 * 1024 * 1024

export function patrolRoutes(app: App, kernel: Kernel): void {
  planRoutes(app, kernel)
  walkedRoutes(app, kernel)
  trackRoutes(app, kernel)
  photoRoutes(app, kernel)
  hazardRoutes(app, kernel)
}

function walkedRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/patrols',
    { schema: { tags, querystring: listQuery, response: { 200: patrolsShape } } },
    async request => patrolsShown(kernel, await authenticate(kernel, request), request.query),
  )
  app.post(
    '/api/patrols',
    {
      bodyLimit: patrolLimitBytes,
      schema: { tags, querystring: lang, body: patrolEntryShape, response: { 200: takenShape } },
    },
    async request => {
      const { id, at, ...body } = request.body
      const done = at === undefined ? kernel.clock.now() : new Date(at)
      const entry = { id, at: done, deviceId: null, claim: claimOf(request.headers) ?? null, body }
      return takePatrol(kernel, await authenticate(kernel, request), entry)
    },
  )
  app.get(
    '/api/patrols/coverage',
    {
      schema: {
        tags,
        querystring: lang.extend({
          community: z.uuid().optional(),
          days: z.coerce.number().int().min(1).max(366).default(30),
        }),
        response: { 200: coverageShape },
      },
    },
    async request => coverage(kernel, await authenticate(kernel, request), request.query),
  )
  app.get(
    '/api/patrols/:id',
    { schema: { tags, params, querystring: lang, response: { 200: patrolShownShape } } },
    async request => patrolShown(kernel, await authenticate(kernel, request), request.params.id),
  )
}

/** The worker alone. */
function trackRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/patrols/:id/track',
    { schema: { tags, params, querystring: lang, response: { 200: trackShape } } },
    async request => {
      const points = await ownTrack(kernel, await authenticate(kernel, request), request.params.id)
      return { points: points.map(([lng, lat, at]): [number, number, number] => [lng, lat, at]) }
    },
  )
  app.post(
    '/api/patrols/:id/track/forget',
    { schema: { tags, params, querystring: lang, response: { 200: params } } },
    async request => {
      await forgetTrack(kernel, await authenticate(kernel, request), request.params.id)
      return { id: request.params.id }
    },
  )
}

function photoRoutes(app: App, kernel: Kernel): void {
  for (const [path, variant] of [
    ['/api/patrols/files/:id', 'view'],
    ['/api/patrols/files/:id/thumb', 'thumb'],
  ] as const)
    app.get(path, { schema: { tags: ['files'], params, querystring: lang } }, async (request, reply) =>
      sendPatrolPhoto(kernel, await authenticate(kernel, request), reply, request.params.id, variant),
    )
}
