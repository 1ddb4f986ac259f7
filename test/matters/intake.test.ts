/** Intake on bad days: resent, concurrent, out of order, unreadable, out of place; what was acknowledged is there once and nothing else is. */
import assert from 'node:assert/strict'
import { createHash, createPublicKey, verify } from 'node:crypto'
import { suite, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { canonical } from '../../src/proceedings/index.ts'
import { startTown } from '../support/server.ts'
import { mondayMorning } from '../support/town.ts'
import { must, pointInGrid, report, take } from './story.ts'

const plenty = Object.fromEntries(
  ['REQUESTS', 'REPORTS', 'QUERIES', 'SIGN_INS', 'UPLOADS'].map(name => [`AILI_RATE_${name}`, '100000']),
)
const server = await startTown({ env: plenty })
const { resident } = server
const leader = await server.signIn('grid1')
const place = await pointInGrid(server).then(({ lng, lat }) => ({ lng, lat }))
const words = '楼下路灯坏了三天,晚上看不见路'
const reportOf = (more: Record<string, unknown> = {}) => ({
  id: newId(),
  text: words,
  nature: 'help',
  place,
  ...more,
})
const send = (body: Record<string, unknown>) => resident.post('/api/matters', body)
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(server.db.owner))
    .rows[0]!.n

suite('the same report again', () => {
  test('five times at once and once later is one matter with one receipt', async () => {
    const before = await count('matter')
    const body = reportOf()
    // An id in capital letters is the same id.
    const answers = await Promise.all(
      [body, body, body, body, { ...body, id: body.id.toUpperCase() }].map(send),
    )
    for (const { status, body: receipt } of answers) {
      assert.equal(status, 200, JSON.stringify(receipt))
      assert.deepEqual(receipt, answers[0]!.body)
    }
    await must(leader, String(body.id), 'file', { category: '01037' })
    assert.deepEqual((await send(body)).body, answers[0]!.body, 'a receipt does not change later')
    assert.equal(await count('matter'), before + 1)
    assert.equal(await count('dossier'), await count('proceeding'))
  })

  test('the same id with other words is another report under a used id', async () => {
    const body = reportOf()
    await send(body)
    const again = await send({ ...body, text: '完全是另一件事情' })
    assert.deepEqual([again.status, again.body.error.code], [409, 'actReused'])
  })

  test('the id of an act elsewhere is no id for a report', async () => {
    const matter = await report(server)
    const id = newId()
    await leader.post(`/api/matters/${matter.id}/acts`, {
      id,
      step: 'comment',
      seq: 1,
      inputs: { words },
    })
    const taken = await send(reportOf({ id }))
    assert.deepEqual([taken.status, taken.body.error.code], [409, 'actReused'])
  })

  test('sealed at once, the receipt is the same again', async () => {
    const body = reportOf({ accusesOfficial: true })
    const first = await send(body)
    assert.deepEqual((await send(body)).body, first.body)
  })
})

suite('what is not taken', () => {
  const other = newId()
  const rows: readonly [string, Record<string, unknown>, number, string][] = [
    ['an empty text', { text: '' }, 400, 'invalidInput'],
    ['one character', { text: '灯' }, 400, 'invalidInput'],
    ['only zero-width characters', { text: '\u200b\u200d\ufeff\u2060' }, 400, 'missingInput'],
    ['only control characters', { text: '\u0000\u0001\u0002\u0003' }, 400, 'missingInput'],
    ['5,001 characters', { text: '灯'.repeat(5001) }, 400, 'invalidInput'],
    ['200,000 characters', { text: '灯'.repeat(200_000) }, 413, 'tooLarge'],
    ['a place outside every grid', { place: { lng: 116.4, lat: 39.9 } }, 422, 'outsideJurisdiction'],
    ['a place off the globe', { place: { lng: 190, lat: 0 } }, 400, 'invalidInput'],
    ['a building nobody knows', { place: { buildingId: other } }, 400, 'invalidInput'],
    ['no place', { place: {} }, 400, 'missingInput'],
    ['photos nobody uploaded', { photos: [other] }, 400, 'invalidInput'],
    ['ten photos', { photos: Array(10).fill(other) }, 400, 'invalidInput'],
    ['a kind nobody knows', { category: '99999' }, 400, 'invalidInput'],
    ['a nature nobody knows', { nature: 'joke' }, 400, 'invalidInput'],
    ['a wrong phone number', { phone: '12345' }, 400, 'invalidInput'],
    ['letters as a phone number', { phone: '1380013800x' }, 400, 'invalidInput'],
    ['an id that is none', { id: 'x' }, 400, 'invalidInput'],
    ['the hotline’s channel', { channel: 'hotline' }, 400, 'invalidInput'],
    ['the grid’s channel without signing in', { channel: 'grid' }, 401, 'notSignedIn'],
  ]
  for (const [what, more, status, code] of rows)
    test(what, async () => {
      const before = [await count('matter'), await count('act'), await count('dossier')]
      const answer = await send(reportOf(more))
      assert.deepEqual([answer.status, answer.body.error?.code], [status, code])
      assert.ok(answer.body.error.message.length > 4)
      assert.deepEqual([await count('matter'), await count('act'), await count('dossier')], before)
    })

  test('photos of somebody else', async () => {
    const photo = await leader.photo()
    const answer = await send(reportOf({ photos: [photo] }))
    assert.deepEqual([answer.status, answer.body.error.facts.problem], [400, 'notYourUpload'])
  })

  test('a photo goes with one matter only', async () => {
    const photo = await resident.photo()
    assert.equal((await send(reportOf({ photos: [photo] }))).status, 200)
    assert.equal((await send(reportOf({ photos: [photo] }))).status, 400)
  })

  test('administrators report nothing through the office', async () => {
    const audit = await server.signIn('audit')
    const answer = await audit.post('/api/matters', reportOf({ channel: 'counter' }))
    assert.deepEqual([answer.status, answer.body.error.code], [403, 'notYours'])
    assert.equal((await leader.post('/api/matters', reportOf({ channel: 'patrol' }))).status, 200)
  })

  test('bytes that are no text: cleaned in words, refused in addresses, never a bug', async () => {
    const text = '路\u0000灯\u001e\ud800坏了'
    const body = reportOf({ text, place: { ...place, text: '三\u0000单\u001f元\udfff' } })
    const answer = await send(body)
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    const seen = await leader.get(`/api/matters/${body.id}`)
    assert.equal(seen.body.text, '路灯\ufffd坏了')
    assert.match(seen.body.placeText, /三单元\ufffd$/)
    const commented = await take(leader, String(body.id), 'comment', { words: '\u0000看\ud83d' })
    assert.equal(commented.status, 200, JSON.stringify(commented.body))
    for (const path of [
      '/api/public/matters/%00?code=%00',
      '/api/worklist?q=%00%00路灯%00&list=sight',
      '/api/worklist?state=%00',
      '/api/worklist?category=%00',
      '/api/worklist?cursor=AAAA',
      `/api/worklist?list=sight&cursor=${Buffer.from(JSON.stringify(['x', newId()])).toString('base64url')}`,
    ]) {
      const { status, body: found } = await leader.get(path)
      assert.ok(status < 500, `${path}: ${status} ${JSON.stringify(found)}`)
    }
    const revealed = await leader.post(`/api/matters/${body.id}/reveal`, { reason: '\u0000联系\u0000' })
    assert.ok(revealed.status < 500, JSON.stringify(revealed.body))
  })
})

suite('the receipt', () => {
  test('its signature verifies with the served key alone and breaks when a byte changes', async () => {
    const { body: receipt } = await send(reportOf())
    const { body: jwk } = await resident.get('/.well-known/aili-receipt-key.json')
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const [head, payload, signature] = receipt.signature.split('.') as [string, string, string]
    const holds = (text: string) => verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
    assert.ok(holds(`${head}.${payload}`))
    const said = JSON.parse(Buffer.from(payload, 'base64url').toString())
    assert.equal(said.number, receipt.number)
    assert.equal(said.contentHash, receipt.contentHash)
    assert.equal(said.receivedAt, receipt.receivedAt)
    const forged = Buffer.from(JSON.stringify({ ...said, number: '20260101-000001' })).toString('base64url')
    assert.ok(!holds(`${head}.${forged}`))
    const check = async (jws: string) =>
      (await resident.post('/api/receipts/check', { signature: jws })).body.valid
    assert.equal(await check(receipt.signature), true)
    assert.equal(await check(`${head}.${forged}.${signature}`), false)
    assert.equal(await check('nonsense'), false)
  })

  test('its hash is that of what was sent', async () => {
    const body = reportOf({ text: ` ${words}\u200b ` })
    const { body: receipt } = await send(body)
    const { body: seen } = await leader.get(`/api/matters/${body.id}`)
    const content = canonical({ id: body.id, text: words, placeText: seen.placeText, photos: [] })
    assert.equal(receipt.contentHash, createHash('sha256').update(content).digest('hex'))
    assert.equal(receipt.receivedAt, new Date(mondayMorning).toISOString())
    assert.equal(receipt.next.by, '2026-11-23T04:00:00.000Z')
  })

  test('the code opens it however it is written; a wrong code, a wrong number and none are one answer', async () => {
    const matter = await report(server)
    const open = async (number: string, code: string) =>
      (await resident.get(`/api/public/matters/${number}?code=${encodeURIComponent(code)}`)).status
    assert.equal(await open(matter.number, matter.code), 200)
    assert.equal(await open(matter.number, matter.code.toLowerCase()), 200)
    assert.equal(await open(matter.number, `${matter.code.slice(0, 5)}-${matter.code.slice(5)}`), 200)
    assert.equal(await open(matter.number, ` ${matter.code} `), 200)
    const other = await report(server)
    assert.equal(await open(matter.number, other.code), 404)
    assert.equal(await open('20991231-000001', matter.code), 404)
    assert.equal(await open(matter.number, ''), 404)
    assert.equal(await open(matter.number, '%_'), 404)
  })
})

suite('many at once', () => {
  test('share commits; what is refused among them, and what comes twice, harms no neighbour', async () => {
    const [photo, foreign] = [await resident.photo(), await leader.photo()]
    const twice = reportOf({ text: '同一件事发了两次' })
    const good = Array.from({ length: 40 }, (_, n) => reportOf({ text: `第${n}盏\u001e路灯\u001f坏了` }))
    const withPhoto = reportOf({ photos: [photo], text: `a${'𐌰'.repeat(20)} 灯` })
    const withForeign = reportOf({ photos: [photo, foreign] })
    const urgent = reportOf({ urgent: true })
    const sealed = reportOf({ accusesOfficial: true })
    const used = reportOf({ id: good[0]!.id, text: '用了别人的编号' })
    const bodies = [withForeign, ...good, twice, withPhoto, urgent, sealed, twice, used]
    const answers = await Promise.all(bodies.map(send))
    const codes = answers.map(({ status, body }) => (status === 200 ? 'taken' : body.error.code))
    assert.deepEqual(
      [codes.shift(), codes.pop(), new Set(codes)],
      ['invalidInput', 'actReused', new Set(['taken'])],
    )
    assert.deepEqual(answers[41]!.body, answers[45]!.body)
    const ids = good.map(one => one.id)
    const acts = server.db.owner.selectFrom('act').select('xact').where('id', 'in', ids)
    const rows = await acts.execute()
    assert.equal(rows.length, 40)
    assert.ok(new Set(rows.map(row => row.xact)).size < 20, 'commits are shared')
    const files = server.db.owner.selectFrom('file').select(['id', 'actId'])
    const actOf = new Map((await files.execute()).map(file => [file.id, file.actId]))
    assert.deepEqual([actOf.get(photo), actOf.get(foreign)], [withPhoto.id, null])
  })

  test('one that waits for a lock holds up no other', async () => {
    const id = newId()
    const [isHeld, mayGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const undone = server.db.owner.transaction().execute(async tx => {
      await sql`insert into act select (json_populate_record(a, json_build_object('id', ${id}::uuid, 'proceeding_id', ${id}::uuid,
        'seq', 1))).* from act a limit 1`.execute(tx)
      isHeld.resolve()
      await mayGo.promise
      throw new Error('undone')
    })
    await isHeld.promise
    const waiting = Promise.all([send(reportOf({ id })), send(reportOf({ id }))])
    await pause(20)
    const others = await Promise.all([1, 2, 3].map(() => send(reportOf())))
    assert.ok(others.every(({ status }) => status === 200))
    mayGo.resolve()
    await assert.rejects(undone, /undone/)
    const [first, again] = await waiting
    assert.deepEqual([first.status, again.body], [200, first.body])
  })
})
