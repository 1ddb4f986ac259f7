/** Limits of use: how often one sender may ask, and how long a request may take to arrive. */
import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import { tokenOf } from './auth-session.ts'
import type { Config, Limits } from './config.ts'
import { Refusal } from './errors.ts'
import type { App } from './http.ts'
import { LimitStore } from './limit-store.ts'

/** The longest lawful photo (25 MB) over the slowest line served (about 200 kbit/s). */
export const uploadSeconds = 1200
/** Everything else is small: a body that takes longer than this is not being sent in earnest. */
const bodySeconds = 60

/** A limit over all requests; a route asks for a stricter one by `config: { rateLimit: perMinute(…) }`. */
export async function limitRate(app: App, config: Config): Promise<void> {
  await app.register(rateLimit, {
    max: config.limits?.requests ?? 600,
    timeWindow: 60_000,
    store: LimitStore,
    keyGenerator: request => senderOf(config, request),
    allowList: request => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, context) =>
      new Refusal('tooMany', { seconds: Math.ceil(context.ttl / 1000) }),
  })
}

/** Limits of one kind of request, counted apart from all others, by address whoever is signed in. */
export function perMinute(config: Pick<Config, 'limits'>, kind: keyof Limits) {
  return {
    max: config.limits?.[kind] ?? 60,
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => networkOf(request.ip),
  }
}

/** The same counted by session: many phones of one mobile network come from one address. */
export function perSession(config: Config, most: number) {
  return {
    max: most,
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => senderOf(config, request),
  }
}

/** A photo, whole or in pieces. */
const takesItsTime = /^(multipart\/|application\/offset\+octet-stream)/

/** Cuts off whoever sends the body of a small request drop by drop. */
export function limitBodyTime(app: App, seconds = bodySeconds): void {
  app.addHook('onRequest', async ({ raw }) => {
    const { headers } = raw
    const hasBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined
    if (!hasBody || takesItsTime.test(headers['content-type'] ?? '')) return
    const timer = setTimeout(() => raw.complete || raw.readableEnded || raw.destroy(), seconds * 1000)
    timer.unref()
    raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
  })
}

/** A signed-in person is counted by session, so that an office behind one address does not wait for itself. */
function senderOf(config: Config, request: FastifyRequest): string {
  return tokenOf({ config }, request) ?? networkOf(request.ip)
}

/** The address; of an IPv6 address its network (/64), in which one sender may take any number. */
export function networkOf(ip: string | undefined): string {
  // The line broke while the request was being read: its sender has no address any more.
  if (ip === undefined) return 'gone'
  if (!ip.includes(':') || ip.includes('.')) return ip
  const [head = '', tail] = ip.split('::')
  const [first, last] = [head.split(':').filter(Boolean), (tail ?? '').split(':').filter(Boolean)]
  const zeros = tail === undefined ? [] : Array(Math.max(0, 8 - first.length - last.length)).fill('0')
  return [...first, ...zeros, ...last].slice(0, 4).join(':')
}
