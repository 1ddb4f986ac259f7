/** Streams of events: what many share is written once, a reader that does not read costs nobody else anything, heartbeats are spread. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import { after, mock, test } from 'node:test'
import pino from 'pino'
import { type Hub, openHub, type Subscriber } from '../../src/kernel/live.ts'
import { openWheel } from '../../src/kernel/wheel.ts'
import { until } from '../support/process.ts'

const hub: Hub = openHub('postgres://nowhere', pino({ level: 'fatal' }))
const streams: { subscriber: Subscriber; drained: number }[] = []
const server = createServer((_request, response) => {
  const stream = { subscriber: null as unknown as Subscriber, drained: 0 }
  const use = { closed: () => {}, drained: () => void stream.drained++, beat: () => null }
  stream.subscriber = hub.stream(response, {}, use)
  streams.push(stream)
})
await once(server.listen(0, '127.0.0.1'), 'listening')
after(() => {
  server.closeAllConnections()
  server.close()
})

async function reader(): Promise<{ answer: IncomingMessage; stream: (typeof streams)[number] }> {
  const { port } = server.address() as { port: number }
  const [answer] = (await once(get({ port, agent: false }), 'response')) as [IncomingMessage]
  answer.on('error', () => {})
  return { answer, stream: streams.at(-1)! }
}

const chunk = Buffer.alloc(300_000, 'event: act\ndata: {}\n\n')

test('many who do not read are cut off, and cost no memory of their own', async () => {
  const deaf = []
  for (let one = 0; one < 20; one++) {
    const { answer, stream } = await reader()
    answer.pause()
    deaf.push(stream)
  }
  const before = process.memoryUsage().arrayBuffers
  // The system itself takes up some megabytes for each before the process has to keep anything.
  for (let round = 0; round < 400 && hub.size > 0; round++) {
    for (const { subscriber } of deaf) subscriber.send(chunk)
    await new Promise(setImmediate)
  }
  await until(() => hub.size === 0, 10)
  // What they were sent is one and the same; only what lies at the readers here is each one's own.
  assert.ok(process.memoryUsage().arrayBuffers - before < deaf.length * chunk.length)
})

test('a reader that falls behind is passed over, and told of when it has read everything', async () => {
  const { answer, stream } = await reader()
  answer.pause()
  let taken = 0
  while (stream.subscriber.send(chunk)) {
    taken += chunk.length
    await new Promise(setImmediate)
  }
  assert.equal(stream.drained, 0)
  let read = 0
  answer.on('data', (bytes: Buffer) => {
    read += bytes.length
  })
  answer.resume()
  await until(() => stream.drained === 1, 10)
  assert.ok(stream.subscriber.send(Buffer.from('end')))
  await until(() => read > taken, 10)
  stream.subscriber.close()
})

test('things in a wheel are looked after in turn, each once a period', () => {
  mock.timers.enable({ apis: ['setInterval'] })
  const turns: number[][] = []
  const wheel = openWheel<number>(20_000, 20, due => void turns.push([...due]))
  for (let one = 0; one < 50; one++) wheel.add(one)
  wheel.remove(7)
  mock.timers.tick(20_000)
  assert.deepEqual(
    turns.flat().sort((a, b) => a - b),
    Array.from({ length: 50 }, (_, one) => one).filter(one => one !== 7),
  )
  assert.ok(turns.every(turn => turn.length <= 3))
  mock.timers.tick(20_000)
  assert.equal(turns.flat().length, 98)
  wheel.stop()
  mock.timers.reset()
})
