/** That the clock was set, kept in the database: a process that is started afterwards knows nothing of it, and what it would remove as old is not. */
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { jurisdictionIds } from './jurisdictions.ts'

/** So long after the last change nothing is removed by age. The database's clock counts: it is the same for all processes. */
const holdHours = 24

export async function rememberClockSet({ owner }: Pick<Database, 'owner'>): Promise<void> {
  await sql`update jurisdiction set settings = settings || jsonb_build_object('clockSetAt', now())`.execute(
    owner,
  )
}

/** A mark of a time that is still to come was made by a clock that has been set right since: it begins anew. */
export async function wasClockSet({ owner }: Pick<Database, 'owner'>): Promise<boolean> {
  const { rows } = await sql<{ isHeld: boolean | null; isAhead: boolean | null }>`
    select bool_or((settings ->> 'clockSetAt')::timestamptz > now() - make_interval(hours => ${holdHours}::integer)) as "isHeld",
      bool_or((settings ->> 'clockSetAt')::timestamptz > now()) as "isAhead" from jurisdiction`.execute(owner)
  if (rows[0]?.isAhead) await rememberClockSet({ owner })
  return rows[0]?.isHeld === true
}

/** At start: what was recorded later than now says that the clock was set back while nobody looked. A minute is no more than two clocks differ. */
export async function noticeClockSetBack({ owner }: Pick<Database, 'owner'>, now: Date): Promise<void> {
  const ids = await jurisdictionIds(owner)
  const { rows } = await sql<{ isBehind: boolean }>`
    select exists (select from proceeding where jurisdiction_id = any (${ids}::integer[]) and closed_at is null
      and last_act_at > ${now}::timestamptz + interval '1 minute') as "isBehind"`.execute(owner)
  if (rows[0]?.isBehind) await rememberClockSet({ owner })
}
