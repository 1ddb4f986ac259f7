/** GET /api/events: server-sent events of the acts within a member of staff's sight. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Sight } from '../kernel/database.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { openWheel } from '../kernel/wheel.ts'
import type { LiveActs, LiveStream } from './live.ts'

const recheckMs = 30_000
const recheckTurns = 30
/** After a restart thousands ask at once: who they are is looked up for many at a time. */
const gatherMs = 10

export interface Readers {
  /** Refuses whoever is not signed in. */
  sightOf(request: FastifyRequest): Promise<Sight>
  /** Reads for many at once what `sightOf` then knows. */
  readAhead?(requests: readonly FastifyRequest[]): Promise<void>
}

interface Open {
  readonly request: FastifyRequest
  readonly seen: string
  close(): void
}

/** Who reads is asked again and again: an ended session ends its stream, a change of posts opens it anew with the new sight. */
export function liveRoutes(
  app: App,
  kernel: Kernel,
  live: LiveActs,
  readers: Readers,
  every = recheckMs,
): void {
  const rechecks = openWheel<Open>(every, Math.min(recheckTurns, every), due => void recheck(readers, due))
  app.addHook('onClose', async () => rechecks.stop())
  const arrived = gathering<FastifyRequest>(requests => readers.readAhead?.(requests) ?? Promise.resolve())
  app.get(
    '/api/events',
    { schema: { tags: ['live'], hide: true }, config: { rateLimit: { max: 120, timeWindow: '1 minute' } } },
    async (request, reply) => {
      await arrived(request)
      const sight = await readers.sightOf(request)
      reply.hijack()
      const open = openOne(kernel, live, sight, request, reply, () => rechecks.remove(open))
      rechecks.add(open)
    },
  )
}

function openOne(
  kernel: Kernel,
  live: LiveActs,
  sight: Sight,
  request: FastifyRequest,
  reply: FastifyReply,
  closed: () => void,
): Open {
  let stream: LiveStream | null = null
  const subscriber = kernel.hub.stream(
    reply.raw,
    {},
    {
      closed() {
        stream?.leave()
        closed()
      },
      drained: () => stream?.drained(),
      beat: () => stream?.beat() ?? null,
    },
  )
  stream = live.join(sight, subscriber, leftOff(request))
  if (reply.raw.destroyed) stream.leave()
  return { request, seen: JSON.stringify(sight), close: subscriber.close }
}

/** A browser sends the header when it reconnects by itself; a stream that was opened anew can only say it in its address. */
function leftOff({ headers, query }: FastifyRequest): string | undefined {
  return (headers['last-event-id'] as string | undefined) ?? (query as { after?: string }).after
}

async function recheck(readers: Readers, due: readonly Open[]): Promise<void> {
  await readers.readAhead?.(due.map(({ request }) => request)).catch(() => {})
  for (const { request, seen, close } of due)
    readers.sightOf(request).then(
      now => JSON.stringify(now) === seen || close(),
      () => close(),
    )
}

/** Those who come within the same moment are read for together. */
function gathering<T>(read: (all: readonly T[]) => Promise<void>): (one: T) => Promise<void> {
  let waiting: T[] = []
  let next: Promise<void> | null = null
  return one => {
    waiting.push(one)
    next ??= new Promise<void>(done => {
      setTimeout(() => {
        const all = waiting
        waiting = []
        next = null
        read(all).then(done, () => done())
      }, gatherMs)
    })
    return next
  }
}
