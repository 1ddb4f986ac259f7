/** Visits over HTTP: who may, consent, refusals, late and sent twice, corrections, matters raised on the spot, notes that nothing else can read. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { corrections, forgetting, formerWorkers, mattersRaised } from './after-stories.ts'
import { coverageByHand } from './coverage-by-hand.ts'
import { coverageReaders, coverageTargets } from './coverage-stories.ts'
import { noteNowhere, noteReaders } from './note-stories.ts'
import {
  beside,
  countOf,
  daysAgo,
  elsewhere,
  entry,
  fresh,
  households,
  owner,
  server,
  today,
  visit,
  visitors,
  worker,
} from './world.ts'

suite('who may', () => {
  test('enter a visit: the people of the grid and of its community', async () => {
    const home = fresh()
    const stories = [
      ['grid1', 200],
      ['member1', 200],
      ['community1', 200],
      ['branch1', 200],
      ['community2', 422],
      ['secretary', 403],
      ['dispatch', 403],
      ['supervise', 403],
      ['admin', 403],
    ] as const
    for (const [name, status] of stories) {
      const answer = await visit(home.id, {}, visitors[name])
      assert.equal(answer.status, status, `${name}: ${JSON.stringify(answer.body)}`)
      const read = await visitors[name].get(`/api/visits/of-household/${home.id}`)
      assert.equal(read.status, status === 422 ? 404 : status, `${name} reads`)
    }
    assert.equal((await server.resident.post('/api/visits', entry(home.id))).status, 401)
    const other = await visit(households(elsewhere)[0]!.id)
    assert.equal(other.body.error.facts.reason, 'notHere')
    assert.match(other.body.error.message, /现任网格员或社区/)
    assert.deepEqual(
      (await visit(newId())).body.error.facts,
      other.body.error.facts,
      'what never was is told alike',
    )
    assert.equal((await visit(households(beside)[0]!.id)).status, 422, 'the grid beside is not theirs')
  })
})

suite('a visit', () => {
  const problems: readonly (readonly [string, object, string])[] = [
    ['a note without consent', { heard: '屋顶漏水' }, 'noteWithoutConsent'],
    ['advice without consent', { advice: '已联系物业' }, 'noteWithoutConsent'],
    [
      'nobody was there and something heard',
      { outcome: 'nobody', heard: '无', consented: true },
      'nobodyHeard',
    ],
    ['nobody was there to consent', { outcome: 'nobody', consented: true }, 'nobodyHeard'],
    ['photos without consent', { photos: [newId()] }, 'photoWithoutConsent'],
    ['the next visit today', { nextOn: today }, 'nextNotLater'],
    ['the next visit in two years', { nextOn: '2028-11-23' }, 'nextFar'],
    ['refused by nobody', { outcome: 'nobody', visitsRefused: { until: null } }, 'refusedByNobody'],
    [
      'refused until yesterday',
      { outcome: 'refused', visitsRefused: { until: '2026-11-22' } },
      'refusedUntilPast',
    ],
    ['a companion nobody knows', { companions: [newId()] }, 'companion'],
    ['a visit of last spring', { at: daysAgo(91) }, 'tooLong'],
    ['a correction of nothing', { replaces: newId() }, 'notYourEntry'],
  ]
  test('that cannot be right is refused in words, and nothing of it is kept', async () => {
    const home = fresh()
    const before = await countOf('visit')
    for (const [name, change, reason] of problems) {
      const { status, body } = await visit(home.id, change)
      assert.equal(status, 422, `${name}: ${JSON.stringify(body)}`)
      assert.equal(body.error.facts.reason, reason, name)
      assert.doesNotMatch(body.error.message, /\{\{|visitUnfit|^走访记录有问题/, name)
    }
    const future = await visit(home.id, { at: daysAgo(-1) })
    assert.equal(future.body.error.code, 'futureAct')
    for (const hostile of [
      { purpose: 'spy' },
      { outcome: '' },
      { heard: 'x'.repeat(2001), consented: true },
      { at: 'soon' },
      { nextOn: '2026-13-01' },
    ])
      assert.equal((await visit(home.id, hostile)).status, 400, JSON.stringify(hostile))
    assert.equal(await countOf('visit'), before)
  })

  test('of a week ago keeps its day; sent again it is the same, saying something else it is refused', async () => {
    const home = fresh()
    const sent = entry(home.id, { at: daysAgo(7), heard: '想装扶手', consented: true, nextOn: '2026-12-10' })
    for (const again of [false, true]) {
      const { status, body } = await worker.post('/api/visits', sent)
      assert.equal(status, 200, JSON.stringify(body))
      assert.deepEqual([body.again, body.on], [again, '2026-11-16'])
    }
    // A phone's clock is put right anew at every attempt: the instant alone is no other visit.
    assert.equal((await worker.post('/api/visits', { ...sent, at: daysAgo(7.001) })).body.again, true)
    for (const change of [
      { heard: '想装护栏' },
      { outcome: 'byPhone' },
      { nextOn: null },
      { householdId: fresh().id },
    ])
      assert.equal((await worker.post('/api/visits', { ...sent, ...change })).body.error.code, 'actReused')
    assert.equal(
      (await visitors.member1.post('/api/visits', sent)).body.error.code,
      'actReused',
      'by somebody else',
    )
    const { body } = await worker.get(`/api/visits/of-household/${home.id}`)
    assert.deepEqual(
      body.visits.map((it: { on: string }) => it.on),
      ['2026-11-16'],
    )
  })

  test('sent twice at the same moment it is written once', async () => {
    const sent = entry(fresh().id)
    const answers = await Promise.all([1, 2, 3, 4].map(() => worker.post('/api/visits', sent)))
    assert.deepEqual(
      answers.map(it => it.status),
      [200, 200, 200, 200],
    )
    assert.equal(answers.filter(it => !it.body.again).length, 1)
  })

  test('to a household that moved out is refused from the day after', async () => {
    const home = fresh()
    await sql`update household set moved_out_on = '2026-11-20' where id = ${home.id}`.execute(owner)
    assert.equal((await visit(home.id)).body.error.facts.reason, 'movedOut')
    assert.equal((await visit(home.id, { at: daysAgo(4) })).status, 200)
  })
})

suite('refusals', () => {
  test('at the door: written into the registry with the visit, respected from then on, until the day', async () => {
    const home = fresh()
    const answer = await visit(home.id, { outcome: 'refused', visitsRefused: { until: '2026-12-31' } })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    const { rows } = await sql<{ visits: string; until: string; by: string | null }>`
      select h.visits, h.visits_until as until, c.person_id as by from household h
      join registry_change c on c.subject_id = h.id and 'visits' = any (c.fields) where h.id = ${home.id}`.execute(
      owner,
    )
    assert.deepEqual([rows[0]!.visits, rows[0]!.until], ['refused', '2026-12-31'])
    assert.ok(rows[0]!.by)
    const routine = await visit(home.id, {}, visitors.member1)
    assert.equal(routine.body.error.code, 'visitsRefused')
    assert.match(routine.body.error.message, /2026-12-31/)
    for (const purpose of ['need', 'matter'])
      assert.equal((await visit(home.id, { purpose })).status, 200, purpose)
    assert.equal(
      (await visit(home.id, { at: daysAgo(1) })).status,
      200,
      'made before it was known, sent after',
    )
    const day = (await worker.get(`/api/visits/due?grid=${home.gridId}&all=true`)).body.grids[0]
    assert.equal(day.leftOut.refused, 1)
    assert.ok(!day.rows.some((it: { householdId: string }) => it.householdId === home.id))
    const history = (await worker.get(`/api/visits/of-household/${home.id}`)).body
    assert.deepEqual([history.refuses, history.refusesUntil, history.due], [true, '2026-12-31', null])
  })
})

suite('a correction', corrections)
suite('matters raised at the door', mattersRaised)
suite('whoever leaves a grid', formerWorkers)
suite('two years later', forgetting)
suite('notes', noteReaders)
suite('what was said', noteNowhere)
suite('coverage', coverageByHand)
suite('coverage is seen', coverageReaders)
suite('how often', coverageTargets)
