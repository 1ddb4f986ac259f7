/**
 * Snapshots of the database as positions in the stream of acts: transactions commit out of the order they began in, so no
 * number says what was sent already. A snapshot does: what is visible now and was not visible in the last one is news.
 */

/** As PostgreSQL writes it: everything below `xmin` had ended, nothing from `xmax` on had, of those between the ones in `open` had not. */
export interface Snapshot {
  readonly text: string
  readonly xmin: number
  readonly xmax: number
  readonly open: ReadonlySet<number>
}

/** Null for what is none: ids of a stream come from outside. */
export function readSnapshot(text: string): Snapshot | null {
  if (!/^\d{1,15}:\d{1,15}:(\d{1,15}(,\d{1,15})*)?$/.test(text)) return null
  const [xmin = '', xmax = '', open = ''] = text.split(':')
  const numbers = open === '' ? [] : open.split(',').map(Number)
  const snapshot = { text, xmin: Number(xmin), xmax: Number(xmax), open: new Set(numbers) }
  const within = numbers.every(one => one >= snapshot.xmin && one < snapshot.xmax)
  return snapshot.xmin > 0 && snapshot.xmin <= snapshot.xmax && within ? snapshot : null
}

/** Was what this transaction wrote visible in the snapshot? */
export function isVisible(xact: number, snapshot: Snapshot): boolean {
  return xact < snapshot.xmin || (xact < snapshot.xmax && !snapshot.open.has(xact))
}

/** Is everything that was visible in `earlier` visible in `later` too? False also where that cannot be said. */
export function covers(later: Snapshot, earlier: Snapshot): boolean {
  if (later.xmax < earlier.xmax) return false
  for (const one of later.open) if (isVisible(one, earlier)) return false
  return true
}

/** Everything below a transaction, nothing from it on. */
export function below(xact: number): Snapshot {
  return { text: `${xact}:${xact}:`, xmin: xact, xmax: xact, open: new Set() }
}
