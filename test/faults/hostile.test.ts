/** Bad input and bad intent over HTTP: whatever is sent is answered, refused in words or not found, never a bug and never somebody else's. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { newId } from '../../src/kernel/ids.ts'
import { must, type Opened, pointInGrid, report } from '../matters/story.ts'
import { startTown } from '../support/server.ts'

const many = '100000'
const server = await startTown({
  env: {
    AILI_RATE_REQUESTS: many,
    AILI_RATE_REPORTS: many,
    AILI_RATE_QUERIES: '40',
    AILI_RATE_SIGN_INS: many,
  },
})
const { resident } = server
const dispatcher = await server.signIn('dispatch')
const leader = await server.signIn('grid1')
const admin = await server.signIn('admin')

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    "'",
    "''",
    '\\',
    "\\'; drop table act; --",
    '%',
    '_',
    '%%%___',
    "a' | 'b",
    '!()&|:*<->',
    "路灯'\\",
    '路灯\u0000坏了',
    '\ud800路灯',
    '1 or 1=1',
    '{}',
    '[]',
    'null',
    '__proto__',
    'constructor',
    '../../../etc/passwd',
    '..%2f..%2fkeys',
    '\u202e路灯',
    '楼'.repeat(99),
  ),
)

suite('whatever is typed', () => {
  test('searches and cursors are answered or refused', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async text => {
        const q = encodeURIComponent(text.toWellFormed().slice(0, 100))
        for (const path of [`q=${q}`, `state=${q}`, `category=${q}`, `cursor=${q.slice(0, 200)}`]) {
          const answer = await dispatcher.get(`/api/worklist?list=all&${path}`)
          assert.ok([200, 400].includes(answer.status), `${path}: ${JSON.stringify(answer.body)}`)
        }
      }),
      { numRuns: 60 },
    )
    const cursors = [['x', newId()], [null, '-'.repeat(36)], ['2026-01-01', newId()], {}, 'a', [null]]
    for (const cursor of cursors) {
      const text = Buffer.from(JSON.stringify(cursor)).toString('base64url')
      assert.equal((await dispatcher.get(`/api/worklist?list=all&cursor=${text}`)).status, 400)
    }
    assert.equal((await dispatcher.get('/api/worklist?list=all&from=0000-01-01')).status, 400)
  })

  test('reports and steps are taken or refused', async () => {
    const matter = await report(server)
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (one, other) => {
        const place = { lng: 121.4, lat: 45.0, text: other.slice(0, 200) }
        const body = {
          id: newId(),
          text: `路灯 ${one}`,
          place,
          name: one.slice(0, 40),
          category: other.slice(0, 20),
        }
        const answer = await resident.post('/api/matters', body)
        assert.ok([200, 400, 422].includes(answer.status), JSON.stringify(answer.body))
        const step = { id: newId(), step: one.slice(0, 40), seq: 1, inputs: { [other]: one } }
        const acted = await dispatcher.post(`/api/matters/${matter.id}/acts`, step)
        assert.ok([400, 409].includes(acted.status), JSON.stringify(acted.body))
        const filed = { id: newId(), step: 'comment', seq: 1, inputs: { words: `看 ${one}${other}` } }
        const said = await dispatcher.post(`/api/matters/${matter.id}/acts`, filed)
        assert.ok([200, 400, 409].includes(said.status), JSON.stringify(said.body))
      }),
      { numRuns: 50 },
    )
  })

  test('long bodies, wrong bodies and wrong tokens are refused', async () => {
    assert.equal((await resident.post('/api/matters', { text: '长'.repeat(200_000) })).status, 413)
    const raw = (payload: string, headers: Record<string, string> = {}) =>
      server.aili.app.inject({
        method: 'POST',
        url: '/api/matters',
        payload,
        headers: { 'content-type': 'application/json', ...headers },
      })
    assert.equal((await raw('{"id":')).statusCode, 400)
    assert.equal((await raw('\u0000\u0001\ufffd')).statusCode, 400)
    assert.equal((await raw('{"__proto__":{"a":1}}')).statusCode, 400)
    const good = JSON.stringify({ id: newId(), text: '路灯坏了', place: { lng: 121.4, lat: 45.0 } })
    assert.equal((await raw(good, { 'x-claim': 'a b' })).statusCode, 400)
    assert.equal((await raw(good, { 'x-claim': 'x'.repeat(5000) })).statusCode, 400)
  })
})

suite("what is somebody else's", () => {
  const files = async (who: typeof resident, id: string, query = '') =>
    Promise.all(
      ['thumb', 'view', 'original'].map(
        async one => (await who.get(`/api/files/${id}/${one}${query}`)).status,
      ),
    )

  test('a guess of an id is not found, for whoever may not see it', async () => {
    const matter = await report(server)
    const dutyHolders = await server.signIn('grid70')
    for (const who of [admin, dutyHolders])
      for (const path of ['', '/duplicates'])
        assert.equal((await who.get(`/api/matters/${matter.id}${path}`)).status, 404, path)
    for (const who of [admin, dutyHolders]) {
      const act = { id: newId(), step: 'comment', seq: 1, inputs: { words: '看看' } }
      assert.equal((await who.post(`/api/matters/${matter.id}/acts`, act)).status, 404)
      assert.equal((await who.post(`/api/matters/${matter.id}/reveal`, { reason: '好奇' })).status, 404)
      assert.equal((await who.post(`/api/notices/${newId()}/read`)).status, 404)
    }
    assert.deepEqual((await admin.get('/api/worklist?list=all')).body.rows, [])
  })

  test('a photo is read with its matter only, a sealed one by nobody', async () => {
    const photo = await resident.photo()
    assert.deepEqual(await files(leader, photo), [404, 404, 404])
    const open = await report(server, { photos: [photo] })
    assert.deepEqual(await files(leader, photo), [200, 200, 200])
    assert.deepEqual(await files(resident, photo), [401, 401, 401])
    assert.deepEqual(await files(resident, photo, keyOf(open)), [200, 200, 401])
    assert.deepEqual(await files(admin, photo), [404, 404, 404])
    await must(dispatcher, open.id, 'seal', { reason: '反映工作人员' }).catch(() => {})
    for (const who of [leader, dispatcher, admin]) assert.deepEqual(await files(who, photo), [404, 404, 404])
    assert.deepEqual(await files(resident, photo, keyOf(open)), [401, 401, 401])
    const own = await resident.photo()
    const sealed = await report(server, { photos: [own], accusesOfficial: true })
    assert.deepEqual(await files(resident, own, keyOf(sealed)), [401, 401, 401])
    assert.deepEqual(await files(dispatcher, own), [404, 404, 404])
  })

  test('only who sent a report gets its receipt again, though others know its id and words', async () => {
    const body = { id: newId(), text: '路灯坏了，看不见路', place: await pointInGrid(server) }
    const first = await resident.post('/api/matters', body)
    const again = await resident.post('/api/matters', body)
    assert.deepEqual([again.status, again.body.queryCode], [200, first.body.queryCode])
    for (const who of [leader, dispatcher, admin]) {
      const answer = await who.post('/api/matters', body)
      assert.equal(answer.status, 409)
      assert.ok(!JSON.stringify(answer.body).includes(first.body.queryCode))
    }
  })

  test('no path leaves the files', async () => {
    const paths = [
      '/api/files/..%2f..%2fkeys%2fsecret/view',
      '/..%2f..%2fkeys/secret',
      '/field/..%2f..%2fpackage.json',
      '/assets/../../package.json',
    ]
    for (const path of paths) {
      const { status, body } = await resident.get(path)
      assert.ok([400, 401, 404].includes(status) || String(body).startsWith('<!doctype html>'), path)
      assert.ok(body.dependencies === undefined, path)
    }
  })

  test('a wrong code and a wrong number are told alike, and not for long', async () => {
    const matter = await report(server)
    const other = await report(server)
    const wrong = await resident.get(`/api/public/matters/${matter.number}?code=0123456789`)
    const absent = await resident.get(`/api/public/matters/20200101-000001?code=${matter.code}`)
    const crossed = await resident.get(`/api/public/matters/${matter.number}?code=${other.code}`)
    assert.equal(wrong.status, 404)
    assert.deepEqual(wrong.body, absent.body)
    assert.deepEqual(wrong.body, crossed.body)
    const statuses = []
    for (let n = 0; n < 60; n++)
      statuses.push((await resident.get(`/api/public/matters/${matter.number}?code=${n}`)).status)
    assert.equal(statuses.at(-1), 429)
  })
})

const keyOf = ({ code, number }: Opened) => `?code=${code}&number=${number}`
