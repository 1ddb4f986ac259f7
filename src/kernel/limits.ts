/** Limits of use: how often one sender may ask for what, counted by what they are after (docs/operations.md lists them all). */
import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import { tokenOf } from './auth-session.ts'
import type { Config, Limits } from './config.ts'
import { Refusal } from './errors.ts'
import type { App } from './http.ts'
import { RateWindows } from './rate-windows.ts'

/** Behind one address of a mobile network or an office stand many who have not signed in. */
const behindAnAddress = 5

/** A limit over all requests; a route asks for a stricter one by `config: { rateLimit: perMinute(…) }`. */
export async function limitRate(app: App, config: Config): Promise<void> {
  const most = config.limits?.requests ?? 600
  const intents = new Map<string, string>()
  limited.set(app, intents)
  app.addHook('onRoute', ({ method, url, config: own }) => {
    const asked = own?.rateLimit
    const intent =
      asked === false ? 'none' : ((asked as { groupId?: string } | undefined)?.groupId ?? 'requests')
    for (const one of [method].flat()) intents.set(`${one} ${url}`, intent)
  })
  await app.register(rateLimit, {
    max: request => (tokenOf({ config }, request) === null ? most * behindAnAddress : most),
    timeWindow: 60_000,
    keyGenerator: request => senderOf(config, request),
    // The route that was found: an address may be written otherwise (/%61pi/, http://any/api/) and lead there all the same.
    allowList: request => !request.routeOptions.url?.startsWith('/api/'),
    store: RateWindows,
    errorResponseBuilder: (_request, context) =>
      new Refusal('tooMany', { seconds: Math.ceil(context.ttl / 1000) }),
  })
}

const limited = new WeakMap<App, Map<string, string>>()

/** `METHOD /path` → what is counted there: the intent, `requests` where only the general limit holds, `none`. */
export function intentsOf(app: App): ReadonlyMap<string, string> {
  return limited.get(app) ?? new Map()
}

/**
 * The limit of one intent, shared by all its routes and counted apart from all others, by address whoever is signed in.
 * @param stricter a lower limit than the intent's own, counted apart under a name
 */
export function perMinute(
  config: Pick<Config, 'limits'>,
  intent: keyof Limits,
  stricter?: { readonly name: string; readonly most: number },
) {
  const most = config.limits?.[intent] ?? 60
  return {
    max: Math.min(most, stricter?.most ?? most),
    timeWindow: 60_000,
    groupId: stricter?.name ?? intent,
    keyGenerator: (request: FastifyRequest) => networkOf(request.ip),
  }
}

/** The same counted by session: many phones of one mobile network come from one address. */
export function perSession(config: Config, intent: string, most: number) {
  return {
    max: most,
    timeWindow: 60_000,
    groupId: intent,
    keyGenerator: (request: FastifyRequest) => senderOf(config, request),
  }
}

/** A signed-in person is counted by session, so that an office behind one address does not wait for itself. */
export function senderOf(config: Config, request: FastifyRequest): string {
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
