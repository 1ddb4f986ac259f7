/** A small office for the tests of signing in: a database, a clock that can be moved, an app and a browser's cookie jar. */
import { after, beforeEach } from 'node:test'
import fastify, { type InjectOptions } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import pino from 'pino'
import { authRoutes, createAccount, hashPassword, sessionAccount } from '../../src/kernel/auth.ts'
import { fixedClock } from '../../src/kernel/clock.ts'
import type { Database } from '../../src/kernel/database.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import type { App } from '../../src/kernel/http.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { freshDatabase } from '../support/database.ts'

export function officeKernel(db: Database, origin = 'http://localhost:3000') {
  const clock = fixedClock(morning)
  const config = { origin, secret: Buffer.alloc(32, 7), sessionIdleMinutes: 30, sessionHours: 12, oidc: null }
  const kernel = { db, clock, config, log: pino({ level: 'silent' }) } as unknown as Kernel
  return { kernel, clock }
}

export async function officeApp(kernel: Kernel, ...routes: ((app: App, kernel: Kernel) => void)[]) {
  const app = fastify().withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) return reply.send(error)
    return reply.code(error.status).send({ error: { code: error.code, facts: error.facts } })
  })
  for (const add of [authRoutes, ...routes]) add(app as unknown as App, kernel)
  await app.ready()
  return app
}

/** One browser: keeps cookies as a browser would and speaks JSON. */
export function browserOf(app: Awaited<ReturnType<typeof officeApp>>) {
  const jar = new Map<string, string>()
  const seen: string[] = []
  async function ask(
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const options: InjectOptions = { method, url, headers: { ...(cookie ? { cookie } : {}), ...headers } }
    const response = await app.inject(payload ? { ...options, payload } : options)
    for (const line of [response.headers['set-cookie'] ?? []].flat()) keep(line)
    const isJson = `${response.headers['content-type']}`.includes('json')
    const body = isJson ? response.json() : null
    return {
      status: response.statusCode,
      body,
      code: body?.error?.code as string | undefined,
      facts: body?.error?.facts,
      location: response.headers.location ?? '',
    }
  }
  function keep(line: string) {
    seen.push(line)
    const [pair = '', ...attributes] = line.split(';')
    const [name = '', ...value] = pair.split('=')
    if (attributes.some(attribute => /max-age=0$/i.test(attribute.trim()))) jar.delete(name)
    else jar.set(name, value.join('='))
  }
  return {
    jar,
    /** Where a page sends the browser on to. */
    follow: async (url: string) => (await ask('GET', url)).location,
    setCookies: seen,
    get: (url: string, headers?: Record<string, string>) => ask('GET', url, undefined, headers),
    post: (url: string, payload: object = {}, headers?: Record<string, string>) =>
      ask('POST', url, payload, headers),
  }
}

export const morning = '2026-11-24T01:00:00Z'
export const password = 'correct horse battery'
export const wrong = 'incorrect horse battery'

/** An office with a database of its own (call at the top level of a test file); `newcomer` is a member of staff with an account, at a browser. */
export async function openOffice() {
  const { db } = await freshDatabase()
  const hash = await hashPassword(password)
  const { kernel, clock } = officeKernel(db)
  const app = await officeApp(kernel, whoRoute)
  let number = 0
  async function newcomer() {
    const username = `person${++number}`
    const accountId = await createAccount(db.owner, { username, name: '苏日娜', passwordHash: hash })
    const browser = browserOf(app)
    const signIn = (typed = password, name = username) =>
      browser.post('/api/auth/sign-in', { username: name, password: typed })
    return { username, accountId, browser, signIn }
  }
  after(() => app.close())
  beforeEach(() => clock.set(morning))
  return { db, kernel, clock, app, hash, newcomer }
}

/** Answers whose session it is: 200 with the account, or 401. */
function whoRoute(router: App, kernel: Kernel) {
  router.get('/who', async (request, reply) => {
    const account = await sessionAccount(kernel, request)
    return account ?? reply.code(401).send({})
  })
}
