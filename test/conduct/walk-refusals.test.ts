/** What is refused over HTTP and in which words: out of order, by the wrong person, wrongly dated, sent twice, taken meanwhile. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type Answer, startTown } from '../support/server.ts'
import { idOfUser, openWalker, unitOfUser } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'
import { quick } from './walks.ts'

const server = await startTown({ env: quick })
const walker = openWalker(server)
const petition1 = await walker.visitor('petition1')

const given = {
  channel: 'letter',
  representatives: 1,
  name: '甲',
  request: '请求',
  facts: '事实',
  grounds: '理由',
  repeat: 'first',
  duplicates: 'noneFound',
}
const opening = () => ({ id: randomUUID(), procedure: 'petition', step: 'register', inputs: given })
const triage = (seq: number) => ({
  id: randomUUID(),
  step: 'triage',
  seq,
  inputs: { kind: 'appeal', path: 'petition', urgency: 'ordinary', classification: '意见建议' },
})
const said = ({ status, body }: Answer) => `${status} ${body.error?.code ?? ''}`

async function registered(): Promise<string> {
  server.clock.set('2026-03-02T02:00:00Z')
  const body = opening()
  assert.equal((await petition1.post('/api/proceedings', body)).status, 200)
  return body.id
}

test('what is not lawful is refused with what was met and what would be lawful', async () => {
  const id = await registered()
  const city = await walker.visitor('city')
  const path = `/api/proceedings/${id}/acts`
  server.clock.set('2026-03-02T04:00:00Z')
  const early = await petition1.post(path, {
    ...triage(1),
    step: 'proposeOpinion',
    inputs: { request: 'a', facts: 'b', grounds: 'c', proposed: 'reject', lawBasis: 'd' },
  })
  assert.equal(said(early), '409 unlawfulStep')
  assert.equal(early.body.error.facts.state, 'registered')
  assert.ok(early.body.error.facts.lawful.includes('triage'))
  assert.match(early.body.error.message, /已登记/)
  const stories: readonly [string, object, string, RegExp][] = [
    ['an unknown step', { ...triage(1), step: 'noSuchStep' }, '409 unlawfulStep', /登记/],
    ['nothing said', { ...triage(1), inputs: {} }, '400 missingInput', /不能为空|请填写|必填|缺/],
    [
      'something nobody asked',
      { ...triage(1), inputs: { ...triage(1).inputs, x: 1 } },
      '400 invalidInput',
      /x/,
    ],
    [
      'a choice nobody offers',
      { ...triage(1), inputs: { ...triage(1).inputs, kind: 'wish' } },
      '400 invalidInput',
      /./,
    ],
    ['before it was registered', { ...triage(1), at: '2026-03-02T09:59:59+08:00' }, '409 outOfOrder', /./],
    ['in the future', { ...triage(1), at: '2026-03-02T12:10:00+08:00' }, '422 futureAct', /./],
    [
      'on a day that does not exist',
      { ...triage(1), at: '2026-02-30T10:00:00+08:00' },
      '400 invalidInput',
      /./,
    ],
    [
      'an input on a day that does not exist',
      {
        ...triage(1),
        step: 'channelToLegalWay',
        inputs: { legalPath: 'litigation', where: 'x', until: '2026-02-29' },
      },
      '400 invalidInput',
      /./,
    ],
  ]
  for (const [story, body, refusal, words] of stories) {
    const answer = await petition1.post(path, body)
    assert.equal(said(answer), refusal, `${story}: ${JSON.stringify(answer.body)}`)
    assert.match(answer.body.error.message, words, story)
  }
  assert.equal(said(await city.post(path, triage(1))), '404 notFound')
  assert.equal(said(await server.resident.post(path, triage(1))), '401 notSignedIn')
  assert.equal(said(await (await walker.visitor('supervise')).post(path, triage(1))), '403 notYours')
  assert.equal(said(await petition1.post(`/api/proceedings/${randomUUID()}/acts`, triage(1))), '404 notFound')
  assert.equal((await petition1.get(`/api/proceedings/${id}`)).body.seq, 1)
})

test('what happened earlier today is dated then, and says when it was written down', async () => {
  const id = await registered()
  server.clock.set('2026-03-03T08:00:00Z')
  const answer = await petition1.post(`/api/proceedings/${id}/acts`, {
    ...triage(1),
    at: '2026-03-03T09:00:00+08:00',
  })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const act = answer.body.acts.at(-1)
  assert.deepEqual([act.at, act.recordedAt], ['2026-03-03T01:00:00.000Z', '2026-03-03T08:00:00.000Z'])
})

test('sent twice it is one act; the same id with other words, or of another proceeding, is refused', async () => {
  const id = await registered()
  const other = await registered()
  const path = `/api/proceedings/${id}/acts`
  const act = triage(1)
  assert.equal((await petition1.post(path, act)).body.seq, 2)
  const again = await petition1.post(path, act)
  assert.deepEqual([again.status, again.body.seq, again.body.acts.length], [200, 2, 2])
  const stories: readonly [string, string, object][] = [
    ['other words', path, { ...act, inputs: { ...act.inputs, urgency: 'urgent' } }],
    ['another step', path, { ...act, step: 'proposeVoid', inputs: { reason: '重复登记' } }],
    ['another proceeding', `/api/proceedings/${other}/acts`, act],
    ['an opening', '/api/proceedings', { ...opening(), id: act.id }],
  ]
  for (const [story, to, body] of stories)
    assert.equal(said(await petition1.post(to, body)), '409 actReused', story)
})

test('an opening sent twice opens once; with other words, of another kind or step it is refused', async () => {
  server.clock.set('2026-03-02T02:00:00Z')
  const body = opening()
  const first = await petition1.post('/api/proceedings', body)
  const again = await petition1.post('/api/proceedings', body)
  assert.deepEqual([again.status, again.body.number], [200, first.body.number])
  const stories: readonly [string, object][] = [
    ['other words', { ...body, inputs: { ...given, facts: '另一件事' } }],
    [
      'another step',
      { ...body, step: 'receive', inputs: { channel: 'letter', representatives: 1, words: '话' } },
    ],
    ['another procedure', { ...body, procedure: 'outreachVisit', step: 'plan', inputs: {} }],
  ]
  for (const [story, sent] of stories)
    assert.equal(said(await petition1.post('/api/proceedings', sent)), '409 actReused', story)
})

test('what was handed beyond one’s own sight by its opening may be sent again all the same', async () => {
  const grid = await walker.visitor('grid1')
  const body = {
    id: randomUUID(),
    procedure: 'judicialAid',
    step: 'tipOff',
    inputs: { unit: unitOfUser('procurator1'), applicantName: '乙', hardship: '困难' },
  }
  const done = await grid.post('/api/proceedings', body)
  assert.equal(said(done), '410 outOfSight')
  assert.match(done.body.error.facts.number, /^\d{8}-\d{6}$/)
  assert.ok(done.body.error.message.includes(done.body.error.facts.number), 'the number is the receipt')
  assert.equal(said(await grid.post('/api/proceedings', body)), '410 outOfSight')
  const changed = { ...body, inputs: { ...body.inputs, hardship: '另说' } }
  assert.equal(said(await grid.post('/api/proceedings', changed)), '409 actReused')
  const seen = await (await walker.visitor('procurator1')).get(`/api/proceedings/${body.id}`)
  assert.deepEqual([seen.status, seen.body.seq], [200, 1])
})

test('two at the same proceeding: the second is told who was quicker, and with what', async () => {
  const id = await registered()
  const petition2 = await walker.visitor('petition2')
  const path = `/api/proceedings/${id}/acts`
  assert.equal((await petition1.post(path, triage(1))).status, 200)
  const late = await petition2.post(path, triage(1))
  assert.equal(said(late), '409 actedMeanwhile')
  const { facts, message } = late.body.error
  assert.deepEqual([facts.step, facts.seq, facts.state], ['triage', 2, 'triaged'])
  const { body } = await petition1.get('/api/me')
  assert.ok(message.includes(body.person.name), message)
  assert.equal((await petition2.post(path, triage(2))).status, 200)
})

test('a proceeding begins as declared: with its first steps, by those who may', async () => {
  const stories: readonly [string, string, object, string][] = [
    ['a later step', 'petition1', { ...opening(), step: 'triage' }, '409 unlawfulStep'],
    ['an unknown procedure', 'petition1', { ...opening(), procedure: 'nothing' }, '404 notFound'],
    ['by whoever may not', 'supervise', opening(), '403 notYours'],
    ['nothing said', 'petition1', { ...opening(), inputs: {} }, '400 missingInput'],
    ['in the future', 'petition1', { ...opening(), at: '2026-03-02T10:03:00+08:00' }, '422 futureAct'],
    ['at a place that is not there', 'petition1', { ...opening(), gridId: randomUUID() }, '400 invalidInput'],
    ['beside what is not there', 'petition1', { ...opening(), besideId: randomUUID() }, '404 notFound'],
    [
      'switched off here',
      'discipline1',
      { ...opening(), procedure: 'clue', step: 'receive' },
      '409 switchedOff',
    ],
  ]
  server.clock.set('2026-03-02T02:00:00Z')
  for (const [story, user, body, refusal] of stories) {
    const answer = await (await walker.visitor(user)).post('/api/proceedings', body)
    assert.equal(said(answer), refusal, `${story}: ${JSON.stringify(answer.body)}`)
    assert.ok(answer.body.error.message.length > 4, story)
  }
})

test('units and persons named must be there and of the kind asked for', async () => {
  const id = await registered()
  const path = `/api/proceedings/${id}/acts`
  assert.equal((await petition1.post(path, triage(1))).status, 200)
  const transfer = (unit: string) => ({
    id: randomUUID(),
    step: 'transfer',
    seq: 2,
    inputs: { unit, whereToTold: 'letter' },
  })
  for (const unit of [randomUUID(), unitOfUser('court1'), idOfUser('city')]) {
    const answer = await petition1.post(path, transfer(unit))
    assert.equal(`${said(answer)} ${answer.body.error.facts.input}`, '400 invalidInput unit')
  }
  assert.equal((await petition1.post(path, transfer(unitOfUser('city')))).status, 200)
  const accept = {
    id: randomUUID(),
    step: 'accept',
    seq: 3,
    inputs: { classification: 'a', wayAndProcedure: 'b', toldHow: 'letter', person: idOfUser('housing') },
  }
  const answer = await (await walker.visitor('city')).post(path, accept)
  assert.equal(`${said(answer)} ${answer.body.error.facts.input}`, '400 invalidInput person')
})

test('a mistake in the table of walks is a mistake', () => {
  assert.throws(() => readWalks('# walk\n03-02 | somebody | what is this! | x'), /not a row/)
})
