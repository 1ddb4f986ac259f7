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

/** EventSource sends Last-Event-ID itself when it reconnects. */
function openStream() {
  source?.close()
  source = new EventSource('/api/events')
  source.addEventListener('act', event => tell(JSON.parse((event as MessageEvent<string>).data) as Moved))
  source.addEventListener('reset', () => tell('reset'))
  source.addEventListener('beside', event =>
    tellBeside((JSON.parse((event as MessageEvent<string>).data) as { proceedingId: string }).proceedingId),
  )
  source.addEventListener('ready', () => {
    setLinked(true)
    // What was written while the line was lost is not told again.
    tellBeside(null)
  })
  source.onopen = () => setLinked(true)
  source.onerror = () => {
    setLinked(false)
    if (source?.readyState === EventSource.CLOSED) setTimeout(openAnew, refusedMillis, source)
  }
}

/** What moved meanwhile was not told. */
function openAnew(refused: EventSource) {
  if (source !== refused) return
  openStream()
  source.addEventListener('ready', () => tell('reset'), { once: true })
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
