/** Aili on a database of the test's own, spoken to over HTTP without a socket, or listening for a browser. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pino, { type Logger } from 'pino'
import sharp from 'sharp'
import { type Aili, openAili } from '../../src/app.ts'
import { accountSecret, cookieName } from '../../src/kernel/auth-secret.ts'
import { type Clock, fixedClock } from '../../src/kernel/clock.ts'
import { loadConfig } from '../../src/kernel/config.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { holdOneSight } from './one-sight.ts'
import { mondayMorning, town } from './town.ts'

type Fixed = ReturnType<typeof fixedClock>
export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely by tests
  readonly body: any
}
export interface Visitor {
  /** What every request of theirs carries, for what the others here do not do. */
  readonly headers: Readonly<Record<string, string>>
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown): Promise<Answer>
  put(path: string, body?: unknown): Promise<Answer>
  /** Uploads a small photo; the id. */
  photo(): Promise<string>
  /** Sends a file with fields beside it. */
  send(path: string, file: File, fields?: Readonly<Record<string, string>>): Promise<Answer>
}
export interface TestServer extends TestDatabase {
  readonly aili: Aili
  readonly clock: Fixed
  readonly origin: string
  /** Somebody without an account. */
  readonly resident: Visitor
  signIn(username: string): Promise<Visitor>
}

interface Options {
  readonly listen?: boolean
  readonly clock?: Clock
  readonly env?: Record<string, string>
  readonly log?: Logger
  readonly jobs?: boolean
  /** Another way to the database, through a pooler. */
  readonly through?: (url: string) => Promise<string>
}

/** @param options.listen a real port, for browsers; @param options.clock the wall clock when a browser shows "now" */
export async function startTown(options: Options = {}): Promise<TestServer> {
  const database = await freshDatabase({ seed: town })
  const folder = mkdtempSync(join(tmpdir(), 'aili-town-'))
  const clock = (options.clock ?? fixedClock(mondayMorning)) as Fixed
  const port = options.listen ? await freePort() : 3000
  const config = loadConfig(['--data', folder, '--port', String(port)], {
    AILI_LOG_LEVEL: 'warn',
    ...(options.through ? { DATABASE_URL: database.url, DATABASE_DIRECT_URL: database.url } : {}),
    ...options.env,
  })
  const aili = await openAili(config, (await options.through?.(database.url)) ?? database.url, {
    clock,
    log: options.log ?? pino({ level: 'fatal' }),
    sweepEveryMs: options.listen ? 1000 : null,
    jobs: options.jobs ?? false,
  })
  holdOneSight(aili.kernel.db)
  if (options.listen) await aili.app.listen({ port, host: '127.0.0.1' })
  after(async () => {
    await aili.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    ...database,
    aili,
    clock,
    origin: config.origin,
    resident: visitor(aili, {}),
    async signIn(username) {
      return visitor(aili, { cookie: await sessionOf(aili, username), origin: config.origin })
    },
  }
}

function visitor(aili: Aili, headers: Record<string, string>): Visitor {
  const claim = randomUUID()
  const own = { ...headers, 'x-claim': claim, 'accept-language': 'zh-CN' }
  const answerOf = (reply: { statusCode: number; body: string }): Answer => ({
    status: reply.statusCode,
    body: reply.body.startsWith('{') ? JSON.parse(reply.body) : reply.body,
  })
  return {
    headers: own,
    get: async url => answerOf(await aili.app.inject({ method: 'GET', url, headers: own })),
    post: async (url, body = {}) =>
      answerOf(await aili.app.inject({ method: 'POST', url, payload: body as object, headers: own })),
    put: async (url, body = {}) =>
      answerOf(await aili.app.inject({ method: 'PUT', url, payload: body as object, headers: own })),
    send: async (url, file, fields = {}) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.append('file', file)
      const sent = new Response(form)
      const headers = { ...own, 'content-type': sent.headers.get('content-type')! }
      const payload = Buffer.from(await sent.arrayBuffer())
      return answerOf(await aili.app.inject({ method: 'POST', url, headers, payload }))
    },
    photo: async () => {
      const picture = await sharp({
        create: { width: 64, height: 48, channels: 3, background: { r: 90, g: 120, b: 60 } },
      })
        .jpeg()
        .toBuffer()
      const form = new FormData()
      form.append('photo', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'photo.jpg')
      const sent = new Response(form)
      const reply = await aili.app.inject({
        method: 'POST',
        url: '/api/files',
        headers: { ...own, 'content-type': sent.headers.get('content-type')! },
        payload: Buffer.from(await sent.arrayBuffer()),
      })
      if (reply.statusCode !== 200) throw new Error(`photo: ${reply.body}`)
      return (JSON.parse(reply.body) as { id: string }).id
    },
  }
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  return new Promise(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}

/** An open session as signing in leaves it: a password proven is 0.2 s of work, and proven in the tests of signing in. */
async function sessionOf({ kernel }: Aili, username: string): Promise<string> {
  const { owner } = kernel.db
  const account = await owner
    .selectFrom('accountUser')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirst()
  if (!account) throw new Error(`nobody is called ${username}`)
  const token = randomBytes(24).toString('base64url')
  const now = kernel.clock.now()
  // The library counts by the wall clock, and clears away what has ended by it.
  const expiresAt = new Date(Date.now() + kernel.config.sessionHours * 3_600_000)
  await owner
    .insertInto('accountSession')
    .values({ id: randomUUID(), userId: account.id, token, expiresAt, startedAt: now, seenAt: now })
    .execute()
  const signature = createHmac('sha256', accountSecret(kernel)).update(token).digest('base64')
  return `${cookieName(kernel)}=${encodeURIComponent(`${token}.${signature}`)}`
}
