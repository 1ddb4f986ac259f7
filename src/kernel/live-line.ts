/** The one connection of a process that listens to what the database announces, brought back whenever it is lost. */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'

export interface Line {
  /** Calls `ping` after every notification on the channel, and with an empty payload after a lost connection came back. */
  listen(channel: string, ping: (payload: string) => void): Promise<void>
  pingAll(): void
  close(): Promise<void>
}

const reconnectMs = 500
const farewellMs = 500

export function openLine(url: string, log: Logger): Line {
  const listeners = new Map<string, ((payload: string) => void)[]>()
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
    next.on('notification', ({ channel, payload = '' }) => {
      for (const ping of listeners.get(channel) ?? []) ping(payload)
    })
    try {
      await next.connect()
      for (const channel of listeners.keys()) await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      next.end().catch(() => {})
      throw error
    }
    if (closed) return void next.end().catch(() => {})
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
    for (const ping of [...listeners.values()].flat()) ping('')
  }
  return {
    pingAll,
    async listen(channel, ping) {
      const others = listeners.get(channel)
      listeners.set(channel, [...(others ?? []), ping])
      if (others) return
      if (client) await client.query(`listen ${pg.escapeIdentifier(channel)}`)
      else await connect()
    },
    async close() {
      closed = true
      await Promise.race([client?.end().catch(() => {}), pause(farewellMs, undefined, { ref: false })])
    },
  }
}
