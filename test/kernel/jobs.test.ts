/** Jobs: added with the act, run once committed, freed when their program was killed. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { everythingOf } from '../../src/kernel/database.ts'
import { startJobs } from '../../src/kernel/jobs.ts'
import { freeAtStart, freeOfTheDead, holdWorker, mendTimes } from '../../src/kernel/jobs-orphans.ts'
import { freshDatabase } from '../support/database.ts'
import { until } from '../support/process.ts'

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

  test('the database goes away before a job could say that it is done: the program lives on, and so do jobs', async () => {
    const stray: unknown[] = []
    const note = (reason: unknown) => stray.push(reason)
    process.prependListener('unhandledRejection', note)
    const told = listener()
    const open = (isOpen: boolean) =>
      asSuperuser(url, `alter database ${nameOf(url)} allow_connections ${isOpen}`)
    let isAway = false
    const task = async (payload: unknown) => {
      if (!isAway) {
        isAway = true
        await open(false)
        await asSuperuser(
          url,
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'aili jobs'`,
        )
      }
      await told.task(payload)
    }
    await add({ n: 5 })
    const jobs = startJobs({ databaseUrl: url, log }, { tell: task }, '')
    await told.next()
    await pause(300)
    await open(true)
    await add({ n: 6 })
    const after = [await told.next()]
    if ((after[0] as { n: number }).n === 5) after.push(await told.next())
    assert.deepEqual(after.at(-1), { n: 6 })
    await until(async () => (await waiting()).length === 0)
    await jobs.stop()
    process.off('unhandledRejection', note)
    assert.deepEqual(stray, [])
  })

  test('beside others that live, only what a dead worker had taken is freed', async () => {
    const [living, looking] = [await connected(url), await connected(url)]
    await holdWorker(living, 'living')
    await freeAtStart(living)
    await add({ n: 7 })
    await add({ n: 8 })
    const taken = `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute', locked_by = case payload->>'n' when '7' then 'living' else 'dead' end`
    await db.pool.query(taken)
    await freeAtStart(looking)
    assert.deepEqual(
      (await waiting()).map(job => job.locked_by),
      ['living', 'dead'],
    )
    await freeOfTheDead(looking)
    assert.deepEqual(
      (await waiting()).map(job => job.locked_by),
      ['living', null],
    )
    await Promise.all([living.end(), looking.end()])
    await db.pool.query('delete from graphile_worker._private_jobs')
  })

  test('what a clock that was ahead made does not wait for that time to come again', async () => {
    await add({ n: 9 })
    await add({ n: 10 })
    await db.pool.query(`update graphile_worker._private_jobs set created_at = now() + interval '1 day', updated_at = now() + interval '1 day',
      run_at = now() + interval '1 day' + case payload->>'n' when '9' then interval '0' else interval '1 hour' end`)
    await db.pool.query(
      `insert into graphile_worker._private_known_crontabs values ('tell', now() + interval '1 day', now() + interval '1 day')`,
    )
    const client = await connected(url)
    await mendTimes(client)
    await client.end()
    const minutes = (await waiting()).map(job => Math.round((job.run_at.getTime() - Date.now()) / 60_000) + 0)
    assert.deepEqual(minutes, [0, 60])
    const { rows } = await db.pool.query('select last_execution from graphile_worker._private_known_crontabs')
    assert.ok(rows[0].last_execution.getTime() <= Date.now() + 1000)
  })

  async function waiting(): Promise<{ locked_by: string | null; run_at: Date }[]> {
    const found = await db.pool.query(
      'select locked_by, run_at from graphile_worker._private_jobs order by id',
    )
    return found.rows
  }
})

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  await client.connect()
  return client
}

const nameOf = (url: string) => new URL(url).pathname.slice(1)

async function asSuperuser(url: string, text: string): Promise<void> {
  const other = new URL(url)
  other.pathname = '/postgres'
  const client = await connected(other.href)
  await client.query(text)
  await client.end()
}

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
