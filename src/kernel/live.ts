/** Live updates: one LISTEN connection for the process, many server-sent event streams; a slow reader is passed over, in the end cut off, never waited for. */
import type { ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { openLine } from './live-line.ts'
import { openWheel } from './wheel.ts'

export interface Subscriber {
  /**
   * Sends bytes, which many streams may share. False: this reader has not fetched what it was sent before, and nothing
   * was written; `drained` is called once it has.
   */
  send(bytes: Buffer): boolean
  close(): void
}
export interface StreamUse {
  closed(): void
  /** A reader that was passed over has fetched everything. */
  drained(): void
  /** The lines of a heartbeat, when the stream has been written out; null: none now. */
  beat(): Buffer | null
}

export interface Hub {
  /** Calls `ping` after every notification on the channel, and after a lost connection came back. */
  listen(channel: string, ping: (payload: string) => void): Promise<void>
  /** Turns a response into an event stream. */
  stream(response: ServerResponse, headers: Record<string, string>, use: StreamUse): Subscriber
  readonly size: number
  close(): Promise<void>
}

const heartbeatMs = 20_000
const beatTurns = 20
/** After a restart all pages come back: each stream is told its own pause before it does, spread over these. */
const comeBackMs = { least: 1000, most: 5000 }
/** A reader that takes longer than this to fetch its last bytes is not waited for when Aili stops. */
const farewellMs = 500
/** More than this unfetched: nothing is added to it. */
const patientBytes = 64 * 1024
/** This much missed or unfetched, or nothing fetched for so many heartbeats: cut off. */
const slowBytes = 1_000_000
const silentBeats = 3

export function openHub(url: string, log: Logger): Hub {
  const line = openLine(url, log)
  const streams = new Set<Stream>()
  let closed = false
  const beats = openWheel<Stream>(heartbeatMs, beatTurns, due => {
    for (const stream of due) beatOf(stream)
  })
  // A notification lost with a connection that died in silence is caught up with here.
  const catchUp = setInterval(line.pingAll, heartbeatMs)
  catchUp.unref()

  return {
    listen: line.listen,
    stream(response, headers, use) {
      response.writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      const stream: Stream = { response, use, missedBytes: 0, unfetched: 0, silent: 0 }
      response.write(`retry: ${between(comeBackMs.least, comeBackMs.most)}\n\n`)
      streams.add(stream)
      beats.add(stream)
      response.on('error', () => {})
      response.on('drain', () => {
        if (stream.missedBytes === 0) return
        stream.missedBytes = 0
        use.drained()
      })
      response.on('close', () => {
        streams.delete(stream)
        beats.remove(stream)
        use.closed()
      })
      if (closed) response.end()
      return { send: bytes => send(stream, bytes), close: () => void response.end() }
    },
    get size() {
      return streams.size
    },
    async close() {
      closed = true
      beats.stop()
      clearInterval(catchUp)
      for (const { response } of streams) {
        response.end()
        setTimeout(() => response.destroy(), farewellMs).unref()
      }
      await line.close()
    },
  }
}

interface Stream {
  readonly response: ServerResponse
  readonly use: StreamUse
  /** What a reader that does not fetch has been passed over with. */
  missedBytes: number
  /** What it had not fetched at the last heartbeat, and for how many heartbeats that has been so. */
  unfetched: number
  silent: number
}

/** A stream that ends or broke takes nothing more; it leaves the list when it is closed. */
function send(stream: Stream, bytes: Buffer): boolean {
  const { response } = stream
  if (response.writableEnded || response.destroyed) return true
  const unfetched = response.writableLength
  if (unfetched <= patientBytes) {
    response.write(bytes)
    return true
  }
  stream.missedBytes += bytes.length
  if (unfetched + stream.missedBytes > slowBytes) response.destroy()
  return false
}

/** Phones that lost their signal answer nothing and close nothing: whoever fetches nothing for a minute is gone. */
function beatOf(stream: Stream): void {
  const { response, use } = stream
  if (response.writableLength === 0) {
    stream.silent = 0
    const bytes = use.beat()
    if (bytes) send(stream, bytes)
    return
  }
  const unfetched = response.writableLength
  stream.silent = unfetched === stream.unfetched ? stream.silent + 1 : 0
  stream.unfetched = unfetched
  if (stream.silent >= silentBeats) response.destroy()
}

const between = (least: number, most: number) => Math.round(least + Math.random() * (most - least))
