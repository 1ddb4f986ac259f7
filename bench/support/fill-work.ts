/** A year's work in the field of a jurisdiction that has its buildings, households and grids: visits and their corrections, patrols with what was looked at, hazards, counsel; the same on every run. */
import type { Pool } from 'pg'
import { withoutFences } from './fences.ts'

export interface Work {
  readonly jurisdictionId: number
  /** The year ends here. */
  readonly until: Date
  readonly visits: number
  readonly patrols: number
  readonly hazards: number
  readonly consultations: number
}

const tables = [
  'visit',
  'patrol',
  'patrol_check',
  'patrol_plan',
  'hazard',
  'counsel_consultation',
  'counsel_booking',
  'counsel_opinion',
  'publicity_item',
  'publicity_session',
]

export async function fillWork(pool: Pool, work: Work): Promise<void> {
  const client = await pool.connect()
  try {
    const restore = await withoutFences(client, tables)
    await client.query(helpers)
    await client.query(ground, [work.jurisdictionId])
    const at = [work.jurisdictionId, work.until]
    await client.query(visits, [...at, work.visits])
    await client.query(corrections, [work.jurisdictionId])
    await client.query(plans, at)
    await client.query(patrols, [...at, work.patrols])
    await client.query(checks, [work.jurisdictionId])
    await client.query(hazards, [...at, work.hazards])
    for (const statement of counsel) await client.query(statement, [...at, work.consultations])
    await restore()
    await client.query(`vacuum (analyze) ${tables.join(', ')}`)
    await client.query('checkpoint')
  } finally {
    client.release(true)
  }
}

const helpers = `
create function pg_temp.id(kind text, i bigint) returns uuid language sql immutable as
  $$ select overlay(overlay(md5(kind || i) placing '4' from 13) placing '8' from 17)::uuid $$;
create function pg_temp.roll(i bigint, salt int) returns float language sql immutable as
  $$ select (hashint8extended(i * 64 + salt, 11) & 1048575) / 1048576.0 $$;
-- An instant in the year before, at an hour of work.
create function pg_temp.at(i bigint, salt int, until timestamptz) returns timestamptz language sql immutable as
  $$ select ((until at time zone 'Asia/Shanghai')::date - floor(pg_temp.roll(i, salt) * 364.99)::int) at time zone 'Asia/Shanghai'
    + interval '8 hours' + pg_temp.roll(i, salt + 1) * interval '9 hours' $$;
`

/** Where work is done: households with their grid, each with a number. */
const ground = `
create temporary table home as
  select row_number() over (order by h.id) as n, h.id as household_id, h.building_id, b.grid_id, h.community_id
  from household h join building b on b.jurisdiction_id = h.jurisdiction_id and b.id = h.building_id where h.jurisdiction_id = $1`

const visits = `
insert into visit (jurisdiction_id, id, household_id, building_id, grid_id, community_id, person_id, purpose, outcome, consented, said, at, on_day, recorded_at)
select $1, pg_temp.id('visit', i), h.household_id, h.building_id, h.grid_id, h.community_id, pg_temp.id('worker' || h.grid_id, i % 3),
  (array['routine','need','matter','other'])[1 + i % 4],
  (array['met','met','met','met','nobody','nobody','byPhone','refused'])[1 + floor(pg_temp.roll(i, 5) * 8)::int], i % 2 = 0, '\\x00', at,
  (at at time zone 'Asia/Shanghai')::date, at
from (select i, pg_temp.at(i, 1, $2) as at, 1 + floor(power(pg_temp.roll(i, 4), 1.3) * (select count(*) from home))::bigint as n
  from generate_series(1, $3::bigint) i) v join home h using (n)`

/** One in fifty was entered wrong and entered anew. */
const corrections = `
insert into visit (jurisdiction_id, id, household_id, building_id, grid_id, community_id, person_id, purpose, outcome, consented, said, at, on_day, recorded_at, replaces)
select jurisdiction_id, md5('corrected' || id)::uuid, household_id, building_id, grid_id, community_id, person_id, purpose, 'met', consented, said, at, on_day,
  recorded_at + interval '5 minutes', id
from visit where jurisdiction_id = $1 and hashtext(id::text) % 50 = 0`

const plans = `
insert into patrol_plan (jurisdiction_id, id, community_id, grid_id, name, stops, every_days, valid_from, revision, at)
select $1, md5('plan' || g.id)::uuid, g.community_id, g.id, g.name || '路线',
  (select jsonb_agg(jsonb_build_object('id', pg_temp.id('stop', s), 'name', s || '号点', 'items', jsonb_build_array(
    jsonb_build_object('id', pg_temp.id('item', s), 'text', '消防通道畅通')))) from generate_series(1, 5) s),
  7, ($2::timestamptz - interval '400 days')::date, 1, $2 from grid g where g.jurisdiction_id = $1 and g.valid_to is null`

const grids = `(select row_number() over (order by id) - 1 as k, count(*) over () as of, id, community_id from grid where jurisdiction_id = $1 and valid_to is null)`

const patrols = `
insert into patrol (jurisdiction_id, id, plan_id, revision, grid_id, community_id, person_id, started_at, ended_at, stops_planned, stops_done, not_ok, recorded_at)
select $1, pg_temp.id('patrol', i), md5('plan' || g.id)::uuid, 1, g.id, g.community_id, pg_temp.id('worker' || g.id, i % 3), at, at + interval '40 minutes',
  5, 4 + i % 2, (i % 10 = 0)::int, at
from (select i, pg_temp.at(i, 10, $2) as at from generate_series(1, $3::bigint) i) p join ${grids} g on g.k = i % g.of`

const checks = `
insert into patrol_check (jurisdiction_id, id, patrol_id, stop_id, item_id, result, at, recorded_at)
select $1, md5(p.id::text || s)::uuid, p.id, pg_temp.id('stop', s), pg_temp.id('item', s),
  case when s = 1 and p.not_ok > 0 then 'notOk' when s > p.stops_done then 'notReached' else 'ok' end, p.started_at + s * interval '7 minutes', p.started_at
from patrol p cross join generate_series(1, 5) s where p.jurisdiction_id = $1`

const hazards = `
insert into hazard (jurisdiction_id, id, kind, what, place_text, grid_id, community_id, state, found_at, found_by, recheck_on, looked_at, closed_at, recorded_at)
select $1, pg_temp.id('hazard', i), 'fireLane', '楼道内堆放杂物,占用消防通道', i || '号楼', g.id, g.community_id,
  case when i % 8 = 0 then 'open' else 'closed' end, at, pg_temp.id('worker' || g.id, i % 3), (at + interval '10 days')::date, at,
  case when i % 8 <> 0 then at + interval '6 days' end, at
from (select i, pg_temp.at(i, 20, $2) as at from generate_series(1, $3::bigint) i) h join ${grids} g on g.k = i % g.of`

const places = `(select row_number() over (order by id) - 1 as k, count(*) over () as of, id from community where jurisdiction_id = $1)`
const drawn = `(select i, pg_temp.at(i, 30, $2) as at from generate_series(1, $3::bigint) i) d join ${places} c on c.k = i % c.of`
/** Half of the consultations were booked; a tenth asked for an opinion; a fifth were on a day of publicity. */
const counsel = [
  `insert into counsel_consultation (jurisdiction_id, id, community_id, person_id, at, on_day, way, acted_as, kind, anonymous, next_step, said, recorded_at)
   select $1, pg_temp.id('consultation', i), c.id, pg_temp.id('lawyer', i % 20), at, (at at time zone 'Asia/Shanghai')::date,
     (array['counter','phone','online','door'])[1 + i % 4], 'guide', (array['family','labour','neighbours','other'])[1 + floor(pg_temp.roll(i, 33) * 4)::int],
     true, 'none', '\\x00', at from ${drawn}`,
  `insert into counsel_booking (jurisdiction_id, id, community_id, starts_at, ends_at, way, kind, query_index, state, booked_at, said)
   select $1, pg_temp.id('booking', i), c.id, at, at + interval '20 minutes', 'counter', 'family', sha256(i::text::bytea),
     (array['kept','kept','missed','cancelled','booked'])[1 + i % 5], at, '\\x00' from ${drawn} where i % 2 = 0`,
  `insert into counsel_opinion (jurisdiction_id, id, community_id, kind, title, asked_by, asked_at, opinion, given_by, given_at, said, given_said)
   select $1, pg_temp.id('opinion', i), c.id, 'other', '物业合同', pg_temp.id('worker', 1), at, case when i % 20 = 0 then 'lawful' end,
     case when i % 20 = 0 then pg_temp.id('lawyer', 1) end, case when i % 20 = 0 then at + interval '3 days' end, '\\x00', case when i % 20 = 0 then '\\x00'::bytea end
   from ${drawn} where i % 10 = 0`,
  `insert into publicity_item (jurisdiction_id, id, year, month, community_id, topic, audience, venue, responsible, made_by, made_at, said)
   select $1, pg_temp.id('item', i), extract(year from at), extract(month from at), c.id, '宪法', 'residents', 'square', '司法所', pg_temp.id('worker', 1), at, '\\x00'
   from ${drawn} where i % 10 = 1`,
  `insert into publicity_session (jurisdiction_id, id, item_id, community_id, on_day, minutes, topic, audience, venue, place, present, made_by, made_at, said)
   select $1, pg_temp.id('session', i), null, c.id, (at at time zone 'Asia/Shanghai')::date, 45, '宪法', 'residents', 'square', '广场', 40, pg_temp.id('worker', 1), at, '\\x00'
   from ${drawn} where i % 5 = 1`,
]
