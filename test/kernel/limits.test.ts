/** Whom a limit counts as one sender. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pino from 'pino'
import { loadConfig } from '../../src/kernel/config.ts'
import { openHttp } from '../../src/kernel/http.ts'
import { networkOf, perMinute } from '../../src/kernel/limits.ts'

const senders: readonly (readonly [address: string, counted: string])[] = [
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
]
for (const [address, counted] of senders)
  test(`${address} counts as ${counted}`, () => assert.equal(networkOf(address), counted))

const data = mkdtempSync(join(tmpdir(), 'aili-limits-'))
after(() => rmSync(data, { recursive: true, force: true }))

test('a limit holds however the address of the route is written', async () => {
  const config = loadConfig(['--data', data], { AILI_RATE_REPORTS: '2' })
  const app = await openHttp(config, pino({ level: 'silent' }))
  app.get('/api/one', { config: { rateLimit: perMinute(config, 'reports') } }, async () => ({}))
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const answers: string[] = []
  for (const target of ['/api/one', '/%61pi/one', '/api/%6fne', 'http://any/api/one', '/%61pi/one?a']) {
    const socket = connect(port, '127.0.0.1')
    socket.write(`GET ${target} HTTP/1.1\r\nHost: any\r\nConnection: close\r\n\r\n`)
    const chunks: Buffer[] = []
    socket.on('data', chunk => chunks.push(chunk))
    await once(socket, 'end')
    const said = Buffer.concat(chunks).toString()
    assert.match(said, /cache-control: no-store/)
    answers.push(said.slice(9, 12))
  }
  assert.deepEqual(answers, ['200', '200', '429', '429', '429'])
  await app.close()
})
