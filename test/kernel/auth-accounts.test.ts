/** Accounts: made one by one or many at once, out of reach of business transactions. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { createAccount, createAccounts } from '../../src/kernel/auth.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { openOffice, password } from './auth-desk.ts'

const there = await openOffice()
const newcomer = () => there.newcomer()

test('accounts are made many at once with one digest, or none of them', async () => {
  const names = Array.from({ length: 330 }, (_, n) => `bulk${n}`)
  const made = await createAccounts(
    there.db.owner,
    names.map(username => ({ username, name: username, passwordHash: there.hash })),
  )
  assert.equal(made.size, 330)
  const { signIn } = await newcomer()
  assert.equal((await signIn(password, 'bulk329')).status, 200)
  const again = ['fresh1', 'bulk7'].map(username => ({ username, name: username, passwordHash: there.hash }))
  await assert.rejects(createAccounts(there.db.owner, again), refusal('invalidInput'))
  assert.equal((await createAccounts(there.db.owner, again.slice(0, 1))).size, 1)
  await assert.rejects(
    createAccount(there.db.owner, { username: 'short', name: 'x', password: '12345678901' }),
    refusal('weakPassword'),
  )
  await assert.rejects(
    createAccount(there.db.owner, { username: 'a b', name: 'x', passwordHash: there.hash }),
    refusal('invalidInput'),
  )
})

test('the application role can read no account', async () => {
  const sight = {
    jurisdictionId: 152221,
    reach: 'all',
    personId: null,
    units: [],
    communities: [],
    grids: [],
  } as const
  for (const table of [
    'account_user',
    'account_session',
    'account_credential',
    'account_two_factor',
    'sign_in_failure',
  ])
    await assert.rejects(
      there.db.within(sight, tx => sql`select from ${sql.table(table)}`.execute(tx)),
      /permission denied/,
    )
})

const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
