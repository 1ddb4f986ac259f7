/** Which errors mean that the way to the database has broken. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLost } from '../../src/kernel/lost.ts'

test('a database that cannot be reached, however the system words it, is an outage and no bug', () => {
  for (const code of [
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
    '57P03',
    '08006',
  ])
    assert.ok(isLost(Object.assign(new Error('x'), { code })), code)
  assert.ok(isLost(new Error('timeout expired')))
  assert.ok(!isLost(Object.assign(new Error('timeout expired'), { code: '23505' })))
})
