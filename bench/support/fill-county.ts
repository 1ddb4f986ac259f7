/** A county's two years whole, the same on every run: matters, residents behind their doors, visits, patrols with what was looked at, hazards. */
import type { Pool, PoolClient } from 'pg'
import type { Vault } from '../../src/kernel/vault.ts'
import { withoutFences } from './fences.ts'
import { filledNow, fillMatters, jurisdictionId } from './fill.ts'
import { fillResidents, gridCount } from './fill-residents.ts'
import { fillWork } from './fill-work.ts'

/** A resident for three matters, a visit for two, a patrol for twenty, a hazard for fifty. */
export async function fillCounty(
  pool: Pool,
  vault: Vault,
  matters: number,
  log: (line: string) => void,
): Promise<void> {
  await fillResidents(pool, vault, Math.ceil(matters * 0.3), log)
  await fillMatters(pool, matters, log, gridCount - 1)
  await fillWork(pool, {
    ...{ jurisdictionId, until: filledNow, visits: Math.ceil(matters / 2), patrols: Math.ceil(matters / 20) },
    ...{ hazards: Math.ceil(matters / 50), consultations: Math.ceil(matters / 50) },
  })
  log('visits, patrols, hazards, counsel')
  const client = await pool.connect()
  try {
    const restore = await withoutFences(client, ['act'])
    // Nothing was closed yet that is still to come.
    await client.query('update proceeding set closed_at = $2 where jurisdiction_id = $1 and closed_at > $2', [
      jurisdictionId,
      filledNow,
    ])
    await client.query(closings, [jurisdictionId])
    await client.query(missed, [jurisdictionId])
    await client.query('select missed_anew($1)', [jurisdictionId])
    log('acts of staff')
    await restore()
    await needs(client)
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  } finally {
    client.release(true)
  }
}

/** Closed by whoever had it. */
const closings = `insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_id, actor_role, at, on_day,
    inputs, effects, rule_version, prev_hash, hash)
  select $1, gen_random_uuid(), p.id, 2, 'close', 'verifying', 'closed', 'staff', p.handler_id, 'gridMember', p.closed_at,
    (p.closed_at at time zone 'Asia/Shanghai')::date, '{}', '{}', 1, p.last_hash, sha256(p.last_hash)
  from proceeding p where p.jurisdiction_id = $1 and p.closed_at is not null`

/** Every twelfth was late. */
const missed = `insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_role, at, on_day,
    inputs, effects, rule_version, prev_hash, hash)
  select $1, gen_random_uuid(), p.id, 3, 'markOverdue', 'handling', 'handling', 'system', 'system', p.closed_at,
    (p.closed_at at time zone 'Asia/Shanghai')::date, '{"term":"handling"}', '{}', 1, p.last_hash, sha256(p.last_hash)
  from proceeding p where p.jurisdiction_id = $1 and p.closed_at is not null and hashtext(p.id::text) % 12 = 0`

/** One household in twelve asked for regular visits; one in thirty wants none. */
async function needs(client: PoolClient): Promise<void> {
  const restore = await withoutFences(client, ['service_need', 'household'])
  await client.query(
    `insert into service_need (jurisdiction_id, id, resident_id, household_id, kind, every_days, consent_id, asked_on)
     select $1, gen_random_uuid(), r.id, r.household_id, 'elderlyAlone', 30, gen_random_uuid(), '2026-01-15'
     from resident r where r.jurisdiction_id = $1 and hashtext(r.id::text) % 30 = 0`,
    [jurisdictionId],
  )
  await client.query(
    `update household set visits = 'refused' where jurisdiction_id = $1 and hashtext(id::text) % 30 = 0`,
    [jurisdictionId],
  )
  await restore()
}
