/** Abuse of connections and bodies in small: idle ones make room, dribblers are cut off, what is smuggled or too deep is refused, others are served meanwhile. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import fastify from 'fastify'
import pino from 'pino'
import { type BodyRules, depthOf, limitBodies } from '../../src/kernel/bodies.ts'
import { loadConfig } from '../../src/kernel/config.ts'
import { boundConnections, connectionsAtMost } from '../../src/kernel/connections.ts'
import { type App, openHttp } from '../../src/kernel/http.ts'

const data = mkdtempSync(join(tmpdir(), 'aili-http-'))
after(() => rmSync(data, { recursive: true, force: true }))
const log = pino({ level: 'silent' })
const config = loadConfig(['--data', data], { AILI_CONNECTIONS: '50', AILI_RATE_REQUESTS: '100000' })
const app = await openHttp(config, log)
app.post('/api/echo', async request => ({ got: request.body, ip: request.ip }))
app.get('/api/echo', async request => ({ ip: request.ip }))
let release = () => {}
app.get('/api/slow', async () => {
  await new Promise<void>(done => {
    release = done
  })
  return { done: true }
})
const port = await listening(app)

suite('connections', () => {
  test('idle ones make room, longest silent first; whoever is being answered stays', async () => {
    const under = fetch(`http://127.0.0.1:${port}/api/slow`)
    const idle = await Promise.all(Array.from({ length: 300 }, () => open(port)))
    const answer = await fetch(`http://127.0.0.1:${port}/api/echo`)
    assert.equal(answer.status, 200)
    await Promise.all(idle.slice(0, 200).map(gone))
    assert.ok(idle.filter(socket => !socket.closed).length <= 50)
    release()
    assert.deepEqual(await (await under).json(), { done: true })
    for (const socket of idle) socket.destroy()
  })

  test('bodies sent drop by drop make room for whoever comes; whoever is being answered stays', async () => {
    const under = fetch(`http://127.0.0.1:${port}/api/slow`)
    const drop =
      'POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{'
    const drops = await Promise.all(Array.from({ length: 90 }, () => open(port)))
    for (const socket of drops) socket.write(drop)
    // Until their heads have been read they are idle, and make room as idle ones do.
    await new Promise(done => setTimeout(done, 200))
    for (let times = 0; times < 3; times++) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/echo`, { headers: { connection: 'close' } })
      assert.equal(answer.status, 200)
    }
    release()
    assert.deepEqual(await (await under).json(), { done: true })
    for (const socket of drops) socket.destroy()
  })

  test('what befalls the server itself does not end it; a head has seconds to arrive', () => {
    app.server.emit('error', Object.assign(new Error('accept EMFILE'), { code: 'EMFILE' }))
    assert.equal(app.server.headersTimeout, 20_000)
    assert.ok(connectionsAtMost(1_000_000_000) < 1_000_000_000)
    const counts = boundConnections(app.server, 1000)
    assert.deepEqual([counts.idle, counts.closedToMakeRoom], [0, 0])
  })

  test('several requests behind one another are answered in their order', async () => {
    const said = await raw(port, `${get('/api/echo')}${get('/api/nothing')}${get('/api/echo', 'close')}`)
    assert.deepEqual(
      [...said.matchAll(/HTTP\/1.1 (\d+)/g)].map(it => it[1]),
      ['200', '404', '200'],
    )
  })

  const smuggled: readonly (readonly [what: string, head: string])[] = [
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG'],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
    ['a length that is none', 'Content-Length: +5\r\n\r\nhello'],
    ['chunks last but one', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['a space before the colon', 'Content-Length : 5\r\n\r\nhello'],
    ['a chunk of a size that is none', 'Transfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n'],
    ['a head of 20 kB', `X-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['5,000 headers', `${'a:b\r\n'.repeat(5000)}\r\n`],
  ]
  for (const [what, head] of smuggled)
    test(`${what}: refused, and nothing after it is read`, async () => {
      const said = await raw(port, `POST /api/echo HTTP/1.1\r\nHost: a\r\n${head}${get('/api/echo')}`)
      assert.deepEqual(
        [...said.matchAll(/HTTP\/1.1 (\d+)/g)].map(it => Number(it[1]) >= 400),
        [true],
      )
    })

  test('who sends is whoever connects, unless a proxy that is trusted says otherwise', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' }
    const asked = { url: '/api/echo', headers, remoteAddress: '10.0.0.2' }
    assert.equal((await app.inject(asked)).json().ip, '10.0.0.2')
    const env = { AILI_TRUSTED_PROXIES: '10.0.0.2' }
    const behind = await openHttp(loadConfig(['--data', data], env), log)
    behind.get('/api/echo', async request => ({ ip: request.ip }))
    // What the sender wrote in front of what the proxy added is not believed.
    assert.equal((await behind.inject(asked)).json().ip, '203.0.113.9')
    assert.equal((await behind.inject({ ...asked, remoteAddress: '10.0.0.3' })).json().ip, '10.0.0.3')
    await behind.close()
  })
})

suite('bodies', () => {
  test('a JSON nested beyond reason is refused before anything walks through it', async () => {
    assert.deepEqual(['1', '[]', '{"a":[1,{}]}', '"[[["', '["\\"[["]'].map(depthOf), [0, 1, 3, 0, 1])
    for (const payload of ['['.repeat(120_000), `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`]) {
      const headers = { 'content-type': 'application/json' }
      const answer = await app.inject({ method: 'POST', url: '/api/echo', payload, headers })
      assert.deepEqual([answer.statusCode, answer.json().error.code], [400, 'invalidInput'])
    }
  })

  test('a small body sent drop by drop is cut off', async () => {
    const socket = await open(await small({ seconds: 0.1 }))
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{')
    await gone(socket)
  })

  test('a large one may take its time, but not dribble, and not with too many beside it', async () => {
    const at = await small({ graceSeconds: 0.4, countOfNetwork: 2, leastBytesASecond: 10_000 })
    const head =
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 999999\r\n\r\n'
    const [first, second] = [await open(at), await open(at)]
    const sending = setInterval(() => second.write('x'.repeat(5000)), 50)
    for (const socket of [first, second]) socket.write(head)
    await new Promise(done => setTimeout(done, 50))
    assert.match(await raw(at, head), /^HTTP\/1.1 429[\s\S]*connection: close/i)
    await gone(first)
    assert.ok(!second.closed)
    clearInterval(sending)
    second.destroy()
  })

  test('what is announced is counted: no more than fits into memory', async () => {
    const at = await small({ bytesAtOnce: 1000, unknownBytes: 500 })
    const head = (length: string) =>
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\n${length}\r\n\r\n`
    const first = await open(at)
    first.write(head('Transfer-Encoding: chunked'))
    await new Promise(done => setTimeout(done, 50))
    assert.match(await raw(at, head('Content-Length: 501')), /^HTTP\/1.1 429/)
    first.destroy()
  })
})

/** A server with bounds of its own that reads whatever arrives. */
async function small(rules: Partial<BodyRules>): Promise<number> {
  const own = fastify() as unknown as App
  limitBodies(own, rules)
  own.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
    payload
      .resume()
      .on('end', () => done(null))
      .on('error', () => {})
  })
  own.post('/', async () => ({}))
  own.setErrorHandler((error, _request, reply) =>
    reply.status((error as { status?: number }).status ?? 500).send({}),
  )
  return listening(own)
}

async function listening(server: App): Promise<number> {
  await server.listen({ port: 0, host: '127.0.0.1' })
  after(() => {
    server.server.closeAllConnections()
    return server.close()
  })
  return (server.server.address() as AddressInfo).port
}

async function open(at: number): Promise<Socket> {
  const socket = connect(at, '127.0.0.1').on('error', () => {})
  await once(socket, 'connect')
  socket.resume()
  return socket
}

const gone = (socket: Socket) => (socket.closed ? Promise.resolve() : once(socket, 'close'))
const get = (path: string, connection = 'keep-alive') =>
  `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: ${connection}\r\n\r\n`

/** Everything that comes back until the server ends the connection. */
async function raw(at: number, text: string): Promise<string> {
  const socket = connect(at, '127.0.0.1').on('error', () => {})
  let said = ''
  socket.on('data', bytes => {
    said += bytes
  })
  socket.write(text)
  await gone(socket)
  return said
}
