/** Jobs: added with the act, run once committed, freed when their program was killed. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { everythingOf } from '../../src/kernel/database.ts'
import { startJobs } from '../../src/kernel/jobs.ts'
import { freshDatabase } from '../support/database.ts'

const nothing = () => {}
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing }

suite('jobs', { timeout: 60_000 }, async () => {
  const { db, url } = await freshDatabase()
  const add = (payload: object, key: string | null = null) =>
    db.within(everythingOf(152202), tx =>
      sql`select aili_add_job('tell', ${JSON.stringify(payload)}::json, job_key => ${key})`.execute(tx),
    )

  test('a job runs when its transaction is committed, not when it is rolled back; a key keeps it single', async () => {
    const told = listener()
    const undone = db.within(everythingOf(152202), async tx => {
      await sql`select aili_add_job('tell', '{"n":0}'::json)`.execute(tx)
      throw new Error('undone')
    })
    await assert.rejects(undone, /undone/)
    await add({ n: 1 }, 'same')
    await add({ n: 2 }, 'same')
    const jobs = startJobs({ databaseUrl: url, log }, { tell: told.task }, '')
    assert.deepEqual(await told.next(), { n: 2 })
    await add({ n: 3 })
    assert.deepEqual(await told.next(), { n: 3 })
    await jobs.stop()
  })

  test('a job that a killed program had taken runs at the next start', async () => {
    await add({ n: 4 })
    await db.pool.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed'`)
    const told = listener()
    const jobs = startJobs({ databaseUrl: url, log }, { tell: told.task }, '')
    assert.deepEqual(await told.next(), { n: 4 })
    await jobs.stop()
  })
})

/** A task that hands what it is given to whoever waits for it. */
function listener() {
  const given: unknown[] = []
  let waiting: ((payload: unknown) => void) | null = null
  return {
    task: async (payload: unknown) => {
      if (waiting === null) given.push(payload)
      else waiting(payload)
      waiting = null
    },
    next: () =>
      new Promise<unknown>(resolve => {
        if (given.length > 0) resolve(given.shift())
        else waiting = resolve
      }),
  }
}
