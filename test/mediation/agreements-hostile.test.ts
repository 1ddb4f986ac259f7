/** What somebody may try with an agreement: other parties under the same signatures, other words, signing after mediation ended, somebody else's name. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { phoneDigest } from '../../src/conduct/index.ts'
import { textsOf } from '../../src/papers/texts.ts'
import { contentOf } from '../../src/papers/write.ts'
import { startTown } from '../support/server.ts'
import { idOfUser, unitOfUser } from '../support/walk.ts'
import { agreementHands, type Drafted, drawn } from './agreement-hands.ts'
import { refusalIn } from './hands.ts'

const server = await startTown({
  env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000', AILI_RATE_SIGN_INS: '10000' },
})
const town = agreementHands(server)
const ink = await drawn()
const { owner } = server.db
const office = unitOfUser('justice1')

const names = ['包甲', '白乙']
async function sign(one: Drafted, at: number, name = names[at]!) {
  const link = await town.link(one, at)
  const { body } = await town.phone('read', link)
  const ask = { ...link, id: randomUUID(), sha256: body.sha256, name, image: ink }
  return { link, answer: await town.phone('sign', ask) }
}
const byMediator = (one: Drafted) =>
  town.post('mediator1', one, 'mediator', {
    id: randomUUID(),
    version: one.version,
    name: '调解员',
    image: ink,
  })
async function signed(): Promise<Drafted> {
  const one = await town.signing()
  for (const at of [0, 1]) assert.equal((await sign(one, at)).answer.status, 200)
  assert.equal((await byMediator(one)).status, 200)
  assert.equal((await town.seal(one)).status, 200)
  return one
}
const strike = (one: Drafted, at: number) =>
  town.hands.send('mediator1', `disputes/${one.id}/parties/${one.parties[at]}/strike`, {})
const enter = (one: Drafted) =>
  town.hands.send('mediator1', `disputes/${one.id}/parties`, {
    ...{ id: randomUUID(), side: 'thirdParty', kind: 'person', name: '丙' },
  })

suite('agreements under attack', { concurrency: false }, () => {
  test('who stands in what is signed stays its party, before and after it is recorded; its words stay too', async () => {
    const one = await signed()
    assert.equal(refusalIn(await strike(one, 1)), '409 agreementState parties_signing')
    assert.equal(refusalIn(await enter(one)), '409 agreementState parties_signing')
    // Past the door: the record itself looks again.
    const gone = owner.updateTable('disputeParty').where('id', '=', one.parties[1]!)
    await gone.set({ removedAt: server.clock.now() }).execute()
    assert.equal(refusalIn(await town.record(one)), '409 agreementState partiesChanged')
    await gone.set({ removedAt: null }).execute()
    const act = randomUUID()
    assert.equal(refusalIn(await town.record(one, act)), '200')
    assert.equal(refusalIn(await strike(one, 1)), '409 agreementState parties_recorded')
    const write = { kind: 'mediationAgreement', actId: act, reason: '更正笔误' }
    const visitor = await town.hands.visitor('mediator1')
    const corrections = [{ id: randomUUID(), actId: act, input: 'responsibility', value: '另付十万元。' }]
    const answer = await visitor.post(`/api/proceedings/${one.id}/papers`, {
      ...{ id: randomUUID(), seen: 0, ...write, corrections },
    })
    assert.equal(refusalIn(answer), '409 agreementState signedText')
    const words = await visitor.post(`/api/proceedings/${one.id}/papers/words`, { reason: '更正笔误' })
    const offered = words.body.fields as { actId: string }[]
    assert.ok(offered.length > 0 && offered.every(field => field.actId !== act), 'nothing of it is offered')
    const written = await visitor.post(`/api/proceedings/${one.id}/papers`, {
      ...{ id: randomUUID(), seen: 0, ...write, corrections: [] },
    })
    assert.equal(refusalIn(written), '200')
    const { content } = await owner
      .selectFrom('paper')
      .select('content')
      .where('actId', '=', act)
      .executeTakeFirstOrThrow()
    const said = textsOf(contentOf(server.aili.kernel, content))
    const [who, other] = [said.申请人, said.被申请人].map(text => text?.split('\n')[0])
    assert.deepEqual([who, other, said.付款人, said.收款人], ['包甲', '白乙', '包甲', '白乙'])
  })

  const leaving: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['stop', {}, '410 disputeOver|409 agreementState notMediating'],
    ['offerHandOver', { unit: office }, '404 notFound|403 notYours agreementDraft'],
  ]
  for (const [step, inputs, after] of leaving)
    test(`after ${step} nothing is signed any more, and what was signed has fallen`, async () => {
      const one = await town.signing()
      const { link } = await sign(one, 0)
      const other = await town.link(one, 1)
      await town.hands.done('mediator1', one.id, step, inputs)
      const marks = await owner
        .selectFrom('agreementSignature')
        .select('fallenAt')
        .where('agreementId', '=', one.agreementId)
        .execute()
      assert.ok(marks.length === 1 && marks.every(mark => mark.fallenAt !== null))
      const { state } = await owner
        .selectFrom('agreement')
        .select('state')
        .where('id', '=', one.agreementId)
        .executeTakeFirstOrThrow()
      assert.equal(state, 'draft')
      for (const used of [link, other])
        assert.match(refusalIn(await town.phone('read', used)), /signLink|agreementState|disputeOver/)
      const answer = refusalIn(await byMediator(one))
      assert.ok(answer !== '200', `${answer}, expected ${after}`)
    })

  test('whoever signed may take it back with the same link until it holds', async () => {
    const one = await town.signing()
    const { link, answer } = await sign(one, 0)
    assert.equal(answer.status, 200)
    const back = { ...link, id: randomUUID(), decision: 'withdrawn' }
    assert.equal(refusalIn(await town.phone('refuse', back)), '200')
    assert.equal((await sign(one, 1)).answer.status, 200)
    assert.equal((await byMediator(one)).status, 200)
    assert.equal((await town.seal(one)).status, 200)
    assert.equal(refusalIn(await town.record(one)), '409 agreementState withdrawn')
  })

  test('somebody else’s name, a day before the dispute, a picture far too large', async () => {
    const one = await town.signing()
    assert.equal(refusalIn((await sign(one, 0, 'Mickey')).answer), '422 signatureUnfit otherName')
    assert.equal((await sign(one, 0, ' 包 甲 ')).answer.status, 200)
    assert.equal(refusalIn(await town.seal(one, '2026-11-22')), '422 signatureUnfit before')
    const link = await town.link(one, 1)
    const image = `data:image/png;base64,${'A'.repeat(2 ** 20)}`
    const ask = { ...link, id: randomUUID(), sha256: '0'.repeat(64), name: '白乙', image }
    assert.equal(refusalIn(await town.phone('sign', ask)), '422 signatureUnfit tooLarge')
  })

  test('nobody works on the agreement of their own kin, at whatever door', async () => {
    const one = await town.signing()
    const { workPhone } = await owner
      .selectFrom('person')
      .select('workPhone')
      .where('id', '=', idOfUser('community1'))
      .executeTakeFirstOrThrow()
    const phone = workPhone!
    const digits = phoneDigest(server.aili.kernel, phone)
    const { jurisdictionId } = await owner
      .selectFrom('proceeding')
      .select('jurisdictionId')
      .where('id', '=', one.id)
      .executeTakeFirstOrThrow()
    await owner
      .insertInto('kinship')
      .values({ jurisdictionId, personId: idOfUser('mediator1'), phoneIndex: digits })
      .execute()
    const own = server.aili.kernel.vault.encrypt('private', phone)
    await owner.updateTable('disputeParty').set({ phone: own }).where('id', '=', one.parties[0]!).execute()
    const id = () => randomUUID()
    const [partyId, version] = [one.parties[1]!, one.version]
    const paper = { role: 'party', partyId, name: '白乙', onDay: '2026-11-23', purpose: 'agreement' }
    const doors: readonly (readonly [string, string, object])[] = [
      ['community1', `agreements/${one.agreementId}/seal`, { id: id(), version, onDay: town.today() }],
      ['mediator1', `agreements/${one.agreementId}/links`, { id: id(), partyId, purpose: 'agreement' }],
      ['mediator1', `agreements/${one.agreementId}/paper`, { id: id(), version, ...paper }],
      ['mediator1', `agreements/${one.agreementId}/mediator`, { id: id(), version, name: '员', image: ink }],
      ['mediator1', `agreements/${one.agreementId}/reopen`, { dropSignatures: true }],
      ['mediator1', `agreements/${one.agreementId}/checks`, { id: id(), version }],
      ['mediator1', 'reveal', { reason: '了解当事人' }],
      ['mediator1', `parties/${partyId}/strike`, {}],
      ['mediator1', 'parties', { id: id(), side: 'thirdParty', kind: 'person', name: '丙' }],
    ]
    for (const [user, door, body] of doors)
      assert.match(
        refusalIn(await town.hands.send(user, `disputes/${one.id}/${door}`, body)),
        /^403 recused/,
        door,
      )
  })
})
