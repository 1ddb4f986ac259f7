/** Rows of visits as they are written, and what a resend is held against. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { beyondSight, type FieldEntry } from '../registry/index.ts'
import type { Staff } from '../territory/index.ts'
import type { VisitedHousehold } from './place.ts'
import type { Visit } from './shape.ts'

export interface NewVisit {
  readonly staff: Staff
  readonly entry: FieldEntry
  readonly visit: Visit
  readonly household: VisitedHousehold
  readonly gridId: string | null
  readonly onDay: string
  readonly said: Buffer
  readonly recordedAt: Date
}

/** @returns false when the id is taken by now */
export async function insertVisit(tx: Tx, it: NewVisit): Promise<boolean> {
  const { staff, entry, visit, household } = it
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('visit')
    .values({
      jurisdictionId: staff.jurisdictionId,
      id: entry.id,
      householdId: household.id,
      buildingId: household.buildingId,
      gridId: it.gridId,
      communityId: household.communityId,
      personId: staff.personId,
      companions: [...visit.companions],
      purpose: visit.purpose,
      outcome: visit.outcome,
      consented: visit.consented,
      nextOn: visit.nextOn ?? null,
      at: entry.at,
      onDay: it.onDay,
      recordedAt: it.recordedAt,
      deviceId: entry.deviceId,
      replaces: visit.replaces ?? null,
      said: it.said,
    } as never)
    .onConflict(conflict => conflict.columns(['jurisdictionId', 'id']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** What was said under this id, wherever its household lies by now. */
export async function findSaid(
  tx: Tx,
  jurisdictionId: number,
  id: string,
): Promise<{ readonly said: Buffer; readonly onDay: string } | null> {
  const row = await beyondSight(tx, () =>
    tx
      .selectFrom('visit')
      .select(['said', 'onDay'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  return row ? { said: row.said, onDay: String(row.onDay) } : null
}

/** When the household's wish was last written down; null when that is not on record. */
export async function refusedSince(
  tx: Tx,
  jurisdictionId: number,
  householdId: string,
): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(at) as at from registry_change
    where jurisdiction_id = ${jurisdictionId} and subject_id = ${householdId} and subject = 'household'
      and 'visits' = any (fields) and state in ('applied', 'picked')`.execute(tx)
  return rows[0]?.at ?? null
}

/** @throws Refusal visitUnfit: a companion is nobody at work here, or the worker alone */
export async function requireColleagues(tx: Tx, staff: Staff, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const known = await tx
    .selectFrom('person')
    .select('id')
    .where('jurisdictionId', '=', staff.jurisdictionId)
    .where('id', 'in', ids)
    .where('active', '=', true)
    .execute()
  const names = new Set(known.map(it => it.id))
  if (ids.includes(staff.personId) || ids.some(id => !names.has(id)))
    throw new Refusal('visitUnfit', { reason: 'companion' })
}

export async function linkMatters(
  tx: Tx,
  jurisdictionId: number,
  visitId: string,
  proceedingIds: readonly string[],
): Promise<void> {
  if (proceedingIds.length === 0) return
  await tx
    .insertInto('visitMatter')
    .values(proceedingIds.map(proceedingId => ({ jurisdictionId, visitId, proceedingId })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Number by number, for the worker who raised them. */
export async function linkedMatters(tx: Tx, jurisdictionId: number, visitId: string) {
  return beyondSight(tx, () =>
    tx
      .selectFrom('visitMatter as l')
      .innerJoin('proceeding as p', join =>
        join.onRef('p.jurisdictionId', '=', 'l.jurisdictionId').onRef('p.id', '=', 'l.proceedingId'),
      )
      .select(['p.id', 'p.number'])
      .where('l.jurisdictionId', '=', jurisdictionId)
      .where('l.visitId', '=', visitId)
      .orderBy('p.number')
      .execute(),
  )
}

/**
 * Who took back the consent to notes or photos of visits and did not give it again is not asked anew at every visit.
 * @throws Refusal visitUnfit noteWithdrawn, photoWithdrawn
 */
export async function requireNotWithdrawn(
  tx: Tx,
  jurisdictionId: number,
  { householdId, photos }: Visit,
  note: boolean,
): Promise<void> {
  if (!note && photos.length === 0) return
  const { rows } = await sql<{ purpose: string }>`
    select c.purpose from consent c where c.jurisdiction_id = ${jurisdictionId} and c.resident_id in (select id from resident
        where jurisdiction_id = ${jurisdictionId} and household_id = ${householdId} and merged_into is null)
      and c.purpose in ('visitRecord', 'photo')
    group by c.resident_id, c.purpose having bool_and(c.withdrawn_at is not null)`.execute(tx)
  const withdrawn = new Set(rows.map(row => row.purpose))
  if (note && withdrawn.has('visitRecord')) throw new Refusal('visitUnfit', { reason: 'noteWithdrawn' })
  if (photos.length > 0 && withdrawn.has('photo'))
    throw new Refusal('visitUnfit', { reason: 'photoWithdrawn' })
}
