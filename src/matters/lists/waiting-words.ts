/** Words of new matters wait in a list that every search reads too; from there they enter the search index together, which costs a tenth of entering each. */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Kernel } from '../../kernel/kernel.ts'

/** Acts of so long enter together: the list stays short enough to be read by the way, and its last page is not asked for all the time. */
const gatherMs = 300

/** Empties the list a moment after acts were written, by whatever process; never as part of an intake. */
export async function openWaitingWords({ db, hub, log }: Pick<Kernel, 'db' | 'hub' | 'log'>): Promise<void> {
  let entering = false
  let again = false

  async function enter(): Promise<void> {
    again = true
    if (entering) return
    entering = true
    try {
      while (again) {
        await pause(gatherMs, undefined, { ref: false })
        again = false
        await sql`select gin_clean_pending_list('matter_search')`.execute(db.owner)
      }
    } catch (error) {
      // They are found all the same; the next act asks again.
      log.warn({ err: { message: (error as Error).message } }, 'waiting words: not entered')
    } finally {
      entering = false
    }
  }
  await hub.listen('aili_act', () => void enter())
}
