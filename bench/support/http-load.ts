/** Clients in a process of their own, each with one connection: they report without pause and say at the end how it went. Run by bench/intake.ts. */
import { connect, type Socket } from 'node:net'
import { reportOf } from './reports.ts'

interface Asked {
  readonly port: number
  readonly clients: number
  readonly seconds: number
  readonly points: readonly { lng: number; lat: number }[]
  /** Number of the first report, so that no two runs say the same. */
  readonly from: number
}

process.once('message', async (asked: Asked) => {
  const times: number[] = []
  let turn = asked.from
  const next = () => requestOf(asked, turn++)
  const sockets = Array.from({ length: asked.clients }, () => connect(asked.port, '127.0.0.1').setNoDelay())
  const warm = performance.now() + 1000
  await Promise.all(sockets.map(socket => drive(socket, next, warm, [])))
  const from = performance.now()
  await Promise.all(sockets.map(socket => drive(socket, next, from + asked.seconds * 1000, times)))
  const seconds = (performance.now() - from) / 1000
  for (const socket of sockets) socket.destroy()
  process.send!({ times, seconds, cpu: process.cpuUsage() })
})

/** One request after the other on one connection until `end`. */
async function drive(socket: Socket, next: () => string, end: number, times: number[]): Promise<void> {
  while (performance.now() < end) {
    const started = performance.now()
    socket.write(next())
    await answered(socket)
    times.push(performance.now() - started)
  }
}

function answered(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    const take = (bytes: Buffer) => {
      text += bytes.toString('latin1')
      const head = text.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, head + 2))?.[1])
      if (text.length < head + 4 + length) return
      socket.off('data', take).off('close', fail)
      if (text.startsWith('HTTP/1.1 200')) resolve()
      else reject(new Error(text))
    }
    const fail = () => reject(new Error('the server ended the connection'))
    socket.on('data', take).once('close', fail)
  })
}

function requestOf({ points }: Asked, turn: number): string {
  const body = JSON.stringify(reportOf(points[turn % points.length]!, turn))
  return `POST /api/matters HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nx-claim: benchbenchbenchbench\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
