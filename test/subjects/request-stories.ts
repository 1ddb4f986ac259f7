/** Requests about own data, from asking to what became of it in the registry. Told in the town of own.test.ts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Visitor } from '../support/server.ts'
import { type Browser, home } from './hands.ts'
import { clock, db, row, secretary, server, signIn, someone, told } from './own-stage.ts'

const newId = () => crypto.randomUUID()
const decide = async (id: string, step: string, inputs: object, who: Visitor = secretary) => {
  const { body } = await who.get(`/api/proceedings/${id}`)
  return who.post(`/api/proceedings/${id}/acts`, { id: newId(), step, seq: body.seq, inputs })
}
const ask = async (it: Browser, request: object) =>
  it.post('/api/own/requests?lang=zh-CN', { id: newId(), ...request })
const answered = { answer: '已按您说的改好。', told: 'message' }

test('a request: for a correction: due in fifteen working days, checked, granted, the value changed with its source, the answer read by the resident alone', async () => {
  const person = someone()
  const it = await signIn(person)
  const asked = await ask(it, {
    kind: 'correct',
    field: 'bornOn',
    value: '1961-02-03',
    words: '身份证上是这一天',
  })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  const [request] = asked.body.rows
  assert.deepEqual([request.state, request.dueOn, request.open], ['asked', '2026-12-14', true])
  assert.match(request.what, /出生日期：1961-02-03：身份证上/)
  const shown = await secretary.get(`/api/proceedings/${request.id}`)
  assert.ok(
    !JSON.stringify(shown.body).includes('1961-02-03') && !JSON.stringify(shown.body).includes(person.name),
  )
  const early = await decide(request.id, 'grant', answered)
  assert.equal(early.body.error.code, 'unlawfulStep')
  await decide(request.id, 'checkIdentity', { identityBy: 'signedIn' })
  if (person.idNumber) {
    const against = await decide(request.id, 'grant', answered)
    assert.deepEqual([against.status, against.body.error.code], [422, 'registryUnfit'])
    await decide(request.id, 'refuse', {
      refusedFor: 'foundRight',
      why: '与身份证号不符。',
      remedy: 'lawsuitTold',
      told: 'message',
    })
    return
  }
  assert.equal((await decide(request.id, 'grant', answered)).status, 200)
  assert.equal((await row(person.id))?.bornOn, '1961-02-03')
  const own = (await it.get('/api/own')).body
  assert.equal(
    own.groups[0].rows.find((one: { column: string }) => one.column === 'resident.born_on').source.by,
    'self',
  )
  const [answer] = (await it.get('/api/own/requests')).body.rows
  assert.deepEqual([answer.state, answer.answer, answer.open], ['granted', answered.answer, false])
  const other = await signIn(someone())
  assert.deepEqual((await other.get('/api/own/requests')).body.rows, [])
  assert.equal(
    (await other.post(`/api/own/requests/${request.id}/acts`, { id: newId(), seq: 3, words: null })).status,
    404,
  )
})

test('a request: the person’s name or another as the papers show; sent twice it is one; wrong values are refused at once', async () => {
  const person = someone()
  const it = await signIn(person)
  const table: [object, string][] = [
    [{ kind: 'correct' }, '400 missingInput'],
    [{ kind: 'correct', field: 'name' }, '400 missingInput'],
    [{ kind: 'correct', field: 'idNumber', value: '152222198503070019' }, '422 idNumberUnfit'],
    [{ kind: 'correct', field: 'bornOn', value: '2030-01-01' }, '400 invalidInput'],
    [{ kind: 'correct', field: 'bornOn', value: '31047' }, '400 invalidInput'],
    [{ kind: 'correct', field: 'relation', value: 'boss' }, '400 invalidInput'],
    [{ kind: 'correct', field: 'score', value: '9' }, '400 invalidInput'],
    [{ kind: 'sell' }, '400 invalidInput'],
  ]
  for (const [request, refused] of table) {
    const { status, body } = await ask(it, request)
    assert.equal(`${status} ${body.error?.code}`, refused, JSON.stringify(request))
  }
  const request = { id: newId(), kind: 'correct', field: 'name', value: '田改名' }
  const [first, second] = [
    await it.post('/api/own/requests', request),
    await it.post('/api/own/requests', request),
  ]
  assert.deepEqual([first.body.rows.length, second.body.rows.length], [1, 1])
  const other = await it.post('/api/own/requests', { ...request, value: '田又改' })
  assert.equal(other.body.error.code, 'actReused')
  await decide(request.id, 'checkIdentity', { identityBy: 'card' })
  await decide(request.id, 'grant', { ...answered, registered: '田改明' })
  assert.equal((await row(person.id))?.name, '田改明')
})

test('a request: for a new number: with consent only', async () => {
  const it = await signIn(someone())
  await it.post('/api/own/consents/withdraw', { purpose: 'contact' })
  clock.advance(60_000)
  const without = await ask(it, { kind: 'correct', field: 'phone', value: '13900001234' })
  assert.deepEqual([without.status, without.body.error.code], [422, 'consentMissing'])
  const asked = await ask(it, { kind: 'correct', field: 'phone', value: '139 0000 1234', consents: true })
  const { id } = asked.body.rows[0]
  await decide(id, 'checkIdentity', { identityBy: 'card' })
  assert.equal((await decide(id, 'grant', answered)).status, 200)
  assert.match(told((await it.get('/api/own')).body, 'resident.phone')!, /^139\*{4}1234$/)
})

test('a request: for deletion: granted the entry goes and the session with it; kept by law it is frozen', async () => {
  for (const [step, extra] of [
    ['grant', {}],
    ['freeze', { dutyKind: 'archive' }],
  ] as const) {
    const person = someone()
    const it = await signIn(person)
    const { id } = (await ask(it, { kind: 'delete' })).body.rows[0]
    await decide(id, 'checkIdentity', { identityBy: 'signedIn' })
    assert.equal((await decide(id, step, { ...answered, ...extra })).status, 200)
    const kept = await row(person.id)
    assert.equal(step === 'grant' ? kept : kept?.frozen, step === 'grant' ? undefined : true)
    assert.equal((await it.get('/api/own')).status, 401)
    const code = await secretary.post(`/api/subjects/residents/${person.id}/code`, { identity: 'card' })
    assert.equal(code.status, 404)
  }
})

test('a request: refused: with the reason and the remedy; withdrawn by the resident; proof brought online', async () => {
  const it = await signIn(someone())
  const { id } = (await ask(it, { kind: 'explain', words: '为什么登记我' })).body.rows[0]
  const seq = async () =>
    (await it.get('/api/own/requests')).body.rows.find((one: { id: string }) => one.id === id)
  await decide(id, 'askProof', { missing: '请带身份证', told: 'phone' })
  assert.deepEqual([(await seq()).state, (await seq()).answer], ['proofAsked', '请带身份证'])
  await it.post(`/api/own/requests/${id}/acts`, {
    id: newId(),
    seq: (await seq()).seq,
    words: '已带到窗口',
  })
  assert.equal((await seq()).state, 'asked')
  await decide(id, 'refuse', {
    refusedFor: 'identity',
    why: '无法核对身份。',
    remedy: 'lawsuitTold',
    told: 'letter',
  })
  const refused = (await it.get('/api/own/requests?lang=zh-CN')).body.rows[0]
  assert.deepEqual([refused.state, refused.answer], ['refused', '无法核对身份。'])
  assert.match(refused.remedy, /人民法院/)
  clock.advance(60_000)
  const second = (await ask(it, { kind: 'explain' })).body.rows[0]
  const gone = await it.post(`/api/own/requests/${second.id}/acts`, {
    id: newId(),
    seq: second.seq,
    words: null,
  })
  assert.equal(gone.body.rows[0].state, 'withdrawn')
})

test('a request: at the counter: by whom the resident is in sight of; the granted copy alone has what was said on visits', async () => {
  const person = someone()
  const path = `/api/subjects/residents/${person.id}/requests`
  const body = { id: newId(), kind: 'copy', askWay: 'counter', askedFor: 'self' }
  for (const [user, status] of [
    ['branch2', 404],
    ['grid1', 403],
    ['officer1', 403],
  ] as const)
    assert.equal(
      (await (await server.signIn(user)).post(path, { ...body, id: newId() })).status,
      status,
      user,
    )
  const asked = await secretary.post(path, body)
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  const visit = {
    jurisdictionId: 152222,
    id: newId(),
    householdId: person.household.id,
    buildingId: person.household.buildingId,
    gridId: home.id,
    communityId: person.household.communityId,
    personId: (await secretary.get('/api/me')).body.person.id,
    purpose: 'routine',
    outcome: 'met',
    consented: true,
    at: clock.now(),
    onDay: '2026-11-23',
    recordedAt: clock.now(),
    said: Buffer.from('x'),
    note: server.aili.kernel.vault.encrypt(
      'visit.note',
      JSON.stringify({ heard: '想装扶手', advice: '已报' }),
    ),
  }
  await db.owner
    .insertInto('visit')
    .values(visit as never)
    .execute()
  const copy = () => secretary.get(`/api/subjects/requests/${body.id}/copy?as=json`)
  assert.equal((await copy()).status, 404)
  await decide(body.id, 'checkIdentity', { identityBy: 'card' })
  await decide(body.id, 'grant', answered)
  assert.match(JSON.stringify((await copy()).body), /想装扶手/)
  assert.equal(
    (await (await server.signIn('branch2')).get(`/api/subjects/requests/${body.id}/copy`)).status,
    404,
  )
  const it = await signIn(person)
  const own = (await it.get('/api/own')).body
  assert.equal(own.visits[0].note, true)
  assert.ok(!JSON.stringify(own).includes('想装扶手'))
  assert.ok(!(await it.get('/api/own/copy?as=json')).raw.toString().includes('想装扶手'))
})
