/** Live updates by server-sent events: who listens is told which proceeding moved; a lost connection resumes by itself. */
import { useEffect, useRef, useSyncExternalStore } from 'react'

export interface Moved {
  proceedingId: string
  number: string
  state: string
  step: string
  at: string
}

type Listener = (moved: Moved | 'reset') => void

const listeners = new Set<Listener>()
const besides = new Set<(proceedingId: string | null) => void>()
const watchers = new Set<() => void>()
let source: EventSource | null = null
let linked = false
let lastId = ''
/** Many pages hear the same at the same moment: what each asks anew is spread over this, which the server says. */
let spreadMs = 0

/**
 * The stream while somebody is signed in and looks at this page. A page in the background gives its connection back after a while
 * (a browser allows six to one server) and looks at everything afresh when it is shown again.
 */
export function startLive(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const shown = () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(closeStream, hiddenMillis)
    else if (!source) {
      openStream()
      tell('reset')
    }
  }
  openStream()
  document.addEventListener('visibilitychange', shown)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', shown)
    closeStream()
  }
}

const hiddenMillis = 20_000
/** A stream the server has refused is not tried again by the browser itself: while the session has run out it is refused. */
const refusedMillis = 3_000

/** EventSource sends Last-Event-ID itself when it reconnects, after the pause the server gave it. */
function openStream(after = '') {
  source?.close()
  source = new EventSource(`/api/events${after && `?after=${encodeURIComponent(after)}`}`)
  const hear = (name: string, then: (data: string) => void) =>
    source?.addEventListener(name, event => {
      lastId = event.lastEventId
      then((event as MessageEvent<string>).data)
    })
  hear('act', data => tell(JSON.parse(data) as Moved))
  hear('reset', data => {
    spreadMs = (JSON.parse(data) as { withinMs: number }).withinMs
    setTimeout(tell, Math.random() * spreadMs, 'reset')
  })
  hear('beside', data => tellBeside((JSON.parse(data) as { proceedingId: string }).proceedingId))
  hear('ready', data => {
    spreadMs = (JSON.parse(data) as { withinMs: number }).withinMs
    setLinked(true)
    // What was written while the line was lost is not told again.
    tellBeside(null)
  })
  source.onopen = () => setLinked(true)
  source.onerror = () => {
    setLinked(false)
    if (source?.readyState === EventSource.CLOSED)
      setTimeout(openAnew, refusedMillis * (1 + Math.random()), source)
  }
}

function openAnew(refused: EventSource) {
  if (source !== refused) return
  openStream(lastId)
  // Nobody can say since when: everything shown may be old.
  if (lastId === '') source.addEventListener('ready', () => tell('reset'), { once: true })
}

function closeStream() {
  source?.close()
  source = null
}

function tell(moved: Moved | 'reset') {
  for (const listener of listeners) listener(moved)
}

function tellBeside(proceedingId: string | null) {
  for (const listener of besides) listener(proceedingId)
}

function setLinked(now: boolean) {
  if (linked === now) return
  linked = now
  for (const watcher of watchers) watcher()
}

export function useLive(listener: Listener): void {
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => {
    const hear: Listener = moved => latest.current(moved)
    listeners.add(hear)
    return () => void listeners.delete(hear)
  }, [])
}

/**
 * For lists and figures: after something moved and a moment of quiet, yet soon also when it never is quiet; at another moment
 * on each page.
 */
export function useLiveSoon(work: () => void, settleMillis: number): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const since = useRef<number | null>(null)
  useEffect(() => () => clearTimeout(timer.current), [])
  useLive(() => {
    const now = performance.now()
    since.current ??= now
    if (now - since.current > settleMillis * longestSettles) return
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => {
        since.current = null
        work()
      },
      settleMillis + Math.random() * spreadMs,
    )
  })
}

/** So many times the pause at most. */
const longestSettles = 4

/** Something was written beside this proceeding that is no act of its own, or may have been while the line was lost. */
export function useBeside(proceedingId: string, listener: () => void): void {
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => {
    const hear = (id: string | null) => {
      if (id === null || id === proceedingId) latest.current()
    }
    besides.add(hear)
    return () => void besides.delete(hear)
  }, [proceedingId])
}

/** Is the stream open just now? */
export function useLinked(): boolean {
  return useSyncExternalStore(
    watcher => {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    () => linked,
  )
}
