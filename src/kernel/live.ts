/** Live updates: one LISTEN connection for the process, many server-sent event streams; a slow reader is cut off, never waited for. */
import type { ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
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
const reconnectMs = 500
/** A reader that takes longer than this to fetch its last bytes is not waited for when Aili stops. */
const farewellMs = 500
const slowBytes = 1_000_000

export function openHub(url: string, log: Logger): Hub {
  const line = openLine(url, log)
  const streams = new Set<ServerResponse>()
  let closed = false
  const beat = setInterval(() => {
    for (const response of streams) write(response, ': beat\n\n')
    // A notification lost with a connection that died in silence is caught up with here.
    line.pingAll()
  }, heartbeatMs)
  beat.unref()

  return {
    listen: line.listen,
    stream(response, headers, onClose) {
      response.writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      write(response, 'retry: 2000\n\n')
      streams.add(response)
      response.on('error', () => {})
      response.on('close', () => {
        streams.delete(response)
        onClose()
      })
      if (closed) response.end()
      return subscriberOf(response)
    },
    get size() {
      return streams.size
    },
    async close() {
      closed = true
      clearInterval(beat)
      for (const response of streams) {
        response.end()
        setTimeout(() => response.destroy(), farewellMs).unref()
      }
      await line.close()
    },
  }
}

/** The one connection that listens, brought back whenever it is lost. */
function openLine(url: string, log: Logger) {
  const listeners = new Map<string, (payload: string) => void>()
  let client: pg.Client | null = null
  let connecting: Promise<void> | null = null
  let closed = false

  /** One connection at a time, however many callers ask for it or events say that it was lost. */
  function connect(): Promise<void> {
    connecting ??= openConnection().finally(() => {
      connecting = null
    })
    return connecting
  }
  async function openConnection(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'aili live' })
    next.on('error', () => lose(next))
    next.on('end', () => lose(next))
    next.on('notification', message => listeners.get(message.channel)?.(message.payload ?? ''))
    try {
      await next.connect()
      for (const channel of listeners.keys()) await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      next.end().catch(() => {})
      throw error
    }
    client = next
    pingAll()
  }
  function lose(lost: pg.Client): void {
    if (closed || client !== lost) return
    client = null
    log.warn('live updates: connection lost, trying again')
    tryAgain()
  }
  function tryAgain(): void {
    setTimeout(() => {
      if (!closed && !client) connect().catch(tryAgain)
    }, reconnectMs).unref()
  }
  function pingAll(): void {
    for (const ping of listeners.values()) ping('')
  }
  return {
    pingAll,
    async listen(channel: string, ping: (payload: string) => void): Promise<void> {
      listeners.set(channel, ping)
      if (client) await client.query(`listen ${pg.escapeIdentifier(channel)}`)
      else await connect()
    },
    async close(): Promise<void> {
      closed = true
      await Promise.race([client?.end().catch(() => {}), pause(farewellMs, undefined, { ref: false })])
    },
  }
}

function subscriberOf(response: ServerResponse): Subscriber {
  return {
    send(event) {
      if (response.writableLength > slowBytes) return void response.destroy()
      write(response, `id: ${event.id}\nevent: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`)
    },
    close: () => void response.end(),
  }
}

/** A stream that ends or broke takes nothing more; it leaves the list when it is closed. */
function write(response: ServerResponse, text: string): void {
  if (!response.writableEnded && !response.destroyed) response.write(text)
}
