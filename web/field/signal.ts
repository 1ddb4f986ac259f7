/** A value the pages watch: changed anywhere, shown everywhere. */
import { useSyncExternalStore } from 'react'

export interface Watched<T> {
  get(): T
  set(next: T): void
  watch(changed: () => void): () => void
}

export function watched<T>(first: T): Watched<T> {
  let value = first
  const watchers = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const changed of watchers) changed()
    },
    watch(changed) {
      watchers.add(changed)
      return () => watchers.delete(changed)
    },
  }
}

export function useWatched<T>(source: Watched<T>): T {
  return useSyncExternalStore(source.watch, source.get)
}
