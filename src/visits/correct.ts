/** An entry is corrected by a further one: by the same worker, soon, and what hung on the earlier goes along. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays } from '../proceedings/days.ts'
import type { Staff } from '../territory/index.ts'
import { visitDays } from './targets.ts'

/** @throws Refusal visitUnfit */
export async function requireCorrectable(
  tx: Tx,
  { jurisdictionId, personId }: Staff,
  earlier: string,
  householdId: string,
  now: Date,
): Promise<void> {
  const row = await tx
    .selectFrom('visit')
    .select(['personId', 'householdId', 'recordedAt'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', earlier)
    .forUpdate()
    .executeTakeFirst()
  const refuse = (reason: string) => new Refusal('visitUnfit', { reason, days: visitDays.correctedWithin })
  if (!row || row.personId !== personId || row.householdId !== householdId) throw refuse('notYourEntry')
  if (addDays(civilDay(row.recordedAt), visitDays.correctedWithin) < civilDay(now))
    throw refuse('correctedLate')
  const later = await tx
    .selectFrom('visit')
    .select('id')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('replaces', '=', earlier)
    .executeTakeFirst()
  if (later) throw refuse('correctedAlready')
}

/** Matters stay linked; photos as well where the correction still has the consent, otherwise they are let go and removed within a day. */
export async function carryOver(
  tx: Tx,
  jurisdictionId: number,
  { earlier, later, photos }: { earlier: string; later: string; photos: boolean },
): Promise<void> {
  await sql`
    insert into visit_matter (jurisdiction_id, visit_id, proceeding_id)
    select jurisdiction_id, ${later}::uuid, proceeding_id from visit_matter
    where jurisdiction_id = ${jurisdictionId} and visit_id = ${earlier}
    on conflict do nothing`.execute(tx)
  await tx
    .updateTable('file')
    .set(photos ? { recordId: later } : { recordId: null, recordKind: null, gridId: null, communityId: null })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('recordKind', '=', 'visit')
    .where('recordId', '=', earlier)
    .execute()
}
