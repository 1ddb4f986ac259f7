/** Aili through PgBouncer in transaction mode, few connections for many: everything that a working day needs. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { sql } from 'kysely'
import { everythingOf, openPool } from '../../src/kernel/database.ts'
import { migrate } from '../../src/kernel/migrate.ts'
import { debianProgram } from '../../tools/debian-program.ts'
import { must, report, take } from '../matters/story.ts'
import { startPgbouncer } from '../support/beside.ts'
import { until } from '../support/process.ts'
import { startTown } from '../support/server.ts'
import { openStream } from '../support/stream.ts'

const program = debianProgram('pgbouncer')
const skip = program === null && 'no pgbouncer on this machine, and none to be had'

suite('through PgBouncer', { skip }, async () => {
  if (program === null) return
  const folder = mkdtempSync(join(tmpdir(), 'aili-pooler-'))
  let url = ''
  const server = await startTown({
    listen: true,
    jobs: true,
    env: { AILI_RATE_REPORTS: '1000' },
    through: async direct => {
      const bouncer = await startPgbouncer(program, folder, direct)
      after(async () => {
        await bouncer.stop()
        rmSync(folder, { recursive: true, force: true })
      })
      const through = new URL(direct)
      through.port = String(bouncer.port)
      url = through.href
      return url
    },
  })
  const { db, kernel } = { db: server.aili.kernel.db, kernel: server.aili.kernel }
  const origin = new URL(server.origin.replace('localhost', '127.0.0.1'))

  test('somebody signs in, hears of what is reported, and acts', async () => {
    const answer = await fetch(new URL('/api/auth/sign-in', origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'dispatch', password: 'aili-demo-2026' }),
    })
    assert.equal(answer.status, 200)
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
    const stream = await openStream(origin, cookie, '')
    await stream.until(it => it.names.includes('ready'))
    const matters = await Promise.all(Array.from({ length: 24 }, () => report(server)))
    await stream.until(it => matters.every(({ id }) => it.acts.includes(id)))
    const dispatcher = await server.signIn('dispatch')
    await must(dispatcher, matters[0]!.id, 'file', { category: 'property' })
    assert.equal((await take(dispatcher, matters[0]!.id, 'file', { category: 'property' })).status, 409)
    stream.cut()
  })

  test('statements that are prepared elsewhere are asked on whichever connection there is', async () => {
    const leader = await server.signIn('grid1')
    const ask = () =>
      leader.post('/api/registry/lookup', { by: 'phone', value: '19900000001', reason: '核对身份' })
    const answers = await Promise.all(Array.from({ length: 12 }, ask))
    assert.deepEqual([...new Set(answers.map(answer => answer.status))], [200], JSON.stringify(answers[0]))
  })

  test('the ladder climbs, a job runs, a sheet is written', async () => {
    server.clock.set('2026-11-25T09:00:00.000Z')
    assert.ok((await server.aili.sweeper.round()) > 0)
    await db.within(everythingOf(152222), tx =>
      sql`select aili_add_job('removeUnclaimedFiles', '{}')`.execute(tx),
    )
    const waiting = async () => {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from graphile_worker.jobs where run_at <= now()`.execute(db.owner)
      return rows[0]!.n
    }
    await until(async () => (await waiting()) === 0, 20)
    const leader = await server.signIn('grid1')
    const { statusCode, headers } = await server.aili.app.inject({
      url: `/api/ledgers/visitLog/sheet.xlsx?from=2026-11-01&to=2026-11-30&reason=${encodeURIComponent('核对')}`,
      headers: leader.headers,
    })
    assert.deepEqual([statusCode, String(headers['content-type']).includes('spreadsheet')], [200, true])
  })

  test('a transaction is limited in time; nothing of it stays on the connection', async () => {
    const limits = await db.within(
      everythingOf(152222),
      async tx =>
        (
          await sql<{ one: string; other: string; role: string }>`
            select current_setting('statement_timeout') as one, current_setting('idle_in_transaction_session_timeout') as other,
              current_user::text as role`.execute(tx)
        ).rows[0],
    )
    assert.deepEqual(limits, { one: '30s', other: '1min', role: 'aili_app' })
    const pool = openPool(url, { max: 3, directUrl: server.url })
    const said = `select current_user::text as role, coalesce(current_setting('aili.reach', true), '') as sight`
    const after = await Promise.all([1, 2, 3].map(() => pool.query(said)))
    await pool.end()
    for (const { rows } of after) assert.deepEqual(rows[0], { role: new URL(url).username, sight: '' })
  })

  test('work that looks something up while the pooler has no connection left waits for nobody', async () => {
    // As many as the pooler has: none of them goes before all hold one.
    let within = 0
    const allIn = Promise.withResolvers<void>()
    const looking = async () => {
      within += 1
      if (within === 3) allIn.resolve()
      await allIn.promise
      await sql`select 1`.execute(db.owner)
    }
    await Promise.all([1, 2, 3].map(() => db.within(everythingOf(152222), looking)))
  })

  test('without the way past it Aili does not start on one', async () => {
    await assert.rejects(migrate(url), { code: 'poolerInTheWay' })
    assert.equal(kernel.config.databaseDirectUrl, server.url)
  })
})
