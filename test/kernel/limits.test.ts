/** Whom a limit counts as one sender. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOf } from '../../src/kernel/limits.ts'

const senders: readonly (readonly [address: string, counted: string])[] = [
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
]
for (const [address, counted] of senders)
  test(`${address} counts as ${counted}`, () => assert.equal(networkOf(address), counted))
