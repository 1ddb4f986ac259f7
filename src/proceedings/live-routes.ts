/** GET /api/events: server-sent events of the acts within a member of staff's sight. */
import type { FastifyRequest } from 'fastify'
import type { Sight } from '../kernel/database.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { LiveActs } from './live.ts'

/** @param sightOf refuses whoever is not signed in; asked again every minute, so that an ended session ends its stream */
export function liveRoutes(
  app: App,
  kernel: Kernel,
  live: LiveActs,
  sightOf: (request: FastifyRequest) => Promise<Sight>,
): void {
  app.get(
    '/api/events',
    { schema: { tags: ['live'], hide: true }, config: { rateLimit: { max: 120, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const sight = await sightOf(request)
      reply.hijack()
      let leave = () => {}
      let recheck: NodeJS.Timeout | null = null
      const subscriber = kernel.hub.stream(reply.raw, {}, () => {
        leave()
        if (recheck) clearInterval(recheck)
      })
      recheck = setInterval(() => {
        sightOf(request).catch(() => subscriber.close())
      }, 60_000)
      recheck.unref()
      leave = await live.join(sight, subscriber, request.headers['last-event-id'] as string | undefined)
      if (reply.raw.destroyed) leave()
    },
  )
}
