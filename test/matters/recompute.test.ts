/** Terms follow the calendar: a notice, a holiday of the region's own, office hours of a unit move or confirm what reaches into them, by an act. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { recomputables } from '../../src/followers.ts'
import {
  addRestDays,
  type By,
  loadNotice,
  recomputeTerms,
  recomputeUnsettled,
  removeRestDays,
  setOfficeHours,
} from '../../src/proceedings/index.ts'
import { startTown } from '../support/server.ts'
import { must, report, unitNamed } from './story.ts'

const server = await startTown({ env: { AILI_RATE_REPORTS: '1000' } })
const { kernel } = server.aili
const by: By = { jurisdictionId: 152222, personId: null }
const settle = async (change: Promise<string>) => {
  const { id: _, ...done } = await recomputeTerms(kernel, recomputables, by.jurisdictionId, await change)
  return done
}
/** Days of an invented notice for 2027: 4 and 5 January off, Saturday 9 January worked. */
const notice = (days: object[]) => ({ year: 2027, source: '试用通知', days })
const load = (days: object[]) => settle(loadNotice(kernel, by, notice(days)).then(done => done.id))
const term = async (id: string, name: string) => {
  const { body } = await dispatcher.get(`/api/matters/${id}`)
  return body.terms.find((one: { term: string }) => one.term === name)
}
const recomputed = async (id: string): Promise<number> => {
  const { body } = await dispatcher.get(`/api/matters/${id}`)
  return body.acts.filter((act: { step: string }) => act.step === 'recomputeTerms').length
}
const told = async (id: string) =>
  kernel.db.owner
    .selectFrom('notice')
    .select(['kind', 'personId'])
    .where('proceedingId', '=', id)
    .where('kind', '=', 'recomputeTerms')
    .execute()
server.clock.set('2026-12-28T02:00:00Z')
let dispatcher = await server.signIn('dispatch')

async function filed(nature: string, more: object = {}) {
  const matter = await report(server, { nature, ...more })
  await must(dispatcher, matter.id, 'file', { category: '01037' })
  await must(dispatcher, matter.id, 'undertake', { plan: '节后处理' })
  return matter
}
const [inquiry, complaint, suggestion] = [
  await filed('inquiry'),
  await filed('complaint'),
  await filed('suggestion'),
]
const suspended = await filed('complaint')
await must(await server.signIn('secretary'), suspended.id, 'suspend', {
  ...{ cause: 'season', reason: '冬季无法施工', recheckOn: '2027-01-20' },
})
const untouched = { touched: null, moved: 0, confirmed: 0, finished: true }

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
      await assert.rejects(loadNotice(kernel, by, file), { code: 'invalidInput' })
    const { rows } = await kernel.db.pool.query('select from calendar_change')
    assert.equal(rows.length, 0)
  })
})

suite('when it is loaded', () => {
  test('terms are moved or confirmed, each by an act, once', async () => {
    const before = await term(complaint.id, 'handling')
    const shorter = await term(suggestion.id, 'handling')
    const done = await load([
      { date: '2027-01-01', name: '元旦', off: true },
      { date: '2027-01-04', name: '元旦', off: true },
      { date: '2027-01-05', name: '元旦', off: true },
      { date: '2027-01-09', name: '元旦', off: false },
    ])
    assert.ok(done.moved >= 2, JSON.stringify(done))
    assert.deepEqual([done.touched, done.finished], [{ from: '2027-01-01', to: '2027-12-31' }, true])
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
    assert.equal(await recomputed(inquiry.id), 0)
    const { rows } = await kernel.db.pool.query(
      `select inputs from act where step = 'recomputeTerms' and proceeding_id = $1`,
      [complaint.id],
    )
    const [{ inputs }] = rows
    assert.deepEqual([inputs.cause, inputs.year, inputs.source], ['notice', 2027, '试用通知'])
    assert.deepEqual(
      inputs.changes.find((one: { term: string }) => one.term === 'handling'),
      { term: 'handling', before: before.dueAt, dueAt: moved.dueAt, provisional: false },
    )
  })

  test('whoever holds it is told that the day moved', async () => {
    assert.equal((await told(complaint.id)).length, 1)
    assert.deepEqual(await told(inquiry.id), [])
  })

  test('a day that a person named, and a term that stands still, stay', async () => {
    assert.equal((await term(suspended.id, 'recheck')).dueAt, '2027-01-20T16:00:00.000Z')
    assert.equal(await recomputed(suspended.id), 0)
  })

  test('what was under way meanwhile is found by a second look a minute later', async () => {
    const open = () => kernel.db.pool.query('select from calendar_change where settled_at is null')
    await recomputeUnsettled(kernel, recomputables)
    assert.equal((await open()).rows.length, 1)
    // As if a step that had read the calendar before had been recorded after the first look.
    await kernel.db.pool.query(`update calendar_change set moved = 0, confirmed = 0`)
    server.clock.set('2026-12-28T02:01:30Z')
    await recomputeUnsettled(kernel, recomputables)
    const { rows } = await kernel.db.pool.query('select moved, confirmed, settled_at from calendar_change')
    assert.deepEqual([rows[0].moved, rows[0].confirmed, (await open()).rows.length], [0, 0, 0])
    assert.equal(await recomputed(complaint.id), 1)
  })

  test('a term it does not move is confirmed: no longer provisional', async () => {
    server.clock.set('2026-12-29T02:00:00Z')
    const again = await server.signIn('dispatch')
    dispatcher = again
    const matter = await report(server, { nature: 'help' })
    await must(again, matter.id, 'file', { category: '01037' })
    const { body: before } = await again.get(`/api/matters/${matter.id}`)
    await load([{ date: '2027-01-01', name: '元旦', off: true }])
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

  test('the same notice again touches nothing', async () => {
    assert.deepEqual(await load([{ date: '2027-01-01', name: '元旦', off: true }]), untouched)
  })
})

suite('a holiday of the region', () => {
  test('moves a running term of working days; taken out again, it moves back', async () => {
    const before = (await term(complaint.id, 'handling')).dueAt
    assert.equal(before, '2027-01-07T09:30:00.000Z')
    const days = { from: '2027-01-05', to: '2027-01-06', name: '那达慕', off: true }
    const done = await settle(addRestDays(kernel, by, days))
    assert.deepEqual(done.touched, { from: '2027-01-05', to: '2027-01-06' })
    assert.equal((await term(complaint.id, 'handling')).dueAt, '2027-01-11T09:30:00.000Z')
    const acts = await recomputed(complaint.id)
    await settle(removeRestDays(kernel, by, { from: '2027-01-05', to: '2027-01-06' }))
    assert.equal((await term(complaint.id, 'handling')).dueAt, before)
    assert.equal(await recomputed(complaint.id), acts + 1)
  })

  test('later than a term ends, it touches that term not at all', async () => {
    const acts = await recomputed(complaint.id)
    await settle(addRestDays(kernel, by, { from: '2027-08-04', name: '那达慕', off: true }))
    assert.equal(await recomputed(complaint.id), acts)
  })

  test('goes on where it was left', async () => {
    const id = await addRestDays(kernel, by, { from: '2027-01-06', name: '封路', off: true })
    const first = await recomputeTerms(kernel, recomputables, by.jurisdictionId, id, -1)
    assert.deepEqual([first.finished, first.moved], [false, 0])
    // As a process leaves it that was killed after a batch which held the complaint, but not the suggestion.
    await kernel.db.pool.query('update calendar_change set after_id = $2 where id = $1', [id, complaint.id])
    await recomputeUnsettled(kernel, recomputables)
    assert.deepEqual(
      [(await term(complaint.id, 'handling')).dueAt, (await term(suggestion.id, 'handling')).dueAt],
      ['2027-01-07T09:30:00.000Z', '2027-01-05T09:30:00.000Z'],
    )
    server.clock.set('2026-12-29T02:02:00Z')
    await recomputeUnsettled(kernel, recomputables)
    assert.equal((await term(complaint.id, 'handling')).dueAt, '2027-01-08T09:30:00.000Z')
    await settle(removeRestDays(kernel, by, { from: '2027-01-06' }))
  })
})

suite('office hours of a unit', () => {
  test('move the running terms that are counted in them, and no others', async () => {
    const unit = await unitNamed(server, 'department')
    const hours = (from: string, to: string) => setOfficeHours(kernel, by, { spans: [[from, to]] }, unit)
    await settle(hours('09:00', '13:00'))
    const matter = await filed('help')
    const other = await filed('help')
    await must(dispatcher, matter.id, 'escalateToDepartment', {
      ...{ unit, attempts: '社区已修不好', whyNotHere: '须专业队伍' },
    })
    const before = await term(matter.id, 'signingIn')
    assert.equal(before.dueAt, '2026-12-29T04:02:00.000Z')
    const [, stays] = [await settle(hours('09:00', '11:00')), (await term(other.id, 'handling')).dueAt]
    assert.equal((await term(matter.id, 'signingIn')).dueAt, '2026-12-30T02:02:00.000Z')
    assert.equal((await term(other.id, 'handling')).dueAt, stays)
    assert.equal(await recomputed(other.id), 0)
  })
})
