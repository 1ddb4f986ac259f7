/** A clock that is set: nothing is removed by age meanwhile; limits, locks and sessions neither last nor end by as much as it was wrong. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { wasSetBetween } from '../../src/kernel/boot-clock.ts'
import { noticeClockSetBack, rememberClockSet, wasClockSet } from '../../src/kernel/clock-set.ts'
import { RateWindows } from '../../src/kernel/rate-windows.ts'
import { onlyWhenSteady, watchClock } from '../../src/kernel/steady-clock.ts'
import { report } from '../matters/story.ts'
import { startTown } from '../support/server.ts'

const hour = 3_600_000

suite('whether a clock is to be believed', () => {
  const stories: readonly (readonly [
    story: string,
    steps: readonly (readonly [wallMs: number, machineMs: number, steady: boolean])[],
  ])[] = [
    [
      'runs as it should',
      [
        [1000, 1000, true],
        [hour, hour, true],
      ],
    ],
    [
      'slewed by seconds a minute',
      Array.from({ length: 200 }, (_, n) => [n * 63_000, n * 60_000, true] as const),
    ],
    [
      'set forty days ahead, and set right',
      [
        [0, 0, true],
        [960 * hour, 1000, false],
        [961 * hour, hour, false],
        [2 * hour, 2 * hour, true],
      ],
    ],
    [
      'set back, and believed after a day',
      [
        [30 * hour, 30 * hour, true],
        [hour, 30 * hour, false],
        [20 * hour, 49 * hour, false],
        [27 * hour, 56 * hour, true],
      ],
    ],
  ]
  for (const [story, steps] of stories)
    test(story, () => {
      let [wall, machine] = [0, 0]
      let told = 0
      const clock = watchClock(
        () => {
          told += 1
        },
        () => wall,
        () => machine,
      )
      const seen = steps.map(([wallMs, machineMs]) => {
        wall = wallMs
        machine = machineMs
        return clock.isSteady()
      })
      clock.stop()
      assert.deepEqual(
        seen,
        steps.map(step => step[2]),
      )
      assert.equal(told > 0, seen.includes(false), 'who asked is told when it was set')
    })

  test('what removes by age waits, the rest does not', async () => {
    const done: string[] = []
    const task = (name: string) => async (_payload: unknown) => void done.push(name)
    let steady = true
    const clock = { isSteady: () => steady, stop: () => {} }
    const tasks = onlyWhenSteady(clock, name => done.push(`not ${name}`), ['forget'], {
      forget: task('forget'),
      tell: task('tell'),
    })
    for (const isSteady of [true, false]) {
      steady = isSteady
      await tasks.forget(null)
      await tasks.tell(null)
    }
    assert.deepEqual(done, ['forget', 'tell', 'not forget', 'tell'])
    assert.throws(() => onlyWhenSteady(clock, () => {}, ['forgte'], tasks), /forgte/)
  })
})

test('a clock that was set between two starts is seen by the next, however the process ended', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aili-clock-'))
  const day = 24 * hour
  // What is found at each start: the machine's start, its wall clock, how long it is up; and whether the clock must have been set.
  const starts: readonly (readonly [boot: string, wallMs: number, upMs: number, wasSet: boolean])[] = [
    ['a', 100 * day, hour, false],
    ['a', 100 * day + hour, 2 * hour, false],
    ['a', 140 * day + 2 * hour, 3 * hour, true],
    ['a', 140 * day + 3 * hour, 4 * hour, false],
    ['a', 100 * day + 3 * hour, 4 * hour, true],
    // A minute of drift in twenty days is no setting, nor what a new start of the machine finds.
    ['a', 120 * day + 3 * hour + 60_000, 20 * day + 4 * hour, false],
    ['b', 50 * day, hour, false],
    ['b', 50 * day + 2 * hour, hour + 1000, true],
  ]
  for (const [at, [boot, wallMs, upMs, wasSet]] of starts.entries())
    assert.equal(wasSetBetween(dataDir, { boot, wallMs, upMs }), wasSet, `start ${at}`)
  writeFileSync(join(dataDir, 'clock.json'), '{"boot":')
  assert.equal(wasSetBetween(dataDir, { boot: 'b', wallMs: 0, upMs: 0 }), false, 'a torn mark says nothing')
  assert.equal(wasSetBetween(join(dataDir, 'missing')), false)
  rmSync(dataDir, { recursive: true })
})

test('a limit is counted by the clock of the machine', () => {
  const store = new RateWindows()
  const counts: number[] = []
  const ask = (key: string, windowMs: number) =>
    store.incr(key, (_, result) => counts.push(result!.current), windowMs)
  for (const key of ['a', 'a', 'b']) ask(key, 60_000)
  ask('a', 0)
  store.child({}).incr('a', (_, result) => counts.push(result!.current), 60_000)
  assert.deepEqual(counts, [1, 2, 1, 1, 1])
})

suite('who signs in while the clock is wrong', async () => {
  const server = await startTown()
  const { db } = server

  test('that it was set is known to the next process for a day, whatever the mark says', async () => {
    const mark = (at: string) =>
      db.pool.query(`update jurisdiction set settings = settings || jsonb_build_object('clockSetAt', ${at})`)
    assert.equal(await wasClockSet(db), false)
    await rememberClockSet(db)
    assert.equal(await wasClockSet(db), true)
    await mark(`now() - interval '25 hours'`)
    assert.equal(await wasClockSet(db), false)
    await mark(`now() + interval '40 days'`)
    assert.equal(await wasClockSet(db), true)
    const { rows } = await db.pool.query(
      `select (settings ->> 'clockSetAt')::timestamptz <= now() as begun from jurisdiction`,
    )
    assert.equal(rows[0].begun, true, 'a mark made by a clock that was ahead begins anew')
    await mark(`now() - interval '25 hours'`)
  })

  test('a process that starts on a clock set back sees it by what was recorded', async () => {
    await report(server)
    const reported = server.clock.now().getTime()
    await noticeClockSetBack(db, new Date(reported + 1000))
    assert.equal(await wasClockSet(db), false)
    await noticeClockSetBack(db, new Date(reported - hour))
    assert.equal(await wasClockSet(db), true)
  })
  const rightly = server.clock.now().toISOString()
  const later = (hours: number) => new Date(Date.parse(rightly) + hours * hour).toISOString()

  test('a session begun a day ahead ends twelve hours after the clock was set right, and by idleness before', async () => {
    server.clock.set(later(24))
    const [worker, idle] = [await server.signIn('dispatch'), await server.signIn('grid1')]
    assert.equal((await worker.get('/api/me')).status, 200)
    assert.equal((await idle.get('/api/me')).status, 200)
    server.clock.set(rightly)
    assert.equal((await worker.get('/api/me')).status, 200)
    assert.equal((await idle.get('/api/me')).status, 200)
    server.clock.set(later(1))
    assert.equal((await idle.get('/api/me')).status, 401)
  })

  test('a name locked by a clock that was ahead is not locked for as long as it was ahead', async () => {
    server.clock.set(later(24))
    const attempt = (password: string) =>
      server.resident.post('/api/auth/sign-in', { username: 'community1', password })
    for (let turn = 0; turn < 5; turn++) await attempt('wrong-password')
    assert.equal((await attempt('aili-demo-2026')).status, 423)
    server.clock.set(rightly)
    assert.equal((await attempt('aili-demo-2026')).status, 200)
  })
})
