/** The counter's code: who may make one, that the newest alone is good and good once, that it is on record. Told in the town of sign-in.test.ts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { browser } from './hands.ts'
import { child, db, me, server, someone } from './sign-in-stage.ts'

const counterUsers = [
  'branch1',
  'community1',
  'worker1',
  'branch2',
  'grid1',
  'officer1',
  'dispatch',
  'supervise',
  'admin',
]
const whoMay = [
  'branch1 code',
  'community1 code',
  'worker1 code',
  'branch2 404 notFound',
  'grid1 403 notYours',
  'officer1 403 notYours',
  'dispatch 403 notYours',
  'supervise 403 notYours',
  'admin 403 notYours',
]

const counter = async (user: string, id: string) =>
  (await server.signIn(user)).post(`/api/subjects/residents/${id}/code`, { identity: 'card' })

test('at the counter: read out to somebody whose card was seen; the newest only, once, with the name', async () => {
  const person = someone()
  const first = await counter('branch1', person.id)
  assert.deepEqual([first.status, first.body.name], [200, person.name], JSON.stringify(first.body))
  const second = await counter('community1', person.id)
  const it = browser(server)
  const sign = (code: string, name: string) => it.post('/api/own/sign-in', { code, name })
  if (first.body.code !== second.body.code)
    assert.equal((await sign(first.body.code, person.name)).body.error.code, 'codeWrong')
  assert.equal((await sign(second.body.code, '无名氏')).body.error.code, 'codeWrong')
  assert.equal((await sign(second.body.code, person.name)).status, 200)
  assert.equal(await me(it), person.name)
  assert.equal((await sign(second.body.code, person.name)).body.error.code, 'codeWrong')
  const read = await db.owner
    .selectFrom('registryRead')
    .select(['what', 'reason'])
    .where(sql<boolean>`${person.id}::uuid = any (resident_ids)`)
    .where('personId', 'is not', null)
    .execute()
  assert.deepEqual(read, Array(2).fill({ what: 'request', reason: 'counterCode' }))
})

test('at the counter: who may: people of the community, nobody else', async () => {
  const { id } = someone()
  const table = []
  for (const user of counterUsers) {
    const { status, body } = await counter(user, id)
    table.push(`${user} ${status === 200 ? 'code' : `${status} ${body.error.code}`}`)
  }
  assert.deepEqual(table, whoMay)
  assert.equal(
    (await server.resident.post(`/api/subjects/residents/${id}/code`, { identity: 'card' })).status,
    401,
  )
})

test('at the counter: a child has none: the guardian signs in', async () => {
  const { status, body } = await counter('branch1', child.id)
  assert.deepEqual([status, body.error.code], [422, 'guardianNeeded'])
})
