/** Looking beyond the reader's sight for a moment: only for what is asked here, never for data to be shown. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'

/**
 * Work that must know of the whole registry: whether an ID number is registered anywhere, what this person sent before, letting somebody
 * move to another community. Sight is narrow again afterwards, whatever happens.
 */
export async function beyondSight<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const before = await sql<{ reach: string }>`select current_setting('aili.reach', true) as reach`.execute(tx)
  await reach(tx, 'all')
  const result = await work()
  await reach(tx, before.rows[0]?.reach ?? 'scoped')
  return result
}

function reach(tx: Tx, word: string) {
  return sql`select set_config('aili.reach', ${word}, true)`.execute(tx)
}
