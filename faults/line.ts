/** A line that breaks: everything between two programs passes here, and is held up, swallowed or torn when asked. */
import { connect as connectTo, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export type Side = 'there' | 'back'
export interface Passing {
  readonly side: Side
  readonly bytes: Buffer
  /** Passed on this side before these. */
  readonly before: number
  /** Both ends see a reset. */
  tear(): void
}
/** What becomes of bytes: passed on (perhaps later, perhaps fewer), or nothing. */
export type Fate = (passing: Passing) => Promise<Buffer | null> | Buffer | null

export interface Line {
  readonly port: number
  readonly open: number
  /** For connections made from now on; a new fate for each. */
  fateOf(make: () => Fate): void
  /** Tears some of the connections that are open. */
  tear(which: (index: number, all: number) => boolean): number
  /** Nothing passes for so long, and nothing is lost. */
  stall(milliseconds: number): void
  close(): Promise<void>
}

export const passOn: Fate = ({ bytes }) => bytes

/** @param to where the other end listens, asked at every connection: it may move */
export async function openLine(to: () => number): Promise<Line> {
  const pairs = new Set<{ tear(): void }>()
  let make = () => passOn
  let stalled = Promise.resolve()
  const server = createServer(near => {
    near.setNoDelay(true)
    const far = connectTo(to(), '127.0.0.1')
    far.setNoDelay(true)
    const pair = {
      tear: () => {
        near.resetAndDestroy()
        far.resetAndDestroy()
      },
    }
    pairs.add(pair)
    const fate = make()
    const gone = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.on('error', gone).on('close', gone)
    pump(near, far, 'there', fate, pair.tear, () => stalled)
    pump(far, near, 'back', fate, pair.tear, () => stalled)
  })
  const port = await listening(server)
  return {
    port,
    get open() {
      return pairs.size
    },
    fateOf: next => {
      make = next
    },
    tear(which) {
      const torn = [...pairs].filter((_, index) => which(index, pairs.size))
      for (const pair of torn) pair.tear()
      return torn.length
    },
    stall: milliseconds => {
      stalled = pause(milliseconds)
    },
    close: async () => {
      server.close()
      for (const pair of pairs) pair.tear()
    },
  }
}

function pump(
  from: Socket,
  to: Socket,
  side: Side,
  fate: Fate,
  tear: () => void,
  stalled: () => Promise<void>,
) {
  let before = 0
  let queue = Promise.resolve()
  from.on('data', (bytes: Buffer) => {
    from.pause()
    queue = queue.then(async () => {
      await stalled()
      const passed = await fate({ side, bytes, before, tear })
      before += bytes.length
      if (passed !== null && to.writable && !to.write(passed)) await drained(to)
      from.resume()
    })
  })
  from.on('end', () => {
    queue = queue.then(() => void to.end())
  })
}

const drained = (socket: Socket) =>
  new Promise<void>(resolve => {
    for (const event of ['drain', 'close'] as const) socket.once(event, () => resolve())
  })

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server
      .on('error', reject)
      .listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
}
