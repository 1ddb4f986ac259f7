/** From two signatures on phones to the last fen: recorded with its clocks, the joint application, payments short, late and over, reminders. 人民调解法第二十九条至第三十三条. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { remindOfPerformance } from '../../src/mediation/agreements/reminders.ts'
import { partyPurpose } from '../../src/mediation/parties/dispute.ts'
import { startTown } from '../support/server.ts'
import { afterHands } from './after-hands.ts'
import { type Drafted, drawn } from './agreement-hands.ts'
import { refusalIn } from './hands.ts'
import { takenBack, tooMuch } from './taken-back.ts'

const server = await startTown({
  env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000', AILI_RATE_SIGN_INS: '10000' },
})
const town = afterHands(server)
const ink = await drawn()
const { id: jurisdictionId } = await server.db.owner
  .selectFrom('jurisdiction')
  .select('id')
  .executeTakeFirstOrThrow()
const { kernel } = server.aili
const remind = async () => (await remindOfPerformance(kernel, jurisdictionId)).reminded

// All of them agreed on one Monday.
const [owing, unread, read] = [await town.recorded(), await town.recorded(), await town.recorded()]
await town.confirmed(owing)
await town.hands.done('mediator1', owing.id, 'startPerformance', { followUpOn: '2026-11-28' })

suite('agreements', { concurrency: false }, () => {
  test('both sign on phones, mediator and committee after them: recorded with its clocks, paid, performed', async () => {
    const one = await town.signing()
    assert.equal(refusalIn(await town.record(one)), '409 agreementState partiesMissing')
    await bothSign(one)
    assert.equal(refusalIn(await town.record(one)), '409 agreementState mediatorMissing')
    assert.equal(
      (
        await town.post('mediator1', one, 'mediator', {
          id: randomUUID(),
          version: 1,
          name: '调解员',
          image: ink,
        })
      ).status,
      200,
    )
    assert.equal(refusalIn(await town.record(one)), '409 agreementState sealMissing')
    assert.equal(
      refusalIn(
        await town.hands.take('mediator1', one.id, 'agreeWritten', {
          performBy: '2026-12-01',
          effectOn: '2026-11-23',
        }),
      ),
      '409 agreementState another_signing',
    )
    server.clock.advance(86_400_000)
    assert.equal((await town.seal(one)).status, 200)
    const act = randomUUID()
    assert.equal(
      (await town.record(one, act)).status,
      200,
      JSON.stringify((await town.shown(one)).agreements[0].standing),
    )
    assert.equal((await town.record(one, act)).status, 200, 'sent twice it is one')
    const seen = await town.proceeding(one)
    assert.equal(seen.state, 'agreedWritten')
    const terms = Object.fromEntries(
      seen.terms.map((term: { term: string; dueAt: string }) => [term.term, term.dueAt.slice(0, 10)]),
    )
    assert.equal(terms.confirmationWindow, '2026-12-24', 'thirty days from the seal')
    assert.ok(terms.performanceDue?.startsWith('2026-12-01'))
    const shown = await town.shown(one)
    assert.equal(shown.agreements[0].effectOn, '2026-11-24')
    assert.equal(
      shown.agreements[0].marks.filter(
        (mark: { sha256: string }) => mark.sha256 === shown.agreements[0].sha256,
      ).length,
      4,
    )
    assert.equal(
      refusalIn(await town.save(one, { id: randomUUID(), seen: 0 })),
      '409 agreementState notInSession',
    )
    await performed(one)
  })

  async function bothSign(one: Drafted) {
    const [first, second] = [await town.link(one, 0), await town.link(one, 1)]
    const read = await town.phone('read', first)
    assert.equal(read.body.content.clauses.length, 1)
    assert.equal(read.body.parties.length, 2)
    assert.equal(read.body.rights.length, 6)
    const sign = { ...first, id: randomUUID(), sha256: read.body.sha256, name: '包甲', image: ink }
    assert.equal(
      refusalIn(await town.phone('sign', { ...sign, sha256: '0'.repeat(64) })),
      '409 changedMeanwhile agreement',
    )
    assert.equal((await town.phone('sign', sign)).status, 200)
    assert.equal((await town.phone('sign', sign)).status, 200, 'sent twice it is one')
    assert.equal(refusalIn(await town.phone('sign', { ...sign, id: randomUUID() })), '410 signLink used')
    assert.equal(
      (
        await town.phone('sign', {
          ...second,
          id: randomUUID(),
          sha256: read.body.sha256,
          name: '白乙',
          image: ink,
        })
      ).status,
      200,
    )
  }

  async function performed(one: Drafted) {
    assert.equal(
      refusalIn(await town.hands.take('mediator1', one.id, 'fileConfirmation', { jointly: 'allParties' })),
      '409 agreementState jointMissing',
    )
    for (const party of [0, 1]) {
      const link = await town.link(one, party, 'confirmation')
      const { sha256 } = (await town.phone('read', link)).body
      assert.equal(
        (
          await town.phone('sign', {
            ...link,
            id: randomUUID(),
            sha256,
            name: ['包甲', '白乙'][party]!,
            image: ink,
          })
        ).status,
        200,
      )
    }
    assert.equal(
      (await town.hands.take('mediator1', one.id, 'fileConfirmation', { jointly: 'allParties' })).status,
      200,
    )
    assert.equal(refusalIn(await town.pay(one, { amountFen: 0 })), '422 performanceUnfit nothing')
    assert.equal(refusalIn(await town.pay(one, { receivedOn: '2026-11-25' })), '422 performanceUnfit future')
    assert.equal(
      refusalIn(await town.pay(one, { receivedOn: '2026-11-01' })),
      '422 performanceUnfit beforeEffect',
    )
    assert.equal(refusalIn(await town.pay(one, {})), '409 unlawfulStep', 'performance begins first')
    await town.hands.done('mediator1', one.id, 'startPerformance', { followUpOn: '2026-11-30' })
    assert.equal(refusalIn(await town.pay(one, { followUpOn: null })), '422 performanceUnfit followUpMissing')
    assert.equal(refusalIn(await town.pay(one, { receipts: [] })), '400 missingInput')
    const part = await town.pay(one, { amountFen: 60_000 })
    assert.equal(part.status, 200, JSON.stringify(part.body))
    const after = (await town.shown(one)).performance
    assert.deepEqual(
      after.rows.map((row: { standing: string }) => row.standing),
      ['partly', 'awaited', 'awaited'],
    )
    assert.equal(after.receipts.length, 1)
    const list = async (when: string) =>
      (
        await (await town.hands.visitor('mediator1')).get(`/api/mediation/performance?when=${when}`)
      ).body.rows.filter((row: { proceedingId: string }) => row.proceedingId === one.id)
    assert.equal((await list('overdue')).length, 0)
    assert.equal((await list('soon'))[0].next.openFen, 40_000)
    assert.equal(await remind(), 4, 'seven days before')
    await remind()
    server.clock.advance(8 * 86_400_000)
    assert.equal((await list('overdue'))[0].arrearsFen, 40_000)
    assert.equal(await remind(), 4, 'one day after')
    const told = await server.db.owner
      .selectFrom('notice')
      .select('kind')
      .where('proceedingId', '=', one.id)
      .where('kind', 'like', 'instalment%')
      .execute()
    assert.deepEqual(told.map(row => row.kind).sort(), ['instalmentDue', 'instalmentOverdue'])
    const typed = { amountFen: 250_000, receivedOn: '2026-12-02' }
    await tooMuch(town, one, typed)
    const rest = await town.pay(one, { ...typed, over: true })
    assert.equal(rest.status, 200, JSON.stringify(rest.body))
    assert.equal((await town.proceeding(one)).state, 'performed')
    assert.equal((await town.shown(one)).performance.overFen, 10_000)
    assert.equal((await list('all')).length, 0, 'nothing is due any more')
    await takenBack(town, one, list)
  }

  test('one dispute that cannot be read stops no reminder of the others', async () => {
    const [bad, good] = [unread, read]
    const name = (id: string, bytes: Buffer) =>
      server.db.owner.updateTable('disputeParty').set({ name: bytes }).where('id', '=', id).execute()
    const kept = kernel.vault.encrypt(partyPurpose, '包甲')
    await name(bad.parties[0]!, Buffer.from('torn'))
    server.clock.set('2026-12-31T02:00:00Z')
    const heard = async ({ id }: Drafted) =>
      (
        await server.db.owner
          .selectFrom('outsideMessage')
          .select('id')
          .where('proceedingId', '=', id)
          .execute()
      ).length
    const before = await heard(good)
    const first = await remindOfPerformance(kernel, jurisdictionId)
    assert.equal(first.failed, 1)
    assert.deepEqual([await heard(bad), await heard(good)], [before, before + 2])
    await name(bad.parties[0]!, kept)
    assert.equal((await remindOfPerformance(kernel, jurisdictionId)).failed, 0)
    assert.deepEqual(
      [await heard(bad), await heard(good)],
      [before + 2, before + 2],
      'tried again, nobody told twice',
    )
  })

  test('the court is told who owes: the payer alone, and never whoever is owed', async () => {
    const one = owing
    const again = { id: randomUUID(), byId: null, at: server.clock.now(), removedAt: null, removedBy: null }
    const like = await server.db.owner
      .selectFrom('disputeParty')
      .selectAll()
      .where('id', '=', one.parties[0]!)
      .executeTakeFirstOrThrow()
    const name = kernel.vault.encrypt(partyPurpose, '连带丙')
    await server.db.owner
      .insertInto('disputeParty')
      .values({ ...like, ...again, name })
      .execute()
    server.clock.advance(60 * 86_400_000)
    await town.hands.done('mediator1', one.id, 'recordBreach', { dueOn: town.today() })
    const court = await town.courtFor(one)
    for (const courtUnit of [court, undefined]) {
      const asked = { against: 'respondent', askedBy: 'inPerson', court: '旗人民法院', courtUnit }
      const wrong = await town.act('mediator1', one.id, 'enforce', asked)
      assert.equal(refusalIn(wrong), '422 performanceUnfit debtorIsApplicant')
      assert.match(wrong.body.error.message, /申请人/)
    }
    assert.equal((await town.referralsOf(one)).length, 0)
    assert.equal((await town.enforce(one, court)).status, 200)
    const id = (await town.referralsOf(one))[0]!.enforcementId
    const filer = await town.hands.visitor('court1')
    const { acts } = (await filer.get(`/api/proceedings/${id}`)).body
    const told = await filer.post(`/api/proceedings/${id}/reveal`, { actId: acts[0].id, reason: '立案' })
    const words = JSON.stringify(told.body)
    assert.ok(words.includes('包甲') && words.includes('白乙'), words)
    assert.ok(!words.includes('连带丙'), 'on the same side, and owes nothing')
  })
})
