/** Lock after repeated wrong passwords: five failures close a name for fifteen minutes (GB/T 22239-2019, 7.1.4.1 identity). */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from './errors.ts'
import type { Kernel } from './kernel.ts'

export const failuresAllowed = 5
export const lockMinutes = 15

type Needs = Pick<Kernel, 'config' | 'clock' | 'db'>

/**
 * Tries a password for a name. The attempt is counted before the password is looked at, so that guesses sent at the
 * same moment cannot exceed the limit; a success forgets the count. Unknown names count the same.
 * @param prove resolves to null when the password is wrong
 * @throws Refusal `locked` with `until`, or `signInFailed` with the attempts `left`
 */
export async function countingFailures<T>(
  kernel: Needs,
  name: string,
  prove: () => Promise<T | null>,
): Promise<T> {
  const index = createHmac('sha256', kernel.config.secret).update(`sign-in ${name}`).digest()
  const { failures, lockedUntil } = await countAttempt(kernel, index)
  if (failures > failuresAllowed) throw lockedTill(lockedUntil!, kernel.clock.now())
  const proof = await prove()
  if (proof !== null) {
    await sql`delete from sign_in_failure where name_index = ${index}`.execute(kernel.db.owner)
    return proof
  }
  if (lockedUntil) throw lockedTill(lockedUntil, kernel.clock.now())
  throw new Refusal('signInFailed', { left: failuresAllowed - failures })
}

/** The refusal of a locked name: until when, and how many minutes that is from now. */
export function lockedTill(until: Date, now: Date): Refusal {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000)
  return new Refusal('locked', { until: until.toISOString(), minutes })
}

/** One statement: counts up, starts afresh after a lock or a day without failures, and says 6 while locked. */
async function countAttempt(
  kernel: Needs,
  index: Buffer,
): Promise<{ failures: number; lockedUntil: Date | null }> {
  const now = kernel.clock.now()
  const until = new Date(now.getTime() + lockMinutes * 60_000)
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000)
  // A clock that was set back must not turn a quarter of an hour into days.
  const isLocked = sql`(f.locked_until > ${now} and f.locked_until <= ${until}::timestamptz + interval '1 minute')`
  const { rows } = await sql<{ failures: number; lockedUntil: Date | null }>`
    insert into sign_in_failure as f (name_index, failures, last_at) values (${index}, 1, ${now})
    on conflict (name_index) do update set
      failures = case when ${isLocked} then 6
        when f.locked_until is not null or f.last_at < ${dayAgo} then 1 else f.failures + 1 end,
      locked_until = case when ${isLocked} then f.locked_until
        when f.locked_until is null and f.last_at >= ${dayAgo} and f.failures + 1 >= ${failuresAllowed} then ${until}::timestamptz
        else null end,
      last_at = case when ${isLocked} then f.last_at else ${now}::timestamptz end
    returning failures, locked_until as "lockedUntil"`.execute(kernel.db.owner)
  const row = rows[0]!
  if (row.failures === 1) await forgetOld(kernel, dayAgo)
  return row
}

/** Names typed by mistake do not pile up: whoever starts a new count sweeps a few old ones. */
async function forgetOld(kernel: Needs, dayAgo: Date): Promise<void> {
  await sql`delete from sign_in_failure where name_index in (
    select name_index from sign_in_failure where last_at < ${dayAgo} limit 100 for update skip locked)`.execute(
    kernel.db.owner,
  )
}
