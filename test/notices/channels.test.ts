/** Notices that leave the house by e-mail and signed webhook: what they say, how they are tried again, and when they are given up. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { mondayMorning } from '../support/town.ts'
import { secret, startOutside, textOf } from './outside.ts'

const house = await startOutside()
const { server, outside, tasks, jurisdictionId, takeJobs, work, deliveries, setEmail, urge } = house
const { db, origin } = server

suite('webhook', () => {
  test('is signed over timestamp and body, and says kind, number and link to the work phone', async () => {
    await urge()
    await work()
    assert.equal(outside.calls.length, 1)
    const { headers, body } = outside.calls[0]!
    const stamp = headers['x-aili-timestamp']
    assert.equal(stamp, String(Date.parse(mondayMorning) / 1000))
    const expected = createHmac('sha256', secret).update(`${stamp}.${body}`).digest('hex')
    assert.equal(headers['x-aili-signature'], `sha256=${expected}`)
    const [row] = await deliveries()
    const { phone } = (
      await sql<{
        phone: string
      }>`select work_phone as phone from person where id = ${row!.personId}`.execute(db.owner)
    ).rows[0]!
    assert.deepEqual(JSON.parse(body), {
      id: row!.id,
      address: phone,
      told: 'atOnce',
      text: 'SQ-2026-000001 被催办，请抓紧。',
      link: `${origin}/field/#/notices`,
    })
    assert.deepEqual([row!.status, row!.attempts, row!.lastError], ['sent', 1, null])
  })

  test('is tried again after 500, with the same id, and the class of the error is kept', async () => {
    outside.answers = [500]
    await urge()
    await work(1)
    const [row] = await deliveries()
    assert.deepEqual([row!.status, row!.attempts, row!.lastError], ['queued', 1, 'http 500'])
    assert.equal(row!.nextAttemptAt?.getTime(), Date.parse(mondayMorning) + 60_000)
    await tasks.sendDelivery({ jurisdictionId, id: row!.id, attempt: 2 })
    const [again] = await deliveries()
    assert.deepEqual([again!.status, again!.attempts, again!.lastError], ['sent', 2, null])
    assert.equal(outside.calls[0]!.headers['x-aili-delivery'], outside.calls[1]!.headers['x-aili-delivery'])
    await tasks.sendDelivery({ jurisdictionId, id: row!.id, attempt: 3 })
    assert.equal(outside.calls.length, 2, 'what was sent is not sent again')
  })

  test('a redirect is not followed', async () => {
    outside.answers = [307]
    await urge()
    await work(1)
    assert.equal((await deliveries())[0]!.lastError, 'http 307')
  })

  test('is given up after the last attempt, with one word a day to the administrator, in the application only', async () => {
    outside.answers = Array(40).fill(503)
    await urge('grid1')
    await urge('grid2')
    await work(9)
    assert.equal(outside.calls.length, 12)
    const rows = await deliveries()
    assert.deepEqual(
      rows.map(row => [row.status, row.attempts, row.lastError]),
      [
        ['failed', 6, 'http 503'],
        ['failed', 6, 'http 503'],
      ],
    )
    const admin = await server.signIn('admin')
    const { body } = await admin.get('/api/notices')
    assert.equal(body.rows.length, 1)
    assert.match(body.rows[0].text, /短信或企业微信网关多次发送失败/)
  })

  test('a process that died on the way: the next attempt was put down before', async () => {
    await urge()
    const [plan] = await takeJobs()
    await tasks.planDeliveries(plan!.payload)
    const [send] = await takeJobs()
    // Taken by a process that never ended it.
    await sql`update delivery set attempts = 1`.execute(db.owner)
    await tasks.sendDelivery(send!.payload)
    assert.equal(outside.calls.length, 0)
    await tasks.sendDelivery({ ...send!.payload, attempt: 2 })
    assert.equal((await deliveries())[0]!.status, 'sent')
  })
})

suite('e-mail', () => {
  test('reaches whoever entered an address, in Chinese, with the same Message-ID each time', async () => {
    await setEmail('grid1', 'grid1@banner.example')
    await urge()
    await work()
    assert.equal(outside.mails.length, 1)
    const [row] = await deliveries()
    assert.equal(outside.mails[0]!.to, 'grid1@banner.example')
    assert.match(outside.mails[0]!.raw, new RegExp(`Message-ID: <${row!.id}@banner.example>`))
    assert.match(outside.mails[0]!.raw, /Auto-Submitted: auto-generated/)
    assert.match(textOf(outside.mails[0]!.raw), /SQ-2026-000001 被催办，请抓紧。/)
    assert.deepEqual(
      (await deliveries()).map(one => [one.channel, one.status]),
      [
        ['email', 'sent'],
        ['webhook', 'sent'],
      ],
    )
  })

  test('refused by the server: its code is kept, its words are not', async () => {
    await setEmail('grid1', 'grid1@banner.example')
    outside.refusing = true
    await urge()
    await work(1)
    const [email] = await deliveries()
    assert.deepEqual([email!.status, email!.lastError], ['queued', 'EENVELOPE 550'])
  })
})
