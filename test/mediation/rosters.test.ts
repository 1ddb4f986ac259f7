/** Committees and mediators over HTTP: who keeps and who sees them, changes one after another, leave and doubles, the roster for the court. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { readSheet } from 'read-excel-file/node'
import { translator } from '../../src/kernel/i18n.ts'
import { specialities } from '../../src/mediation/parties/kinds.ts'
import { startTown } from '../support/server.ts'
import { idOfUser } from '../support/walk.ts'
import { mediationHands, refusalIn } from './hands.ts'
import { committee, committeeId, director, mediator, member, other } from './roster-forms.ts'

const server = await startTown({ env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000' } })
const hands = mediationHands(server)

test('committees and mediators are kept by their community and the justice office, shown to staff, never to administrators', async () => {
  const keepers: readonly (readonly [string, string])[] = [
    ['grid1', '403 notYours mediationCommittee'],
    ['mediator1', '403 notYours mediationCommittee'],
    ['community2', '403 notYours mediationCommittee'],
    ['court1', '403 notYours mediationCommittee'],
    ['admin', '403 notYours mediationCommittee'],
    ['community1', '200'],
    ['branch1', '200'],
    ['justice1', '200'],
  ]
  for (const [user, expected] of keepers)
    assert.equal(refusalIn(await hands.send(user, 'committees', committee())), expected, user)
  for (const one of [director, member, other]) {
    assert.equal(
      refusalIn(await hands.send('community2', 'mediators', one)),
      '403 notYours mediationCommittee',
    )
    assert.equal(refusalIn(await hands.send('community1', 'mediators', one)), '200')
    assert.equal((await hands.send('community1', 'mediators', one)).body.revision, 1, 'sent again')
  }
  for (const [user, status] of [
    ['court1', 200],
    ['grid1', 200],
    ['admin', 403],
    ['audit', 403],
  ] as const)
    for (const path of ['committees', `committees/${committeeId}`, 'mediators', 'roster'])
      assert.equal(
        (await (await hands.visitor(user)).get(`/api/mediation/${path}`)).status,
        status,
        `${user} ${path}`,
      )
  assert.equal((await server.resident.get('/api/mediation/mediators')).status, 401)
})

test('changes: the check follows, a stale revision is told, leave and doubles are refused in words', async () => {
  const shown = async () =>
    (await (await hands.visitor('community1')).get(`/api/mediation/committees/${committeeId}`)).body
  const before = await shown()
  assert.deepEqual(
    before.checks.filter((one: { met: boolean }) => !one.met),
    [],
  )
  assert.deepEqual([before.termEndsOn, before.seated, before.roster.length], ['2027-06-01', 3, 3])
  assert.equal(
    before.roster[0].name === '待填',
    false,
    'a member of staff is called as the staff register says',
  )
  const changed = await hands.send('branch1', 'committees', committee({ seen: 1, hasWoman: false }))
  assert.equal(changed.body.revision, 2)
  assert.equal((await shown()).checks.find((one: { rule: string }) => one.rule === 'woman').met, false)
  const stale = await hands.send('community1', 'committees', committee({ seen: 1, name: '另一个名称' }))
  assert.equal(refusalIn(stale), '409 changedMeanwhile mediationCommittee')
  await hands.send('community1', 'committees', committee({ seen: 2 }))
  const refused: readonly (readonly [object, string])[] = [
    [mediator('mediator1'), '422 mediatorUnfit sitsAlready'],
    [mediator(null, { name: '张三', office: 'engaged' }), '422 mediatorUnfit engagedWay'],
    [mediator(null, { name: '张三', toOn: '2024-05-01' }), '422 mediatorUnfit endsBeforeBegin'],
    [mediator(null, { name: '张三', awayFrom: '2026-12-01' }), '422 mediatorUnfit leaveDays'],
    [mediator(null, { name: '张三', languages: [] }), '400 invalidInput'],
    [mediator(null, { name: '张三', specialities: ['astrology'] }), '400 invalidInput'],
    [mediator(null, { name: '张三', committeeId: randomUUID() }), '404 notFound mediationCommittee'],
    [{ ...mediator('grid1'), personId: randomUUID() }, '400 invalidInput'],
  ]
  for (const [body, expected] of refused) {
    const answer = await hands.send('community1', 'mediators', body)
    assert.equal(refusalIn(answer), expected)
    assert.ok(answer.body.error.message.length > 4)
  }
  const engaged = mediator(null, {
    name: '乌力吉·巴雅尔',
    office: 'engaged',
    way: 'engaged',
    languages: ['mongolian'],
  })
  assert.equal(refusalIn(await hands.send('community1', 'mediators', engaged)), '200')
  const listed = async (query: string) =>
    (await (await hands.visitor('court1')).get(`/api/mediation/mediators?${query}`)).body.rows.length
  assert.deepEqual(
    [await listed('language=mongolian'), await listed('speciality=debt'), await listed('')],
    [2, 1, 4],
  )
})

test('the roster leaves as a workbook for the court, with its article', async () => {
  const who = await hands.visitor('justice1')
  const reply = await server.aili.app.inject({
    method: 'GET',
    url: '/api/mediation/roster',
    headers: who.headers,
  })
  const names = await readSheet(reply.rawPayload, 2)
  assert.equal(names.length, 5)
  assert.ok(names.some(row => row.includes('乌力吉·巴雅尔')))
  const about = await readSheet(reply.rawPayload, 3)
  assert.match(String(about[2]![0]), /人民调解法第十条/)
})

test('a speciality has the word of the kind of dispute: one word for one kind', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const t = translator(language)
    for (const kind of specialities)
      assert.equal(t(`committee:speciality.${kind}`), t(`mediation:option.disputeKind.${kind}`))
  }
})

test('a mediator without a post, chosen by the parties, mediates all the same: a colleague holds it', async () => {
  const { rows } = (
    await (await hands.visitor('community1')).get('/api/mediation/mediators?language=mongolian')
  ).body
  const engaged = rows.find((one: { personId: string | null }) => one.personId === null)
  const id = await hands.accepted()
  const partyId = randomUUID()
  const party = { id: partyId, side: 'applicant', kind: 'person', name: '某人', phone: '' }
  await hands.send('mediator1', `disputes/${id}/parties`, party)
  const relations = { [partyId]: 'none' }
  await hands.send('mediator1', `disputes/${id}/declarations`, { id: randomUUID(), relations })
  const choice = { id: randomUUID(), partyId, mediatorId: engaged.id, how: 'writing' }
  assert.equal(refusalIn(await hands.send('mediator1', `disputes/${id}/choices`, choice)), '200')
  assert.equal(
    refusalIn(await hands.send('mediator1', `disputes/${id}/choices`, choice)),
    '200',
    'sent again',
  )
  const shown = await hands.beside('mediator1', id)
  const candidate = shown.candidates.find((one: { id: string }) => one.id === engaged.id)
  assert.deepEqual([shown.outcome.mediator.name, candidate.holds], [engaged.name, false])
  const given = { person: idOfUser('mediator1'), sessionOn: '2026-12-01', chosenBy: 'parties' }
  assert.equal(refusalIn(await hands.take('community1', id, 'schedule', given)), '200')
})
