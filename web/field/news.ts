/** Matters that arrived while the page was open: marked until they were looked at. */
import type { News } from './live.ts'
import { ownActs } from './outbox.ts'
import { watched } from './signal.ts'

/** Ids of matters that began to wait here since the page was opened. */
export const arrived = watched<ReadonlySet<string>>(new Set())
/** Ids somebody acted on since; only those can be new in a list. */
const moved = new Set<string>()
const known = new Set<string>()
let listed = false

export function noteNews(news: News): void {
  if (!ownActs.has(news.proceedingId)) moved.add(news.proceedingId)
}

/** Compares a fresh list of what waits with what was there before. */
export function noteList(ids: readonly string[]): void {
  const fresh = ids.filter(id => !known.has(id) && moved.has(id))
  for (const id of ids) known.add(id)
  if (listed && fresh.length > 0) arrived.set(new Set([...arrived.get(), ...fresh]))
  listed = true
}

export function lookedAt(id: string): void {
  if (!arrived.get().has(id)) return
  arrived.set(new Set([...arrived.get()].filter(each => each !== id)))
}
