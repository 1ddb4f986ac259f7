/** Disputes written down at the desk, found, referred in by a court with its number and papers; and the cousin who must stand aside. 人民调解法第十五条、第十七条、第十八条; 特邀调解规定第十五条、第二十六条. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { refusalIn } from '../mediation/hands.ts'
import { committee, director } from '../mediation/roster-forms.ts'
import { unitOfUser } from '../support/walk.ts'
import type { World } from './world.ts'

export function deskStories(world: World): void {
  suite('at the desk', () => {
    counterStories(world)
    courtStory(world)
  })
  cousinStory(world)
}

const told = { exclusion: 'none', disputeKind: 'debt', facts: '借了两万不还' }

function handsAt(world: World) {
  const open = (user: string, step: string, inputs: object, parties: object[], more: object = {}) =>
    world.hands.send(user, 'disputes', { id: randomUUID(), step, inputs, parties, ...more })
  const both = () => [world.party('applicant', '独孤信'), world.party('respondent', '长孙平')]
  return { ...world, open, both }
}

function counterStories(world: World): void {
  const { hands, own, open, both } = handsAt(world)
  test('an oral application: parties typed once, each with its code; who may', async () => {
    const apply = { ...told, applyWay: 'oral', request: '还钱' }
    const users: readonly (readonly [string, string])[] = [
      ['mediator1', '200'],
      ['community1', '200'],
      ['grid1', '403 notYours'],
      ['supervise', '403 notYours'],
    ]
    for (const [user, expected] of users)
      assert.equal(refusalIn(await open(user, 'apply', apply, both())), expected, user)
    const { body } = await open('mediator1', 'apply', apply, both())
    assert.deepEqual(
      body.codes.map((one: { label: string }) => one.label),
      ['独**', '长**'],
    )
    const seen = (await own('find', { number: body.number, code: body.codes[1].code })).body
    assert.equal(seen.side, 'respondent')
    const { parties } = await hands.beside('mediator1', body.id)
    assert.deepEqual(
      parties.map((one: { consent: { how: string } | null }) => one.consent?.how ?? null),
      ['inPerson', null],
    )
    const status = await open('mediator1', 'apply', { ...apply, exclusion: 'status' }, both())
    assert.equal(refusalIn(status), '422 disputeExcluded status')
    assert.match(status.body.error.message, /人民法院起诉.*民诉法解释第一百四十三条/)
  })

  test('found by the grid, taken on by the committee', async () => {
    const unit = unitOfUser('mediator1')
    const { status, body } = await open('grid1', 'find', { ...told, source: 'visit', unit }, both())
    assert.equal(status, 200, JSON.stringify(body))
    await hands.done('mediator1', body.id, 'register', { label: 'people' })
  })
}

function courtStory(world: World): void {
  const { hands, open, both } = handsAt(world)
  test('referred in by the court: its number and papers, a day to answer, the result told back, nothing of what was said', async () => {
    const court = await hands.visitor('court1')
    const inputs = {
      ...told,
      referredBy: 'court',
      courtStage: 'beforeFiling',
      referralNo: '(2026)内2222诉前调1号',
      answerBy: '2026-12-20',
      letter: [await court.photo()],
      unit: unitOfUser('mediator1'),
    }
    const { body } = await open('court1', 'referIn', inputs, both(), { communityId: world.communityId })
    assert.ok(body.number, JSON.stringify(body))
    assert.equal((await court.get(`/api/proceedings/${body.id}`)).status, 404)
    const sent = async () => (await court.get('/api/mediation/sent')).body.rows[0]
    const waiting = await sent()
    assert.deepEqual([waiting.number, waiting.askedBy, waiting.result], [body.number, '2026-12-20', null])
    assert.equal(waiting.answerDueAt?.slice(0, 10), '2026-11-26')
    const other = await hands.visitor('petition1')
    assert.deepEqual((await other.get('/api/mediation/sent')).body.rows, [])
    const taking = { label: 'judicialBeforeFiling', receivedOn: '2026-11-23' }
    await hands.done('mediator1', body.id, 'signForDelegation', taking)
    await hands.done('mediator1', body.id, 'askConsent')
    await world.consents(body.id)
    await hands.done('mediator1', body.id, 'acceptDelegated')
    await hands.done('mediator1', body.id, 'stop', { stoppedBy: 'respondent', askedBy: 'phoneVerified' })
    await hands.done('mediator1', body.id, 'notifyEnd')
    const file = { volumeNo: '1', pages: '9', retention: 'ordinary' }
    const early = await hands.take('mediator1', body.id, 'archive', file)
    assert.equal(refusalIn(early), '409 senderNotTold')
    assert.match(early.body.error.message, /向移送机关反馈结果/)
    const { sender } = (
      await (await hands.visitor('mediator1')).get(`/api/mediation/disputes/${body.id}/origin`)
    ).body
    assert.equal(sender.told, false)
    await hands.done('mediator1', body.id, 'tellSender', { result: '被申请人不愿调解，材料随函退回' })
    assert.match((await sent()).result, /材料随函退回/)
    await hands.done('mediator1', body.id, 'archive', file)
    const { rows } = (await court.get('/api/notices')).body
    assert.ok(JSON.stringify(rows).includes(body.number), 'the court was told')
  })
}

function cousinStory(world: World): void {
  const { hands, server } = world
  test('a cousin declares it and stands aside unless both sides choose knowing of it; close kin always', async () => {
    await hands.send('community1', 'committees', committee())
    await hands.send('community1', 'mediators', director)
    const { body } = await server.resident.post('/api/public/disputes', world.application())
    const { rows } = (await (await hands.visitor('mediator1')).get('/api/proceedings?procedure=mediation'))
      .body
    const { id } = rows.find((row: { number: string }) => row.number === body.number)
    await hands.done('mediator1', id, 'register', { label: 'people' })
    await hands.done('mediator1', id, 'askConsent')
    await world.consents(id)
    await hands.done('mediator1', id, 'accept')
    const [a, b] = (await hands.beside('mediator1', id)).parties.map((one: { id: string }) => one.id)
    let minute = 0
    const declare = (relation: string) => {
      minute += 1
      server.clock.set(`2026-11-23T03:${10 + minute}:00Z`)
      return hands.send('mediator1', `disputes/${id}/declarations`, {
        id: randomUUID(),
        relations: { [a]: relation, [b]: 'none' },
      })
    }
    const choose = (partyId: string) =>
      hands.send('community1', `disputes/${id}/choices`, {
        id: randomUUID(),
        partyId,
        mediatorId: director.id,
        how: 'inPerson',
      })
    const start = () => hands.take('mediator1', id, 'startMediating')
    await declare('otherKin')
    const refused = await start()
    assert.equal(refusalIn(refused), '409 mediatorConflict otherKin')
    assert.match(refused.body.error.message, /各方当事人知情后都选择/)
    await choose(a)
    assert.equal(refusalIn(await start()), '409 mediatorConflict otherKin', 'one side alone is not both')
    await choose(b)
    await declare('kin')
    assert.equal(refusalIn(await start()), '409 mediatorConflict kin', 'close kin whatever they choose')
    await declare('otherKin')
    assert.equal(refusalIn(await start()), '409 mediatorConflict otherKin', 'chosen before it was declared')
    for (const partyId of [a, b]) await choose(partyId)
    assert.equal(refusalIn(await start()), '200')
  })
}
