/** How often one person may have numbers shown and look people up in a day, counted on the record of reads. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { civilDay } from '../proceedings/clock.ts'
import { dayMilliseconds, instantOf } from '../proceedings/days.ts'
import type { Staff } from '../territory/index.ts'
import type { Read, ReadKind } from './reads.ts'
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
  // Two at the same instant may both be the last: it is a number that makes somebody ask why, not a lock.
  const { rows } = await sql<{ n: number }>`select count(*) as n from registry_read
    where jurisdiction_id = ${jurisdictionId} and person_id = ${personId} and at >= ${midnightBefore(at)}
      and what = any (${[...counted[kind]]}::text[])`.execute(tx)
  return leftAfter(rows[0]?.n ?? 0, kind, at)
}

/**
 * Looks people up, counts and records the look, in one statement: a look-up is waited for at the door.
 * @param found rows with `id` and `nth`: one statement for each `by`
 * @throws Refusal tooMany until midnight
 */
export async function foundOnRecord<Row extends { readonly id: string }>(
  tx: Tx,
  read: Read,
  found: RawBuilder<Row>,
  by: 'idNumber' | 'phone',
): Promise<readonly Row[]> {
  const { jurisdictionId, at, personId, what, reason } = read
  const { rows } = await sql<Row & { looked: number }>`/* prepared ${sql.raw(`lookUp_${by}`)} */
    with looks as (select count(*)::int as n from registry_read where jurisdiction_id = ${jurisdictionId}
        and person_id = ${personId} and at >= ${midnightBefore(at)} and what = ${what}),
      found as materialized (${found}),
      recorded as (insert into registry_read (jurisdiction_id, at, person_id, what, reason, resident_ids)
        select ${jurisdictionId}, ${at}, ${personId}::uuid, ${what}, ${reason ?? null}, array(select id from found order by nth))
    select f.*, l.n as looked from looks l left join found f on true order by f.nth`.execute(tx)
  leftAfter(rows[0]?.looked ?? 0, 'lookup', at)
  return rows.filter(row => row.id !== null)
}

const midnightBefore = (at: Date) => instantOf(civilDay(at), '00:00')

function leftAfter(looked: number, kind: keyof typeof caps, at: Date): number {
  const left = caps[kind] - looked - 1
  if (left >= 0) return left
  const seconds = Math.ceil((midnightBefore(at).getTime() + dayMilliseconds - at.getTime()) / 1000)
  throw new Refusal('tooMany', { seconds, reason: kind, most: caps[kind] })
}
