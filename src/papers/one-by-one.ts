/** How papers are issued without holding up others: one after the other, only so many waiting, and what would be done tried out beforehand. */
import type { Tx } from '../kernel/database.ts'
import type { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'

/** @returns runs work after all that came before it, whatever became of that; beyond the most that wait, the refusal */
export function queueOf(
  mostWaiting: number,
  full: Refusal,
): <Done>(work: () => Promise<Done>) => Promise<Done> {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return async work => {
    if (waiting >= mostWaiting) throw full
    waiting++
    const before = last
    const mine = (async () => {
      await before
      try {
        return await work()
      } finally {
        waiting--
      }
    })()
    last = mine.catch(() => {})
    return mine
  }
}

/** What work would say, with nothing of it kept: its transaction is rolled back. @throws whatever work refuses */
export async function rehearsed<Told>(
  { db }: Pick<Kernel, 'db'>,
  { sight }: Pick<Staff, 'sight'>,
  work: (tx: Tx) => Promise<Told>,
): Promise<Told> {
  let told: Told | undefined
  try {
    await db.within(sight, async tx => {
      told = await work(tx)
      throw new RolledBack()
    })
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
  }
  return told as Told
}

class RolledBack extends Error {}
