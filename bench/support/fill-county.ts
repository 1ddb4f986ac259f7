/** A county's two years whole, the same on every run: matters, residents behind their doors, visits, patrols with what was looked at, hazards. */
import type { Pool, PoolClient } from 'pg'
import type { Vault } from '../../src/kernel/vault.ts'
import { withoutFences } from './fences.ts'
import { filledNow, fillMatters, jurisdictionId } from './fill.ts'
import { fillResidents, gridCount } from './fill-residents.ts'

/** A resident for three matters, a visit for two, a patrol for twenty, a hazard for fifty. */
export async function fillCounty(
  pool: Pool,
  vault: Vault,
  matters: number,
  log: (line: string) => void,
): Promise<void> {
  await fillResidents(pool, vault, Math.ceil(matters * 0.3), log)
  await fillMatters(pool, matters, log, gridCount - 1)
  await fillVisits(pool, Math.ceil(matters / 2))
  log('visits')
  const client = await pool.connect()
  try {
    const restore = await withoutFences(client, ['patrol', 'patrol_check', 'patrol_plan', 'hazard', 'act'])
    await client.query(helpers)
    await client.query(plans, [jurisdictionId, gridCount])
    await client.query(patrols, [jurisdictionId, gridCount, Math.ceil(matters / 20), filledNow])
    await client.query(checks, [jurisdictionId])
    await client.query(hazards, [jurisdictionId, gridCount, Math.ceil(matters / 50), filledNow])
    log('patrols and hazards')
    await client.query(closings, [jurisdictionId])
    await client.query(missed, [jurisdictionId])
    log('acts of staff')
    await restore()
    await needs(client)
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  } finally {
    client.release(true)
  }
}

/** Spread over the two years before now, five or so for each household. */
export async function fillVisits(pool: Pool, rows: number): Promise<void> {
  const client = await pool.connect()
  try {
    const restore = await withoutFences(client, ['visit'])
    await client.query(
      `insert into visit (jurisdiction_id, id, household_id, building_id, grid_id, community_id, person_id, purpose, outcome,
         consented, said, at, on_day, recorded_at)
       select h.jurisdiction_id, gen_random_uuid(), h.id, h.building_id, b.grid_id, h.community_id, md5('worker' || b.grid_id::text)::uuid,
         (array['routine','need','matter','other'])[1 + v.n % 4], (array['met','met','met','nobody','refused','byPhone'])[1 + v.n % 6],
         v.n % 2 = 0, '\\x00', v.at, (v.at at time zone 'Asia/Shanghai')::date, v.at
       from (select h.*, row_number() over () as k, count(*) over () as households from household h where h.jurisdiction_id = $1) h
       join building b on b.jurisdiction_id = h.jurisdiction_id and b.id = h.building_id
       cross join lateral (select n, timestamptz '2025-12-01T01:00Z' + ((h.k * 7919 + n * 104729) % 30800000) * interval '1 second' as at
         from generate_series(1, ceil($2::float / h.households)::int) n) v limit $2`,
      [jurisdictionId, rows],
    )
    await restore()
    await client.query('vacuum (analyze) visit')
  } finally {
    client.release(true)
  }
}

const helpers = `create function pg_temp.id(kind text, i bigint) returns uuid language sql immutable as
  $$ select overlay(overlay(md5(kind || i) placing '4' from 13) placing '8' from 17)::uuid $$`

const plans = `insert into patrol_plan (jurisdiction_id, id, community_id, grid_id, name, stops, every_days, valid_from, revision, at)
  select $1, pg_temp.id('plan', n), pg_temp.id('community', 1 + n % 13), pg_temp.id('grid', n), '第' || n || '条路线',
    (select jsonb_agg(jsonb_build_object('id', pg_temp.id('stop', s), 'name', s || '号点', 'items', jsonb_build_array(
      jsonb_build_object('id', pg_temp.id('item', s), 'text', '消防通道畅通')))) from generate_series(1, 5) s),
    7, '2025-01-01', 1, '2025-01-01T00:00Z' from generate_series(0, $2::bigint - 1) n`

/** Every one at an instant of its own within the last two years. */
const patrols = `insert into patrol (jurisdiction_id, id, plan_id, revision, grid_id, community_id, person_id, started_at, ended_at,
    stops_planned, stops_done, not_ok, recorded_at)
  select $1, pg_temp.id('patrol', n), pg_temp.id('plan', g), 1, pg_temp.id('grid', g), pg_temp.id('community', 1 + g % 13),
    pg_temp.id('person', 1 + g % 400), at, at + interval '40 minutes', 5, 4 + n % 2, (n % 10 = 0)::int, at
  from (select n, n % $2::bigint as g, $4::timestamptz - n * (interval '730 days' / $3::bigint) as at from generate_series(1, $3::bigint) n) p`

const checks = `insert into patrol_check (jurisdiction_id, id, patrol_id, stop_id, item_id, result, at, recorded_at)
  select $1, gen_random_uuid(), p.id, pg_temp.id('stop', s), pg_temp.id('item', s),
    case when s = 1 and p.not_ok > 0 then 'notOk' when s > p.stops_done then 'notReached' else 'ok' end, p.started_at + s * interval '7 minutes', p.started_at
  from patrol p cross join generate_series(1, 5) s where p.jurisdiction_id = $1`

const hazards = `insert into hazard (jurisdiction_id, id, kind, what, place_text, grid_id, community_id, state, found_at, found_by, recheck_on,
    looked_at, closed_at, recorded_at)
  select $1, pg_temp.id('hazard', n), 'fireLane', '楼道内堆放杂物,占用消防通道', n || '号楼', pg_temp.id('grid', g), pg_temp.id('community', 1 + g % 13),
    case when n % 8 = 0 then 'open' else 'closed' end, at, pg_temp.id('person', 1 + g % 400), (at + interval '10 days')::date, at,
    case when n % 8 <> 0 then at + interval '6 days' end, at
  from (select n, n % $2::bigint as g, $4::timestamptz - n * (interval '730 days' / $3::bigint) as at from generate_series(1, $3::bigint) n) h`

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
