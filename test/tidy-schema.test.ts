/** The schema's contract, asked of the catalogue: fenced, said what it is, and without what must not be kept. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { apartTables } from './contract/apart.ts'
import { freshDatabase } from './support/database.ts'

/** Kept nowhere: what nobody may sort people by (Personal Information Protection Law art. 28) and points or labels on people. */
const forbidden =
  /(^|_)(ethnic\w*|nationality|race|religio\w*|belief|politic\w*|party_member\w*|health|illness|disease|disab\w*|hiv|criminal\w*|convict\w*|prison\w*|drug\w*|score\w*|points|label\w*|blacklist\w*|risk_level|stability\w*|biometric\w*|fingerprint|face_\w+|id_card\w*|identity_number)(_|$)/

suite('schema', async () => {
  const { db } = await freshDatabase()
  const { pool } = db

  test('every table says what it is', async () => {
    const { rows } = await pool.query<{ name: string }>(`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and obj_description(oid, 'pg_class') is null`)
    none(
      rows.map(row => row.name).filter(name => !(name in apartTables)),
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

function none(found: readonly string[], what: string): void {
  assert.equal(found.length, 0, `\n${what}:\n${found.join('\n')}\n`)
}
