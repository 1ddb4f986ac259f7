/** The reader of statements: what it takes as held to one jurisdiction, and what it complains of. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loose } from './statement.ts'

const grounds = {
  grows: (table: string) => ['act', 'matter', 'person'].includes(table),
  wayIn: { person: 'account_id' },
}

/** The last column: tables that nothing holds. */
const stories: readonly (readonly [sql: string, ...complained: string[]])[] = [
  ['select 1'],
  ['select * from pg_class'],
  ['select id from jurisdiction'],
  ['select id from act where jurisdiction_id = $1'],
  ['select id from act where id = $1', 'act'],
  ['select id from public.act', 'act'],
  ['select id from act where jurisdiction_id <> $1', 'act'],
  ['select id from act where not jurisdiction_id = $1', 'act'],
  ['select id from act where jurisdiction_id = id', 'act'],
  ['select id from act where jurisdiction_id in ($1, $2)'],
  ['select id from act where jurisdiction_id = any($1::int[])'],
  ["select id from act where jurisdiction_id = current_setting('aili.jurisdiction')::int"],
  ['select id from act where (jurisdiction_id, id) = ($1, $2)'],
  ['select id from act where (jurisdiction_id = $1 and id = $2) or (jurisdiction_id = $1 and id = $3)'],
  ['select id from act where jurisdiction_id = $1 or id = $2', 'act'],
  ['select 1 from act a join matter m on m.jurisdiction_id = a.jurisdiction_id where a.jurisdiction_id = $1'],
  ['select 1 from act a join matter m on m.jurisdiction_id = a.jurisdiction_id', 'act', 'matter'],
  ['select 1 from act a join matter m on m.id = a.id where a.jurisdiction_id = $1', 'matter'],
  ['select 1 from act a, matter m where a.jurisdiction_id = $1', 'matter'],
  ['select 1 from act a join matter m using (jurisdiction_id, id) where a.jurisdiction_id = $1'],
  [
    'select 1 from act a left join matter m on m.jurisdiction_id = a.jurisdiction_id where a.jurisdiction_id = $1',
  ],
  ['select 1 from act a left join matter m on m.jurisdiction_id = $1 and a.jurisdiction_id = $1', 'act'],
  ['select 1 from act a left join matter m on m.id = a.id where a.jurisdiction_id = $1', 'matter'],
  [
    'select 1 from act a full join matter m on m.jurisdiction_id = a.jurisdiction_id and a.jurisdiction_id = $1',
    'act',
    'matter',
  ],
  [
    'select 1 from matter m where m.jurisdiction_id = $1 and exists (select from act where jurisdiction_id = m.jurisdiction_id)',
  ],
  ['select 1 from matter m where m.jurisdiction_id = $1 and exists (select from act where id = m.id)', 'act'],
  [
    'select 1 from matter m where exists (select from act where jurisdiction_id = m.jurisdiction_id and jurisdiction_id = $1)',
    'matter',
  ],
  ['select (select count(*) from act) from matter where jurisdiction_id = $1', 'act'],
  [
    'select 1 from matter where (jurisdiction_id, id) in (select jurisdiction_id, id from act where jurisdiction_id = $1)',
  ],
  [
    'select 1 from matter where (jurisdiction_id, id) not in (select jurisdiction_id, id from act where jurisdiction_id = $1)',
    'matter',
  ],
  [
    'with a as (select jurisdiction_id, id from act where jurisdiction_id = $1) select 1 from a join matter m on m.jurisdiction_id = a.jurisdiction_id',
  ],
  ['with a as (select jurisdiction_id, id from act) select 1 from a where a.jurisdiction_id = $1', 'act'],
  [
    'with a (j) as (select jurisdiction_id from act where jurisdiction_id = $1) select 1 from matter, a where matter.jurisdiction_id = a.j',
  ],
  [
    'with recursive a as (select jurisdiction_id, id from act where jurisdiction_id = $1 union all select x.jurisdiction_id, x.id from act x join a on a.jurisdiction_id = x.jurisdiction_id) select * from a',
  ],
  [
    'select 1 from (select * from act where jurisdiction_id = $1) a join matter m on m.jurisdiction_id = a.jurisdiction_id',
  ],
  [
    'select 1 from (select jurisdiction_id from act where jurisdiction_id = $1 union all select jurisdiction_id from matter where id = $1) a',
    'matter',
  ],
  [
    'select 1 from act a cross join lateral (select from matter m where m.jurisdiction_id = a.jurisdiction_id) x where a.jurisdiction_id = $1',
  ],
  [
    'select 1 from act a cross join lateral (select from matter m where m.id = a.id limit 1) x where a.jurisdiction_id = $1',
    'matter',
  ],
  [
    'select 1 from unnest($1::int[], $2::uuid[]) k(j, id) join act on act.jurisdiction_id = k.j and act.id = k.id',
  ],
  ['select 1 from (values ($1::int, $2::uuid)) k(j, id) join act on act.jurisdiction_id = k.j'],
  ['select 1 from jurisdiction j join act on act.jurisdiction_id = j.id where j.id = $1'],
  ['select 1 from jurisdiction j join act on act.jurisdiction_id = j.id', 'act'],
  ['select 1 from person p join act a on a.jurisdiction_id = p.jurisdiction_id where p.account_id = $1'],
  ['insert into act (jurisdiction_id, id) values ($1, $2), ($3, $4)'],
  ['insert into act (id) values ($1)', 'act'],
  ['insert into act values ($1, $2)'],
  ['insert into act select id, jurisdiction_id from matter where jurisdiction_id = $1', 'act'],
  ['insert into act (jurisdiction_id, id) select jurisdiction_id, id from matter where jurisdiction_id = $1'],
  ['insert into act (jurisdiction_id, id) select jurisdiction_id, id from matter', 'matter', 'act'],
  ['insert into act (jurisdiction_id, id) values ($1, $2) on conflict (jurisdiction_id, id) do nothing'],
  ['insert into act (jurisdiction_id, id) values ($1, $2) on conflict (id) do nothing', 'act'],
  [
    'with n as (insert into act (jurisdiction_id, id) values ($1, $2) returning *) select 1 from n join matter m on m.jurisdiction_id = n.jurisdiction_id',
  ],
  ['update act set at = $1 where jurisdiction_id = $2'],
  ['update act set at = $1 where id = $2', 'act'],
  [
    'update act a set at = m.at from matter m where m.jurisdiction_id = a.jurisdiction_id and a.jurisdiction_id = $1',
  ],
  ['update act a set at = m.at from matter m where m.id = a.id and a.jurisdiction_id = $1', 'matter'],
  ['update act set at = (select max(at) from matter) where jurisdiction_id = $1', 'matter'],
  ['delete from act where jurisdiction_id = $1 and id = $2'],
  ['delete from act using matter m where m.jurisdiction_id = $1 and m.id = act.id', 'act'],
  ['merge into act a using (select $1::int as j) s on a.jurisdiction_id = s.j when matched then delete'],
  ['copy act (jurisdiction_id, id) from stdin'],
  ['copy act to stdout', 'act'],
  ['truncate act', 'act'],
]

for (const [sql, ...complained] of stories)
  test(sql, () => {
    const tables = loose(sql, grounds).map(line => line.split(/[ :]/)[0])
    assert.deepEqual(tables, complained)
  })
