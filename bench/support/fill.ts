/** A jurisdiction with as many matters as asked for, the same on every run: set-based SQL in chunks, every choice a hash of the row number. */
import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { tokensOf } from '../../src/matters/lists/search.ts'
import { categories } from '../../src/territory/categories.ts'
import { withoutFences } from './fences.ts'

export const jurisdictionId = 152222
/** The instant the data ends at; a bench's clock stands there. */
export const filledNow = new Date('2026-11-23T08:00:00+08:00')
const gridCount = 70
const communityCount = 13
const departmentCount = 24
const chunk = 50_000
const tables = ['proceeding', 'act', 'matter']

/**
 * Makes `rows` matters, a tenth of them open, over two years.
 * @param grids of a territory that stands already, numbered from 1; null: one of its own is made
 * @param actsEach acts of most matters, one in a hundred has forty; they are read like others and cannot be replayed
 */
export async function fillMatters(
  pool: Pool,
  rows: number,
  log: (line: string) => void,
  grids: number | null = null,
  actsEach = 1,
): Promise<void> {
  const client = await pool.connect()
  try {
    if (grids === null) await fillTerritory(client)
    else {
      await client.query(helpersFor(grids))
      await client.query(departments, [jurisdictionId, departmentCount])
    }
    await phrases(client)
    const restore = await withoutFences(client, tables)
    for (let from = 1; from <= rows; from += chunk) {
      await client.query('begin')
      const range = [jurisdictionId, from, Math.min(rows, from + chunk - 1), rows, filledNow, actsEach]
      for (const statement of [proceedings, acts, laterActs, matters]) await client.query(statement, range)
      await client.query('commit')
      log(`${range[2]} of ${rows} matters`)
    }
    await client.query('select missed_anew($1)', [jurisdictionId])
    await restore()
    log('indexes are back')
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  } finally {
    client.release(true)
  }
}

/** Places, units and people, and the helpers every choice is drawn with. */
export async function fillTerritory(client: PoolClient): Promise<void> {
  await client.query(helpersFor(gridCount))
  await client.query(territory, [jurisdictionId, communityCount, gridCount, departmentCount])
}

/** Sentences from the categories' own words; a matter is two of them. */
async function phrases(client: PoolClient): Promise<void> {
  const places = ['小区门口', '三号楼', '单元楼道', '广场北侧', '幼儿园旁', '市场后街', '地下车库', '五楼']
  const troubles = [
    '很久没人处理',
    '昨天晚上开始',
    '影响老人出行',
    '已经反映过',
    '希望尽快解决',
    '孩子很危险',
  ]
  const texts = categories.flatMap(({ zh, keywords, code }) =>
    places.flatMap((place, at) => {
      const keyword = keywords[at % Math.max(1, keywords.length)] ?? zh
      return troubles.map(trouble => ({ code, text: `${place}${keyword},${trouble}。` }))
    }),
  )
  await client.query(
    'create temp table phrase (n bigint primary key, category text, text text, search tsvector)',
  )
  await client.query(
    `insert into phrase select n, category, text, array_to_tsvector(string_to_array(words, ' '))
     from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as t(n, category, text, words)`,
    [
      texts.map((_, n) => n),
      texts.map(({ code }) => code),
      texts.map(({ text }) => text),
      texts.map(({ text }) => tokensOf(text).join(' ')),
    ],
  )
}

/** roll: 0 ≤ x < 1 from row and question; uid: a UUIDv7 of the row's instant; opened: matters arrive evenly over two years. */
const helpersFor = (grids: number) => `
create function pg_temp.roll(i bigint, question bigint) returns double precision language sql immutable as
  $$ select (hashint8extended(i, question) & 1073741823)::double precision / 1073741824 $$;
create function pg_temp.opened(i bigint, rows bigint, now timestamptz) returns timestamptz language sql immutable as
  $$ select now - (rows - i + pg_temp.roll(i, 1)) / rows * interval '730 days' $$;
create function pg_temp.uid(i bigint, kind text, at timestamptz) returns uuid language sql immutable as
  $$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(kind || i), 14, 3)
     || '8' || substr(md5(kind || i), 18))::uuid $$;
create function pg_temp.fixed(kind text, i bigint) returns uuid language sql immutable as
  $$ select overlay(overlay(md5(kind || i) placing '4' from 13) placing '8' from 17)::uuid $$;
create function pg_temp.grid_of(i bigint) returns bigint language sql immutable as
  $$ select 1 + floor(power(pg_temp.roll(i, 2), 1.5) * ${grids})::bigint $$;
create function pg_temp.is_open(i bigint) returns boolean language sql immutable as
  $$ select pg_temp.roll(i, 3) < 0.1 $$;
`

/** One statement, so that parameters can be given: $1 jurisdiction, $2 communities, $3 grids, $4 departments. */
const territory = `
with j as (insert into jurisdiction (id, name) values ($1, '测量旗') returning id),
u as (
  insert into unit (jurisdiction_id, id, kind, name)
  select $1, pg_temp.fixed('community unit', n), 'community', '第' || n || '社区' from generate_series(1, $2::bigint) n
  union all
  select $1, pg_temp.fixed('department', n), 'department', '第' || n || '部门' from generate_series(1, $4::bigint) n
  returning id),
c as (
  insert into community (jurisdiction_id, id, unit_id, code, name)
  select $1, pg_temp.fixed('community', n), pg_temp.fixed('community unit', n), '1522221' || lpad(n::text, 5, '0'), '第' || n || '社区'
  from generate_series(1, $2::bigint) n returning id),
g as (
  insert into grid (jurisdiction_id, id, community_id, code, name, households)
  select $1, pg_temp.fixed('grid', n), pg_temp.fixed('community', 1 + n % $2::bigint), '1522221' || lpad(n::text, 8, '0'), '第' || n || '网格', 400
  from generate_series(1, $3::bigint) n returning id),
p as (
  insert into person (jurisdiction_id, id, name)
  select $1, pg_temp.fixed('person', n), '测量' || n from generate_series(1, 200::bigint) n returning id)
select count(*) from j, u, c, g, p`

const departments = `insert into unit (jurisdiction_id, id, kind, name)
  select $1, pg_temp.fixed('department', n), 'department', '第' || n || '部门' from generate_series(1, $2::bigint) n`

/** Ids of the territory: the same digits as pg_temp.fixed. */
export function fixedId(
  kind: 'grid' | 'community' | 'community unit' | 'department' | 'person',
  n: number,
): string {
  const hex = createHash('md5').update(`${kind}${n}`).digest('hex')
  const digits = `${hex.slice(0, 12)}4${hex.slice(13, 16)}8${hex.slice(17)}`
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Parameters of the four: $1 jurisdiction, $2 first row, $3 last row, $4 rows in all, $5 now, $6 acts of most matters. */
const drawn = `
with drawn as (
  select i, pg_temp.opened(i, $4::bigint, $5::timestamptz) as at, pg_temp.is_open(i) as open, pg_temp.grid_of(i) as grid,
    pg_temp.roll(i, 4) as level, 1 + floor(pg_temp.roll(i, 5) * ${departmentCount})::bigint as department,
    1 + floor(pg_temp.roll(i, 6) * 200)::bigint as person, $1::integer as jurisdiction_id, $3::bigint as last
  from generate_series($2::bigint, $3::bigint) i
), placed as (
  select *, pg_temp.uid(i, 'proceeding', at) as id, 1 + grid % ${communityCount} as community,
    case when $6::int > 1 and pg_temp.roll(i, 16) < 0.01 then 40 else $6::int end as acts,
    case when not open then at + interval '5 days' when $6::int = 1 then at else greatest(at, $5::timestamptz - pg_temp.roll(i, 17) * interval '9 days') end as until,
    case when open then (array['reported','filed','dispatched','signedIn','handling','handling','suspended','verifying'])[1 + floor(pg_temp.roll(i, 7) * 8)::int]
      when pg_temp.roll(i, 22) < 0.004 then 'withdrawn' else 'closed' end as state,
    case when pg_temp.roll(i, 18) < 0.003 then 'report' else (array['help','complaint','inquiry','suggestion'])[1 + floor(pg_temp.roll(i, 11) * 4)::int] end as nature,
    case when not open and pg_temp.roll(i, 19) < 0.3 then 1 + floor(power(pg_temp.roll(i, 20), 0.4) * 5)::int end as satisfied,
    case when open then $5::timestamptz + (pg_temp.roll(i, 8) * 20 - 4) * interval '1 day' end as due
  from drawn
)`

/** Some few are of a kind hardly anybody asks for. */
const category = `case when pg_temp.roll(i, 21) < 0.0004 then 'rareOne' else a.category end`

const proceedings = `${drawn}
insert into proceeding (jurisdiction_id, id, dossier_id, procedure, procedure_version, number, state, level, grid_id, community_id,
  owner_unit_id, handler_id, waits_role, unit_ids, urgent, suspended, opened_at, closed_at, next_due_at, next_due_term, next_rung_at, overdue,
  supervised, act_count, last_act_at, last_hash, next_due_provisional, category, nature, satisfied)
select jurisdiction_id, id, id, 'matter', 1, 'B' || lpad(i::text, 9, '0'), state, case when level < 0.5 then 1 when level < 0.7 then 2 else 3 end,
  pg_temp.fixed('grid', grid), pg_temp.fixed('community', community),
  case when level < 0.7 and state <> 'dispatched' then pg_temp.fixed('community unit', community) else pg_temp.fixed('department', department) end,
  case when state in ('handling', 'closed') then pg_temp.fixed('person', person) end,
  case when state in ('reported', 'filed') then case when level < 0.5 then 'gridLeader' when level < 0.7 then 'communityDirector' else 'workCommitteeDispatcher' end
    when state = 'dispatched' then 'departmentHandler' when state = 'suspended' then 'workCommitteeSecretary' end,
  array[pg_temp.fixed('community unit', community), pg_temp.fixed('department', department)],
  level > 0.98, state = 'suspended', at, case when not open then at + interval '5 days' end, due,
  case when open then 'handling' end, due, coalesce(due < $5::timestamptz, false), pg_temp.roll(i, 9) < 0.01, acts, until,
  sha256(convert_to('act' || i, 'UTF8')), open and pg_temp.roll(i, 23) < 0.004, ${category}, nature, satisfied
from placed
join phrase a on a.n = floor(pg_temp.roll(i, 14) * (select count(*) from phrase))::bigint`

const acts = `${drawn}
insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_role, at, on_day, inputs,
  effects, rule_version, prev_hash, hash)
select jurisdiction_id, pg_temp.uid(i, 'act', at), id, 1, 'report', 'draft', 'reported', 'resident', 'resident', at,
  (at at time zone 'Asia/Shanghai')::date, '{}',
  jsonb_build_object('level', 1, 'ownerUnitId', pg_temp.fixed('community unit', community), 'gridId', pg_temp.fixed('grid', grid),
    'communityId', pg_temp.fixed('community', community)), 1, decode(repeat('00', 32), 'hex'),
  sha256(convert_to('act' || i, 'UTF8'))
from placed`

/** Remarks of some length by whoever is at work. */
const laterActs = `${drawn}
insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_id, actor_role, at, on_day, inputs,
  effects, rule_version, prev_hash, hash)
select jurisdiction_id, pg_temp.uid(i * 64 + s, 'act', at + (until - at) * s / acts), id, s, case when state = 'closed' and s = acts then 'close' when s = 3 and pg_temp.roll(i, 24) < 0.05 then 'markOverdue' else 'comment' end,
  case when s = 2 then 'reported' else state end, state, 'staff', pg_temp.fixed('person', 1 + (person + s) % 200), 'gridLeader',
  at + (until - at) * s / acts, ((at + (until - at) * s / acts) at time zone 'Asia/Shanghai')::date,
  case when s = 3 and pg_temp.roll(i, 24) < 0.05 then '{"term":"handling"}'::jsonb else jsonb_build_object('words', a.text || a.text) end, '{}', 1, sha256(convert_to('act' || i || '-' || s, 'UTF8')), sha256(convert_to('act' || i || '-' || (s + 1), 'UTF8'))
from placed, generate_series(2, acts) s
join phrase a on a.n = (s * 7) % (select count(*) from phrase)`

const matters = `${drawn}
insert into matter (jurisdiction_id, proceeding_id, text, content_hash, channel, nature, category, reported_at, place_text, lng, lat,
  place_cell, query_index, anonymous, satisfied, search)
select placed.jurisdiction_id, placed.id, a.text || b.text, sha256(convert_to(a.text || b.text, 'UTF8')),
  (array['resident','grid','patrol','hotline'])[1 + floor(pg_temp.roll(i, 10) * 4)::int],
  placed.nature, ${category}, at, '第' || grid || '网格',
  121.4 + pg_temp.roll(i, 12) * 0.14, 45.02 + pg_temp.roll(i, 13) * 0.08, floor((121.4 + pg_temp.roll(i, 12) * 0.14) / 0.004)::int || ':' || floor((45.02 + pg_temp.roll(i, 13) * 0.08) / 0.003)::int,
  sha256(convert_to('query' || i, 'UTF8')), false, placed.satisfied, a.search || b.search || facts_of(p)
from placed
join proceeding p on p.jurisdiction_id = $1 and p.id = placed.id
join phrase a on a.n = floor(pg_temp.roll(i, 14) * (select count(*) from phrase))::bigint
join phrase b on b.n = floor(pg_temp.roll(i, 15) * (select count(*) from phrase))::bigint`
