/** What the page of counsel asks of the server, and the community it remembers on this phone. */
import type { z } from 'zod'
import type { bookedShape, ownCounselShape } from '../../../src/counsel/shape-answers.ts'

export type OwnCounsel = z.infer<typeof ownCounselShape>
export type Booked = z.infer<typeof bookedShape>
export type Slot = OwnCounsel['free'][number]

const key = 'aili.counsel.community'

/** A browser that keeps nothing asks again. */
export function keptCommunity(): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

export function keepCommunity(id: string): void {
  try {
    localStorage.setItem(key, id)
  } catch {
    // Asked again next time.
  }
}

export function forgetCommunity(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
