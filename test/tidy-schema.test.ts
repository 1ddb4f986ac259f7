/** The schema's contract, asked of the catalogue: ready to be spread over machines, fenced, and without what must not be kept. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type pg from 'pg'
import { freshDatabase } from './support/database.ts'

/** Tables that do not grow with a jurisdiction's use, each with its reason. */
const withoutJurisdiction: Readonly<Record<string, string>> = {
  jurisdiction: 'is the jurisdiction; its id is the key',
  schema_migration: 'of the program, not of a jurisdiction',
  sign_in_failure: 'counted by name, before any jurisdiction is known',
}
/** Sign-in accounts belong to the sign-in library, which finds them before any jurisdiction is known. */
const ofAccounts = /^account(_|$)/

/** Kept nowhere: what nobody may sort people by (Personal Information Protection Law art. 28) and points or labels on people. */
const forbidden =
  /(^|_)(ethnic\w*|nationality|race|religio\w*|belief|politic\w*|party_member\w*|health|illness|disease|disab\w*|hiv|criminal\w*|convict\w*|prison\w*|drug\w*|score\w*|points|label\w*|blacklist\w*|risk_level|stability\w*|biometric\w*|fingerprint|face_\w+|id_card\w*|identity_number)(_|$)/

suite('schema', async () => {
  const { db } = await freshDatabase()
  const { pool } = db

  test('jurisdiction_id stands first in every primary key and unique index', async () => {
    await pool.query('create table breach (id uuid primary key, jurisdiction_id integer)')
    assert.ok((await keysWithout(pool)).some(line => line.startsWith('breach')))
    await pool.query('drop table breach')
    none(
      await keysWithout(pool),
      'put jurisdiction_id first in the key, or give the reason in withoutJurisdiction',
    )
  })

  test('every table says what it is', async () => {
    const { rows } = await pool.query<{ name: string }>(`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and obj_description(oid, 'pg_class') is null`)
    none(
      rows.map(row => row.name).filter(name => !(name in withoutJurisdiction) && !ofAccounts.test(name)),
      'comment on table …',
    )
  })

  test('nothing is kept that nobody may sort people by', async () => {
    assert.match('ethnicity', forbidden)
    assert.match('resident_score', forbidden)
    assert.doesNotMatch('credit_code', forbidden)
    const { rows } = await pool.query<{
      at: string
      name: string
    }>(`select table_name || '.' || column_name as at, column_name as name
      from information_schema.columns where table_schema = 'public'`)
    none(
      rows.filter(row => forbidden.test(row.name)).map(row => row.at),
      'such a column may not exist',
    )
  })

  test('every table that holds a proceeding is fenced by row-level security, or closed to the application', async () => {
    const { rows } = await pool.query<{ name: string }>(`select c.relname as name from pg_class c
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity
        and has_table_privilege('aili_app', c.oid, 'select')
        and exists (select from pg_attribute where attrelid = c.oid and attname = 'proceeding_id')`)
    none(
      rows.map(row => row.name).filter(name => !fencedElsewhere.has(name)),
      'alter table … enable row level security',
    )
  })
})

/** The access log is asked through its proceeding by those who audit, who see all of a jurisdiction. */
const fencedElsewhere = new Set(['access_entry'])

async function keysWithout(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{
    table: string
    index: string
  }>(`select c.relname as table, k.relname as index
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class k on k.oid = i.indexrelid
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where c.relnamespace = 'public'::regnamespace and i.indisunique and a.attname is distinct from 'jurisdiction_id'
    union select c.relname, 'no primary key' from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select from pg_index where indrelid = c.oid and indisprimary)`)
  return rows
    .filter(
      ({ table, index }) =>
        !(table in withoutJurisdiction) && !ofAccounts.test(table) && !accountLinks.has(index),
    )
    .map(({ table, index }) => `${table}: ${index}`)
}

/** A sign-in account is one person's, whatever the jurisdiction. */
const accountLinks = new Set(['person_account_id_key'])

function none(found: readonly string[], what: string): void {
  assert.equal(found.length, 0, `\n${what}:\n${found.join('\n')}\n`)
}
