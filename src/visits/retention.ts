/** Visits are forgotten after two years, as the field register says: notes, photos and who was visited go; how many there were in a grid and month stays. PIPL art. 19. */
import { sql } from 'kysely'
import { everythingOf, type Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addMonths, civilDay, dayOfNumber, numberOfDay } from '../proceedings/days.ts'
import { visitDays } from './targets.ts'

const rowsAtOnce = 2000

/** @returns how many visits went */
export async function forgetVisits(kernel: Kernel, jurisdictionId: number): Promise<number> {
  const now = kernel.clock.now()
  const before = dayOfNumber(addMonths(numberOfDay(civilDay(now)), -12 * visitDays.keptYears))
  let removed = 0
  for (;;) {
    const batch = await kernel.db.within(everythingOf(jurisdictionId), async tx => {
      const corrected = await removeCorrected(tx, jurisdictionId, before)
      return corrected + (await removeCounted(tx, jurisdictionId, before))
    })
    removed += batch
    if (batch === 0) break
  }
  if (removed > 0)
    await kernel.db.within(everythingOf(jurisdictionId), tx =>
      tx
        .insertInto('retentionRun')
        .values({
          jurisdictionId,
          id: newId(now.getTime()),
          rule: 'visit',
          before,
          removed,
          at: now,
        } as never)
        .execute(),
    )
  return removed
}

/** Before their corrections: otherwise an entry would count again once its correction is gone. They were no visits of their own. */
async function removeCorrected(tx: Tx, jurisdictionId: number, before: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select v.id from visit c join visit v on v.jurisdiction_id = c.jurisdiction_id and v.id = c.replaces
    where c.jurisdiction_id = ${jurisdictionId} and c.replaces is not null and least(v.on_day, c.on_day) < ${before}::date
    limit ${rowsAtOnce}`.execute(tx)
  return remove(
    tx,
    jurisdictionId,
    rows.map(row => row.id),
  )
}

async function removeCounted(tx: Tx, jurisdictionId: number, before: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from visit where jurisdiction_id = ${jurisdictionId} and on_day < ${before}::date
    limit ${rowsAtOnce}`.execute(tx)
  const ids = rows.map(row => row.id)
  await sql`
    insert into visit_month (jurisdiction_id, place_id, month, outcome, visits)
    select jurisdiction_id, coalesce(grid_id, community_id), date_trunc('month', on_day)::date, outcome, count(*) from visit
    where jurisdiction_id = ${jurisdictionId} and id = any (${ids}::uuid[])
    group by 1, 2, 3, 4
    on conflict (jurisdiction_id, place_id, month, outcome)
      do update set visits = visit_month.visits + excluded.visits`.execute(tx)
  return remove(tx, jurisdictionId, ids)
}

/** Photos are let go: what belongs to nothing is taken off the disk within a day. */
async function remove(tx: Tx, jurisdictionId: number, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const of = sql`jurisdiction_id = ${jurisdictionId}`
  const list = sql`any (${[...ids]}::uuid[])`
  await sql`delete from visit_matter where ${of} and visit_id = ${list}`.execute(tx)
  await sql`update file set record_kind = null, record_id = null, grid_id = null, community_id = null
    where ${of} and record_kind = 'visit' and record_id = ${list}`.execute(tx)
  await sql`delete from visit where ${of} and id = ${list}`.execute(tx)
  return ids.length
}
