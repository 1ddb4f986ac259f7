/** Deliveries: once each, as the person chose, on record without text, and never with a word about a person. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { startJobs } from '../../src/kernel/jobs.ts'
import { makeMorningLists, noticeCrontab } from '../../src/notices/index.ts'
import { must, report } from '../matters/story.ts'
import { startOutside, textOf } from './outside.ts'

const house = await startOutside()
const { server, outside, tasks, jurisdictionId, takeJobs, work, deliveries, setEmail, urge } = house
const { db, clock, aili } = server

suite('what a person chose', () => {
  test('a declined channel is not used, for at-once and morning messages apart', async () => {
    const me = await server.signIn('grid1')
    const chosen = { workEmail: 'grid1@banner.example', atOnce: ['email'], list: [] }
    const { status, body } = await me.post('/api/me/channels', chosen)
    assert.equal(status, 200)
    assert.deepEqual(body.channels, [
      { channel: 'email', atOnce: true, list: false },
      { channel: 'webhook', atOnce: false, list: false },
    ])
    await urge()
    await work()
    assert.deepEqual(
      (await deliveries()).map(one => one.channel),
      ['email'],
    )
    assert.equal((await me.post('/api/me/channels', { ...chosen, workEmail: 'nobody' })).status, 400)
    assert.equal((await server.resident.get('/api/me/channels')).status, 401)
  })

  test('an address taken away before sending: given up, nothing sent', async () => {
    await setEmail('grid1', 'grid1@banner.example')
    await urge()
    const [plan] = await takeJobs()
    await tasks.planDeliveries(plan!.payload)
    await setEmail('grid1', null)
    await work()
    assert.deepEqual([outside.mails.length, (await deliveries())[0]!.lastError], [0, 'no address'])
  })
})

suite('once each', () => {
  test('planned by two workers and again later: one row a person and channel', async () => {
    await setEmail('grid1', 'grid1@banner.example')
    await urge()
    const [plan] = await takeJobs()
    const again = () => tasks.planDeliveries(plan!.payload)
    await Promise.all([again(), again(), again()])
    await work()
    await again()
    await work()
    assert.deepEqual([outside.calls.length, outside.mails.length, (await deliveries()).length], [1, 1, 2])
  })

  test('what is held for the morning does not go out by itself; its list does, once', async () => {
    await report(server)
    clock.set('2026-11-23T03:40:00.000Z')
    await aili.sweeper.round()
    await work()
    assert.equal(outside.calls.length, 0)
    clock.set('2026-11-24T00:00:00.000Z')
    await makeMorningLists(aili.kernel, jurisdictionId)
    await work()
    const sent = outside.calls.map(call => JSON.parse(call.body))
    assert.equal(new Set(sent.map(one => one.address)).size, sent.length)
    assert.ok(sent.every(one => one.told === 'list' && /^今日清单（11月24日）：/.test(one.text)))
  })
})

test('the worker itself carries a message from the act to the gateway, and knows when to make lists', async () => {
  const log = {
    debug() {},
    info() {},
    warn() {},
    error: (facts: object) => assert.fail(JSON.stringify(facts)),
  }
  const jobs = startJobs({ databaseUrl: server.url, log }, tasks, noticeCrontab)
  try {
    await urge()
    for (let n = 0; n < 100 && outside.calls.length === 0; n += 1) await setTimeout(100)
    assert.equal(outside.calls.length, 1)
  } finally {
    await jobs.stop()
  }
})

suite('the record', () => {
  test('is for the system administrator, without text or address', async () => {
    await setEmail('grid1', 'grid1@banner.example')
    await urge()
    await work()
    const { status, body } = await (await server.signIn('admin')).get('/api/deliveries')
    assert.equal(status, 200)
    assert.equal(body.rows.length, 2)
    assert.doesNotMatch(JSON.stringify(body), /SQ-2026|banner\.example|0482/)
    assert.equal(
      (await (await server.signIn('admin')).get('/api/deliveries?status=failed')).body.rows.length,
      0,
    )
    for (const user of ['grid1', 'secretary', 'audit', 'security'])
      assert.equal((await (await server.signIn(user)).get('/api/deliveries')).status, 403, user)
  })
})

test('nothing that a resident wrote and nobody’s name is in any text that leaves', async () => {
  await sql`update person set work_email = 'a@banner.example'`.execute(db.owner)
  const planted = ['上官问渠', '19987654321', '三号楼二单元', '半夜有人砸门']
  const names = (await db.owner.selectFrom('person').select('name').execute()).map(row => row.name)
  const people = { reporter: { name: planted[0], phone: planted[1] } }
  const more = { ...people, text: `${planted[3]}，我是${planted[0]}，${planted[2]}，电话${planted[1]}` }
  const urgent = await report(server, { ...more, urgent: true })
  const plain = await report(server, more)
  await must(await server.signIn('supervise'), plain.id, 'urge', { reason: `请找${planted[0]}` })
  for (const at of ['2026-11-23T04:00', '2026-11-26T04:00', '2026-12-14T04:00']) {
    clock.set(`${at}:00.000Z`)
    await aili.sweeper.round()
  }
  clock.set('2026-12-15T00:30:00.000Z')
  await makeMorningLists(aili.kernel, jurisdictionId)
  await urge('grid1', true)
  await work()
  const texts = [
    ...outside.calls.map(call => (({ address: _, ...rest }) => JSON.stringify(rest))(JSON.parse(call.body))),
    ...outside.mails.map(mail => textOf(mail.raw)),
  ]
  assert.ok(texts.some(text => text.includes(urgent.number)) && texts.some(text => text.includes('今日清单')))
  assert.ok(texts.some(text => text.includes('有一件事项需要您查看')))
  assert.ok(texts.length > 30, `${texts.length} texts`)
  for (const word of [...planted, ...names])
    for (const text of texts) assert.ok(!text.includes(word), `${word} in ${text}`)
})
