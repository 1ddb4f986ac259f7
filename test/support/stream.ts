/** A live stream as a page reads it: the acts it was told of, the last id, and the breaking of the line. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'

export interface Stream {
  readonly acts: string[]
  readonly names: string[]
  lastId: string
  readonly ended: Promise<unknown>
  until(done: (stream: Stream) => boolean): Promise<void>
  cut(): void
}

/** Opens /api/events as a page does, from where an earlier stream left off when `lastId` is given. */
export async function openStream(origin: URL, cookie: string, lastId: string): Promise<Stream> {
  const sent: ClientRequest = request(new URL('/api/events', origin), {
    headers: { cookie, accept: 'text/event-stream', ...(lastId ? { 'last-event-id': lastId } : {}) },
  })
  sent.end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  assert.equal(answer.statusCode, 200)
  let rest = ''
  const waiting = new Set<() => void>()
  const stream: Stream = {
    acts: [],
    names: [],
    lastId,
    ended: new Promise(done => answer.once('close', done)),
    until: done =>
      new Promise((resolve, reject) => {
        const tooLong = setTimeout(() => reject(new Error(`only ${stream.acts.length} acts`)), 30_000)
        const look = () => {
          if (!done(stream)) return
          clearTimeout(tooLong)
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    cut: () => sent.destroy(),
  }
  answer.on('error', () => {})
  sent.on('error', () => {})
  answer.on('data', (bytes: Buffer) => {
    const blocks = (rest + bytes).split('\n\n')
    rest = blocks.pop()!
    for (const block of blocks) take(stream, block)
    for (const look of [...waiting]) look()
  })
  return stream
}

function take(stream: Stream, block: string): void {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
  const name = field('event')
  stream.lastId = field('id') ?? stream.lastId
  if (!name) return
  stream.names.push(name)
  if (name === 'act') stream.acts.push(JSON.parse(field('data')!).proceedingId)
}
