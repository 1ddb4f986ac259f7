/** Clues, enforcement and judicial aid are seen by the units that took part alone: not listed, read, counted, told or shown live to anybody else, however far they see. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { startTown, type Visitor } from '../support/server.ts'
import { openStream, type Stream } from '../support/stream.ts'
import { townPassword } from '../support/town.ts'
import { openWalker } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'
import { quick } from './walks.ts'

const server = await startTown({ listen: true, env: quick })
const walker = openWalker(server)
const origin = new URL(server.origin.replace('localhost', '127.0.0.1'))

const table = `
# clue | discipline1
03-02 | discipline1 | receive(signed=anonymous) | received sealing=03-02 identityCheck=03-05 forwarding=03-09
# enforcementCase | court1
03-02 | court1 | apply(principal=5000000,interest=120000,costs=80000,performanceDueOn=01-20) | applied filing=03-09 applicationPeriod=2028-01-20 stall=09-02
# judicialAid | procurator1
03-02 | procurator1 | identify | identified informing=03-05
`
const kept = [...readWalks(table)].map(([title, rows]) => {
  const [procedure, insider] = title.split(' | ') as [string, string]
  return { procedure, insider, rows, id: '', number: '' }
})
const outsiders = [
  'dispatch',
  'supervise',
  'secretary',
  'duty',
  'admin',
  'audit',
  'grid1',
  'community1',
  'city',
  'petition1',
  'politics1',
]
const streams = new Map<string, Stream>()

before(async () => {
  await (await walker.visitor('admin')).post('/api/procedures/clue/switch', { on: true })
  for (const user of ['dispatch', 'supervise', 'court1']) {
    const stream = await openStream(origin, await cookieOf(user), '')
    await stream.until(it => it.names.includes('ready'))
    streams.set(user, stream)
  }
  for (const one of kept) {
    const walk = await walker.walk(one.procedure, one.rows)
    Object.assign(one, { id: walk.id, number: walk.last.body.number })
  }
})

async function cookieOf(username: string): Promise<string> {
  const answer = await fetch(new URL('/api/auth/sign-in', origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: townPassword }),
  })
  const cookies = answer.headers.getSetCookie()
  return cookies.map(one => one.split(';')[0]).join('; ')
}

const listed = async (visitor: Visitor, query: string) =>
  ((await visitor.get(`/api/proceedings${query}`)).body.rows as { id: string }[]).map(row => row.id)

for (const one of kept) {
  test(`${one.procedure}: whoever took part finds it`, async () => {
    const insider = await walker.visitor(one.insider)
    assert.equal((await insider.get(`/api/proceedings/${one.id}`)).body.restricted, true)
    assert.ok((await listed(insider, `?procedure=${one.procedure}`)).includes(one.id))
  })

  test(`${one.procedure}: nobody else does, by id, in lists, by number, by acting`, async () => {
    for (const user of outsiders) {
      const visitor = await walker.visitor(user)
      assert.equal((await visitor.get(`/api/proceedings/${one.id}`)).status, 404, user)
      for (const query of ['', `?procedure=${one.procedure}`, `?number=${one.number}`, '?scope=overdue'])
        assert.ok(!(await listed(visitor, query)).includes(one.id), `${user} ${query}`)
      const act = { id: crypto.randomUUID(), step: 'comment', seq: 1, inputs: { words: '已阅' } }
      assert.equal((await visitor.post(`/api/proceedings/${one.id}/acts`, act)).status, 404, user)
      const notices = JSON.stringify((await visitor.get('/api/notices')).body)
      assert.ok(!notices.includes(one.id) && !notices.includes(one.number), user)
    }
  })

  test(`${one.procedure}: how many there are is for the administrators, not for who commands`, async () => {
    const openOf = async (user: string) =>
      (await (await walker.visitor(user)).get('/api/procedures')).body.rows.find(
        (row: { id: string }) => row.id === one.procedure,
      ).open
    assert.equal(await openOf('admin'), 1)
    for (const user of ['dispatch', 'supervise', 'secretary']) assert.equal(await openOf(user), null, user)
  })
}

test('live: the acts of an open procedure arrive at the dispatcher, those of a restricted one do not', async () => {
  const open = await walker.walk(
    'petition',
    readWalks('# w\n03-02 | petition1 | register | registered intake=03-17').get('w')!,
  )
  const court = kept.find(one => one.procedure === 'enforcementCase')!
  await streams.get('dispatch')!.until(it => it.acts.includes(open.id))
  await streams.get('court1')!.until(it => it.acts.includes(court.id))
  for (const { id } of kept)
    for (const user of ['dispatch', 'supervise']) assert.ok(!streams.get(user)!.acts.includes(id), user)
  assert.ok(!streams.get('court1')!.acts.includes(kept[0]!.id))
  for (const stream of streams.values()) stream.cut()
})
