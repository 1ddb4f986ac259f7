/** Connections: how many are held open, and which of them make room: whoever has said nothing for longest, then whoever has been sending a body for longest. */
import { readFileSync } from 'node:fs'
import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'

/** Descriptors kept for the database, files, pipes and threads. */
const keptBack = 512
/** Where the system does not say. */
const usually = 4096

/** A request's head is a few hundred bytes: whoever takes longer to send one is not sending in earnest. */
export const headSeconds = 20

export interface Connections {
  readonly open: number
  /** Open without a request under way. */
  readonly idle: number
  readonly closedToMakeRoom: number
}

/**
 * Keeps at most so many connections. One more closes the idle one that has been silent for longest; where none is idle, the one whose request has
 * been arriving for longest (a body sent drop by drop would hold a place for a minute); where all are being answered, itself.
 * @param onError what befell the server itself, as when descriptors run out: it goes on
 */
export function boundConnections(
  server: Server,
  most: number,
  onError: (error: Error) => void = () => {},
): Connections {
  const idle = new Set<Socket>()
  const busy = new Map<Socket, { count: number; latest: IncomingMessage }>()
  const counts = { open: 0, closed: 0 }
  const end = (socket: Socket) => {
    counts.closed++
    idle.delete(socket)
    busy.delete(socket)
    socket.destroy()
  }
  const arriving = () => {
    for (const [socket, { latest }] of busy) if (!latest.complete) return socket
    return undefined
  }
  server.on('error', onError)
  server.on('connection', socket => {
    counts.open++
    idle.add(socket)
    socket.once('close', () => {
      counts.open--
      idle.delete(socket)
      busy.delete(socket)
    })
    // Not yet gone when it is closed: what is being closed is counted out by those that are open still.
    if (idle.size + busy.size > most)
      end((idle.size > 1 ? (idle.values().next().value as Socket) : arriving()) ?? socket)
  })
  server.on('request', (request, response) => {
    const { socket } = request
    // Several may be under way, one behind the other.
    busy.set(socket, { count: (busy.get(socket)?.count ?? 0) + 1, latest: request })
    idle.delete(socket)
    response.once('close', () => {
      const under = busy.get(socket)
      if (under && --under.count > 0) return
      busy.delete(socket)
      if (!socket.destroyed) idle.add(socket)
    })
  })
  return {
    get open() {
      return counts.open
    },
    get idle() {
      return idle.size
    },
    get closedToMakeRoom() {
      return counts.closed
    },
  }
}

/** What was asked for, or what the open files of this process allow. */
export function connectionsAtMost(wanted: number): number {
  return Math.max(10, Math.min(wanted, descriptors() - keptBack))
}

function descriptors(): number {
  try {
    const [, soft] =
      /^Max open files\s+(\d+|unlimited)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? []
    return soft === 'unlimited' ? Number.MAX_SAFE_INTEGER : Number(soft ?? usually)
  } catch {
    return usually
  }
}
