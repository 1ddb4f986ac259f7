/** Ready to be spread over machines by jurisdiction, asked of the catalogue: keys, references, indexes, fences, functions (STYLE.md; decision 0032). */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { freshDatabase } from '../support/database.ts'
import { apartIndexes, apartKeys, apartTables, waysIn } from './apart.ts'
import {
  fencesElsewhere,
  functionsElsewhere,
  keysElsewhere,
  referencesElsewhere,
  tablesOf,
} from './catalogue.ts'

suite('the catalogue', async () => {
  const { pool } = (await freshDatabase()).db
  const breach = async (statements: string, found: () => Promise<readonly string[]>) => {
    await pool.query(
      `create table breach (jurisdiction_id integer, id uuid, primary key (jurisdiction_id, id)); ${statements}`,
    )
    const lines = await found()
    await pool.query('drop table breach cascade')
    return lines.some(line => line.includes('breach'))
  }

  test('jurisdiction_id stands first in every primary key, unique index and index', async () => {
    assert.ok(await breach('create unique index on breach (id)', () => keysElsewhere(pool)))
    assert.ok(await breach('create index on breach (id, jurisdiction_id)', () => keysElsewhere(pool)))
    assert.ok(await breach('alter table breach drop constraint breach_pkey', () => keysElsewhere(pool)))
    none(await keysElsewhere(pool), 'put jurisdiction_id first, or give the reason in test/contract/apart.ts')
  })

  test('jurisdiction_id is the first column, so that an insert of whole rows gives it first', async () => {
    const { rows } = await pool.query<{ name: string }>(`select relname as name from pg_class c
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not exists (
        select from pg_attribute where attrelid = c.oid and attnum = 1 and attname = 'jurisdiction_id')`)
    none(
      rows.map(row => row.name).filter(name => !(name in apartTables)),
      'put it first',
    )
  })

  test('every foreign key carries jurisdiction_id on both sides', async () => {
    const reference = 'alter table breach add foreign key (id) references account_user_like (id)'
    await pool.query('create table account_user_like (jurisdiction_id integer primary key, id uuid unique)')
    assert.ok(await breach(reference, () => referencesElsewhere(pool)))
    await pool.query('drop table account_user_like')
    none(await referencesElsewhere(pool), 'refer by (jurisdiction_id, …)')
  })

  test('every policy of row-level security names the jurisdiction', async () => {
    assert.ok(
      await breach('create policy open on breach using (id is not null)', () => fencesElsewhere(pool)),
    )
    none(await fencesElsewhere(pool), 'jurisdiction_id = setting_jurisdiction() and …')
  })

  test('every statement within a function names it', async () => {
    const body = 'begin update breach set id = new.id where breach.id = old.id; return null; end'
    const make = `create function breach_of() returns trigger language plpgsql as $$${body}$$;
      create trigger breach_of after insert on breach for each row execute function breach_of()`
    assert.ok(await breach(make, () => functionsElsewhere(pool)))
    await pool.query('drop function breach_of')
    none(await functionsElsewhere(pool), 'hold each table to the jurisdiction of the row or the argument')
  })

  test('what is listed as apart exists, and has no jurisdiction_id', async () => {
    const tables = new Set(await tablesOf(pool))
    none(
      Object.keys({ ...apartTables, ...waysIn }).filter(name => !tables.has(name)),
      'no such table',
    )
    const { rows } = await pool.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'i'`,
    )
    const indexes = new Set(rows.map(row => row.name))
    none(
      Object.keys({ ...apartKeys, ...apartIndexes }).filter(name => !indexes.has(name)),
      'no such index',
    )
    const { rows: bearing } = await pool.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'jurisdiction_id'`,
    )
    none(
      bearing.map(row => row.name).filter(name => name in apartTables),
      'lies with a jurisdiction after all',
    )
  })
})

function none(found: readonly string[], what: string): void {
  assert.equal(found.length, 0, `\n${what}:\n${found.join('\n')}\n`)
}
