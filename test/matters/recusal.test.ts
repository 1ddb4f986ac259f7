/** Recusal: a member of staff declares numbers of kin; matters raised from them are refused to this person, not to colleagues. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTown } from '../support/server.ts'
import { report, take } from './story.ts'

const server = await startTown()
const leader = await server.signIn('grid1')

test('a matter from a declared number is refused to who declared it, until the number is taken back', async () => {
  const matter = await report(server, { phone: '19900005678', name: '李二' })
  const declared = await leader.post('/api/me/kin', { phone: '19900005678' })
  assert.deepEqual(declared.body, { count: 1 })
  assert.deepEqual((await leader.post('/api/me/kin', { phone: '19900005678' })).body, { count: 1 })
  const open = await leader.get(`/api/matters/${matter.id}`)
  assert.deepEqual(open.body.next, [])
  const refused = await take(leader, matter.id, 'file', { category: '01037' })
  assert.equal(refused.body.error.code, 'recused')
  const back = await leader.post('/api/me/kin', { phone: '19900005678', withdraw: true })
  assert.deepEqual(back.body, { count: 0 })
  const filed = await take(leader, matter.id, 'file', { category: '01037' })
  assert.equal(filed.status, 200, JSON.stringify(filed.body))
})

test('what is no telephone number is not taken, and a stranger declares nothing', async () => {
  assert.equal((await leader.post('/api/me/kin', { phone: 'abc' })).status, 400)
  assert.equal((await leader.get('/api/me/kin')).body.count, 0)
})
