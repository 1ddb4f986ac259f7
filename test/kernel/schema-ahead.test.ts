/** A process whose database was brought further by a newer version: it says that it is being replaced and is taken out of service, and what it cannot do is not told as a fault. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { newId } from '../../src/kernel/ids.ts'
import { isOfSchema } from '../../src/kernel/schema-ahead.ts'
import { pointInGrid } from '../matters/story.ts'
import { startTown } from '../support/server.ts'

suite('an older process beside a newer schema', async () => {
  const server = await startTown()
  const { db, resident } = server
  const { lng, lat } = await pointInGrid(server)
  const enter = () =>
    resident.post('/api/matters', {
      id: newId(),
      text: '楼下路灯坏了三天',
      nature: 'help',
      place: { lng, lat },
    })

  test('what is gone from the database is a fault while the database is as this program knows it', async () => {
    await db.pool.query('alter function enter_matters rename to enter_matters_anew')
    const { status, body } = await enter()
    assert.equal(status, 500)
    assert.equal(body.error.code, 'bug')
    assert.equal((await resident.get('/ready')).status, 200)
  })

  test('and the mark of an older process once a newer one has changed it: refused in words, nothing written, not ready', async () => {
    await db.pool.query(`insert into schema_migration (name, sha256) values ('9999_later.sql', '')`)
    const { status, body } = await enter()
    assert.equal(status, 503)
    assert.deepEqual(body.error.facts, { what: 'outdated', seconds: 10 })
    assert.match(body.error.message, /正在更新.*没有提交.*10 秒/)
    const ready = await resident.get('/ready')
    assert.equal(ready.status, 503)
    assert.equal(ready.body.error.facts.what, 'outdated')
    const { rows } = await db.pool.query('select count(*)::int as n from proceeding')
    assert.equal(rows[0].n, 0)
  })
})

test('which errors may come of another schema', () => {
  for (const [code, may] of [
    ['42883', true],
    ['42P01', true],
    ['42703', true],
    ['0A000', true],
    ['23502', true],
    ['23505', false],
    ['57014', false],
    [undefined, false],
  ] as const)
    assert.equal(isOfSchema(code === undefined ? {} : { code }), may, code)
})
