/** What became of filled matters: a third of the closed ones rated, one in twenty-five late. */
import type { Pool } from 'pg'

export async function rateAndMiss(pool: Pool, jurisdictionId: number): Promise<void> {
  await pool.query(
    `update matter m set satisfied = 1 + abs(hashtext(m.proceeding_id::text)) % 5 from proceeding p
     where m.jurisdiction_id = $1 and p.jurisdiction_id = $1 and p.id = m.proceeding_id and p.closed_at is not null and abs(hashtext(p.id::text)) % 3 = 0`,
    [jurisdictionId],
  )
  await pool.query(
    `insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_role, at, on_day, inputs, rule_version, prev_hash, hash)
     select jurisdiction_id, gen_random_uuid(), id, 2, 'markOverdue', 'handling', 'handling', 'system', 'system', opened_at, opened_at::date,
       '{"term":"handling"}', 1, last_hash, last_hash
     from proceeding where jurisdiction_id = $1 and closed_at is not null and abs(hashtext(number)) % 25 = 0`,
    [jurisdictionId],
  )
  await pool.query('vacuum (analyze) matter, act, proceeding')
}
