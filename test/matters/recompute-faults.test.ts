/** Computing terms anew under trouble: two processes at once, one proceeding that fails, a database that goes away. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recomputables } from '../../src/followers.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { matterRules, verifyContents } from '../../src/matters/index.ts'
import {
  addRestDays,
  type By,
  type Recomputable,
  recomputeTerms,
  recomputeUnsettled,
  verifyAll,
} from '../../src/proceedings/index.ts'
import { startTown } from '../support/server.ts'
import { must, report } from './story.ts'

const server = await startTown({ env: { AILI_RATE_REPORTS: '1000' } })
const { kernel } = server.aili
const { pool } = kernel.db
const by: By = { jurisdictionId: 152222, personId: null }
const dispatcher = await server.signIn('dispatch')
const ids: string[] = []
for (let count = 0; count < 9; count++) {
  const { id } = await report(server, { nature: 'complaint' })
  await must(dispatcher, id, 'file', { category: '01037' })
  ids.push(id)
}
const addDay = (day: string) => addRestDays(kernel, by, { from: day, name: '那达慕', off: true })
const goOn = (id: string, ways: readonly Recomputable[] = recomputables, limitMs?: number) =>
  recomputeTerms(kernel, ways, by.jurisdictionId, id, limitMs)
/** How many acts say so, of each matter. */
const acts = async () => {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*) filter (where step = 'recomputeTerms')::int as n from act where proceeding_id = any ($1) group by proceeding_id`,
    [ids],
  )
  return rows.map(row => row.n)
}
/** As the matters, but recording fails for one of them. */
const failing = (id: string, error: Error): Recomputable[] =>
  recomputables.map(way => ({
    ...way,
    record: (locked, standing, given) =>
      locked.id === id ? Promise.reject(error) : way.record(locked, standing, given),
  }))

test('two at once: each term moves once, the figures add up, the chains hold', async () => {
  const id = await addDay('2026-11-25')
  await Promise.all([goOn(id), goOn(id)])
  const { moved, finished } = await goOn(id)
  assert.deepEqual(await acts(), Array(9).fill(1))
  assert.equal(finished, true)
  assert.equal(moved, 9)
  const { acts: verified, differences } = await verifyAll({
    owner: kernel.db.owner,
    files: kernel.files,
    procedures: { matter: { ground: matterRules, beside: verifyContents } },
    tell: difference => assert.fail(JSON.stringify(difference)),
  })
  assert.deepEqual([verified > 9, differences], [true, 0])
})

test('one that fails holds nobody up; all are gone through again after an hour', async () => {
  const id = await addDay('2026-11-26')
  const done = await goOn(id, failing(ids[4]!, new Error('broken')))
  assert.deepEqual([done.moved, done.finished], [8, false])
  await recomputeUnsettled(kernel, recomputables)
  assert.equal((await acts()).filter(n => n === 2).length, 8)
  server.clock.set('2026-11-23T03:00:01Z')
  await recomputeUnsettled(kernel, recomputables)
  assert.deepEqual(await acts(), Array(9).fill(2))
  assert.equal((await goOn(id)).finished, true)
  // The second look at the first change may have found the one left over: no matter under which, it is counted once.
  const { rows } = await pool.query('select sum(moved)::int as moved from calendar_change')
  assert.equal(rows[0].moved, 18)
})

test('what may not be computed anew in its state is left as it is', async () => {
  const id = await addDay('2026-11-27')
  const done = await goOn(id, failing(ids[4]!, new Refusal('unlawfulStep')))
  assert.deepEqual([done.moved, done.finished], [8, true])
})

test('a database that goes away ends the round and loses nothing', async () => {
  const id = await addDay('2026-11-30')
  const before = (await acts()).reduce((sum, n) => sum + n)
  await assert.rejects(goOn(id, failing(ids[8]!, new Refusal('unavailable'))), { code: 'unavailable' })
  await goOn(id)
  assert.equal(
    (await acts()).reduce((sum, n) => sum + n),
    before + 9,
  )
})

test('it stops on the way when its time is up, and goes on from there', async () => {
  const id = await addDay('2026-12-01')
  const slow = recomputables.map(way => ({
    ...way,
    record: async (...given: Parameters<Recomputable['record']>) => {
      await way.record(...given)
      await new Promise(resolve => setTimeout(resolve, 60))
    },
  }))
  const first = await goOn(id, slow, 40)
  assert.deepEqual([first.moved, first.finished], [4, false])
  const rest = await goOn(id)
  assert.deepEqual([rest.moved, rest.finished], [9, true])
})
