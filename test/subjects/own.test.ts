/** What a resident does once signed in: sees all that is kept with its words, sees who looked, takes a copy, takes a consent back and undoes it, asks and is answered. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import readXlsxFile from 'read-excel-file/node'
import { hasWord } from '../../src/kernel/i18n.ts'
import { registryFields } from '../../src/registry/personal-fields.ts'
import { subjectFields } from '../../src/subjects/personal-fields.ts'
import { unexplained } from '../../src/subjects/register.ts'
import { visitFields } from '../../src/visits/personal-fields.ts'
import { type Browser, browser, home } from './hands.ts'
import { alone, clock, db, everybody, row, server, signIn, someone, told } from './own-stage.ts'
import './request-stories.ts'

suite('what is kept', () => {
  const fields = [...registryFields, ...visitFields, ...subjectFields]

  test('every column of the register has its words in both languages', () => {
    assert.deepEqual(unexplained(fields), [], 'say these in messages/*/subject.json under register')
    const missing = fields.flatMap(({ column }) =>
      (['zh-CN', 'en'] as const)
        .filter(language => !hasWord(language, `subject:label.${column}`))
        .map(language => `${language} ${column}`),
    )
    assert.deepEqual(missing, [], 'name these in messages/*/subject.json under label')
  })

  test('is all told, with purpose, basis, time and readers; numbers covered on the screen, whole in the copy; each look on record', async () => {
    const person = everybody.find(one => one.idNumber && alone.some(other => other.id === one.id))!
    const it = await signIn(person)
    const { body, headers } = await it.get('/api/own?lang=zh-CN')
    assert.equal(headers['cache-control'], 'no-store')
    assert.equal(told(body, 'resident.name'), person.name)
    assert.equal(told(body, 'resident.born_on'), person.bornOn)
    assert.match(told(body, 'resident.phone')!, /^1\d\d\*{4}\d{4}$/)
    assert.match(told(body, 'resident.id_number')!, /^\d{4}\*{10}[\dX]{4}$/)
    assert.match(told(body, 'household.dwelling_id')!, new RegExp(`${person.household.number}$`))
    const rows = body.groups.flatMap((group: { rows: object[] }) => group.rows)
    assert.deepEqual(new Set(rows.map((one: { column: string }) => one.column)).size >= fields.length, true)
    for (const one of rows)
      for (const word of ['label', 'purpose', 'basis', 'retention', 'readers'])
        assert.match(one[word], /[\u4e00-\u9fff]/, `${one.column} ${word}`)
    const copy = await it.get('/api/own/copy?as=json')
    assert.match(String(copy.headers['content-disposition']), /^attachment/)
    const text = copy.raw.toString()
    assert.ok(text.includes(person.phone!) && text.includes(person.idNumber!))
    const html = (await it.get('/api/own/copy?as=html&lang=zh-CN')).raw.toString()
    assert.ok(html.includes(person.name) && html.includes('居委会依法') && !html.includes('<script'))
    const sheets = await readXlsxFile((await it.get('/api/own/copy?as=xlsx')).raw as never)
    assert.ok(JSON.stringify(sheets).includes(person.idNumber!))
    const looks = (await it.get('/api/own/looks')).body.rows.map(
      (one: { who: string; what: string }) => `${one.who} ${one.what}`,
    )
    const own = looks.filter((one: string) => one.startsWith('您自己')).sort()
    assert.deepEqual(own, [...Array(3).fill('您自己 导出了您的信息'), '您自己 您自己看了'])
  })

  test('who looked: by name, post and unit, with the reason; a list of the grid as such; nobody else’s looks', async () => {
    const person = someone()
    const leader = await server.signIn('grid1')
    clock.advance(60_000)
    await leader.get(`/api/registry/residents/${person.id}`)
    clock.advance(60_000)
    await leader.post(`/api/registry/residents/${person.id}/reveal`, {
      what: 'phone',
      reason: '约定上门时间',
    })
    clock.advance(60_000)
    await leader.get(`/api/registry/households?grid=${home.id}`)
    clock.advance(60_000)
    const it = await signIn(person)
    const { rows } = (await it.get('/api/own/looks')).body
    const said = rows.map((one: Record<string, string | null>) =>
      [one.role, one.what, one.why, one.wholePlace].filter(Boolean).join(' / '),
    )
    assert.deepEqual(said.slice(0, 4), [
      '社区党支部书记 / 办理您的申请时看了 / 窗口给您验证码',
      '网格长 / 在名单里看到您 / 整个网格的名单，您在其中',
      '网格长 / 看了您的电话 / 约定上门时间',
      '网格长 / 打开了您的信息',
    ])
    assert.ok(rows[1].who.length > 1 && rows[1].unit.length > 3)
    const other = await signIn(someone())
    const theirs = (await other.get('/api/own/looks')).body.rows
    assert.ok(!JSON.stringify(theirs).includes('约定上门时间'))
    const bad = await other.get('/api/own/looks?after=x')
    assert.equal(bad.status, 400)
  })
})

suite('a consent', () => {
  test('taken back with one call: the number is gone, sign-in by it too; undone for ten minutes as it was', async () => {
    const person = someone()
    const it = await signIn(person)
    const states = async () =>
      (await it.get('/api/own')).body.consents.map(
        (one: { purpose: string; withdrawnAt: string | null }) =>
          `${one.purpose} ${one.withdrawnAt ? 'back' : 'given'}`,
      )
    assert.ok((await states()).includes('contact given'))
    const [shown] = (await it.get('/api/own?lang=zh-CN')).body.consents.filter(
      (one: { purpose: string }) => one.purpose === 'contact',
    )
    assert.match(shown.follows.join(), /删除登记的电话.*不影响/)
    const back = await it.post('/api/own/consents/withdraw', { purpose: 'contact' })
    assert.deepEqual([back.status, back.body.lost], [200, false], JSON.stringify(back.body))
    assert.equal((await row(person.id))?.phone, null)
    assert.ok((await states()).includes('contact back'))
    assert.equal(told((await it.get('/api/own')).body, 'resident.phone'), null)
    const twice = await it.post('/api/own/consents/withdraw', { purpose: 'contact' })
    assert.equal(twice.status, 200)
    assert.equal((await it.post('/api/own/consents/undo', { undo: back.body.undo })).status, 200)
    assert.ok((await states()).includes('contact given'))
    assert.equal((await it.get('/api/own/copy?as=json')).raw.toString().includes(person.phone!), true)
  })

  test('services end with it and begin again with the undo; late, forged or of somebody else there is none', async () => {
    const person = everybody.find(
      one => alone.includes(one) && one.household.needs.some(need => need.residentId === one.id),
    )!
    const it = await signIn(person)
    const needs = async () => (await it.get('/api/own')).body.needs.length
    const before = await needs()
    assert.ok(before > 0)
    const { body } = await it.post('/api/own/consents/withdraw', { purpose: 'serviceNeeds' })
    assert.equal(await needs(), 0)
    const other = await signIn(someone())
    assert.equal((await other.post('/api/own/consents/undo', { undo: body.undo })).status, 404)
    assert.equal(
      (
        await it.post('/api/own/consents/undo', {
          undo: `${body.undo.slice(0, 40)}${body.undo[40] === 'A' ? 'B' : 'A'}${body.undo.slice(41)}`,
        })
      ).status,
      404,
    )
    assert.equal((await it.post('/api/own/consents/undo', { undo: body.undo })).status, 200)
    assert.equal(await needs(), before)
    const again = (await it.post('/api/own/consents/withdraw', { purpose: 'serviceNeeds' })).body
    clock.advance(11 * 60_000)
    const late = await it.post('/api/own/consents/undo', { undo: again.undo })
    assert.deepEqual([late.status, late.body.error.code], [409, 'tooLate'])
    assert.equal(await needs(), 0)
  })
})

suite('somebody else', () => {
  const asked: [string, 'get' | 'post', string, object?][] = [
    ['what is kept', 'get', '/api/own?of='],
    ['who looked', 'get', '/api/own/looks?of='],
    ['a copy', 'get', '/api/own/copy?of='],
    ['requests', 'get', '/api/own/requests?of='],
    ['a request', 'post', '/api/own/requests', { id: crypto.randomUUID(), kind: 'delete' }],
    ['a consent', 'post', '/api/own/consents/withdraw', { purpose: 'contact' }],
    ['an undo', 'post', '/api/own/consents/undo', { undo: 'x' }],
  ]

  test('signed out nothing is shown or done; of anybody who is no ward neither', async () => {
    const it = await signIn(someone())
    const stranger = someone().id
    for (const [what, how, path, body] of asked) {
      const ask = (who: Browser) =>
        how === 'get' ? who.get(path + stranger) : who.post(path, { ...body, of: stranger })
      assert.equal((await ask(browser(server))).status, 401, what)
      const { status, body: answer } = await ask(it)
      assert.deepEqual([status, answer.error.code], [404, 'notFound'], what)
    }
    assert.notEqual((await row(stranger))?.phone, null)
  })

  test('a guardian acts for a child: takes back what was consented to for it, asks for it', async () => {
    const pair = await db.owner
      .selectFrom('guardianship')
      .innerJoin('consent', join =>
        join.onRef('consent.residentId', '=', 'guardianship.wardId').on('consent.purpose', '=', 'minor'),
      )
      .select(['guardianship.guardianId', 'guardianship.wardId'])
      .where(
        'guardianship.guardianId',
        'in',
        alone.slice(-20).map(one => one.id),
      )
      .executeTakeFirstOrThrow()
    const it = await signIn(alone.find(one => one.id === pair.guardianId)!)
    const of = pair.wardId
    const own = (await it.get(`/api/own?of=${of}`)).body
    assert.deepEqual(
      own.consents.map((one: { purpose: string; withdrawnAt: null }) => [one.purpose, one.withdrawnAt]),
      [['minor', null]],
    )
    const back = await it.post('/api/own/consents/withdraw', { of, purpose: 'minor' })
    assert.equal(back.status, 200, JSON.stringify(back.body))
    assert.equal((await it.post('/api/own/consents/undo', { of, undo: back.body.undo })).status, 200)
    const request = { id: crypto.randomUUID(), of, kind: 'explain' }
    const [shown] = (await it.post('/api/own/requests', request)).body.rows
    assert.equal(shown.state, 'asked')
    assert.deepEqual((await it.get('/api/own/requests')).body.rows, [])
  })
})
