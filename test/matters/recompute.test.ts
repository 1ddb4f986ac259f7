/** Terms into a year whose notice is not published: provisional until it is loaded, then moved or confirmed by an act that says so. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { recomputeForYear } from '../../src/matters/index.ts'
import { loadNotice } from '../../src/proceedings/index.ts'
import { startTown } from '../support/server.ts'
import { must, report } from './story.ts'

const server = await startTown({ env: { AILI_RATE_REPORTS: '1000' } })
const { kernel } = server.aili
const jurisdictionId = 152222
/** Days of an invented notice for 2027: 4 January off, Saturday 9 January worked. */
const notice = (days: object[]) => ({ year: 2027, source: '试用通知', days })
const term = async (id: string, name: string) => {
  const { body } = await dispatcher.get(`/api/matters/${id}`)
  return body.terms.find((one: { term: string }) => one.term === name)
}
server.clock.set('2026-12-28T02:00:00Z')
const dispatcher = await server.signIn('dispatch')

async function filed(nature: string) {
  const matter = await report(server, { nature })
  await must(dispatcher, matter.id, 'file', { category: '01037' })
  await must(dispatcher, matter.id, 'undertake', { plan: '节后处理' })
  return matter
}
const [inquiry, complaint, suggestion] = [
  await filed('inquiry'),
  await filed('complaint'),
  await filed('suggestion'),
]

suite('before the notice of 2027', () => {
  test('what ends in 2026 is certain, what reaches into 2027 is provisional and says so', async () => {
    assert.equal((await term(inquiry.id, 'handling')).provisional, false)
    const handling = await term(complaint.id, 'handling')
    assert.equal(handling.provisional, true)
    const { rows } = (await dispatcher.get('/api/worklist?list=all&figure=provisional')).body
    assert.ok(rows.some((row: { id: string }) => row.id === complaint.id))
    assert.ok(!rows.some((row: { id: string }) => row.id === inquiry.id))
  })

  test('a notice that is none is refused and changes nothing', async () => {
    for (const file of [
      null,
      {},
      { year: 2027, days: [] },
      notice([{ date: '2031-01-01', name: '元旦', off: true }]),
    ])
      await assert.rejects(loadNotice(kernel, jurisdictionId, file), { code: 'invalidInput' })
    const done = await recomputeForYear(kernel, jurisdictionId, 2027)
    assert.deepEqual(done, { matters: 0, moved: 0, confirmed: 0 })
  })
})

suite('when it is loaded', () => {
  test('terms are moved or confirmed, each by an act, once', async () => {
    const before = await term(complaint.id, 'handling')
    const shorter = await term(suggestion.id, 'handling')
    const days = [
      { date: '2027-01-01', name: '元旦', off: true },
      { date: '2027-01-04', name: '元旦', off: true },
      { date: '2027-01-05', name: '元旦', off: true },
      { date: '2027-01-09', name: '元旦', off: false },
    ]
    assert.equal(await loadNotice(kernel, jurisdictionId, notice(days)), 2027)
    const done = await recomputeForYear(kernel, jurisdictionId, 2027)
    assert.ok(done.moved >= 2, JSON.stringify(done))
    const moved = await term(complaint.id, 'handling')
    assert.deepEqual(
      [before.dueAt, moved.dueAt, moved.provisional],
      ['2027-01-07T09:30:00.000Z', '2027-01-09T09:30:00.000Z', false],
    )
    assert.deepEqual(
      [shorter.dueAt, (await term(suggestion.id, 'handling')).dueAt],
      ['2027-01-05T09:30:00.000Z', '2027-01-07T09:30:00.000Z'],
    )
    const { body } = await dispatcher.get(`/api/matters/${complaint.id}`)
    assert.equal(body.acts.at(-1).step, 'recomputeTerms')
    assert.equal(body.nextDue.dueAt, moved.dueAt)
    assert.equal(body.nextDue.provisional, false)
    const untouched = (await dispatcher.get(`/api/matters/${inquiry.id}`)).body
    assert.ok(!untouched.acts.some((act: { step: string }) => act.step === 'recomputeTerms'))
    assert.deepEqual(await recomputeForYear(kernel, jurisdictionId, 2027), {
      matters: 0,
      moved: 0,
      confirmed: 0,
    })
  })

  test('a term it does not move is confirmed: no longer provisional', async () => {
    server.clock.set('2026-12-29T02:00:00Z')
    const again = await server.signIn('dispatch')
    const matter = await report(server, { nature: 'help' })
    await must(again, matter.id, 'file', { category: '01037' })
    const days = [{ date: '2027-01-01', name: '元旦', off: true }]
    const { body: before } = await again.get(`/api/matters/${matter.id}`)
    await loadNotice(kernel, jurisdictionId, notice(days))
    await recomputeForYear(kernel, jurisdictionId, 2027)
    const { body: after } = await again.get(`/api/matters/${matter.id}`)
    const due = (body: { terms: { term: string; dueAt: string }[] }) =>
      body.terms.find(one => one.term === 'handling')!.dueAt
    assert.ok(
      Date.parse(due(after)) <= Date.parse(due(before)),
      'a second notice takes the place of the first',
    )
    const { rows } = (await again.get('/api/worklist?list=all&figure=provisional')).body
    assert.deepEqual(rows, [])
  })
})
