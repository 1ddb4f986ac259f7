/** The HTTP server: validation by the shapes, refusals in the reader's language, limits, security headers, published API. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
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
import type { Config } from './config.ts'
import { Refusal } from './errors.ts'
import { languageOf, type Translate, translator } from './i18n.ts'
import { wordsOf } from './refusal-words.ts'

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, Logger, ZodTypeProvider>

/** Bodies other than uploads: the longest lawful report is far below. */
const bodyLimitBytes = 256 * 1024

export async function openHttp(config: Config, log: Logger): Promise<App> {
  const app = fastify({
    loggerInstance: log,
    bodyLimit: bodyLimitBytes,
    trustProxy: process.env.AILI_TRUST_PROXY === 'true',
    disableRequestLogging: true,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 120_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(helmet, {
    contentSecurityPolicy: policyOf(config),
    hsts: config.origin.startsWith('https'),
    crossOriginEmbedderPolicy: false,
  })
  await app.register(rateLimit, {
    max: Number(process.env.AILI_RATE_PER_MINUTE ?? 600),
    timeWindow: 60_000,
    keyGenerator: request => request.ip,
    allowList: request => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, context) =>
      new Refusal('tooMany', { seconds: Math.ceil(context.ttl / 1000) }),
  })
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
    if (reply.statusCode >= 500 || reply.elapsedTime > 1000)
      log.warn({ route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'slow or failed')
  })
  app.setErrorHandler((error, request, reply) => answerError(error as Error, request, reply, log))
  app.setNotFoundHandler((request, reply) => answerError(new Refusal('notFound', {}), request, reply, log))
  return app
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
  const refusal = asRefusal(error)
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
  if (refusal.code === 'tooMany') reply.header('retry-after', String(refusal.facts.seconds ?? 60))
  return reply.status(refusal.status).send({
    error: { code: refusal.code, message: wordsOf(refusal, wordsFor(request)), facts: refusal.facts },
  })
}

function asRefusal(error: Error & { statusCode?: number; code?: string }): Refusal | null {
  if (error instanceof Refusal) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0]
    return new Refusal('invalidInput', {
      input: first?.instancePath.split('/').filter(Boolean).join('.') ?? '',
      problem: first?.message ?? '',
    })
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || error.statusCode === 413)
    return new Refusal('tooLarge', { limit: bodyLimitBytes })
  if (error.statusCode === 429) return new Refusal('tooMany', { seconds: 60 })
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return new Refusal('invalidInput', { input: 'body', problem: error.message })
  if (
    error.code === 'ECONNREFUSED' ||
    error.code === '57P03' ||
    error.code === '57P01' ||
    error.code === '08006'
  )
    return new Refusal('unavailable')
  return null
}

function policyOf(config: Config) {
  const style = config.mapStyleUrl ? [new URL(config.mapStyleUrl).origin] : []
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
