/** kill -9 of Aili and of PostgreSQL in the middle of intake: what was acknowledged is there once, what was not is not half there, both come back. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import pg from 'pg'
import { freePort } from '../../src/kernel/postgres-server.ts'
import {
  databasePid,
  isReady,
  type Running,
  settleTown,
  startProcess,
  stopDatabase,
  until,
} from '../support/process.ts'
import { type Journal, writeWithoutPause } from './journal.ts'

const limits = {
  AILI_RATE_REQUESTS: '1000000',
  AILI_RATE_REPORTS: '1000000',
  AILI_RATE_QUERIES: '1000000',
  AILI_RATE_UPLOADS: '1000000',
}
const env = { ...limits, AILI_LOG_LEVEL: 'error' }

suite('killed in the middle of intake', { timeout: 110_000 }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aili-killed-'))
  let aili: Running
  let port: number
  let journal: Journal
  let database: pg.Client

  before(async () => {
    await settleTown(dataDir)
    port = await freePort()
    aili = await startProcess(dataDir, port, env)
    const place = await placeInTown(dataDir)
    journal = await writeWithoutPause({ origin: aili.origin, cookie: await signIn(aili.origin) }, place, 6)
  })
  after(async () => {
    aili?.child.kill('SIGKILL')
    await journal?.stop()
    await stopDatabase(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  })
  const enough = async (more: number) => {
    const goal = journal.acknowledged.length + more
    await until(() => {
      assert.deepEqual(journal.odd, [])
      return journal.acknowledged.length >= goal
    }, 30)
  }

  test('Aili is killed: its database stays, the next start goes on', async () => {
    await enough(60)
    await aili.stop('SIGKILL')
    assert.ok(databasePid(dataDir))
    aili = await startProcess(dataDir, port, env)
    await enough(60)
  })

  test('PostgreSQL is killed: it comes back by itself, Aili lives on', async () => {
    const pid = databasePid(dataDir)!
    process.kill(pid, 'SIGKILL')
    await until(() => databasePid(dataDir) !== null && databasePid(dataDir) !== pid)
    await until(() => isReady(aili.origin))
    await enough(60)
    assert.equal(aili.child.exitCode, null)
  })

  test('both are killed at once, as when the power fails', async () => {
    process.kill(databasePid(dataDir)!, 'SIGKILL')
    await aili.stop('SIGKILL')
    aili = await startProcess(dataDir, port, env)
    await enough(60)
  })

  test('whatever was acknowledged is there exactly once, nothing is half there', async () => {
    await journal.stop()
    assert.deepEqual(journal.odd, [])
    database = new pg.Client(databaseUrl(dataDir))
    await database.connect()
    const { acknowledged } = journal
    assert.ok(
      acknowledged.some(entry => entry.tries > 0),
      'something had to be sent again',
    )
    await assertActs(
      database,
      acknowledged.filter(entry => entry.kind !== 'photo'),
    )
    await assertPhotos(
      database,
      dataDir,
      acknowledged.filter(entry => entry.kind === 'photo').map(entry => entry.id),
    )
    await assertNothingHalf(database)
    await database.end()
  })

  test('the acts replay to what the lists say', { skip: !existsSync('src/cli/verify.ts') }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/verify.ts', '--data', dataDir], {
      encoding: 'utf8',
    })
    assert.equal(status, 0, stdout + stderr)
  })

  test('it stops within seconds though pages are open', async () => {
    const cookie = await signIn(aili.origin)
    const streams = await Promise.all(
      [1, 2, 3].map(() => fetch(`${aili.origin}/api/events`, { headers: { cookie } })),
    )
    const ends = Promise.all(streams.map(stream => stream.text()))
    const { ms, code } = await aili.stop('SIGTERM')
    await ends
    assert.equal(code, 0)
    assert.ok(ms < 15_000, `${ms} ms`)
    assert.equal(databasePid(dataDir), null)
  })
})

async function signIn(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'dispatch', password: 'aili-demo-2026' }),
  })
  assert.equal(answer.status, 200)
  return answer.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
}

function databaseUrl(dataDir: string): string {
  const { port, password } = JSON.parse(
    spawnSync('cat', [join(dataDir, 'db.json')], { encoding: 'utf8' }).stdout,
  )
  return `postgres://aili:${password}@127.0.0.1:${port}/aili`
}

async function placeInTown(dataDir: string): Promise<{ lng: number; lat: number }> {
  const client = new pg.Client(databaseUrl(dataDir))
  await client.connect()
  const { rows } = await client.query('select lng, lat from building order by id limit 1')
  await client.end()
  return rows[0]
}

async function assertActs(database: pg.Client, entries: Journal['acknowledged']): Promise<void> {
  const { rows } = await database.query(
    'select a.id, a.proceeding_id, p.number from act a join proceeding p on p.id = a.proceeding_id',
  )
  const byId = new Map(rows.map(row => [row.id, row]))
  assert.equal(byId.size, rows.length)
  for (const entry of entries) {
    const row = byId.get(entry.id)
    assert.equal(row?.proceeding_id, entry.matterId, `${entry.kind} ${entry.id}`)
    if (entry.number) assert.equal(row.number, entry.number)
  }
}

async function assertPhotos(database: pg.Client, dataDir: string, ids: string[]): Promise<void> {
  const { rows } = await database.query('select id from file where id = any($1)', [ids])
  assert.equal(rows.length, ids.length)
  for (const id of ids)
    for (const variant of ['original', 'view', 'thumb'])
      assert.ok(
        existsSync(join(dataDir, 'files', variant, id.slice(-4, -2), id.slice(-2), id)),
        `${variant} ${id}`,
      )
  assert.ok(readdirSync(join(dataDir, 'files')).length > 0)
}

/** Every matter has its proceeding, dossier and first act; every proceeding as many acts as it says, in a row. */
async function assertNothingHalf(database: pg.Client): Promise<void> {
  const { rows } = await database.query(`
    select p.id, p.act_count, count(a.*)::int as acts, max(a.seq) as last,
      exists (select from matter m where m.proceeding_id = p.id) as matter, exists (select from dossier d where d.id = p.dossier_id) as dossier
    from proceeding p left join act a on a.proceeding_id = p.id group by p.jurisdiction_id, p.id`)
  for (const row of rows)
    assert.deepEqual(
      [row.matter, row.dossier, row.acts, row.last],
      [true, true, row.act_count, row.act_count],
      row.id,
    )
  const orphans = await database.query(
    'select m.proceeding_id from matter m left join proceeding p on p.id = m.proceeding_id where p.id is null',
  )
  assert.deepEqual(orphans.rows, [])
}
