/** News from the server as it happens (server-sent events), resumed where the connection was lost; the pages say when it is. */
import { signedOut } from './answers.ts'
import { watched } from './signal.ts'

export interface News {
  proceedingId: string
  number: string
  state: string
  step: string
  at: string
}
/** 'live': connected; 'lost': no connection now. */
export const connection = watched<'starting' | 'live' | 'lost'>('starting')

const silentMs = 70_000
const longestWaitMs = 30_000

interface Listening {
  onNews(news: News): void
  /** The server cannot say what was missed: everything shown must be asked again. */
  onReset(): void
  onLive(): void
}

/** Listens until the returned function is called; rests while the page is hidden, to spare the battery. */
export function follow(listening: Listening): () => void {
  let lastId: string | null = null
  let aborting = new AbortController()
  let waitMs = 1000
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  async function listen(): Promise<void> {
    aborting.abort()
    const mine = new AbortController()
    aborting = mine
    try {
      await stream(mine, lastId, {
        id: id => {
          lastId = id
        },
        open: () => {
          waitMs = 1000
          connection.set('live')
          listening.onLive()
        },
        event: (name, data) => deliver(listening, name, data),
      })
    } catch {
      // a lost connection is ordinary here: it is shown, and tried again below
    }
    // Hidden, it rests: looking at the page again wakes it.
    if (stopped || mine !== aborting || document.hidden) return
    connection.set('lost')
    // Thousands lose their line at the same moment when the server starts anew: each comes back at another.
    timer = setTimeout(listen, waitMs * (0.5 + Math.random()))
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  }
  const wake = () => {
    clearTimeout(timer)
    waitMs = 1000
    if (document.hidden) aborting.abort()
    else void listen()
  }
  const cut = () => {
    connection.set('lost')
    aborting.abort()
  }
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('online', wake)
  window.addEventListener('offline', cut)
  void listen()
  return () => {
    stopped = true
    clearTimeout(timer)
    aborting.abort()
    document.removeEventListener('visibilitychange', wake)
    window.removeEventListener('online', wake)
    window.removeEventListener('offline', cut)
  }
}

function deliver(listening: Listening, name: string, data: string): void {
  if (name === 'act') listening.onNews(JSON.parse(data) as News)
  if (name === 'reset')
    setTimeout(listening.onReset, Math.random() * (JSON.parse(data) as { withinMs: number }).withinMs)
}

interface Receiver {
  id(id: string): void
  open(): void
  event(name: string, data: string): void
}

/** Reads one connection to its end. Not EventSource: that one cannot name the last event after a page was closed, nor tell a 401. */
async function stream(aborting: AbortController, lastId: string | null, to: Receiver): Promise<void> {
  const answer = await fetch('/api/events', {
    credentials: 'same-origin',
    cache: 'no-store',
    signal: aborting.signal,
    headers: { accept: 'text/event-stream', ...(lastId ? { 'last-event-id': lastId } : {}) },
  })
  if (answer.status === 401) signedOut.set(true)
  if (!answer.ok || !answer.body) throw new Error(String(answer.status))
  to.open()
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const watchdog = setTimeout(() => aborting.abort(), silentMs)
    const { done, value } = await reader.read().finally(() => clearTimeout(watchdog))
    if (done) return
    const blocks = (rest + value).split(/\r?\n\r?\n/)
    rest = blocks.pop() ?? ''
    for (const block of blocks) parse(block, to)
  }
}

function parse(block: string, to: Receiver): void {
  let name = 'message'
  const data: string[] = []
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = /^(\w+): ?(.*)$/.exec(line) ?? []
    if (field === 'event') name = value ?? ''
    if (field === 'data') data.push(value ?? '')
    if (field === 'id' && value) to.id(value)
  }
  if (data.length > 0) to.event(name, data.join('\n'))
}
