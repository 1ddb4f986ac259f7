/** The account tables, written by hand, are those the account library expects. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { providerOf } from '../../src/kernel/auth-provider.ts'
import { openOffice } from './auth-desk.ts'

const there = await openOffice()

test('no table or column is missing', async () => {
  const { explicitSchemaCheck } = await (await providerOf(there.kernel)).$context
  assert.ok(explicitSchemaCheck)
  // Rejects with the list of what is missing.
  await explicitSchemaCheck()
})

test('a missing column is named', async () => {
  await sql`alter table account_two_factor drop column backup_codes`.execute(there.db.owner)
  const { explicitSchemaCheck } = await (await providerOf({ ...there.kernel, db: { ...there.db } })).$context
  await assert.rejects(async () => explicitSchemaCheck?.(), /backup_?codes/i)
})
