/** Sittings over HTTP: who sets one and inside which period, clashes said before, moved and called off with a reason. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { startTown } from '../support/server.ts'
import { idOfUser } from '../support/walk.ts'
import { refusalIn } from './hands.ts'
import { at, sittingHands } from './sitting-hands.ts'

const server = await startTown({ env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000' } })
const { hands, asking, set, get, open } = sittingHands(server)
const { kernel } = server.aili

test('who sets, and when: a table', async () => {
  const id = await hands.accepted()
  const stories: readonly (readonly [string, string, object, string])[] = [
    ['another community does not find it', 'mediator2', {}, '404 notFound'],
    ['who supervises only looks', 'supervise', {}, '403 notYours sitting'],
    ['a grid leader does not find it', 'grid1', {}, '404 notFound'],
    [
      'in the past',
      'mediator1',
      { from: at('2026-11-20'), to: at('2026-11-20', '16:00') },
      '422 sittingUnfit past',
    ],
    ['ends before it begins', 'mediator1', { to: at('2026-12-01', '14:00') }, '422 sittingUnfit endsFirst'],
    ['over midnight', 'mediator1', { to: at('2026-12-02', '01:00') }, '422 sittingUnfit long'],
    [
      'a day after the month',
      'mediator1',
      { from: at('2026-12-24'), to: at('2026-12-24', '16:00') },
      '422 sittingUnfit beyondPeriod',
    ],
    ['over an older revision', 'mediator1', { seen: 3 }, '409 changedMeanwhile sitting'],
    [
      'nobody of that name mediates here',
      'mediator1',
      { mediatorId: idOfUser('mediator2') },
      '400 invalidInput',
    ],
    [
      'the last day of the month',
      'mediator1',
      { from: at('2026-12-23'), to: at('2026-12-23', '16:00') },
      '200',
    ],
  ]
  for (const [story, user, more, expected] of stories)
    assert.equal(refusalIn(await set(user, id, asking(more))), expected, story)
  const beyond = await set(
    'mediator1',
    id,
    asking({ seq: 5, from: at('2026-12-25'), to: at('2026-12-25', '16:00') }),
  )
  assert.match(beyond.body.error.message, /2026-12-23.*人民调解工作若干规定第三十三条.*延长/)
  // The ordinary form of the step is held to the same last day.
  assert.equal(
    refusalIn(
      await hands.take('mediator1', id, 'schedule', {
        person: idOfUser('mediator1'),
        sessionOn: '2026-12-24',
        chosenBy: 'committee',
      }),
    ),
    '422 sittingUnfit beyondPeriod',
  )
  const byHead = await hands.accepted()
  assert.equal(
    refusalIn(
      await set(
        'community1',
        byHead,
        asking({ place: '第二调解室', from: at('2026-12-02'), to: at('2026-12-02', '16:00') }),
      ),
    ),
    '200',
  )
})

test('clashes are said before; moved, sent twice, called off with a reason and told', async () => {
  const [one, two] = [await hands.accepted(), await hands.accepted()]
  const first = asking({ from: at('2026-12-03'), to: at('2026-12-03', '16:00') })
  assert.equal(refusalIn(await set('mediator1', one, first)), '200')
  assert.equal(refusalIn(await set('mediator1', one, first)), '200', 'sent twice')
  assert.equal((await get('mediator1', `${one}/sittings`)).body.sittings.length, 1)
  const hours = { from: at('2026-12-03', '15:30'), to: at('2026-12-03', '17:00') }
  const colleague = { mediatorId: idOfUser('mediator1-2') }
  const clash = async (more: object) => refusalIn(await set('mediator1', two, asking({ ...hours, ...more })))
  assert.equal(await clash({}), '409 sittingClash both')
  assert.equal(await clash({ place: '第二调解室' }), '409 sittingClash mediator')
  assert.equal(await clash(colleague), '409 sittingClash room')
  const asked = new URLSearchParams({
    ...hours,
    sittingId: randomUUID(),
    mediatorId: idOfUser('mediator1'),
    placeKind: 'online',
    place: '',
  })
  assert.deepEqual((await get('mediator1', `${two}/sittings/clashes?${asked}`)).body.clashes, [
    { what: 'mediator', from: '2026-12-03T07:00:00.000Z', to: '2026-12-03T08:00:00.000Z' },
  ])
  assert.equal(await clash({ despite: true }), '200')
  // Moved: it does not stand in its own way; the room and the hours before are kept.
  const moved = {
    ...first,
    seen: 1,
    actId: randomUUID(),
    seq: 5,
    to: at('2026-12-03', '15:30'),
    record: '一方要看病',
  }
  assert.equal(refusalIn(await set('mediator1', one, moved)), '200')
  const off = (user: string, seen: number, reason = '一方生病') =>
    hands.send(user, `disputes/${one}/sittings/${first.id}/call-off`, { seen, reason })
  assert.equal(refusalIn(await off('mediator1', 2, ' ')), '400 invalidInput')
  assert.equal(refusalIn(await off('supervise', 2)), '403 notYours sitting')
  assert.equal(refusalIn(await off('mediator1', 1)), '409 changedMeanwhile sitting')
  assert.equal(refusalIn(await off('community1', 2)), '200')
  assert.equal(refusalIn(await off('community1', 3)), '422 sittingUnfit notPlanned')
  const told = await kernel.db.owner
    .selectFrom('notice')
    .select(['personId', 'facts'])
    .where('kind', '=', 'sittingCalledOff')
    .execute()
  assert.deepEqual(
    told.map(it => it.personId),
    [idOfUser('mediator1')],
  )
  assert.doesNotMatch(JSON.stringify(told), /生病/)
  const revisions = await kernel.db.owner
    .selectFrom('sitting')
    .select(['revision', 'state', 'reason'])
    .where('id', '=', first.id)
    .orderBy('revision')
    .execute()
  assert.deepEqual(
    revisions.map(it => it.state),
    ['planned', 'planned', 'calledOff'],
  )
  assert.ok(
    revisions.every(it => !it.reason?.includes('病')),
    'the reason lies encrypted',
  )
  assert.equal((await open(one)).reasons[first.id], '一方生病')
})

test('one room, one mediator, set twice at one moment is set once; when mediation ends, what lies ahead is called off and free', async () => {
  const disputes = [await hands.accepted(), await hands.accepted(), await hands.accepted()]
  const hours = { from: at('2026-12-08'), to: at('2026-12-08', '16:00'), place: '第三调解室' }
  const answers = await Promise.all(disputes.map(id => set('mediator1', id, asking(hours))))
  assert.deepEqual(answers.map(refusalIn).sort(), ['200', '409 sittingClash both', '409 sittingClash both'])
  const holds = disputes[answers.findIndex(answer => answer.status === 200)]!
  const other = disputes.find(id => id !== holds)!
  await hands.done('mediator1', holds, 'stop')
  const { body } = await get('mediator1', `${holds}/sittings`)
  assert.deepEqual(
    body.sittings.map((one: { state: string }) => one.state),
    ['calledOff'],
  )
  assert.equal(refusalIn(await set('mediator1', other, asking(hours))), '200')
})
