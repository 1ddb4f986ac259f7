/** Residents as they act for themselves: found by the number on record or by id, and for whom one may act. Whoever asks records what is shown. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { civilDay } from '../proceedings/clock.ts'
import { isChild, isMinor } from './terms.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly bornOn: string | null
  readonly communityId: string
  readonly householdId: string | null
  readonly madeAt: Date
  readonly versions: unknown
}

/** Whoever the number belongs to, and may sign in: not children (their guardian does, PIPL art. 31), nor whoever is merely kept by a duty of filing. */
export async function residentsWithPhone(
  tx: Tx,
  jurisdictionId: number,
  phoneIndex: Buffer,
  now: Date,
): Promise<Person[]> {
  const rows = await persons(tx, jurisdictionId).where('phoneIndex', '=', phoneIndex).limit(20).execute()
  return rows.filter(row => !isChild(row.bornOn, civilDay(now)))
}

export async function residentsById(
  tx: Tx,
  jurisdictionId: number,
  ids: readonly string[],
): Promise<Person[]> {
  if (ids.length === 0) return []
  return persons(tx, jurisdictionId)
    .where('id', 'in', [...ids])
    .execute()
}

export async function residentById(tx: Tx, jurisdictionId: number, id: string): Promise<Person | null> {
  const [row] = await residentsById(tx, jurisdictionId, [id])
  return row ?? null
}

export interface Ward extends Person {
  readonly kind: string
}

/** A parent acts until the child is of age; others as long as the guardianship is on record (Civil Code art. 27-33). */
export async function wardsOf(
  tx: Tx,
  jurisdictionId: number,
  guardianId: string,
  now: Date,
): Promise<Ward[]> {
  const onDay = civilDay(now)
  const { rows } = await sql<Ward>`
    select r.id, r.name, r.born_on as "bornOn", r.community_id as "communityId",
      r.household_id as "householdId", r.made_at as "madeAt", r.versions, g.kind
    from guardianship g join resident r on r.jurisdiction_id = g.jurisdiction_id and r.id = g.ward_id
    where g.jurisdiction_id = ${jurisdictionId} and g.guardian_id = ${guardianId} and g.since <= ${onDay}::date
      and (g.until is null or g.until >= ${onDay}::date) and r.merged_into is null and not r.frozen
    order by r.born_on, r.id`.execute(tx)
  return rows.filter(ward => ward.kind !== 'parent' || isMinor(ward.bornOn, onDay))
}

function persons(tx: Tx, jurisdictionId: number) {
  return tx
    .selectFrom('resident')
    .select(['id', 'name', 'bornOn', 'communityId', 'householdId', 'madeAt', 'versions'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('mergedInto', 'is', null)
    .where('frozen', '=', false)
}
