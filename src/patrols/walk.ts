/** A patrol as it stands: the latest check of each item holds, a stop is passed when all its items were looked at. Pure. */
import type { Stop } from './shape.ts'

export interface Checked {
  readonly id: string
  readonly stopId: string
  readonly itemId: string
  readonly result: 'ok' | 'notOk' | 'notReached'
  readonly at: Date
}
export interface Progress {
  readonly stopsPlanned: number
  readonly stopsDone: number
  readonly notOk: number
}

const itemKey = (check: Pick<Checked, 'stopId' | 'itemId'>) => `${check.stopId} ${check.itemId}`

/** Of several checks of one item the latest, whatever the order they arrived in. */
export function standingChecks<T extends Checked>(checks: readonly T[]): T[] {
  const latest = new Map<string, T>()
  for (const check of checks) {
    const before = latest.get(itemKey(check))
    if (!before || isLater(check, before)) latest.set(itemKey(check), check)
  }
  return [...latest.values()]
}

/** A stop counts when every item has a check and somebody got to at least one of them. */
export function progressOf(stops: readonly Stop[], checks: readonly Checked[]): Progress {
  const holds = new Map(standingChecks(checks).map(check => [itemKey(check), check]))
  const done = stops.filter(stop => {
    const results = stop.items.map(item => holds.get(itemKey({ stopId: stop.id, itemId: item.id }))?.result)
    return results.every(result => result !== undefined) && results.some(result => result !== 'notReached')
  })
  return {
    stopsPlanned: stops.length,
    stopsDone: done.length,
    notOk: [...holds.values()].filter(check => check.result === 'notOk').length,
  }
}

function isLater(one: Checked, other: Checked): boolean {
  const [a, b] = [one.at.getTime(), other.at.getTime()]
  return a > b || (a === b && one.id < other.id)
}
