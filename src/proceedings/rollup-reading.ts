/** Before a rollup is read: little news is counted at once, much of it beside; a small jurisdiction that was never counted is filled on the spot. */
import { sql } from 'kysely'
import { catchUp, fillRollup, type Rollup, type RollupKernel, rollupNews } from './rollup.ts'

/** `current`: what is read now is counted up to now, or nearly (the reading itself says). `plain`: not filled yet, read the rows themselves. */
export type Readiness = 'current' | 'behind' | 'plain'

/** Counting so many acts is not felt by who waits for the page. */
const usualAtOnce = 400
/** A jurisdiction with fewer proceedings than this, or households, is filled while its first reader waits. */
const few = 3000

/** By database: who asks at the same moment shares one turn. */
const turns = new WeakMap<object, Map<string, Promise<unknown>>>()

export async function beforeReading(
  kernel: RollupKernel,
  jurisdictionId: number,
  rollup: Rollup,
): Promise<Readiness> {
  const { owner } = kernel.db
  const newsAtOnce = rollup.newsAtOnce ?? usualAtOnce
  const news = await rollupNews(owner, jurisdictionId, rollup, newsAtOnce + 1)
  if (news === 0) return 'current'
  if (news === null) {
    if (!(await isSmall(kernel, jurisdictionId, rollup))) {
      void keepUp(kernel, jurisdictionId, rollup).catch(() => {})
      return 'plain'
    }
    await shared(kernel, jurisdictionId, rollup, () => fillRollup(kernel, jurisdictionId, rollup))
    return (await rollupNews(owner, jurisdictionId, rollup, 1)) === null ? 'plain' : 'current'
  }
  if (news > newsAtOnce) {
    void keepUp(kernel, jurisdictionId, rollup).catch(() => {})
    return 'behind'
  }
  await shared(kernel, jurisdictionId, rollup, () => catchUp(kernel, jurisdictionId, rollup))
  return 'current'
}

/** The job of every minute, and of whoever finds a rollup far behind: catches up, or fills what has to be filled. */
export async function keepUp(kernel: RollupKernel, jurisdictionId: number, rollup: Rollup): Promise<void> {
  await shared(kernel, jurisdictionId, rollup, async () => {
    if ((await catchUp(kernel, jurisdictionId, rollup)) === 'mustFill')
      await fillRollup(kernel, jurisdictionId, rollup)
  })
}

async function shared(
  kernel: RollupKernel,
  jurisdictionId: number,
  { name }: Rollup,
  turn: () => Promise<unknown>,
): Promise<void> {
  const running = turns.get(kernel.db) ?? new Map<string, Promise<unknown>>()
  turns.set(kernel.db, running)
  const key = `${jurisdictionId} ${name}`
  const before = running.get(key)
  if (before) {
    await before
    return
  }
  const now = turn().finally(() => running.delete(key))
  running.set(key, now)
  await now
}

async function isSmall(
  { db }: RollupKernel,
  jurisdictionId: number,
  { ground = 'proceeding' }: Rollup,
): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from ${sql.table(ground)}
    where jurisdiction_id = ${jurisdictionId} limit ${few + 1}) found`.execute(db.owner)
  return rows[0]!.n <= few
}
