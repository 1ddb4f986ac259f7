/** Counts of requests by sender in windows of the machine's own clock: with the wall clock set back a day, a minute that is used up would last that day. */
import type { FastifyRateLimitStore } from '@fastify/rate-limit'

interface Window {
  count: number
  readonly began: number
}

/** Senders remembered at a time; the one who came first is forgotten first. */
const mostSenders = 20_000

export class LimitStore implements FastifyRateLimitStore {
  readonly #windows = new Map<string, Window>()

  incr(
    key: string,
    told: (error: Error | null, result?: { current: number; ttl: number }) => void,
    windowMs: number,
  ): void {
    const now = performance.now()
    let window = this.#windows.get(key)
    if (window === undefined || window.began + windowMs <= now) {
      this.#windows.delete(key)
      window = { count: 0, began: now }
      this.#windows.set(key, window)
      if (this.#windows.size > mostSenders) this.#windows.delete(this.#windows.keys().next().value!)
    }
    window.count++
    told(null, { current: window.count, ttl: Math.ceil(window.began + windowMs - now) })
  }

  /** Each route that asks for a limit of its own counts apart. */
  child(_options: unknown): LimitStore {
    return new LimitStore()
  }
}
