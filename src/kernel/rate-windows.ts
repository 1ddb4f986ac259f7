/** Counts of requests by sender and intent, a minute at a time, in this process: each of several processes counts for itself. */

interface Window {
  count: number
  readonly from: number
}
type Answer = (error: Error | null, result: { current: number; ttl: number }) => void

/** Senders remembered for one intent; beyond that the one heard of longest ago is forgotten. */
const sendersAtMost = 50_000

/** The store of @fastify/rate-limit: routes of one intent (`groupId`) share one count, so that none of them is a way round another. */
export class RateWindows {
  readonly #windows = new Map<string, Window>()
  readonly #groups = new Map<string, RateWindows>()

  incr(key: string, answer: Answer, windowMs: number): void {
    // Not the wall clock: set back a day, a minute that is used up would last that day.
    const now = performance.now()
    const before = this.#windows.get(key)
    const open = before !== undefined && before.from + windowMs > now
    const window = open ? before : { count: 0, from: now }
    window.count++
    // Whoever asked last stands last.
    this.#windows.delete(key)
    this.#windows.set(key, window)
    if (this.#windows.size > sendersAtMost) this.#windows.delete(this.#windows.keys().next().value as string)
    answer(null, { current: window.count, ttl: Math.ceil(window.from + windowMs - now) })
  }

  child(route: object): RateWindows {
    const { groupId } = route as { readonly groupId?: string }
    if (groupId === undefined) return new RateWindows()
    const shared = this.#groups.get(groupId) ?? new RateWindows()
    this.#groups.set(groupId, shared)
    return shared
  }
}
