/** Two servers on one database, as two Ailis of one program and as two processes: sixty matters fall due at once, each rung is recorded once. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import pino from 'pino'
import { openAili } from '../../src/app.ts'
import { fixedClock } from '../../src/kernel/clock.ts'
import { loadConfig } from '../../src/kernel/config.ts'
import type { Database } from '../../src/kernel/database.ts'
import { freePort } from '../../src/kernel/postgres-server.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { civilDay } from '../../src/proceedings/clock.ts'
import { ladderRungs } from '../../src/proceedings/ladder.ts'
import { report } from '../matters/story.ts'
import { startProcess, until } from '../support/process.ts'
import { startTown, type TestServer } from '../support/server.ts'

const matterCount = 64
/** A leg of two working hours has no day before it on which to warn. */
const rungsOfFiling = ladderRungs.map(rung => rung.rung).filter(rung => rung !== 'warn')
const folder = () => mkdtempSync(join(tmpdir(), 'aili-once-'))
const folders: string[] = []
after(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})
const newFolder = () => {
  folders.push(folder())
  return folders.at(-1)!
}
const secretOf = (server: TestServer) => server.aili.kernel.config.secret.toString('hex')

suite('two in one program', () => {
  test('rounds at the same time, day after day', async () => {
    const first = await startTown({ env: { AILI_RATE_REPORTS: '1000' } })
    const config = loadConfig(['--data', newFolder(), '--port', '0'], { AILI_SECRET: secretOf(first) })
    const setting = { clock: first.clock, log: pino({ level: 'fatal' }), sweepEveryMs: null, jobs: false }
    const second = await openAili(config, first.url, setting)
    try {
      await Promise.all(Array.from({ length: matterCount }, () => report(first)))
      const both = [0, 0]
      for (const at of ['2026-11-23T03:30', '2026-11-23T05:00', '2026-11-27T05:00', '2026-12-31T05:00']) {
        first.clock.set(`${at}:00.000Z`)
        const rounds = [first.aili.sweeper, second.sweeper].map(sweeper => sweeper.round())
        for (const [index, acts] of (await Promise.all(rounds)).entries()) both[index]! += acts
      }
      await assertOnce(first.db, first.clock.now())
      const { sum } = await first.db.owner
        .selectFrom('act')
        .select(({ fn }) => fn.countAll<number>().as('sum'))
        .where('actorKind', '=', 'system')
        .executeTakeFirstOrThrow()
      assert.equal(both[0]! + both[1]!, sum, 'what the rounds say they recorded is what was recorded')
      assertSound(first, newFolder())
    } finally {
      await second.close()
    }
  })
})

suite('two processes', { timeout: 100_000 }, () => {
  test('what falls due while both are running', async () => {
    // Reported through a house whose clock stands two months ago: due for both at the moment it is committed.
    const past = fixedClock(workingMorning(60))
    const town = await startTown({ clock: past, env: { AILI_RATE_REPORTS: '1000' } })
    const env = {
      DATABASE_URL: town.url,
      AILI_SECRET: secretOf(town),
      AILI_LOG_LEVEL: 'error',
      AILI_POOL: '6',
    }
    const ports = [await freePort(), await freePort()]
    const running = await Promise.all(ports.map(port => startProcess(newFolder(), port, env)))
    try {
      await Promise.all(Array.from({ length: matterCount }, () => report(town)))
      await until(async () => (await dueNow(town.db, new Date())) === 0, 60)
    } finally {
      await Promise.all(running.map(one => one.stop('SIGTERM')))
    }
    for (const one of running) assert.doesNotMatch(one.said(), /"level":[56]0|rror:/)
    await assertOnce(town.db, new Date())
    assertSound(town, newFolder())
  })
})

/** Ten o'clock in Shanghai on the last working day at least so many days ago. */
function workingMorning(daysAgo: number): string {
  const day = (ago: number) => civilDay(new Date(Date.now() - ago * 86_400_000))
  const calendar = makeCalendar()
  let ago = daysAgo
  while (!calendar.day(day(ago)).working) ago++
  return `${day(ago)}T02:00:00.000Z`
}

async function dueNow(db: Database, now: Date): Promise<number> {
  const { due } = await db.owner
    .selectFrom('proceeding')
    .select(({ fn }) => fn.countAll<number>().as('due'))
    .where('nextRungAt', '<=', now)
    .executeTakeFirstOrThrow()
  return due
}

async function assertOnce(db: Database, now: Date): Promise<void> {
  assert.equal(await dueNow(db, now), 0)
  const acts = await db.owner
    .selectFrom('act')
    .select(['proceedingId', 'step', 'inputs'])
    .where('actorKind', '=', 'system')
    .orderBy('seq')
    .execute()
  const byMatter = Map.groupBy(acts, act => act.proceedingId)
  assert.equal(byMatter.size, matterCount)
  for (const climbed of byMatter.values()) {
    const inputs = climbed.map(act => act.inputs as { term?: string; rung?: string })
    const filing = inputs.filter(one => one.term === 'filing' && one.rung).map(one => one.rung)
    assert.deepEqual(filing, rungsOfFiling)
    assert.equal(climbed.filter(act => act.step === 'escalateUnclaimed').length, 2)
  }
  const told = await db.owner.selectFrom('notice').select(['personId', 'dedupeKey']).execute()
  assert.equal(new Set(told.map(one => `${one.personId} ${one.dedupeKey}`)).size, told.length)
}

/** Chains walked, acts replayed, rows compared: by the command itself. */
function assertSound(server: TestServer, dataDir: string): void {
  const words = ['src/cli/verify.ts', '--data', dataDir]
  const env = { ...process.env, DATABASE_URL: server.url, AILI_SECRET: secretOf(server) }
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', env })
  assert.equal(status, 0, stdout + stderr)
  const sums = JSON.parse(stdout.trim().split('\n').at(-1)!) as { proceedings: number; differences: number }
  assert.deepEqual([sums.proceedings, sums.differences], [matterCount, 0])
}
