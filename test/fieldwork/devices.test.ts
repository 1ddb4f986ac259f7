/** Phones that keep data: whose key is given to whom, a lost one empties itself and is never opened again, what is lost is said beforehand. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import type { Visitor } from '../support/server.ts'
import {
  admin,
  cookieOf,
  count,
  director,
  dispatch,
  done,
  farDirector,
  gridId,
  households,
  leader,
  me,
  member,
  neighbour,
  outcomes,
  owner,
  send,
  server,
} from './world.ts'

const newKey = () => randomBytes(32).toString('base64')
async function phoneOf(who: Visitor, name = 'Redmi Note 12'): Promise<{ id: string; key: string }> {
  const phone = { id: newId(), name, key: newKey() }
  const { status, body } = await who.post('/api/field/devices', phone)
  assert.equal(status, 200, JSON.stringify(body))
  return phone
}
const keyOf = async (who: Visitor, id: string) => {
  const { status, body } = await who.get(`/api/field/devices/${id}/key`)
  return status === 200 ? body.key : `${status} ${body.error.code}`
}
const lost = (who: Visitor, id: string) => who.post(`/api/field/devices/${id}/lost`)
const word = async (id: string) => (await server.resident.get(`/api/field/devices/${id}/word`)).body.wipe

suite('devices', { concurrency: false }, () => {
  test('the key of what lies on a phone is given to its worker, signed in, and to nobody else', async () => {
    const phone = await phoneOf(leader)
    assert.equal(await keyOf(leader, phone.id), phone.key)
    for (const other of [member, neighbour, director, admin])
      assert.equal(await keyOf(other, phone.id), '404 notFound')
    assert.equal(await keyOf(server.resident, phone.id), '401 notSignedIn')
    const row = await owner
      .selectFrom('device')
      .selectAll()
      .where('id', '=', phone.id)
      .executeTakeFirstOrThrow()
    assert.equal(row.unlock!.includes(Buffer.from(phone.key, 'base64')), false, 'encrypted in the database')
    assert.equal(row.unlock!.includes(phone.key), false)
  })

  test('a key never changes; the same again is content; another worker cannot take the phone over', async () => {
    const phone = await phoneOf(leader)
    assert.equal((await leader.post('/api/field/devices', { ...phone, name: 'renamed' })).status, 200)
    assert.equal(
      (await leader.post('/api/field/devices', { ...phone, key: newKey() })).body.error.code,
      'actReused',
    )
    assert.equal((await member.post('/api/field/devices', phone)).body.error.code, 'notYours')
    assert.equal((await send(member, [], { deviceId: phone.id })).body.error.code, 'notYours')
    assert.equal((await leader.post('/api/field/devices', { ...phone, key: 'short' })).status, 400)
  })

  test('the list says when a phone was last heard of and what is still on it alone', async () => {
    const phone = await phoneOf(leader, 'Xiaomi 14')
    await send(leader, [done.visit(households[10]!.id)], { deviceId: phone.id, waiting: 3 })
    const { devices } = (await leader.get('/api/field/devices')).body
    const row = devices.find((one: { id: string }) => one.id === phone.id)
    assert.deepEqual([row.name, row.waiting, row.own, row.person.id], ['Xiaomi 14', 3, true, me.person.id])
  })

  const reach: readonly (readonly [string, Visitor, boolean])[] = [
    ['the worker', leader, true],
    ['the director of the community', director, true],
    ['the administrator of the system', admin, true],
    ['a colleague of the grid', member, false],
    ['the director of another community', farDirector, false],
    ['the dispatcher', dispatch, false],
    ['nobody signed in', server.resident, false],
  ]
  for (const [who, visitor, may] of reach)
    test(`who may report a phone lost: ${who}${may ? '' : ', not'}`, async () => {
      const worker = await server.signIn('grid1')
      const phone = await phoneOf(worker)
      const { status, body = {} } = await visitor.get('/api/field/devices')
      const seen = status === 200 && body.devices.some((one: { id: string }) => one.id === phone.id)
      assert.equal(seen, may)
      assert.equal((await lost(visitor, phone.id)).status === 200, may)
      assert.equal(await word(phone.id), may)
    })

  test('lost: nothing of it is taken, its key is given no more, its sessions end, it says when it is empty', async () => {
    const worker = await server.signIn('grid2')
    const thief = await server.signIn('grid2')
    const phone = await phoneOf(worker)
    const visit = done.report()
    await send(worker, [], { deviceId: phone.id, waiting: 3 })
    assert.equal(await word(phone.id), false)
    const told = await lost(worker, phone.id)
    assert.deepEqual(told.body, { waiting: 3 }, 'said: three records on it were not sent yet')
    assert.equal(
      (await send(thief, [visit], { deviceId: phone.id })).status,
      401,
      'the session on the phone has ended',
    )
    assert.equal((await worker.get('/api/me')).status, 200, 'whoever reported it goes on')
    const answer = await send(worker, [visit], { deviceId: phone.id })
    assert.equal(answer.body.wipe, true)
    assert.deepEqual(outcomes(answer), ['notTried'])
    assert.equal(await count(sql`matter where proceeding_id = ${visit.id}`), 0)
    assert.equal(await keyOf(worker, phone.id), '410 deviceWiped')
    assert.equal((await worker.post('/api/field/devices', phone)).body.error.code, 'deviceWiped')
    assert.equal(await word(phone.id), true, 'told without a session')
    await server.resident.post(`/api/field/devices/${phone.id}/wiped`)
    const row = await owner
      .selectFrom('device')
      .selectAll()
      .where('id', '=', phone.id)
      .executeTakeFirstOrThrow()
    assert.ok(row.wipedAt)
    assert.equal(row.waiting, 0)
    assert.equal(await keyOf(worker, phone.id), '410 deviceWiped', 'never again')
    assert.equal((await lost(worker, phone.id)).status, 200, 'said again it is content')
  })

  test('a word nobody spoke is not believed: a phone that was not lost is not noted as empty', async () => {
    const phone = await phoneOf(await server.signIn('grid1'))
    await server.resident.post(`/api/field/devices/${phone.id}/wiped`)
    const row = await owner
      .selectFrom('device')
      .select('wipedAt')
      .where('id', '=', phone.id)
      .executeTakeFirstOrThrow()
    assert.equal(row.wipedAt, null)
    assert.equal(await word(newId()), false)
  })

  test('what is taken along is refused to a phone that was lost', async () => {
    const worker = await server.signIn('grid1')
    const phone = await phoneOf(worker)
    await lost(worker, phone.id)
    const answer = await server.aili.app.inject({
      method: 'GET',
      url: `/api/field/pocket?grid=${gridId}`,
      headers: { ...(await cookieOf('grid1')), 'x-device': phone.id },
    })
    assert.equal(answer.statusCode, 410)
  })
})
