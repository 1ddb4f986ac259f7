/** What was declared to go after its time does go: a rule at a time, so many at once, and how many is on record (PIPL art. 19, 47). */
import { type Kysely, sql } from 'kysely'
import { type DB, everythingOf, type Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addMonths, dayOfNumber, numberOfDay } from '../proceedings/days.ts'
import type { Writer } from './change-log.ts'
import { eraseResident } from './erase.ts'
import { retention } from './terms.ts'

export interface Removal {
  readonly jurisdictionId: number
  /** What was removed: visitNote, patrolTrack, residentCode. */
  readonly rule: string
  /** Everything older than this day. */
  readonly before: string
  readonly removed: number
  readonly at: Date
}

/** Rounds that found nothing are no news. */
export async function recordRemoval(db: Kysely<DB>, removal: Removal): Promise<void> {
  if (removal.removed === 0) return
  await db
    .insertInto('retentionRun')
    .values({ ...removal, id: newId(removal.at.getTime()) })
    .execute()
}

/** The last day whose data are due: so many years ago. */
export function yearsBefore(onDay: string, years: number): string {
  return dayOfNumber(addMonths(numberOfDay(onDay), -12 * years))
}

const atOnce = 500

type Rule = (kernel: Kernel, tx: Tx, jurisdictionId: number, before: string) => Promise<number>

const rules: Readonly<Record<string, { readonly years: number; readonly remove: Rule }>> = {
  residentMovedOut: { years: retention.movedOut.years, remove: residentsMovedOut },
  householdMovedOut: { years: retention.movedOut.years, remove: householdsMovedOut },
  merge: { years: retention.merge.years, remove: merges },
  consent: { years: retention.consent.years, remove: consents },
}

/** Every jurisdiction, every rule; each round in a transaction of its own, until nothing is left. */
export async function removeExpired(kernel: Kernel): Promise<void> {
  const at = kernel.clock.now()
  const jurisdictions = await kernel.db.owner.selectFrom('jurisdiction').select('id').execute()
  for (const { id: jurisdictionId } of jurisdictions) {
    for (const [rule, { years, remove }] of Object.entries(rules)) {
      const before = yearsBefore(civilDay(at), years)
      const round = () =>
        kernel.db.within(everythingOf(jurisdictionId), async tx => {
          const removed = await remove(kernel, tx, jurisdictionId, before)
          await recordRemoval(tx, { jurisdictionId, rule, before, removed, at })
          return removed
        })
      while ((await round()) === atOnce);
    }
    await removeReads(kernel, jurisdictionId, at)
  }
}

/** Whoever left, and everybody of a household that moved out; not who still owns or rents here. */
async function residentsMovedOut(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  before: string,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select r.id from resident r left join household h on h.jurisdiction_id = r.jurisdiction_id and h.id = r.household_id
    where r.jurisdiction_id = ${jurisdictionId} and r.merged_into is null and not r.frozen
      and (r.left_on < ${before}::date or h.moved_out_on < ${before}::date)
      and not exists (select from tenure t where t.jurisdiction_id = r.jurisdiction_id and t.resident_id = r.id and t.to_on is null)
    limit ${atOnce}`.execute(tx)
  const writer: Writer = { jurisdictionId, personId: null, source: 'person' }
  const at = kernel.clock.now()
  for (const { id } of rows)
    await eraseResident(kernel, tx, writer, { id: newId(at.getTime()), at, deviceId: null }, id)
  return rows.length
}

/** Households nobody is of any more. Where visits are still on record, they go after those. */
async function householdsMovedOut(
  _kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  before: string,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with gone as (
      select h.id from household h where h.jurisdiction_id = ${jurisdictionId} and h.moved_out_on < ${before}::date
        and not exists (select from resident r where r.jurisdiction_id = h.jurisdiction_id and r.household_id = h.id)
        and not exists (select from visit v where v.jurisdiction_id = h.jurisdiction_id and v.household_id = h.id)
      limit ${atOnce}),
    log as (delete from registry_change c using gone where c.jurisdiction_id = ${jurisdictionId} and c.subject_id = gone.id)
    delete from household h using gone where h.jurisdiction_id = ${jurisdictionId} and h.id = gone.id returning h.id`.execute(
    tx,
  )
  return rows.length
}

/** What it took to undo, and the second entry of the person. */
async function merges(_kernel: Kernel, tx: Tx, jurisdictionId: number, before: string): Promise<number> {
  const { rows } = await sql<{ goneId: string; undone: boolean }>`
    delete from resident_merge m where m.jurisdiction_id = ${jurisdictionId} and m.id in (
      select id from resident_merge where jurisdiction_id = ${jurisdictionId}
        and (at at time zone 'Asia/Shanghai')::date < ${before}::date order by at limit ${atOnce})
    returning gone_id, undone_at is not null as undone`.execute(tx)
  const gone = rows.filter(row => !row.undone).map(row => row.goneId)
  const needs = sql`delete from service_need where jurisdiction_id = ${jurisdictionId} and resident_id = any (${gone}::uuid[])`
  await needs.execute(tx)
  await sql`delete from registry_change where jurisdiction_id = ${jurisdictionId} and subject_id = any (${gone}::uuid[])`.execute(
    tx,
  )
  await sql`delete from resident where jurisdiction_id = ${jurisdictionId} and id = any (${gone}::uuid[])
    and merged_into is not null`.execute(tx)
  return rows.length
}

/** The proof of a consent that ended, once nothing rests on it. */
async function consents(_kernel: Kernel, tx: Tx, jurisdictionId: number, before: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    delete from consent where jurisdiction_id = ${jurisdictionId} and id in (
      select c.id from consent c where c.jurisdiction_id = ${jurisdictionId}
        and (c.withdrawn_at at time zone 'Asia/Shanghai')::date < ${before}::date
        and not exists (select from service_need n where n.jurisdiction_id = c.jurisdiction_id and n.consent_id = c.id)
      limit ${atOnce}) returning id`.execute(tx)
  return rows.length
}

/** The record of reads is append-only for the application; its owner removes what had to be kept and is over. */
async function removeReads(kernel: Kernel, jurisdictionId: number, at: Date): Promise<void> {
  const before = yearsBefore(civilDay(at), retention.read.years)
  for (let removed = atOnce; removed === atOnce; ) {
    const { rows } = await sql<{ id: string }>`
      delete from registry_read where jurisdiction_id = ${jurisdictionId} and id in (
        select id from registry_read where jurisdiction_id = ${jurisdictionId}
          and at < least(${before}::date::timestamptz, now() - interval '3 years 1 day') limit ${atOnce})
      returning id`.execute(kernel.db.owner)
    removed = rows.length
    await recordRemoval(kernel.db.owner, { jurisdictionId, rule: 'registryRead', before, removed, at })
  }
}
