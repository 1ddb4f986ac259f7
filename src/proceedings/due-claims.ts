/** Claims on what fell due: a process takes proceedings nobody else is at work on, and says when it is done with them. */

import { openPool } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'

export interface DueRow {
  readonly id: string
  readonly procedure: string
  /** The instant it fell due, as the database writes it. */
  readonly at: string
}

export interface Claims {
  /** The longest due first, `most` of them at most; none that another process claimed or is writing to. */
  claim(
    jurisdictionId: number,
    now: Date,
    most: number,
    leftAlone: readonly Pick<DueRow, 'id' | 'at'>[],
  ): Promise<readonly DueRow[]>
  /** Lets go of everything claimed. */
  release(): Promise<void>
  close(): Promise<void>
}

/**
 * Claims are advisory locks of one connection: they cost no write and end with the process that holds them. They only spare two
 * processes the same work; that an act is recorded once is held by lockProceeding. A connection of its own, so that a small pool
 * is not used up by claiming.
 */
export function openClaims(kernel: Kernel): Claims {
  const pool = openPool(kernel.db.directUrl, { max: 1 })
  return {
    async claim(jurisdictionId, now, most, leftAlone) {
      const [ids, ats] = [leftAlone.map(row => row.id), leftAlone.map(row => row.at)]
      const { rows } = await pool.query<DueRow>(claiming, [jurisdictionId, now, ids, ats, most])
      return rows
    },
    release: async () => void (await pool.query('select pg_advisory_unlock_all()')),
    close: () => pool.end(),
  }
}

/**
 * A row locked by somebody's act (or by a transaction that hangs) is passed over and found again a round later. Rows claimed
 * elsewhere are passed over one by one until enough are found; `offset 0` keeps PostgreSQL from asking for the claim of rows
 * that are then filtered out.
 */
const claiming = `
select id, procedure, at from (
  select id, procedure, next_rung_at::text as at from proceeding
  where jurisdiction_id = $1 and next_rung_at <= $2
    and not exists (select from unnest($3::uuid[], $4::timestamptz[]) as alone(id, at)
      where alone.id = proceeding.id and alone.at = proceeding.next_rung_at)
  order by next_rung_at offset 0 for update skip locked) due
where pg_try_advisory_lock($1, hashtext(id::text)) limit $5`
