/** Residents with a phone in hand, for the tests of their own data: invented households, a gateway that keeps what it is given, browsers with a cookie jar. */
import { createServer } from 'node:http'
import { after } from 'node:test'
import { fillHouseholds } from '../../src/registry/demo-residents.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import type { Answer, TestServer } from '../support/server.ts'

export const plan = demoPlan()
/** The first grid of the first community. */
export const home = plan.grids[0]!
export const headers = { 'accept-language': 'zh-CN' }

export interface Gateway {
  readonly env: Record<string, string>
  readonly sent: { address: string; text: string }[]
  /** The code of the newest message to a number, of those after the first so many; waits until it came. */
  codeFor(phone: string, after?: number): Promise<string>
}

/** @param takes whether it takes what it is given */
export async function openGateway(takes = () => true): Promise<Gateway> {
  const sent: { address: string; text: string }[] = []
  const server = createServer((request, reply) => {
    let body = ''
    request.on('data', part => (body += part))
    request.on('end', () => {
      if (takes()) sent.push(JSON.parse(body))
      reply.writeHead(takes() ? 200 : 500).end()
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  after(() => server.close())
  const { port } = server.address() as { port: number }
  return {
    env: { AILI_WEBHOOK_URL: `http://127.0.0.1:${port}/`, AILI_WEBHOOK_SECRET: 'x'.repeat(40) },
    sent,
    async codeFor(phone, after = 0) {
      for (let i = 0; i < 200; i++) {
        const found = sent.slice(after).findLast(one => one.address === phone)
        if (found) return /\d{6}/.exec(found.text)![0]
        await new Promise(done => setTimeout(done, 10))
      }
      throw new Error(`no message to ${phone}`)
    },
  }
}

export function people(server: TestServer, count = 30, options: { seed?: number } = {}) {
  return fillHouseholds(server.aili.kernel, [home.id], count, options)
}

export interface Browser {
  get(path: string): Promise<Answer & { raw: Buffer; headers: Record<string, unknown> }>
  post(path: string, body?: object, extra?: Record<string, string>): Promise<Answer>
  cookies: Record<string, string>
  lastCookie: string
}

let addresses = 0

/** A browser that keeps its cookies, as a thief might copy them; each at an address of its own. */
export function browser(server: TestServer, cookies: Record<string, string> = {}): Browser {
  const it: Browser = {
    cookies,
    lastCookie: '',
    async get(url) {
      const reply = await ask('GET', url)
      return { ...answerOf(reply), raw: reply.rawPayload, headers: reply.headers }
    },
    post: async (url, body = {}, extra = {}) => answerOf(await ask('POST', url, body, extra)),
  }
  const address = `10.${addresses >> 16}.${(addresses >> 8) & 255}.${++addresses & 255}`
  return it

  async function ask(
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
    extra: Record<string, string> = {},
  ) {
    const cookie = Object.entries(it.cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
    const reply = await server.aili.app.inject({
      method,
      url,
      remoteAddress: address,
      headers: { ...headers, ...(cookie ? { cookie } : {}), ...extra },
      ...(payload ? { payload } : {}),
    })
    const set = reply.headers['set-cookie']
    if (typeof set === 'string') it.lastCookie = set
    for (const { name, value } of reply.cookies) it.cookies[name] = value
    return reply
  }
}

const answerOf = (reply: { statusCode: number; body: string }): Answer => ({
  status: reply.statusCode,
  body: reply.body.startsWith('{') ? JSON.parse(reply.body) : reply.body,
})
