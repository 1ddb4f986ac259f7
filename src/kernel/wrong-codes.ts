/**
 * Guessing a code: after some wrong ones whoever guesses waits, longer each time. Counted by what is guessed at and the network it comes from, so
 * that nobody can shut the holder out from elsewhere: 50 bits are out of reach for any number of networks (docs/decisions/0032).
 */
import { sql } from 'kysely'
import { Refusal } from './errors.ts'
import type { Kernel } from './kernel.ts'

export const guesses = {
  /** Ten characters are mistyped now and then: this many wrong ones cost nothing. */
  free: 10,
  /** The first wait; each further wrong code doubles it. */
  firstSeconds: 30,
  longestMinutes: 15,
  keptHours: 24,
} as const

export interface Guess {
  readonly jurisdictionId: number
  /** Which kind of code. */
  readonly what: string
  /** What it is to open: a number, or nothing where the code is all there is. */
  readonly subject: string
  /** The network it comes from (networkOf). */
  readonly from: string
}

type Needs = Pick<Kernel, 'db' | 'clock' | 'vault'>

/**
 * Opens what a code opens.
 * @param open throws Refusal notFound for a wrong code and for an unknown subject alike
 * @throws Refusal tooMany with the seconds to wait; nothing was looked at
 */
export async function countingGuesses<T>(kernel: Needs, guess: Guess, open: () => Promise<T>): Promise<T> {
  const key = kernel.vault.index('wrongCode', `${guess.what} ${guess.subject} ${guess.from}`)
  const now = kernel.clock.now()
  const before = await kernel.db.owner
    .selectFrom('wrongCode')
    .select('lockedUntil')
    .where('jurisdictionId', '=', guess.jurisdictionId)
    .where('keyIndex', '=', key)
    .executeTakeFirst()
  const until = before?.lockedUntil
  if (until && until > now)
    throw new Refusal('tooMany', { seconds: Math.ceil((until.getTime() - now.getTime()) / 1000) })
  try {
    const opened = await open()
    if (before) await forget(kernel, guess.jurisdictionId, key)
    return opened
  } catch (error) {
    if (error instanceof Refusal && error.code === 'notFound')
      await count(kernel, guess.jurisdictionId, key, now)
    throw error
  }
}

/** One statement, so that guesses sent at once are all counted. */
async function count(kernel: Needs, jurisdictionId: number, key: Buffer, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - guesses.keptHours * 3_600_000)
  const longest = guesses.longestMinutes * 60
  const { rows } = await sql<{ failures: number }>`
    insert into wrong_code as w (jurisdiction_id, key_index, failures, last_at) values (${jurisdictionId}, ${key}, 1, ${now})
    on conflict (jurisdiction_id, key_index) do update set
      failures = case when w.last_at < ${dayAgo} then 1 else w.failures + 1 end,
      locked_until = case when w.last_at >= ${dayAgo} and w.failures + 1 > ${guesses.free}::int then ${now}::timestamptz
        + make_interval(secs => least(${longest}::float8, ${guesses.firstSeconds}::float8 * 2 ^ least(20, w.failures - ${guesses.free}::int))) end,
      last_at = ${now}
    returning failures`.execute(kernel.db.owner)
  // Whoever starts a new count sweeps a few old ones.
  if (rows[0]?.failures === 1)
    await sql`delete from wrong_code where jurisdiction_id = ${jurisdictionId} and key_index in (
      select key_index from wrong_code where jurisdiction_id = ${jurisdictionId} and last_at < ${dayAgo}
      limit 100 for update skip locked)`.execute(kernel.db.owner)
}

async function forget(kernel: Needs, jurisdictionId: number, key: Buffer): Promise<void> {
  await kernel.db.owner
    .deleteFrom('wrongCode')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('keyIndex', '=', key)
    .execute()
}
