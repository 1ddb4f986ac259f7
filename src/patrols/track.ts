/** Where a worker walked: kept only on consent, thinned out, encrypted, read by the worker alone, and only its length by others (PIPL art. 6, 13, 28). */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Vault } from '../kernel/vault.ts'
import { dayMilliseconds } from '../proceedings/days.ts'
import { metresBetween, type Staff } from '../territory/index.ts'
import { trackKept } from './terms.ts'

export type TrackPoint = readonly [lng: number, lat: number, at: number]

const purpose = 'patrol.track'
/** What a phone's positions wander by while it lies still. */
const wanderMetres = 8

/** Only while the patrol ran, and no point that says nothing new. */
export function thinned(points: readonly TrackPoint[], from: Date, until: Date | null): TrackPoint[] {
  const [first, last] = [from.getTime(), until?.getTime() ?? Number.POSITIVE_INFINITY]
  const ran = points.filter(([, , at]) => at >= first && at <= last).sort((a, b) => a[2] - b[2])
  const kept: TrackPoint[] = []
  for (const point of ran) {
    const before = kept.at(-1)
    if (!before || metresBetween([before[0], before[1]], [point[0], point[1]]) >= wanderMetres)
      kept.push([round(point[0]), round(point[1]), Math.round(point[2])])
  }
  return kept
}

export function metresOf(track: readonly TrackPoint[]): number {
  let sum = 0
  for (let i = 1; i < track.length; i++) {
    const [a, b] = [track[i - 1]!, track[i]!]
    sum += metresBetween([a[0], a[1]], [b[0], b[1]])
  }
  return Math.round(sum)
}

/** Of two sendings the one that reaches further; the same for any order of them. */
export function furtherTrack(
  vault: Vault,
  kept: Buffer | null,
  sent: readonly TrackPoint[],
): { readonly track: Buffer; readonly trackMetres: number } | null {
  if (sent.length === 0) return null
  const before = kept === null ? [] : read(vault, kept)
  const [reached, reaches] = [before.at(-1)?.[2] ?? 0, sent.at(-1)![2]]
  if (reached > reaches || (reached === reaches && before.length >= sent.length)) return null
  return { track: vault.encrypt(purpose, JSON.stringify(sent)), trackMetres: metresOf(sent) }
}

/** The worker's own, nobody else's: whoever else asks does not learn whether there is one. @throws Refusal notFound */
export async function ownTrack(kernel: Kernel, staff: Staff, patrolId: string): Promise<TrackPoint[]> {
  return kernel.db.within(staff.sight, async tx => {
    const row = await tx
      .selectFrom('patrol')
      .select('track')
      .where('jurisdictionId', '=', staff.jurisdictionId)
      .where('id', '=', patrolId)
      .where('personId', '=', staff.personId)
      .executeTakeFirst()
    if (!row?.track) throw new Refusal('notFound')
    return read(kernel.vault, row.track)
  })
}

/** Consent taken back: gone at once, its length too, and what still arrives of it is not kept. @throws Refusal notFound */
export async function forgetTrack(kernel: Kernel, staff: Staff, patrolId: string): Promise<void> {
  const at = kernel.clock.now()
  const { numAffectedRows } = await kernel.db.within(staff.sight, tx =>
    sql`update patrol set track = null, track_metres = null, track_removed_at = coalesce(track_removed_at, ${at})
      where jurisdiction_id = ${staff.jurisdictionId} and id = ${patrolId} and person_id = ${staff.personId}`.execute(
      tx,
    ),
  )
  if (numAffectedRows === 0n) throw new Refusal('notFound')
}

/** Everything older than the days it is kept; the lengths stay. @returns how many went */
export async function removeOldTracks(tx: Tx, jurisdictionId: number, now: Date): Promise<number> {
  const before = oldestKept(now)
  const { numAffectedRows } = await sql`update patrol set track = null, track_removed_at = ${now}
    where jurisdiction_id = ${jurisdictionId} and track is not null and started_at < ${before}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

export function oldestKept(now: Date): Date {
  return new Date(now.getTime() - trackKept.days * dayMilliseconds)
}

function read(vault: Vault, box: Buffer): TrackPoint[] {
  return JSON.parse(vault.decrypt(purpose, box)) as TrackPoint[]
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5
