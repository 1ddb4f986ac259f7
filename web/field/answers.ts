/** Answers of the server as pages show them: the last one kept on the phone first, then the fresh one when there is signal. */
import { useCallback, useEffect, useState } from 'react'
import { ApiError, call } from '../shell/api.ts'
import { keep } from './keep.ts'
import { watched } from './signal.ts'

export interface Answer<T> {
  value: T | null
  /** When the server said so. */
  at: number | null
  loading: boolean
  failure: ApiError | null
}
export interface Asking<T> extends Answer<T> {
  reload(): void
}

/** A week: without signal that long, what is shown helps nobody. */
const keptForMs = 7 * 86_400_000

const memory = new Map<string, { value: unknown; at: number }>()
/** Counts up whenever answers under a path are out of date. */
const staleness = watched<{ prefix: string; n: number }>({ prefix: '', n: 0 })
/** Set when the server no longer knows who is asking. */
export const signedOut = watched(false)

/** Tells pages showing an answer whose path starts so to ask again. */
export function refresh(prefix: string): void {
  staleness.set({ prefix, n: staleness.get().n + 1 })
}

/** Told when answers under a path are out of date. */
export function onStale(path: string, changed: () => void): () => void {
  return staleness.watch(() => {
    if (path.startsWith(staleness.get().prefix)) changed()
  })
}

/** When the server was last heard: whatever waits may go now, though the browser did not notice that signal is back. */
export const heard = watched(0)

/** Puts an answer the server gave to something else (an act returns its matter). */
export async function putAnswer(path: string, value: unknown): Promise<void> {
  const at = Date.now()
  memory.set(path, { value, at })
  await (await keep()).seen.put({ id: path, at, value })
  refresh(path)
}

/** @param background asked by the page, not by the person: does not keep a session awake */
export async function ask<T>(path: string, background = false): Promise<T> {
  const value = await call<T>('GET', path, { retries: 0, headers: background ? { 'x-background': '1' } : {} })
  const at = Date.now()
  heard.set(at)
  memory.set(path, { value, at })
  void keep().then(kept => kept.seen.put({ id: path, at, value }))
  return value
}

/** The answer last seen, without asking. */
export async function lastSeen<T>(path: string): Promise<{ value: T; at: number } | null> {
  const held = memory.get(path) ?? (await (await keep()).seen.get(path))
  return held ? { value: held.value as T, at: held.at } : null
}

/** What was looked at is not kept on a phone for longer than it helps. */
export async function forgetOldAnswers(): Promise<void> {
  const { seen } = await keep()
  for (const { id, at } of await seen.all()) if (Date.now() - at > keptForMs) await seen.remove(id)
}

export function forgetAnswers(): Promise<unknown> {
  memory.clear()
  return keep().then(kept => kept.seen.clear())
}

/** @param path the address to ask, or null to ask nothing yet */
export function useAnswer<T>(path: string | null): Asking<T> {
  const [answer, setAnswer] = useState<Answer<T>>(() => fromMemory<T>(path))
  const load = useCallback(
    (background = false) => {
      let stopped = false
      if (path === null) return () => {}
      setAnswer(fromMemory<T>(path))
      const put = (next: Partial<Answer<T>>) => {
        if (!stopped) setAnswer(before => ({ ...before, ...next }))
      }
      if (!memory.has(path)) void lastSeen<T>(path).then(held => held && put(held))
      ask<T>(path, background).then(
        value => put({ value, at: Date.now(), loading: false, failure: null }),
        failure => {
          if (failure instanceof ApiError && failure.status === 401) signedOut.set(true)
          put({ loading: false, failure })
        },
      )
      return () => {
        stopped = true
      }
    },
    [path],
  )
  useEffect(() => {
    let stop = load()
    const unwatch = staleness.watch(() => {
      if (!path?.startsWith(staleness.get().prefix)) return
      stop()
      stop = load(true)
    })
    return () => {
      unwatch()
      stop()
    }
  }, [load, path])
  return { ...answer, reload: load }
}

function fromMemory<T>(path: string | null): Answer<T> {
  const held = path === null ? undefined : memory.get(path)
  return {
    value: (held?.value as T | undefined) ?? null,
    at: held?.at ?? null,
    loading: path !== null,
    failure: null,
  }
}
