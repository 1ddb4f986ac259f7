/** Many things looked after in turn: each once a period, spread evenly, so that no moment has to look after all of them. */

export interface Wheel<T> {
  add(it: T): void
  remove(it: T): void
  stop(): void
}

/**
 * @param look is given, many times a period, those whose turn it is
 * @example const beats = openWheel(20_000, 20, streams => …) // every second a twentieth of them
 */
export function openWheel<T>(periodMs: number, turns: number, look: (due: readonly T[]) => void): Wheel<T> {
  const slots = Array.from({ length: turns }, () => new Set<T>())
  const slotOf = new Map<T, Set<T>>()
  let [added, turn] = [0, 0]
  const timer = setInterval(() => {
    const due = slots[turn++ % turns]!
    if (due.size > 0) look([...due])
  }, periodMs / turns)
  timer.unref()
  return {
    add(it) {
      const slot = slots[added++ % turns]!
      slot.add(it)
      slotOf.set(it, slot)
    },
    remove(it) {
      slotOf.get(it)?.delete(it)
      slotOf.delete(it)
    },
    stop: () => clearInterval(timer),
  }
}
