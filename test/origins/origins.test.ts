/** How a dispute arises and what comes back: from a matter, on a party's phone, at the counter, found by a mediator, referred in by a court. 人民调解法第三条、第十七条、第十八条. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { exclusionNames } from '../../src/mediation/terms-exclusions.ts'
import { must, take } from '../matters/story.ts'
import { refusalIn } from '../mediation/hands.ts'
import { deskStories } from './desk-stories.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
const { hands, own, server } = world
const lastAct = (body: { acts: { step: string }[] }) => body.acts.at(-1) as { step: string; reason?: string }

suite('from a matter', () => {
  test('opens a dispute beside it in the same act, linked both ways, with its words and its reporter', async () => {
    const it = await world.referred()
    const mediator = await hands.visitor('mediator1')
    const dispute = (await mediator.get(`/api/proceedings/${it.dispute}`)).body
    assert.deepEqual([dispute.state, dispute.number], ['referredIn', it.disputeNumber])
    assert.equal(dispute.dossier[0]?.number, it.number)
    const { matter } = (await mediator.get(`/api/mediation/disputes/${it.dispute}/origin`)).body
    assert.deepEqual([matter.id, matter.number], [it.id, it.number])
    const { parties } = await hands.beside('mediator1', it.dispute)
    assert.deepEqual(
      parties.map((one: { label: string; side: string; consent: { how: string } }) => [
        one.label,
        one.side,
        one.consent.how,
      ]),
      [['上**', 'applicant', 'referral']],
    )
    const [act] = dispute.acts
    const told = await mediator.post(`/api/proceedings/${it.dispute}/reveal`, {
      actId: act.id,
      reason: '了解情况',
    })
    assert.match(told.body.inputs.facts, /楼上漏水三个月/)
    // Nobody answers in the mediators' place.
    const director = await hands.visitor('community1')
    const early = await take(director, it.id, 'acceptReferral', { receivedBy: '调委会' })
    assert.equal(refusalIn(early), '409 referralElsewhere')
    assert.match(early.body.error.message, new RegExp(it.disputeNumber))
  })

  test('taken up, mediated, stopped by the reporter on the phone: each told in words where it came from', async () => {
    const it = await world.referred()
    await hands.done('mediator1', it.dispute, 'register', { label: 'people' })
    const taken = await world.matterOf(it.id)
    assert.equal(taken.state, 'handedOver')
    assert.match(JSON.stringify(lastAct(taken)), new RegExp(it.disputeNumber))
    const seen = await world.asReporter(it)
    assert.match(seen.handedTo.words, /自愿、免费.*向法院起诉/)
    const mine = { number: it.disputeNumber, code: seen.handedTo.code }
    const before = (await own('find', mine)).body
    assert.deepEqual([before.side, before.state, before.mayStop], ['applicant', 'registered', true])
    await hands.done('mediator1', it.dispute, 'askConsent')
    const accept = () => hands.take('mediator1', it.dispute, 'accept')
    assert.equal(refusalIn(await accept()), '409 mediationConsent respondent')
    const other = world.party('respondent', '东方既白')
    await hands.send('mediator1', `disputes/${it.dispute}/parties`, other)
    const refused = await accept()
    assert.equal(refusalIn(refused), '409 mediationConsent party')
    assert.match(refused.body.error.message, /东\*\*.*终止调解/)
    await world.consents(it.dispute)
    assert.equal(refusalIn(await accept()), '200')
    const id = randomUUID()
    const stopped = await own('stop', { ...mine, id })
    assert.deepEqual([stopped.body.state, stopped.body.mayStop], ['terminated', false])
    assert.equal((await own('stop', { ...mine, id })).status, 200)
    assert.match(lastAct(await world.matterOf(it.id)).step, /recordOutcome/)
    assert.match(JSON.stringify(lastAct(await world.asReporter(it))), /仍可向法院起诉/)
  })

  test('sent back, at once or once it is seen that the law keeps it out: the matter goes on, nothing lost', async () => {
    const one = await world.referred(false)
    assert.deepEqual((await hands.beside('mediator1', one.dispute)).parties, [])
    await hands.done('mediator1', one.dispute, 'refuseReferral', { reason: '双方还没有谈过，请网格先做工作' })
    const back = await world.matterOf(one.id)
    assert.equal(back.state, 'filed')
    assert.match(JSON.stringify(lastAct(back)), /请网格先做工作/)
    assert.ok(back.terms.some((term: { term: string }) => term.term === 'handling'))
    const two = await world.referred()
    await hands.done('mediator1', two.dispute, 'register', { label: 'people' })
    const given = { notAcceptedFor: 'crime', wayTold: 'police', reason: '有人被打伤' }
    await hands.done('community1', two.dispute, 'notAccept', given)
    const again = await world.matterOf(two.id)
    assert.equal(again.state, 'filed')
    assert.match(JSON.stringify(lastAct(await world.asReporter(two))), /涉嫌犯罪.*公安/)
    const seen = await world.asReporter(two)
    const { rightWay } = (await own('find', { number: two.disputeNumber, code: seen.handedTo.code })).body
    assert.match(rightWay, /公安/)
    // And it may be referred again.
    await must(world.leader, two.id, 'refer', { target: 'police110', reason: '报警处理' })
  })
})

suite('on the phone', () => {
  test('what the law keeps out is refused with its right way and article', async () => {
    for (const exclusion of exclusionNames) {
      const answer = await server.resident.post('/api/public/disputes', world.application({ exclusion }))
      assert.equal(refusalIn(answer), `422 disputeExcluded ${exclusion}`)
      assert.match(answer.body.error.message, /依据：.*第.+条/, exclusion)
    }
  })

  test('applied for, agreed to by the other side, stopped by it with one call; a code opens nothing else', async () => {
    const ask = world.application()
    const { status, body } = await server.resident.post('/api/public/disputes', ask)
    assert.equal(status, 200, JSON.stringify(body))
    const again = await server.resident.post('/api/public/disputes', ask)
    assert.deepEqual([again.body.number, again.body.code], [body.number, body.code])
    const stolen = { ...ask, applicant: { ...ask.applicant, id: randomUUID() } }
    assert.equal(refusalIn(await server.resident.post('/api/public/disputes', stolen)), `409 actReused`)
    const { number } = body
    for (const wrong of [
      { number, code: 'ABCDEFGH12' },
      { number: '20261123-999999', code: body.code },
    ])
      assert.equal((await own('find', wrong)).status, 404)
    const mediator = await hands.visitor('mediator1')
    const { rows } = (await mediator.get('/api/proceedings?procedure=mediation')).body
    const { id } = rows.find((row: { number: string }) => row.number === number)
    const { parties } = await hands.beside('mediator1', id)
    assert.deepEqual(
      parties.map((one: { label: string; consent: object | null }) => [one.label, one.consent !== null]),
      [
        ['欧**', true],
        ['司**', false],
      ],
    )
    const codePath = `disputes/${id}/parties/${parties[1].id}/code`
    assert.equal(refusalIn(await hands.send('supervise', codePath, {})), '403 notYours disputeParties')
    const { codes } = (await hands.send('mediator1', codePath, {})).body
    const others = { number, code: codes[0].code }
    await hands.done('mediator1', id, 'register', { label: 'people' })
    await hands.done('mediator1', id, 'askConsent')
    assert.equal(refusalIn(await hands.take('mediator1', id, 'accept')), '409 mediationConsent party')
    const agreed = (await own('consent', { ...others, id: randomUUID() })).body
    assert.deepEqual([agreed.side, agreed.consented.how, agreed.mayConsent], ['respondent', 'online', false])
    assert.equal(refusalIn(await hands.take('mediator1', id, 'accept')), '200')
    assert.ok(!JSON.stringify(agreed).includes('鞋柜'), 'nothing of what the other side said')
    const stopped = (await own('stop', { ...others, id: randomUUID() })).body
    assert.deepEqual([stopped.state, stopped.due?.label ?? null], ['terminated', null])
    assert.match(stopped.whatNow, /向法院起诉、申请仲裁或请行政机关处理/)
    assert.equal(refusalIn(await own('stop', { ...others, id: randomUUID() })), '409 unlawfulStep')
  })

  test('withdrawn by whoever asked, before anybody agreed', async () => {
    const { body } = await server.resident.post('/api/public/disputes', world.application())
    const gone = await own('stop', { number: body.number, code: body.code, id: randomUUID() })
    assert.deepEqual([gone.body.state, gone.body.over], ['withdrawn', true])
  })
})

deskStories(world)
