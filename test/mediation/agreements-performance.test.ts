/** From two signatures on phones to the last fen: recorded with its clocks, the joint application, payments short, late and over, reminders. 人民调解法第二十九条至第三十三条. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { remindOfPerformance } from '../../src/mediation/agreements/reminders.ts'
import { startTown } from '../support/server.ts'
import { agreementHands, type Drafted, drawn } from './agreement-hands.ts'
import { refusalIn } from './hands.ts'

const server = await startTown({
  env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000', AILI_RATE_SIGN_INS: '10000' },
})
const town = agreementHands(server)
const ink = await drawn()
const { id: jurisdictionId } = await server.db.owner
  .selectFrom('jurisdiction')
  .select('id')
  .executeTakeFirstOrThrow()
const remind = () => remindOfPerformance(server.aili.kernel, jurisdictionId)

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
    assert.equal(await remind(), 1, 'seven days before')
    await remind()
    server.clock.advance(8 * 86_400_000)
    assert.equal((await list('overdue'))[0].arrearsFen, 40_000)
    assert.equal(await remind(), 1, 'one day after')
    const told = await server.db.owner
      .selectFrom('notice')
      .select('kind')
      .where('proceedingId', '=', one.id)
      .where('kind', 'like', 'instalment%')
      .execute()
    assert.deepEqual(told.map(row => row.kind).sort(), ['instalmentDue', 'instalmentOverdue'])
    const rest = await town.pay(one, { amountFen: 250_000, receivedOn: '2026-12-02' })
    assert.equal(rest.status, 200, JSON.stringify(rest.body))
    assert.equal((await town.proceeding(one)).state, 'performed')
    assert.equal((await town.shown(one)).performance.overFen, 10_000)
    assert.equal((await list('all')).length, 0, 'nothing is due any more')
  }
})
