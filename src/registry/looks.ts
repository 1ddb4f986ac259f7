/** How often one person may have numbers shown and look people up in a day, counted on the record of reads. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { civilDay } from '../proceedings/clock.ts'
import { dayMilliseconds, instantOf } from '../proceedings/days.ts'
import type { Staff } from '../territory/index.ts'
import type { ReadKind } from './reads.ts'
import { lookupsPerDay, revealsPerDay } from './terms.ts'

const caps = { reveal: revealsPerDay.perDay, lookup: lookupsPerDay.perDay }
const counted: Readonly<Record<keyof typeof caps, readonly ReadKind[]>> = {
  reveal: ['phone', 'idNumber'],
  lookup: ['lookup'],
}

/**
 * How many looks are left after this one.
 * @throws Refusal tooMany until midnight
 */
export async function requireLookLeft(
  tx: Tx,
  { jurisdictionId, personId }: Pick<Staff, 'jurisdictionId' | 'personId'>,
  kind: keyof typeof caps,
  at: Date,
): Promise<number> {
  const midnight = instantOf(civilDay(at), '00:00')
  // Two at the same instant may both be the last: it is a number that makes somebody ask why, not a lock.
  const { rows } = await sql<{ n: number }>`select count(*) as n from registry_read
    where jurisdiction_id = ${jurisdictionId} and person_id = ${personId} and at >= ${midnight}
      and what = any (${[...counted[kind]]}::text[])`.execute(tx)
  const left = caps[kind] - (rows[0]?.n ?? 0) - 1
  if (left < 0) {
    const seconds = Math.ceil((midnight.getTime() + dayMilliseconds - at.getTime()) / 1000)
    throw new Refusal('tooMany', { seconds, reason: kind, most: caps[kind] })
  }
  return left
}
