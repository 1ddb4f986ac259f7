/** /health (the process lives), /ready (it can serve), /metrics (figures for the operator, no personal data). */
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { Refusal } from './errors.ts'
import { type App, isStream } from './http.ts'
import type { Kernel } from './kernel.ts'
import { outdated, type SchemaWatch } from './schema-ahead.ts'

/**
 * @param schema where the database is ahead of this program, no one is to be sent here any more either
 * @param leaving once it is so, a balancer is told to send nobody here any more
 * @param more figures of a domain
 */
export function healthRoutes(
  app: App,
  kernel: Kernel,
  schema: SchemaWatch,
  leaving: AbortSignal,
  more: (registry: Registry) => void = () => {},
): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'aili_http_seconds',
    help: 'Time to answer by route',
    labelNames: ['route', 'method', 'status'],
    registers: [registry],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.5, 1, 5],
  })
  new Gauge({
    name: 'aili_live_streams',
    help: 'Open live streams',
    registers: [registry],
    collect() {
      this.set(kernel.hub.size)
    },
  })
  more(registry)
  app.addHook('onResponse', async (request, reply) => {
    if (isStream(reply)) return
    durations.observe(
      { route: request.routeOptions.url ?? 'none', method: request.method, status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
  })
  const hidden = { schema: { hide: true }, config: { rateLimit: false as const } }
  app.get('/health', hidden, async () => ({ ok: true }))
  app.addHook('onSend', async (_request, reply) => {
    // A connection that is kept might be used in the very moment it is closed.
    if (leaving.aborted) reply.header('connection', 'close')
  })
  app.get('/ready', hidden, async () => {
    if (leaving.aborted) throw new Refusal('unavailable', {})
    const isAhead = await schema.isAhead().catch(() => {
      throw new Refusal('unavailable', {})
    })
    if (isAhead) throw outdated()
    return { ok: true }
  })
  app.get('/metrics', hidden, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
