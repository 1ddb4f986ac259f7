/** The HTTP server: validation by the shapes, refusals in the reader's language, limits, security headers, published API. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type RawServerDefault,
} from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { limitBodies, uploadSeconds } from './bodies.ts'
import type { Config } from './config.ts'
import { boundConnections, connectionsAtMost, headSeconds } from './connections.ts'
import { isLost } from './database.ts'
import { Refusal } from './errors.ts'
import { languageOf, type Translate, translator } from './i18n.ts'
import { limitRate } from './limits.ts'
import { wordsOf } from './refusal-words.ts'
import { isOfSchema, outdated, type SchemaWatch } from './schema-ahead.ts'

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, Logger, ZodTypeProvider>

/** Bodies other than uploads: the longest lawful report is far below. */
const bodyLimitBytes = 256 * 1024

const farewellMs = 5000

/** @param schema asked when an answer failed as it does where a newer version has changed the database */
export async function openHttp(config: Config, log: Logger, schema: SchemaWatch | null = null): Promise<App> {
  const app = fastify({
    loggerInstance: log,
    bodyLimit: bodyLimitBytes,
    trustProxy: config.trustedProxies?.length ? [...config.trustedProxies] : false,
    // Addresses of requests hold query codes: only routes are ever logged.
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    requestTimeout: uploadSeconds * 1000,
    http: { headersTimeout: headSeconds * 1000, connectionsCheckingInterval: 5000 },
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  const security = await securityHeaders(config)
  app.addHook('onRequest', async (request, reply) => {
    // On the bare response, so that streams that are taken over carry them too.
    for (const [name, value] of security) reply.raw.setHeader(name, value)
    // No browser lays an answer aside on its disk unless its route says that it may.
    if ((request.routeOptions.url ?? request.url).startsWith('/api/'))
      reply.header('cache-control', 'no-store')
    reply.header(
      'permissions-policy',
      'camera=(self), geolocation=(self), microphone=(self), payment=(), usb=()',
    )
  })
  await limitRate(app, config)
  limitBodies(app)
  boundConnections(app.server, connectionsAtMost(config.connections), error =>
    log.warn({ err: { message: error.message } }, 'connections'),
  )
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Aili',
        version: '0.1.0',
        description: 'Grassroots governance for one county-level jurisdiction.',
      },
    },
    transform: jsonSchemaTransform,
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    // A stream lasts as long as its page is open, an upload as long as the line takes.
    const isLong = isStream(reply) || longRoutes.has(request.routeOptions.url ?? '')
    if (reply.statusCode >= 500 || (reply.elapsedTime > 1000 && !isLong))
      log.warn({ route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'slow or failed')
  })
  app.setErrorHandler(async (error: Error & { code?: string }, request, reply) => {
    const isAhead = schema !== null && isOfSchema(error) && (await schema.isAhead().catch(() => false))
    return answerError(isAhead ? outdated() : error, request, reply, log)
  })
  app.setNotFoundHandler((request, reply) => answerError(new Refusal('notFound', {}), request, reply, log))
  return app
}

/** As long as the line takes: a photo, a week's work. */
const longRoutes = new Set(['/api/files', '/api/uploads/:id', '/api/field/sync'])

/** Answers what is being asked, takes nothing new, and leaves those who dawdle. */
export async function closeHttp(app: App): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), farewellMs)
  await app.close().finally(() => clearTimeout(late))
}

/** The words of the language a request asks for. */
export function wordsFor(request: FastifyRequest): Translate {
  return translator(
    languageOf((request.query as { lang?: string } | undefined)?.lang, request.headers['accept-language']),
  )
}

function answerError(
  error: Error & { statusCode?: number; code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
  log: Logger,
) {
  const refusal = asRefusal(error, request.routeOptions.bodyLimit)
  if (!refusal) {
    log.error(
      {
        err: { message: error.message, stack: error.stack, code: error.code },
        route: request.routeOptions.url,
      },
      'bug',
    )
    return reply.status(500).send({
      error: { code: 'bug', message: wordsFor(request)('errors:bug'), facts: { request: request.id } },
    })
  }
  const { code, facts } = refusal
  if (code === 'tooMany' || (code === 'unavailable' && facts.seconds !== undefined))
    reply.header('retry-after', String(facts.seconds ?? 60))
  return reply.status(refusal.status).send({
    error: { code: refusal.code, message: wordsOf(refusal, wordsFor(request)), facts: refusal.facts },
  })
}

/** What a thrown error is to a person: a refusal, or null where it is a bug. */
export function asRefusal(
  error: Error & { statusCode?: number; code?: string },
  limit = bodyLimitBytes,
): Refusal | null {
  if (error instanceof Refusal) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0]
    const input = first?.instancePath.split('/').filter(Boolean).join('.') ?? ''
    const { origin, maximum } = (first?.params ?? {}) as { origin?: string; maximum?: number }
    if (first?.keyword === 'too_big' && origin === 'string' && maximum !== undefined)
      return new Refusal('invalidInput', { input, problem: 'tooLong', most: maximum })
    return new Refusal('invalidInput', { input, problem: first?.message ?? '' })
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || error.statusCode === 413)
    return new Refusal('tooLarge', { limit })
  if (error.statusCode === 429) return new Refusal('tooMany', { seconds: 60 })
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return new Refusal('invalidInput', { input: 'body', problem: error.message })
  // 57014: stopped for taking too long, as when something bars the way.
  if (isLost(error) || error.code === '57014') return new Refusal('unavailable')
  if (error.code === '53100') return new Refusal('storageFull')
  if (unreadable.has(error.code ?? ''))
    return new Refusal('invalidInput', { input: '', problem: 'unreadable' })
  if (isIdTaken(error)) return new Refusal('actReused', {})
  return null
}

/** Input that no shape forbids and PostgreSQL cannot hold: a zero byte, half a character, a day or a number out of range. */
const unreadable = new Set(['22021', '22P02', '22P05', '22003', '22007', '22008'])

/** Ids are the sender's own: one that is taken stands for something out of sight, or for the same thing sent twice at once. */
function isIdTaken({ code, constraint }: Error & { code?: string; constraint?: string }): boolean {
  return code === '23505' && (constraint?.endsWith('_pkey') ?? false)
}

/** Is this answer a live stream? It was taken over from fastify, so the type stands on the bare response. */
export function isStream(reply: FastifyReply): boolean {
  return String(reply.raw.getHeader('content-type') ?? '').startsWith('text/event-stream')
}

/** What helmet sets for these rules, the same for every answer: asked of it once instead of being put together for each. */
async function securityHeaders(config: Config): Promise<[string, string][]> {
  const probe = fastify()
  await probe.register(helmet, {
    contentSecurityPolicy: policyOf(config),
    hsts: config.origin.startsWith('https'),
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  })
  let set: [string, string][] = []
  probe.get('/', async (_request, reply) => {
    set = Object.entries(reply.raw.getHeaders()).map(([name, value]) => [name, String(value)])
    return ''
  })
  await probe.inject('/')
  await probe.close()
  return set
}

function policyOf(config: Config) {
  // A style on this very server is 'self' already.
  const style = config.mapStyleUrl?.startsWith('http') ? [new URL(config.mapStyleUrl).origin] : []
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:', ...style],
      connectSrc: ["'self'", ...style],
      workerSrc: ["'self'", 'blob:'],
      fontSrc: ["'self'", ...style],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
    },
  }
}
