/** The room of a mediation: rights before the beginning, consent to whoever is invited, rows by whom, nothing overwritten, nothing in clear, read on a reason. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sight } from '../../src/kernel/database.ts'
import { rights } from '../../src/mediation/sittings/kinds.ts'
import { openLiveActs } from '../../src/proceedings/index.ts'
import { startTown } from '../support/server.ts'
import { refusalIn } from './hands.ts'
import { at, sittingHands } from './sitting-hands.ts'

const server = await startTown({ env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000' } })
const { hands, asking, set, row, get, open, begin, seqOf, withParties } = sittingHands(server)
const { kernel } = server.aili

const id = await hands.accepted()
const [a, b] = await withParties(id)
const guest = randomUUID()
const ask = asking({
  from: at('2026-12-04'),
  to: at('2026-12-04', '16:00'),
  placeKind: 'address',
  place: '西街九号院',
  invited: [{ id: guest, who: 'neighbour', name: '左邻老张' }],
})
assert.equal(refusalIn(await set('mediator1', id, ask)), '200')

test('who writes what, and when: a table', async () => {
  const write: readonly (readonly [string, string, object, string])[] = [
    ['supervise', 'reads only', { kind: 'right', subject: 'stop' }, '403 notYours sitting'],
    ['mediator2', 'sees nothing', { kind: 'right', subject: 'stop' }, '404 notFound'],
    ['mediator1', 'no such right', { kind: 'right', subject: 'pay' }, '400 invalidInput'],
    [
      'mediator1',
      'not before it began',
      { kind: 'point', text: '每晚九点前收工', manner: '', place: '', time: '' },
      '422 sittingUnfit notBegun',
    ],
    [
      'mediator1',
      'a stranger',
      { kind: 'position', partyId: randomUUID(), text: '不让' },
      '422 sittingUnfit noParty',
    ],
    [
      'mediator1',
      'a message nobody agreed to',
      { kind: 'told', sittingId: ask.id, partyId: a, answer: 'message' },
      '422 sittingUnfit messageUnasked',
    ],
    [
      'mediator1',
      'a message agreed to',
      { kind: 'told', sittingId: ask.id, partyId: a, answer: 'message', agreed: true },
      '200',
    ],
    ['community1', 'a position', { kind: 'position', partyId: a, text: '广场上午归我们用' }, '200'],
  ]
  for (const [user, story, one, expected] of write)
    assert.equal(refusalIn(await row(user, id, one)), expected, story)
})

test('rights are read and every party has agreed to whoever is invited before it begins', async () => {
  const seq = await seqOf(id)
  assert.equal(refusalIn(await begin('mediator1', id, seq)), '422 sittingUnfit rightsUnread')
  for (const subject of rights)
    assert.equal(refusalIn(await row('mediator1', id, { kind: 'right', subject })), '200')
  const consent = (partyId: string, answer: string) =>
    row('mediator1', id, { kind: 'consent', re: guest, partyId, answer, subject: 'inPerson' })
  await consent(a, 'agrees')
  await consent(b, 'refuses')
  const unasked = await begin('mediator1', id, seq)
  assert.equal(refusalIn(unasked), '422 sittingUnfit invitedUnagreed')
  assert.match(unasked.body.error.message, /左邻老张.*第二十条/)
  await consent(b, 'agrees')
  assert.equal(refusalIn(await begin('supervise', id, seq)), '403 notYours sitting')
  assert.equal(refusalIn(await begin('mediator1', id, seq)), '200')
  assert.equal((await get('mediator1', `${id}/sittings`)).body.sittings[0].state, 'held')
})

test('two reword one point: the second is told, and keeps what it wrote', async () => {
  const point = randomUUID()
  const words = { manner: '口头提醒', place: '西广场', time: '每晚' }
  await row('mediator1', id, { id: point, kind: 'point', text: '每晚九点前收工', ...words })
  const again = { kind: 'point', text: '每晚八点半前收工', ...words, replaces: point }
  assert.equal(refusalIn(await row('community1', id, again)), '200')
  assert.equal(refusalIn(await row('mediator1', id, again)), '422 sittingUnfit replaced')
  assert.equal(
    refusalIn(await row('mediator1', id, { kind: 'answer', re: point, partyId: a, answer: 'agrees' })),
    '422 sittingUnfit replaced',
  )
  const proposal = randomUUID()
  await row('mediator1', id, { id: proposal, kind: 'proposal', partyId: b, text: '单双日轮流' })
  assert.equal(
    refusalIn(await row('mediator1', id, { kind: 'answer', re: proposal, partyId: a, answer: 'agrees' })),
    '200',
  )
  assert.equal(refusalIn(await row('mediator1', id, { kind: 'dropped', re: guest })), '200')
})

test('two write the first position of one party: the second is told', async () => {
  const position = (user: string, text: string) => row(user, id, { kind: 'position', partyId: b, text })
  assert.equal(refusalIn(await position('community1', '早上要安静')), '200')
  assert.equal(refusalIn(await position('mediator1', '要求早上安静')), '422 sittingUnfit replaced')
})

test('rows are told at once to open pages within sight, and to no others', async () => {
  const { ownerUnitId, jurisdictionId } = await kernel.db.owner
    .selectFrom('proceeding')
    .select(['ownerUnitId', 'jurisdictionId'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const live = await openLiveActs(kernel)
  const sight: Sight = {
    ...{ jurisdictionId, personId: null, reach: 'scoped' },
    ...{ units: [ownerUnitId], grids: [], communities: [] },
  }
  const told: string[] = []
  const listener = (who: string) => ({
    send: (bytes: Buffer) => {
      for (const [, name, data] of `${bytes}`.matchAll(/event: (\w+)\ndata: (.*)/g))
        told.push(`${who} ${name} ${data}`)
      return true
    },
    close: () => {},
  })
  const streams = [
    live.join(sight, listener('inside'), undefined),
    live.join({ ...sight, units: [randomUUID()] }, listener('outside'), undefined),
  ]
  told.length = 0
  await row('community1', id, { kind: 'statement', partyId: b, text: '吵了三个月' })
  for (let turn = 0; turn < 100 && told.length === 0; turn++) await pause(20)
  await pause(50)
  assert.deepEqual(told, [`inside beside {"proceedingId":"${id}"}`])
  for (const one of streams) one.leave()
})

test('what was said is read on a reason and on record, lies in no table in clear, is never changed', async () => {
  assert.equal(refusalIn(await get('community1', `${id}/room/rows`)), '403 notYours roomUnopened')
  assert.equal(
    refusalIn(await hands.send('supervise', `disputes/${id}/room/open`, { reason: '看看' })),
    '403 notYours',
  )
  const room = await open(id)
  assert.equal(room.places[ask.id], '西街九号院')
  assert.deepEqual(
    room.parties.map((it: { name: string }) => it.name),
    ['上官问渠', '欧阳若谷'],
  )
  assert.equal(room.rows.filter((it: { kind: string }) => it.kind === 'right').length, rights.length)
  await row('community1', id, { kind: 'statement', partyId: b, text: '孩子要睡觉' })
  const since = await get('mediator1', `${id}/room/rows?after=${room.last}`)
  assert.deepEqual(
    since.body.rows.map((it: { text: string }) => it.text),
    ['孩子要睡觉'],
  )
  const looks = await kernel.db.owner
    .selectFrom('accessEntry')
    .select(['what', 'reason'])
    .where('proceedingId', '=', id)
    .where('what', '=', 'sitting room')
    .execute()
  assert.deepEqual(looks, [{ what: 'sitting room', reason: '开调解会' }])
  for (const table of ['sittingRow', 'sitting', 'act', 'notice'] as const) {
    const kept = JSON.stringify(await kernel.db.owner.selectFrom(table).selectAll().execute())
    const raw = (await kernel.db.owner.selectFrom(table).selectAll().execute())
      .map(one =>
        Object.values(one)
          .filter(Buffer.isBuffer)
          .map(box => box.toString('utf8'))
          .join(),
      )
      .join()
    assert.doesNotMatch(kept + raw, /睡觉|收工|左邻老张|西街九号/, table)
  }
  await assert.rejects(
    kernel.db.pool.query(`set role aili_app; update sitting_row set answer = 'agrees'`),
    /permission denied/,
  )
})

test('adjourned to a lawful day, then moved while adjourned: the clock follows', async () => {
  const next = asking({
    seq: await seqOf(id),
    from: at('2026-12-08'),
    to: at('2026-12-08', '16:00'),
    record: '',
  })
  assert.equal(refusalIn(await set('mediator1', id, next)), '422 sittingUnfit noRecord')
  assert.equal(refusalIn(await set('mediator1', id, { ...next, record: '双方谈到轮流使用' })), '200')
  const later = {
    ...next,
    seen: 1,
    actId: randomUUID(),
    seq: next.seq + 1,
    from: at('2026-12-09'),
    to: at('2026-12-09', '16:00'),
    record: '一方出差',
  }
  assert.equal(refusalIn(await set('mediator1', id, later)), '200')
  const shown = (await (await hands.visitor('mediator1')).get(`/api/proceedings/${id}`)).body
  assert.equal(shown.state, 'adjourned')
  assert.match(shown.terms.find((it: { term: string }) => it.term === 'nextSession').dueAt, /2026-12-09/)
  const { lawful } = (await get('mediator1', `${id}/sittings`)).body
  assert.deepEqual([lawful.first, lawful.last, lawful.mayExtend], ['2026-11-23', '2026-12-23', true])
})
