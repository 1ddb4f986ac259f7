/** Pages of a county as bare sockets in a process of their own: they hang on a stream, note how old each event is, and come back when it breaks. */
import { connect, type Socket } from 'node:net'

export interface ClientOrder {
  readonly port: number
  /** The request line and headers after it of each client. */
  readonly asks: readonly { readonly path: string; readonly cookie: string; readonly deaf?: boolean }[]
}
/** Since it was asked before. */
export interface ClientReport {
  readonly open: number
  readonly ready: number
  readonly events: number
  readonly resets: number
  readonly bytes: number
  /** Milliseconds from the instant in the event to its arrival; counted in steps of a millisecond. */
  readonly ages: readonly (readonly [ms: number, count: number])[]
  /** Events of each client. */
  readonly counts: readonly number[]
}

interface Client {
  readonly ask: ClientOrder['asks'][number]
  rest: string
  lastId: string
  retryMs: number
  isOpen: boolean
  isReady: boolean
  events: number
}

let order: ClientOrder | null = null
let clients: Client[] = []
let ages = new Map<number, number>()
let [resets, bytes] = [0, 0]
const connectAtOnce = 50

process.on('message', async (message: ClientOrder | 'report') => {
  if (message === 'report') return report()
  order = message
  clients = message.asks.map(ask => ({
    ...{ ask, rest: '', lastId: '', retryMs: 2000, isOpen: false, isReady: false, events: 0 },
  }))
  for (let from = 0; from < clients.length; from += connectAtOnce) {
    for (const client of clients.slice(from, from + connectAtOnce)) open(client)
    await new Promise(done => setTimeout(done, 20))
  }
})
process.on('disconnect', () => process.exit(0))

function open(client: Client): void {
  const { path, cookie, deaf } = client.ask
  const socket: Socket = connect(order!.port, '127.0.0.1')
  socket.setNoDelay(true)
  const last = client.lastId === '' ? '' : `last-event-id: ${client.lastId}\r\n`
  socket.write(
    `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/event-stream\r\ncookie: ${cookie}\r\n${last}\r\n`,
  )
  socket.on('data', chunk => {
    take(client, chunk)
    if (deaf && client.isReady) socket.pause()
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    client.isOpen = client.isReady = false
    client.rest = ''
    setTimeout(open, client.retryMs, client)
  })
}

const at = '"at":"'
const instantLength = 24

function take(client: Client, chunk: Buffer): void {
  const now = performance.timeOrigin + performance.now()
  bytes += chunk.length
  client.isOpen = true
  const text = client.rest + chunk.toString('latin1')
  let from = 0
  for (;;) {
    const found = text.indexOf(at, from)
    if (found < 0 || found + at.length + instantLength > text.length) break
    from = found + at.length + instantLength
    const age = Math.max(0, Math.round(now - Date.parse(text.slice(found + at.length, from))))
    ages.set(age, (ages.get(age) ?? 0) + 1)
    client.events += 1
  }
  const whole = text.lastIndexOf('\n\n')
  for (const [, id] of text.slice(0, whole + 1).matchAll(/^id: (.*)$/gm)) client.lastId = id ?? ''
  if (!client.isReady) {
    client.retryMs = Number(/^retry: (\d+)/m.exec(text)?.[1] ?? client.retryMs)
    if (/^event: ready/m.test(text)) client.isReady = true
  }
  if (text.includes('event: reset', from > 200 ? from - 200 : 0)) resets += 1
  client.rest = text.slice(Math.max(from, text.length - 100))
}

function report(): void {
  const answer: ClientReport = {
    open: clients.filter(client => client.isOpen).length,
    ready: clients.filter(client => client.isReady).length,
    events: clients.reduce((sum, client) => sum + client.events, 0),
    ...{ resets, bytes, ages: [...ages], counts: clients.map(client => client.events) },
  }
  ages = new Map()
  ;[resets, bytes] = [0, 0]
  for (const client of clients) client.events = 0
  process.send!(answer)
}
