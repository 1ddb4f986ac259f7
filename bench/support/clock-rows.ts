/** A million open terms: matters taken in by the program itself, then copied by SQL under new ids, whatever columns their tables have. */
import type { Pool, PoolClient } from 'pg'
import { withoutFences } from './fences.ts'

const chunk = 20_000
const tables = ['dossier', 'proceeding', 'act', 'matter'] as const

/**
 * Copies the matters that stand there until there are `rows` of them. Their next rung lies somewhere in the `days` after `from`:
 * this one column says other than their acts, but none of them is climbed before it was put right.
 */
export async function copyMatters(
  pool: Pool,
  rows: number,
  spread: { from: Date; days: number },
  log: (line: string) => void,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(
      'create temp table template as select row_number() over () - 1 as n, id from proceeding',
    )
    const { rowCount: count } = await client.query('select from template')
    const statements = new Map<string, string>()
    for (const table of tables) statements.set(table, await copying(client, table))
    // A temporary table has no statistics of its own; without them and through JSON a chunk took twenty times as long.
    await client.query('analyze template')
    const restore = await withoutFences(client, tables)
    for (let first = count! + 1; first <= rows; first += chunk) {
      const last = Math.min(rows, first + chunk - 1)
      await client.query('begin')
      for (const table of tables) {
        const more = table === 'proceeding' ? [spread.from, spread.days] : []
        await client.query(statements.get(table)!, [first, last, count, ...more])
      }
      await client.query('commit')
      log(`${last} of ${rows} open matters`)
    }
    await restore()
    log('indexes are back')
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  } finally {
    client.release(true)
  }
}

/** One id for proceeding, dossier and first act, as the program gives them. */
const uid = `overlay(overlay(md5('clock' || i) placing '7' from 13) placing '8' from 17)::uuid`
const changed: Readonly<Record<(typeof tables)[number], Readonly<Record<string, string>>>> = {
  dossier: { id: uid },
  proceeding: {
    id: uid,
    dossier_id: uid,
    number: `'C' || lpad(i::text, 9, '0')`,
    next_rung_at: `$4::timestamptz + random() * $5::double precision * interval '1 day'`,
  },
  act: { id: uid, proceeding_id: uid },
  matter: { proceeding_id: uid, query_index: `sha256(convert_to('clock' || i, 'UTF8'))` },
}

/** Column by column, as the catalogue of the database names them. */
async function copying(client: PoolClient, table: (typeof tables)[number]): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and attgenerated = '' order by attnum`,
    [table],
  )
  const names = rows.map(row => row.name)
  const key = table === 'act' || table === 'matter' ? 'proceeding_id' : 'id'
  return `insert into ${table} (${names.join(', ')})
    select ${names.map(name => changed[table][name] ?? `old.${name}`).join(', ')}
    from generate_series($1::bigint, $2::bigint) i
    join template t on t.n = i % $3::bigint join ${table} old on old.${key} = t.id`
}

/** So many that nobody touched and that are not due at an instant. */
async function untouched(pool: Pool, count: number, at: Date): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from proceeding where act_count = 1 and next_rung_at > $2 and next_due_at > $2
     order by md5(id::text) limit $1`,
    [count, at],
  )
  if (rows.length < count) throw new Error(`only ${rows.length} of ${count} untouched matters are left`)
  return rows.map(row => row.id)
}

/** Lets so many fall due at one instant; gives their ids. */
export async function letFallDue(pool: Pool, count: number, at: Date): Promise<string[]> {
  const ids = await untouched(pool, count, at)
  await pool.query('update proceeding set next_rung_at = $2 where id = any ($1)', [ids, at])
  await pool.query('vacuum (analyze) proceeding')
  return ids
}

/**
 * Lets so many fall due one by one, `everyMs` apart, beginning in a few seconds: their first act is written anew, so that its term
 * of a quarter of an hour ends then. Gives the instant of the first.
 */
export async function letFallDueOneByOne(pool: Pool, count: number, everyMs: number): Promise<Date> {
  const ids = await untouched(pool, count, new Date())
  const client = await pool.connect()
  try {
    await client.query(`create function pg_temp.iso(at timestamptz) returns text language sql immutable as
      $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$`)
    const first = new Date(Date.now() + 5000 + count * 2)
    await client.query('alter table act disable trigger user')
    await client.query(fallingOneByOne, [ids, first, everyMs])
    await client.query('alter table act enable trigger user')
    if (Date.now() > first.getTime()) throw new Error('the rows were written too late')
    return first
  } finally {
    client.release(true)
  }
}

const fallingOneByOne = `
with drawn as (
  select id, due, due - interval '15 minutes' as begun
  from unnest($1::uuid[]) with ordinality as one(id, n),
    lateral (select $2::timestamptz + (n - 1) * $3::double precision * interval '1 millisecond' as due) d
), acts as (
  update act set at = begun, effects = effects || jsonb_build_object('opened',
    (select jsonb_agg(one || jsonb_build_object('startsAt', pg_temp.iso(begun), 'dueAt', pg_temp.iso(due)))
     from jsonb_array_elements(effects -> 'opened') one where one ->> 'term' = 'filing'))
  from drawn where act.proceeding_id = drawn.id
)
update proceeding p set next_rung_at = due, next_due_at = due, opened_at = begun, last_act_at = begun
from drawn where p.id = drawn.id`
