/** What is kept of patrols goes when its time is over: tracks after days, patrols and closed hazards after years, with their photos; that it went is on record (PIPL art. 19). */
import { type RawBuilder, sql } from 'kysely'
import { mayRemoveFiles } from '../kernel/backup/snapshot.ts'
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays, addMonths, dayOfNumber, instantOf, numberOfDay } from '../proceedings/days.ts'
import { recordsKept, trackKept } from './terms.ts'
import { removeOldTracks } from './track.ts'

/** So many at a time: locks are short, and what is left goes in the next round of the same run. */
const atOnce = 500

/** @returns how many tracks, patrols and hazards went */
export async function removeOldPatrols(
  kernel: Kernel,
  jurisdictionId: number,
): Promise<{ tracks: number; patrols: number; hazards: number }> {
  const now = kernel.clock.now()
  const today = civilDay(now)
  const before = dayOfNumber(addMonths(numberOfDay(today), -12 * recordsKept.years))
  const tracks = await kernel.db.owner.transaction().execute(async tx => {
    const removed = await removeOldTracks(tx, jurisdictionId, now)
    await record(tx, jurisdictionId, 'patrolTracks', addDays(today, -trackKept.days), removed, now)
    return removed
  })
  const until = instantOf(before, '00:00')
  const [patrols, hazards] = [
    await removed(kernel, jurisdictionId, 'patrols', before, patrolsBefore(jurisdictionId, until)),
    await removed(kernel, jurisdictionId, 'hazards', before, hazardsBefore(jurisdictionId, until)),
  ]
  return { tracks, patrols, hazards }
}

/** A patrol whose hazard is still known stays with it: it says how that was found. */
const patrolsBefore = (jurisdictionId: number, until: Date) => ({
  ids: sql`select w.id from patrol w where w.jurisdiction_id = ${jurisdictionId} and w.started_at < ${until}
    and not exists (select from patrol_check c where c.jurisdiction_id = w.jurisdiction_id and c.patrol_id = w.id and c.hazard_id is not null
      and exists (select from hazard h where h.jurisdiction_id = c.jurisdiction_id and h.id = c.hazard_id))`,
  children: sql.raw('patrol_check'),
  of: sql.raw('patrol_id'),
  table: sql.raw('patrol'),
})
const hazardsBefore = (jurisdictionId: number, until: Date) => ({
  ids: sql`select h.id from hazard h where h.jurisdiction_id = ${jurisdictionId} and h.closed_at < ${until}`,
  children: sql.raw('hazard_event'),
  of: sql.raw('hazard_id'),
  table: sql.raw('hazard'),
})
type Old = ReturnType<typeof patrolsBefore>

async function removed(
  kernel: Kernel,
  jurisdictionId: number,
  rule: string,
  before: string,
  old: Old,
): Promise<number> {
  let all = 0
  for (let last = atOnce; last === atOnce; all += last)
    last = await kernel.db.owner.transaction().execute(async tx => {
      // While a backup is made nothing goes that it names: tomorrow will do.
      if (!(await mayRemoveFiles(tx))) return 0
      const { rows } = await sql<{ id: string }>`${old.ids} limit ${atOnce}`.execute(tx)
      const ids = rows.map(row => row.id)
      if (ids.length === 0) return 0
      await removePhotos(
        kernel,
        tx,
        jurisdictionId,
        sql`select id from ${old.children}
        where jurisdiction_id = ${jurisdictionId} and ${old.of} = any (${ids}::uuid[])`,
      )
      await sql`delete from ${old.children} where jurisdiction_id = ${jurisdictionId} and ${old.of} = any (${ids}::uuid[])`.execute(
        tx,
      )
      await sql`delete from ${old.table} where jurisdiction_id = ${jurisdictionId} and id = any (${ids}::uuid[])`.execute(
        tx,
      )
      return ids.length
    })
  await record(kernel.db.owner as Tx, jurisdictionId, rule, before, all, kernel.clock.now())
  return all
}

/** Bytes go before the rows are gone for good: after a crash in between the next run finds the rows. */
async function removePhotos(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  records: RawBuilder<unknown>,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from file
    where jurisdiction_id = ${jurisdictionId} and record_id in (${records}) and record_kind in ('check', 'hazard')`.execute(
    tx,
  )
  for (const { id } of rows) await kernel.files.remove(id)
  await sql`delete from file where jurisdiction_id = ${jurisdictionId} and id = any (${rows.map(row => row.id)}::uuid[])`.execute(
    tx,
  )
}

async function record(
  tx: Tx,
  jurisdictionId: number,
  rule: string,
  before: string,
  removed: number,
  at: Date,
): Promise<void> {
  if (removed === 0) return
  await sql`insert into retention_run (jurisdiction_id, id, rule, before, removed, at)
    values (${jurisdictionId}, gen_random_uuid(), ${rule}, ${before}::date, ${removed}, ${at})`.execute(tx)
}
