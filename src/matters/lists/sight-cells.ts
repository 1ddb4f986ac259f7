/** In which cells of the map a limited sight has matters at all, so that its neighbours are not looked for among everybody's of the cells around. */
import { sql } from 'kysely'
import type { Database, Sight } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/days.ts'
import { anyOf, monthsBetween, sightFacts } from './facts.ts'

export interface Seen {
  /** Reported from this instant on; nothing is known of what is older. */
  readonly from: Date
  /** Cells with something within sight. */
  readonly cells: ReadonlySet<string>
  /** From here on something may have come to other cells as well. */
  readonly since: Date
  /** So little in all that its time need not limit what is looked for. */
  readonly isLittle: boolean
}
interface Held {
  until: number
  seen: Seen | null
}

const daysRead = 150
const day = 86_400_000
/** Reports reach the county late where there is no signal; those of the last day are looked for everywhere. */
const lateMs = day
const keptMs = 30 * 60_000
const mostSights = 300
const little = 3000
const held = new WeakMap<Database, Map<string, Held>>()

/**
 * As it was known last; older than half an hour for the first alone who asks after a pause. Null while it is not known yet (nobody waits for it), or for whoever
 * sees the whole jurisdiction.
 * It only spares looking: what is found is held against the sight all the same.
 */
export function whereSeen({ db, clock }: Pick<Kernel, 'db' | 'clock'>, sight: Sight): Seen | null {
  const facts = sightFacts(sight)
  if (sight.reach !== 'scoped' || facts.length === 0) return null
  const sights = held.get(db) ?? new Map<string, Held>()
  held.set(db, sights)
  const key = `${sight.jurisdictionId} ${facts.join(' ')}`
  const now = clock.now()
  const known = sights.get(key)
  if (known && known.until > now.getTime() && known.until - now.getTime() <= keptMs) return known.seen
  const fresh = { until: now.getTime() + keptMs, seen: known?.seen ?? null }
  // The oldest goes first: who asks again is put at the end.
  sights.delete(key)
  sights.set(key, fresh)
  for (const oldest of sights.keys()) if (sights.size > mostSights) sights.delete(oldest)
  readSeen(db, sight.jurisdictionId, anyOf(facts), now).then(
    seen => (fresh.seen = seen),
    () => sights.delete(key),
  )
  return fresh.seen
}

async function readSeen(db: Database, jurisdictionId: number, facts: string, now: Date): Promise<Seen> {
  const from = new Date(now.getTime() - daysRead * day)
  const [months] = monthsBetween(civilDay(now), civilDay(from))
  const { rows } = await sql<{ cell: string | null; n: number }>`
    select m.place_cell as cell, count(*)::integer as n from matter m
    where m.jurisdiction_id = ${jurisdictionId} and m.search @@ ${facts}::tsquery and m.search @@ ${months}::tsquery and m.reported_at >= ${from}
    group by 1`.execute(db.owner)
  return {
    from,
    cells: new Set(rows.map(row => row.cell).filter(cell => cell !== null)),
    since: new Date(now.getTime() - lateMs),
    isLittle: rows.reduce((sum, row) => sum + row.n, 0) <= little,
  }
}
