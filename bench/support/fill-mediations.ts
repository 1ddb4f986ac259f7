/** A jurisdiction with as many mediations as asked for, over two years, the same on every run: acts of each ending and the rows its figures count, set-based, every choice a hash of the row number. */
import type { Pool } from 'pg'
import { specialities } from '../../src/mediation/parties/kinds.ts'
import { withoutFences } from './fences.ts'
import { filledNow, fillTerritory, jurisdictionId } from './fill.ts'

const tables = ['proceeding', 'act', 'mediation_round', 'mediation_due']
const chunk = 50_000

/** A twentieth runs still; of those ended three in four agree, half of them with money in three rows. */
export async function fillMediations(pool: Pool, rows: number, log: (line: string) => void): Promise<void> {
  const client = await pool.connect()
  try {
    await fillTerritory(client)
    const restore = await withoutFences(client, tables)
    for (let from = 1; from <= rows; from += chunk) {
      const last = Math.min(rows, from + chunk - 1)
      await client.query('begin')
      const range = [jurisdictionId, from, last, rows, filledNow, specialities]
      for (const statement of [proceedings, endings, rounds, dues]) await client.query(statement, range)
      await client.query('commit')
      log(`${last} of ${rows} mediations`)
    }
    await restore()
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  } finally {
    client.release(true)
  }
}

/** $1 jurisdiction, $2 first row, $3 last row, $4 rows in all, $5 now, $6 kinds of dispute. */
const drawn = `
with drawn as (
  select i, pg_temp.opened(i, $4::bigint, $5::timestamptz) as at, pg_temp.roll(i, 31) as fate, pg_temp.roll(i, 32) as far,
    1 + pg_temp.grid_of(i) % 13 as community, pg_temp.roll(i, 33) as speed, $1::integer as jurisdiction_id,
    ($6::text[])[1 + floor(pg_temp.roll(i, 34) * cardinality($6::text[]))::int] as kind, $3::bigint as last
  from generate_series($2::bigint, $3::bigint) i
), placed as (
  select *, pg_temp.uid(i, 'mediation', at) as id, pg_temp.fixed('community', community) as community_id,
    case when far < 0.85 then pg_temp.fixed('community unit', community) else pg_temp.fixed('department', 1 + floor(far * 24)::bigint) end as unit_id,
    case when far < 0.85 then 'people' when far < 0.95 then 'administrative' else 'judicial' end as way,
    (at at time zone 'Asia/Shanghai')::date as begun,
    floor(1 + power(speed, 2) * 45)::int as days, fate < 0.05 as open,
    case when fate < 0.05 then null when fate < 0.55 then 'agreedWritten' when fate < 0.76 then 'agreedOral' when fate < 0.88 then 'failed'
      when fate < 0.95 then 'stopped' else 'notBegun' end as outcome
  from drawn
)`
const proceedings = `${drawn}
insert into proceeding (jurisdiction_id, id, dossier_id, procedure, procedure_version, number, state, level, community_id, owner_unit_id, unit_ids,
  opened_at, closed_at, act_count, last_act_at, last_hash)
select jurisdiction_id, id, id, 'mediation', 1, 'M' || lpad(i::text, 9, '0'), case when open then 'mediating' else 'archived' end, 2, community_id, unit_id,
  array[unit_id], at, case when not open then at + days * interval '1 day' end, 2, at, sha256(convert_to('act' || i, 'UTF8')) from placed`
const endings = `${drawn}
insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_role, at, on_day, inputs, effects, rule_version, prev_hash, hash)
select jurisdiction_id, pg_temp.uid(i, 'act' || n, at), id, n, case n when 1 then 'accept' else case outcome when 'agreedWritten' then 'agreeWritten' when 'agreedOral' then 'agreeOral'
    when 'failed' then 'fail' else 'stop' end end, 'mediating', coalesce(outcome, 'accepted'), 'staff', 'mediator', at, begun + (n - 1) * days, '{}', '{}', 1,
  decode(repeat('00', 32), 'hex'), sha256(convert_to(n || 'act' || i, 'UTF8'))
from placed, generate_series(case when outcome = 'notBegun' then 2 else 1 end, case when open then 1 else 2 end) n`
const rounds = `${drawn}
insert into mediation_round (jurisdiction_id, proceeding_id, round, act_count, community_id, unit_id, way, dispute_kind, begun_on, ended_on, outcome, days,
  period_on, until_on, is_last, is_local, is_passed_on, effect_on, due_on, performed_on, performance, confirmation, confirmation_until)
select jurisdiction_id, id, 1, 2, community_id, unit_id, way, kind, case when outcome is distinct from 'notBegun' then begun end,
  case when not open then begun + days end, outcome, case when not open and outcome <> 'notBegun' then days end,
  begun + 30, begun + 30 + case when speed > 0.8 then 15 else 0 end, true, coalesce(outcome like 'agreed%' and far < 0.85, false), far >= 0.85,
  case when outcome like 'agreed%' then begun + days end, case when outcome like 'agreed%' then begun + days + 60 end,
  case when outcome like 'agreed%' and far < 0.7 then begun + days + 50 end,
  case when outcome like 'agreed%' then case when far < 0.7 then 'performed' else 'awaited' end end,
  case when outcome = 'agreedWritten' then case when speed < 0.3 then 'confirmed' when speed < 0.33 then 'rejected' else 'possible' end end,
  case when outcome = 'agreedWritten' then begun + days + 30 end
from placed`
const dues = `${drawn}
insert into mediation_due (jurisdiction_id, proceeding_id, round, row, community_id, unit_id, way, dispute_kind, due_on, amount_fen, received_fen, settled_on)
select jurisdiction_id, id, 1, n, community_id, unit_id, way, kind, begun + days + 20 * n, 10000, case when far < 0.7 then 10000 else 0 end, case when far < 0.7 then begun + days + 20 * n end
from placed, generate_series(1, 3) n where outcome like 'agreed%' and speed < 0.5`
