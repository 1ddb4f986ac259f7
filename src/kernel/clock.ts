/** Time is passed in, never read from the wall inside a rule. All civil days are of Asia/Shanghai; all stored instants are UTC. */

export interface Clock {
  now(): Date
}

export const wallClock: Clock = { now: () => new Date() }

/** A clock for tests: stands still until moved. */
export function fixedClock(
  at: string,
): Clock & { set(at: string): void; advance(milliseconds: number): void } {
  let now = new Date(at)
  return {
    now: () => now,
    set: next => {
      now = new Date(next)
    },
    advance: milliseconds => {
      now = new Date(now.getTime() + milliseconds)
    },
  }
}
