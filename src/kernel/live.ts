/** Live updates: one LISTEN connection for the process, many server-sent event streams; a slow reader is cut off, never waited for. */
import type { ServerResponse } from 'node:http'
import pg from 'pg'
import type { Logger } from 'pino'

export interface LiveEvent {
  /** Position in the stream, what Last-Event-ID brings back. */
  readonly id: string
  readonly name: string
  readonly data: unknown
}
export interface Subscriber {
  send(event: LiveEvent): void
  close(): void
}

export interface Hub {
  /** Calls `ping` after every notification on the channel, and after a lost connection came back. */
  listen(channel: string, ping: (payload: string) => void): Promise<void>
  /** Turns a response into an event stream. */
  stream(response: ServerResponse, headers: Record<string, string>, onClose: () => void): Subscriber
  readonly size: number
  close(): Promise<void>
}

const heartbeatMs = 20_000
const slowBytes = 1_000_000

export function openHub(url: string, log: Logger): Hub {
  const listeners = new Map<string, (payload: string) => void>()
  const streams = new Set<ServerResponse>()
  let client: pg.Client | null = null
  let closed = false

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true })
    next.on('error', () => reconnect(next))
    next.on('end', () => reconnect(next))
    next.on('notification', message => listeners.get(message.channel)?.(message.payload ?? ''))
    await next.connect()
    for (const channel of listeners.keys()) await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    client = next
    for (const ping of listeners.values()) ping('')
  }
  function reconnect(lost: pg.Client): void {
    if (closed || (client && client !== lost)) return
    client = null
    setTimeout(() => {
      if (!closed && !client) connect().catch(() => reconnect(lost))
    }, 500).unref()
    log.warn('live updates: connection lost, trying again')
  }
  const beat = setInterval(() => {
    for (const response of streams) response.write(': beat\n\n')
  }, heartbeatMs)
  beat.unref()

  return {
    async listen(channel, ping) {
      listeners.set(channel, ping)
      if (!client) await connect()
      else await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    },
    stream(response, headers, onClose) {
      response.writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      response.write('retry: 2000\n\n')
      streams.add(response)
      response.on('close', () => {
        streams.delete(response)
        onClose()
      })
      return subscriberOf(response)
    },
    get size() {
      return streams.size
    },
    async close() {
      closed = true
      clearInterval(beat)
      for (const response of streams) response.end()
      await client?.end().catch(() => {})
    },
  }
}

function subscriberOf(response: ServerResponse): Subscriber {
  return {
    send(event) {
      if (response.writableLength > slowBytes) return void response.destroy()
      response.write(`id: ${event.id}\nevent: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`)
    },
    close: () => void response.end(),
  }
}
