/** GET /api/events: server-sent events of the acts within a member of staff's sight. */
import type { FastifyRequest } from 'fastify'
import type { Sight } from '../kernel/database.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { LiveActs } from './live.ts'

const recheckMs = 30_000

/**
 * @param sightOf refuses whoever is not signed in; asked again and again, so that an ended session ends its stream, and so
 * that a change of posts opens it anew with the new sight
 */
export function liveRoutes(
  app: App,
  kernel: Kernel,
  live: LiveActs,
  sightOf: (request: FastifyRequest) => Promise<Sight>,
  every = recheckMs,
): void {
  app.get(
    '/api/events',
    { schema: { tags: ['live'], hide: true }, config: { rateLimit: { max: 120, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const sight = await sightOf(request)
      const seen = JSON.stringify(sight)
      reply.hijack()
      let leave = () => {}
      const subscriber = kernel.hub.stream(reply.raw, {}, () => {
        leave()
        clearInterval(recheck)
      })
      const recheck = setInterval(() => {
        sightOf(request).then(
          now => JSON.stringify(now) === seen || subscriber.close(),
          () => subscriber.close(),
        )
      }, every)
      recheck.unref()
      try {
        leave = await live.join(sight, subscriber, request.headers['last-event-id'] as string | undefined)
      } catch {
        // The page comes back by itself, with the same Last-Event-ID.
        subscriber.close()
      }
      if (reply.raw.destroyed) leave()
    },
  )
}
