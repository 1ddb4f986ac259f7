/** A short fault run (npm run faults has them all): what was acknowledged is there exactly once after Aili, PostgreSQL, the lines and the clock were harmed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runFaults } from '../../faults/faults.ts'

const only = ['killAili', 'killDatabase', 'killBoth', 'commitUnknown', 'clockAhead']

test('faults while everybody writes', { timeout: 600_000 }, async () => {
  // One more: Aili is stopped in the middle and goes on with a database that another keeps.
  const faults = only.length + 1
  const asked = { seed: 20261130, clients: 6, only, faults, seconds: null, log: () => {} }
  const { outcome, complaints } = await runFaults(asked)
  assert.deepEqual(complaints, [])
  const { lost, doubled, odd, verify, jobsStuck } = outcome
  assert.deepEqual(
    { lost, doubled, odd, verify, jobsStuck },
    { lost: 0, doubled: 0, odd: 0, verify: 'green', jobsStuck: 0 },
  )
  assert.ok(outcome.acknowledged > 40, `${outcome.acknowledged} acknowledged`)
  assert.equal(
    Object.values(outcome.faults).reduce((sum, count) => sum + count),
    faults,
  )
  assert.ok(outcome.requests.duplicate! > 0 && outcome.requests.reordered! > 0)
})
