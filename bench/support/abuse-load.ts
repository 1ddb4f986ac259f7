/** Somebody who means ill, in a process of their own: connections that say nothing, and others that dribble heads and bodies; whatever is closed is opened anew. */
import { connect, type Socket } from 'node:net'

interface Asked {
  readonly port: number
  readonly idle: number
  readonly slow: number
}
const atOnce = 200
const dripEveryMs = 1000
const slow = new Set<Socket>()

process.once('message', (asked: Asked) => void attack(asked))

async function attack({ port, idle, slow: dribbling }: Asked): Promise<void> {
  for (let begun = 0; begun < idle; begun += atOnce)
    await Promise.all(Array.from({ length: Math.min(atOnce, idle - begun) }, () => opened(port, null)))
  await Promise.all(Array.from({ length: dribbling }, (_, turn) => opened(port, turn)))
  setInterval(() => {
    for (const socket of slow) socket.write('x')
  }, dripEveryMs)
  process.send?.('ready')
}

/** Resolves when it is open, or has failed once: it is tried again. */
function opened(port: number, turn: number | null): Promise<void> {
  return new Promise(done => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('error', () => {})
    socket.once('connect', () => {
      socket.resume()
      if (turn !== null) begin(socket, turn)
      done()
    })
    socket.once('close', () => {
      slow.delete(socket)
      done()
      setTimeout(() => void opened(port, turn), 500 + Math.random() * 1000)
    })
  })
}

/** Heads that never end, small bodies and photos of which hardly anything comes. */
function begin(socket: Socket, turn: number): void {
  const post = 'POST /api/matters HTTP/1.1\r\nHost: a\r\n'
  const photo = 'POST /api/files HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\n'
  const heads = [
    'GET /api/jurisdiction HTTP/1.1\r\nHost: a\r\nX-Slow: ',
    `${post}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{`,
    `${photo}Content-Length: 900000\r\n\r\n`,
  ]
  socket.write(heads[turn % heads.length] as string)
  slow.add(socket)
}
