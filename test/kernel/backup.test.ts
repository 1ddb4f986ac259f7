/** A backup made while others write, restored into an empty place: every row of its instant, every photo, sign-in, live updates, verification. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import pg from 'pg'
import pino from 'pino'
import { openAili } from '../../src/app.ts'
import { type Manifest, makeBackup, newBackupKey, restoreBackup } from '../../src/kernel/backup/index.ts'
import { loadConfig } from '../../src/kernel/config.ts'
import { openDatabase } from '../../src/kernel/database.ts'
import { startEmbedded } from '../../src/kernel/embedded.ts'
import { openFileStore } from '../../src/kernel/files.ts'
import { newId } from '../../src/kernel/ids.ts'
import { matterRules, verifyContents } from '../../src/matters/index.ts'
import { verifyAll } from '../../src/proceedings/index.ts'
import { pointInGrid } from '../matters/story.ts'
import { startTown } from '../support/server.ts'
import { openStream } from '../support/stream.ts'
import { townPassword } from '../support/town.ts'

const server = await startTown({ env: { AILI_RATE_REPORTS: '100000', AILI_RATE_REQUESTS: '100000' } })
const { config } = server.aili.kernel
const folder = mkdtempSync(join(tmpdir(), 'aili-backup-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const dir = join(folder, 'backups')
const restored = join(folder, 'restored')
const key = newBackupKey(join(folder, 'key'))
const making = { url: server.url, dataDir: config.dataDir, dir, key, secret: config.secret, parallel: 2 }
let manifest: Manifest
/** Acknowledged before the backup began. */
const early: string[] = []
let photo: { id: string; bytes: Buffer }
const report = async (photos: string[] = []) => {
  const { lng, lat } = await pointInGrid(server)
  const id = newId()
  const { status } = await server.resident.post('/api/matters', {
    id,
    text: '路灯\t不亮\\，\n已有数日',
    nature: 'help',
    place: { lng, lat },
    photos,
    phone: '19900001234',
  })
  assert.equal(status, 200)
  return id
}
before(async () => {
  const id = await server.resident.photo()
  photo = {
    id,
    bytes: readFileSync(join(config.dataDir, 'files', 'original', id.slice(-4, -2), id.slice(-2), id)),
  }
  early.push(await report([id]))
  // One waits for tomorrow, one is taken, one has failed and waits to be tried again.
  await server.db.pool.query(`select graphile_worker.add_job('later', '{"a": 1}', run_at => now() + interval '1 day', job_key => 'once'),
    graphile_worker.add_job('taken', queue_name => 'line', max_attempts => 1), graphile_worker.add_job('failed')`)
  await server.db.pool.query(`update graphile_worker._private_jobs j set attempts = 1, locked_at = case t.identifier when 'taken' then now() end, locked_by = case t.identifier when 'taken' then 'x' end
    from graphile_worker._private_tasks t where t.id = j.task_id and t.identifier in ('taken', 'failed')`)
  let stopped = false
  const writing = Promise.all(
    [1, 2, 3].map(async () => {
      while (!stopped) await report()
    }),
  )
  manifest = await makeBackup(making)
  stopped = true
  await writing
  await restoreBackup({
    dir,
    name: manifest.name,
    key,
    dataDir: restored,
    databaseUrl: null,
    secret: null,
  })
})

suite('restored', () => {
  let place: { url: string; stop(): Promise<void> }
  let there: pg.Pool
  before(async () => {
    place = await startEmbedded(restored, () => {}, { fsync: 'off' })
    there = new pg.Pool({ connectionString: place.url, max: 2 })
  })
  after(async () => {
    await there.end()
    await place.stop()
  })
  const both = async (query: string, ...values: unknown[]) =>
    (await Promise.all([server.db.pool, there].map(pool => pool.query(query, values)))).map(
      ({ rows }) => rows,
    )

  test('exactly the acts of the instant, though more were written meanwhile', async () => {
    const digest =
      "count(*)::int as rows, md5(string_agg(md5((to_jsonb(a) - 'xact')::text), '' order by id)) as digest from act a"
    const {
      rows: [mine],
    } = await server.db.pool.query(
      `select ${digest} where pg_visible_in_snapshot(xact::text::xid8, $1::pg_snapshot)`,
      [manifest.snapshot],
    )
    const {
      rows: [theirs],
    } = await there.query(`select ${digest}`)
    assert.deepEqual(theirs, mine)
    const {
      rows: [all],
    } = await server.db.pool.query('select count(*)::int as rows from act')
    assert.ok(all.rows > mine.rows, 'nothing was written while the backup was made')
    const found = await there.query('select id from proceeding where id = any ($1)', [early])
    assert.equal(found.rows.length, early.length)
  })

  test('every table nobody writes to now holds the same rows', async () => {
    const still = manifest.tables
      .map(table => table.name)
      .filter(
        name =>
          !/^(act|proceeding|matter|dossier|file|notice|graphile_worker\..*|account_session|schema_migration)$/.test(
            name,
          ),
      )
    assert.ok(still.length > 80)
    const query = still
      .map(
        name =>
          `select '${name}' as name, count(*)::int as rows, md5(string_agg(md5(t::text), '' order by md5(t::text))) as digest from ${name} t`,
      )
      .join(' union all ')
      .concat(' order by name')
    const [mine, theirs] = await both(query)
    assert.deepEqual(theirs, mine)
  })

  test('keys, indexes, references, triggers and sequences are as they were', async () => {
    const [mine, theirs] =
      await both(`select pg_get_constraintdef(oid, true) as it, conname as name, convalidated::text as state from pg_constraint where connamespace = 'public'::regnamespace
      union all select pg_get_indexdef(indexrelid), '', indisvalid::text from pg_index i join pg_class c on c.oid = i.indrelid where relnamespace = 'public'::regnamespace
      union all select pg_get_triggerdef(t.oid), '', tgenabled::text from pg_trigger t join pg_class c on c.oid = tgrelid where relnamespace = 'public'::regnamespace and not tgisinternal order by 1, 2`)
    assert.deepEqual(theirs, mine)
    const { rows } = await there.query('select last_value::int as value from matter_number')
    const {
      rows: [most],
    } = await there.query('select count(*)::int as matters from matter')
    assert.ok(rows[0].value >= most.matters)
  })

  test('jobs: those that wait still wait, one that was taken is free and tried from where it was', async () => {
    const { rows } =
      await there.query(`select task_identifier as task, attempts, max_attempts as most, key, queue_name as queue, locked_at as locked, run_at > now() as later
      from graphile_worker.jobs where task_identifier in ('later', 'taken', 'failed') order by 1`)
    assert.deepEqual(rows, [
      { task: 'failed', attempts: 1, most: 25, key: null, queue: null, locked: null, later: false },
      { task: 'later', attempts: 0, most: 25, key: 'once', queue: null, locked: null, later: true },
      { task: 'taken', attempts: 0, most: 1, key: null, queue: 'line', locked: null, later: false },
    ])
  })

  test('verification finds it sound, people sign in, photos are whole, pages hear what happens', async () => {
    const db = openDatabase(place.url)
    const sums = await verifyAll({
      owner: db.owner,
      files: openFileStore(restored),
      procedures: { matter: { ground: matterRules, beside: verifyContents } },
      tell: () => {},
      progress: () => {},
    })
    await db.close()
    assert.deepEqual([sums.differences, sums.photos], [0, 1])
    const aili = await openAili(
      loadConfig(['--data', restored, '--port', '0'], { AILI_LOG_LEVEL: 'fatal' }),
      place.url,
      { clock: server.clock, log: pino({ level: 'fatal' }), sweepEveryMs: null, jobs: false },
    )
    try {
      await aili.app.listen({ port: 0, host: '127.0.0.1' })
      const origin = new URL(`http://127.0.0.1:${(aili.app.server.address() as { port: number }).port}`)
      const signedIn = await fetch(new URL('/api/auth/sign-in', origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'dispatch', password: townPassword }),
      })
      assert.equal(signedIn.status, 200)
      const cookie = signedIn.headers
        .getSetCookie()
        .map(one => one.split(';')[0])
        .join('; ')
      const stored = await aili.kernel.files.open(photo.id, 'original')
      assert.deepEqual(Buffer.concat(await stored!.stream.toArray()), photo.bytes)
      const stream = await openStream(origin, cookie, '')
      await stream.until(it => it.names.includes('ready'))
      const { lng, lat } = await pointInGrid(server)
      const id = newId()
      const taken = await fetch(new URL('/api/matters', origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-claim': newId() },
        body: JSON.stringify({ id, text: '井盖松动，请来看看', nature: 'help', place: { lng, lat } }),
      })
      assert.equal(taken.status, 200)
      await stream.until(it => it.acts.includes(id))
      assert.deepEqual(stream.acts, [id], 'acts of before are no news')
      stream.cut()
    } finally {
      await aili.close()
    }
  })
})
