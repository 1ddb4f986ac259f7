/** What was done on phones without signal arrives whole, once and in order, however often the line breaks; each thing is told what became of it. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { ledger, ledgers, oneRun } from './days.ts'
import {
  clock,
  count,
  done,
  type Entry,
  entry,
  households,
  leader,
  member,
  outcomes,
  owner,
  send,
  server,
} from './world.ts'

const runs = 200

suite('sync', { concurrency: false }, () => {
  test(`${runs} days on two phones with a line that breaks at any moment: nothing twice, nothing lost`, async () => {
    const before = await ledger()
    const all: Entry[] = []
    for (let run = 0; run < runs; run++) all.push(...(await oneRun(run)))
    const after = await ledger()
    const of = (kind: string) => all.filter(one => one.kind === kind)
    for (const [kind, table] of Object.entries(ledgers)) {
      const grown = after[kind]! - before[kind]!
      assert.equal(grown, of(kind).length, `${kind}: as many rows of ${table} as were done`)
    }
    const { rows } = await sql<{ id: string }>`
      select id from visit union all select id from act union all select id from patrol union all select id from hazard
      union all select id from hazard_event union all select id from household`.execute(owner)
    const known = new Set(rows.map(row => row.id))
    const idOf = (one: Entry) => (one.kind === 'household' ? String(one.body.id) : one.id)
    assert.deepEqual(
      all.filter(one => !known.has(idOf(one))),
      [],
    )
    assert.ok(all.length > runs * 2, `${all.length} entries`)
  })

  test('order within a phone is kept: an act follows the report it is about', async () => {
    const report = done.report()
    const acts = [1, 2, 3].map(n => done.act(report.id, 'comment', n, { words: `第${n}句` }))
    assert.deepEqual(outcomes(await send(leader, [report, ...acts])), ['taken', 'taken', 'taken', 'taken'])
    assert.deepEqual(outcomes(await send(leader, [report, ...acts])), ['again', 'again', 'again', 'again'])
    const { acts: told } = (await leader.get(`/api/matters/${report.id}`)).body
    assert.deepEqual(
      told.map((act: { id: string }) => act.id),
      [report.id, ...acts.map(act => act.id)],
    )
  })

  test("one that is refused does not stop the others, and says why in the reader's words", async () => {
    const report = done.report()
    const unlawful = done.act(report.id, 'resume', 1, { reason: '已具备条件' })
    const visit = done.visit(households[1]!.id)
    const hostile = [entry('visit', {}), entry('act', { matterId: 'x' }), entry('report', { text: '' })]
    const answer = await send(leader, [report, unlawful, ...hostile, visit])
    const codes = [
      'taken',
      'refused unlawfulStep',
      'refused invalidInput',
      'refused invalidInput',
      'refused invalidInput',
      'taken',
    ]
    assert.deepEqual(outcomes(answer), codes)
    assert.match(answer.body.results[1].error.message, /[\u4e00-\u9fff]/)
    assert.equal(answer.body.results[1].error.status, 409)
  })

  test('the same id that says something else is told so', async () => {
    const visit = done.visit(households[2]!.id)
    const other = { ...visit, body: { ...visit.body, outcome: 'byPhone' } }
    assert.deepEqual(outcomes(await send(leader, [visit, other, visit])), [
      'taken',
      'refused actReused',
      'again',
    ])
  })

  test('somebody closed it meanwhile: the act is refused with what happened, what follows it too', async () => {
    const report = done.report()
    await send(leader, [report])
    const first = done.act(report.id, 'notFile', 1, {
      reason: '属于物业职责',
      rightWay: 'propertyFirm',
      rightWayDetail: '请联系物业',
    })
    assert.deepEqual(outcomes(await send(leader, [first])), ['taken'])
    const late = [
      done.act(report.id, 'file', 1, { category: 'other' }),
      done.act(report.id, 'resume', 2, { reason: '已具备条件' }),
    ]
    const answer = await send(leader, late)
    assert.deepEqual(outcomes(answer), ['refused actedMeanwhile', 'refused unlawfulStep'])
    assert.equal(answer.body.results[0].error.facts.step, 'notFile')
  })

  test('two phones change the same field: the second waits as a conflict, both values kept', async () => {
    const person = households[3]!.people[0]!
    const { body } = await leader.get(
      `/api/field/pocket?grid=${(await leader.get('/api/me')).body.posts[0].grid.id}`,
    )
    const { versions } = body.households
      .flatMap((home: { people: { id: string }[] }) => home.people)
      .find((one: { id: string }) => one.id === person.id)
    const seen = { name: versions.name ?? 0 }
    const [a, b] = [
      done.change(person.id, { name: '王大力' }, seen),
      done.change(person.id, { name: '王大利' }, seen),
    ]
    const [first, second] = [await send(leader, [a]), await send(member, [b])]
    assert.equal(first.body.results[0].answer.state, 'applied')
    assert.equal(second.body.results[0].answer.state, 'conflict')
    assert.equal((await send(member, [b])).body.results[0].outcome, 'again')
  })

  test('what can never be written is refused and holds up nothing behind it; sent twice at once it is written once', async () => {
    const [one, other] = [households[6]!, households[7]!]
    const door = entry('change', {
      ...{ subject: 'dwelling', subjectId: one.dwellingId, seen: {} },
      set: { entrance: other.entrance, number: other.number },
    })
    const residentId = one.people.find(({ bornOn }) => bornOn !== null && bornOn < '2000')!.id
    const agreed = { id: newId(), purpose: 'serviceNeeds', version: 1, how: 'spoken' }
    const need = entry('need', { residentId, kind: 'errands', everyDays: 7, consents: [agreed] })
    const answer = await send(leader, [door, need])
    const expected = one.buildingId === other.buildingId ? 'refused registryUnfit' : 'taken'
    assert.deepEqual(outcomes(answer), [expected, 'taken'])
    const oftener = { ...need, body: { ...need.body, everyDays: 14 } }
    assert.deepEqual(outcomes(await send(leader, [need, oftener])), ['again', 'refused actReused'])
    const hazard = done.hazard()
    const both = await Promise.all([1, 2, 3].map(() => send(leader, [hazard])))
    assert.deepEqual(both.flatMap(outcomes).sort(), ['again', 'again', 'taken'])
  })

  test('a phone with a wrong clock: times are put right, none lies in the future', async () => {
    const ahead = new Date(clock.now().getTime() + 3 * 3_600_000)
    const visit = done.visit(households[4]!.id)
    const early = { ...visit, at: new Date(ahead.getTime() - 600_000).toISOString() }
    await send(leader, [early], { phoneNow: ahead.toISOString() })
    const slightly = {
      ...done.visit(households[5]!.id),
      at: new Date(clock.now().getTime() + 60_000).toISOString(),
    }
    await send(leader, [slightly])
    const at = async (id: string) =>
      (await owner.selectFrom('visit').select('at').where('id', '=', id).executeTakeFirstOrThrow()).at
    assert.equal((await at(visit.id)).toISOString(), new Date(clock.now().getTime() - 600_000).toISOString())
    assert.equal((await at(slightly.id)).toISOString(), clock.now().toISOString())
  })

  test('done an hour ago and reported then: it says so, the deadline runs from when the office has it', async () => {
    const at = new Date(clock.now().getTime() - 3_600_000).toISOString()
    const report = { ...done.report(), at }
    await send(leader, [report])
    const { reportedAt, acts } = (await leader.get(`/api/matters/${report.id}`)).body
    assert.equal(reportedAt, at)
    assert.equal(acts[0].at, clock.now().toISOString())
  })

  test('a token that ended is refused whole, and nothing of it is taken', async () => {
    const visit = done.visit(households[6]!.id)
    const stolen = await server.signIn('member1')
    await stolen.post('/api/auth/sign-out')
    const answer = await send(stolen, [visit])
    assert.equal(answer.status, 401)
    assert.equal((await send(server.resident, [visit])).status, 401)
    assert.equal(await count(sql`visit where id = ${visit.id}`), 0)
    assert.deepEqual(outcomes(await send(member, [visit])), ['taken'])
  })

  test('more than a message holds, or no message at all, is refused', async () => {
    const many = Array.from({ length: 201 }, () => done.visit(households[7]!.id))
    const refused = [
      await send(leader, many),
      await leader.post('/api/field/sync', { deviceId: null, phoneNow: 'gestern', entries: [] }),
      await leader.post('/api/field/sync', { entries: {} }),
    ]
    assert.deepEqual(
      refused.map(answer => answer.status),
      [400, 400, 400],
    )
    const large = await send(leader, [entry('report', { text: 'x'.repeat(2_200_000) })])
    assert.equal(large.status, 413)
    assert.match(large.body.error.message, / 2 MB/)
  })

  test('one that is malformed is refused alone, in words; so is one of a phone whose clock had been reset', async () => {
    const visit = () => done.visit(households[10]!.id)
    const sent = [
      { ...visit(), id: 'Nr1' },
      { ...visit(), at: 'gestern' },
      { ...visit(), kind: 'wish' },
      null,
      { ...visit(), at: '1970-01-01T00:10:00Z' },
      { ...done.hazard(), at: '2019-12-31T15:59:59Z' },
      visit(),
    ] as Entry[]
    const answer = await send(leader, sent)
    const refused = Array(6).fill('refused invalidInput')
    assert.deepEqual(outcomes(answer), [...refused, 'taken'])
    const { results } = answer.body
    assert.deepEqual([results[0].id, results[1].id, results[3].id], ['nr1', sent[1]!.id, ''])
    assert.match(results[1].error.message, /没有保存/)
    assert.match(results[4].error.message, /1970-01-01 08:10.*手机时间/)
    assert.equal(await count(sql`hazard where id = ${sent[5]!.id}`), 0)
  })

  test('a fault of the server stops there: what follows is not tried', async t => {
    const stop = t.mock.method(server.aili.kernel.db, 'within', async () => {
      throw new TypeError('a bug')
    })
    const entries = [done.visit(households[8]!.id), done.visit(households[9]!.id)]
    const answer = await send(leader, entries)
    stop.mock.restore()
    assert.deepEqual(outcomes(answer), ['notTried bug', 'notTried'])
    assert.equal(answer.body.results[0].error.status, 500)
    assert.deepEqual(outcomes(await send(leader, entries)), ['taken', 'taken'])
  })

  test('a message of two hundred acts is taken in its order', async () => {
    const matters = Array.from({ length: 25 }, () => done.report())
    await send(leader, matters)
    const acts = Array.from({ length: 200 }, (_, n) =>
      done.act(matters[n % 25]!.id, 'comment', 1 + Math.floor(n / 25), { words: `第${n}条` }),
    )
    const answer = await send(leader, acts, { waiting: 1800 })
    assert.ok(outcomes(answer).every(outcome => outcome === 'taken'))
    const { acts: told } = (await leader.get(`/api/matters/${matters[0]!.id}`)).body
    assert.deepEqual(
      told.slice(1).map((act: { id: string }) => act.id),
      acts.filter((_, n) => n % 25 === 0).map(act => act.id),
    )
  })
})
