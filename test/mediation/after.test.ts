/** After an agreement: parties reminded on their own phones, one ledger whatever the form, releases, the thirty days, the court's answer, the way to enforcement. 人民调解法第三十一条至第三十三条; 民事诉讼法第二百零五条、第二百五十条. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { remindOfPerformance } from '../../src/mediation/agreements/reminders.ts'
import { sendOutside } from '../../src/notices/index.ts'
import { startTown } from '../support/server.ts'
import { afterHands } from './after-hands.ts'
import { openGateway, secret } from './gateway.ts'
import { refusalIn } from './hands.ts'

const gateway = await openGateway()
const server = await startTown({
  env: {
    AILI_RATE_REQUESTS: '100000',
    AILI_RATE_UPLOADS: '10000',
    AILI_RATE_SIGN_INS: '10000',
    AILI_WEBHOOK_URL: gateway.url,
    AILI_WEBHOOK_SECRET: secret,
  },
})
const town = afterHands(server)
const { id: jurisdictionId } = await server.db.owner
  .selectFrom('jurisdiction')
  .select('id')
  .executeTakeFirstOrThrow()
const remind = async () => (await remindOfPerformance(server.aili.kernel, jurisdictionId)).reminded
const messages = (proceedingId: string) =>
  server.db.owner
    .selectFrom('outsideMessage')
    .selectAll()
    .where('proceedingId', '=', proceedingId)
    .orderBy('kind')
    .execute()
const sendAll = async (proceedingId: string, attempt = 1) => {
  for (const { id, status } of await messages(proceedingId))
    if (status === 'queued') await sendOutside(server.aili.kernel, { jurisdictionId, id, attempt })
}
/** What no message to a party may say. */
const threatening =
  /强制|失信|起诉|处罚|后果|否则|严肃|责任|拘留|黑名单|限期|enforce|punish|sue|consequence|must|!|！/i

const told = async (proceedingId: string, kind: string) =>
  (
    await server.db.owner
      .selectFrom('notice')
      .select('kind')
      .where('proceedingId', '=', proceedingId)
      .where('kind', '=', kind)
      .execute()
  ).length
const at = (instant: string) => server.clock.set(`2026-${instant}:00Z`)
// All of them agreed on one Monday.
const [reminded, unreached, paid, late, broken] = [
  await town.recorded(),
  await town.recorded(),
  await town.recorded(),
  await town.recorded(),
  await town.recorded(),
]
await town.confirmed(broken)
for (const one of [paid, broken])
  await town.hands.done('mediator1', one.id, 'startPerformance', { followUpOn: '2026-11-28' })

suite('after the agreement', { concurrency: false }, () => {
  test('parties hear of the day on their own phones, not at night, not against their wish, once', async () => {
    at('11-23T23:30')
    assert.equal(await remind(), 5, 'seven days before, at half past seven')
    await remind()
    const rows = await messages(reminded.id)
    assert.deepEqual(
      rows.map(row => `${row.kind} ${row.status}`),
      ['instalmentDuePayee queued', 'instalmentDuePayer queued'],
    )
    assert.doesNotMatch(JSON.stringify(rows.map(row => row.facts)), /包甲|白乙|1390/)
    await sendAll(reminded.id)
    assert.equal(gateway.calls.length, 0, 'the quiet hours last until eight')
    at('11-24T00:01')
    await sendAll(reminded.id)
    await sendAll(reminded.id)
    assert.equal(gateway.calls.length, 2)
    for (const { body, signed } of gateway.calls) {
      assert.ok(signed)
      assert.match(JSON.parse(body).text, /2026年12月1日/)
    }
    assert.ok((await messages(reminded.id)).every(row => row.address === null && row.status === 'sent'))
    const shown = await town.shown(reminded)
    assert.deepEqual(
      shown.told.map((row: { status: string }) => row.status),
      ['sent', 'sent'],
    )
    const wish = (user: string) =>
      town.hands.send(user, `disputes/${reminded.id}/parties/${reminded.parties[0]}/messages`, {
        wanted: false,
      })
    assert.equal(refusalIn(await wish('counsel1')), '403 notYours disputeParties')
    assert.equal((await wish('mediator1')).status, 200)
    assert.equal((await town.shown(reminded)).parties[0].reach, 'declined')
    at('11-30T02:00')
    await remind()
    const withheld = (await messages(reminded.id)).filter(row => row.status === 'withheld')
    assert.deepEqual(
      withheld.map(row => `${row.kind} ${row.withheldFor}`),
      ['instalmentDuePayer declined'],
    )
  })

  test('no message threatens: every one of them, in both languages', () => {
    for (const language of ['zh-CN', 'en'] as const)
      for (const [kind, text] of Object.entries(
        JSON.parse(readFileSync(new URL(`../../messages/${language}/notice.json`, import.meta.url), 'utf8'))
          .outside as Record<string, string>,
      ))
        assert.doesNotMatch(text, threatening, `${language} ${kind}`)
  })

  test('one ledger: the plain form is its own, a closed one says what is open, a release needs the creditor’s word', async () => {
    at('11-30T03:00')
    const received = await town.plainInstalment(paid, 60_000)
    assert.equal(received.status, 200, JSON.stringify(received.body))
    assert.equal((await town.shown(paid)).performance.receivedFen, 60_000)
    const early = await town.hands.take('mediator1', paid.id, 'recordPerformed', {
      performedOn: town.today(),
    })
    assert.equal(refusalIn(early), '422 performanceUnfit ledgerOpen')
    assert.match(early.body.error.message, /2400\.00/)
    const waive = { kind: 'waived', amountFen: 240_000, receivedOn: town.today() }
    const tried = async (more: object) => refusalIn(await town.pay(paid, { ...waive, ...more }))
    assert.equal(await tried({ receipts: [] }), '422 performanceUnfit waiverUnproved')
    assert.equal(await tried({ amountFen: 240_001 }), '422 performanceUnfit waivesTooMuch')
    assert.equal(await tried({ amountFen: 40_000 }), '200')
    assert.equal((await town.proceeding(paid)).state, 'performing', 'released in part, the rest is due')
    assert.equal(await tried({ amountFen: 200_000 }), '200')
    const { receivedFen, waivedFen, openFen } = (await town.shown(paid)).performance
    assert.deepEqual([receivedFen, waivedFen, openFen], [60_000, 240_000, 0])
    assert.equal((await town.proceeding(paid)).state, 'performed')
  })

  test('what is to be looked at again: by the agreements’ own clocks, with no name', async () => {
    const list = async (user: string, when: string) =>
      (await (await town.hands.visitor(user)).get(`/api/mediation/follow-ups?when=${when}`)).body
    const { rows } = await list('mediator1', 'all')
    const of = ({ id }: { id: string }) =>
      rows.flatMap((row: { proceedingId: string; term: string; dueOn: string }) =>
        row.proceedingId === id ? [`${row.term} ${row.dueOn}`] : [],
      )
    assert.deepEqual(of(broken), ['followUp 2026-11-28'])
    assert.deepEqual(of(paid), ['confirmationWindow 2026-12-23', 'afterCare 2026-12-30'])
    assert.deepEqual(of(late), ['planning 2026-11-25', 'confirmationWindow 2026-12-23'])
    assert.doesNotMatch(JSON.stringify(rows), /包甲|白乙/)
    assert.ok(
      (await list('mediator1', 'overdue')).rows.every((row: { lateDays: number }) => row.lateDays > 0),
    )
    assert.deepEqual((await list('mediator2', 'all')).rows, [], 'another committee’s')
    assert.equal(
      refusalIn(await (await town.hands.visitor('admin')).get('/api/mediation/follow-ups')).slice(0, 12),
      '403 notYours',
    )
  })

  test('a gateway that takes nothing: tried again, given up, the mediator calls', async () => {
    at('12-02T02:00')
    await remind()
    gateway.answers = Array(100).fill(503)
    for (let attempt = 1; attempt <= 6; attempt++) await sendAll(unreached.id, attempt)
    gateway.answers = []
    const overdue = (await messages(unreached.id)).filter(row => row.kind.startsWith('instalmentOverdue'))
    assert.deepEqual(
      overdue.map(row => `${row.status} ${row.lastError} ${row.address}`),
      Array(2).fill('failed http 503 null'),
    )
    assert.equal(await told(unreached.id, 'outsideFailed'), 1, 'once a day')
  })

  test('confirmed and not performed: the court has it with its papers by the same act, both know each other', async () => {
    await town.hands.done('mediator1', broken.id, 'recordBreach', { dueOn: '2026-12-01' })
    const before = await town.proceeding(broken)
    const court = await town.courtFor(broken)
    assert.equal((await town.enforce(broken, randomUUID())).status, 400)
    assert.deepEqual(
      [(await town.proceeding(broken)).state, (await town.referralsOf(broken)).length],
      ['breached', 0],
    )
    const act = randomUUID()
    const sent = await town.enforce(broken, court, before.seq, act)
    assert.equal(sent.status, 200, JSON.stringify(sent.body))
    assert.equal((await town.enforce(broken, court, before.seq, act)).status, 200, 'sent twice it is one')
    const [referral, ...more] = await town.referralsOf(broken)
    assert.equal(more.length, 0)
    const shown = (await town.shown(broken)).enforcement
    assert.equal(shown.answer, 'awaited')
    await heldByTheCourt(referral!.enforcementId, { number: before.number, own: shown.number })
    await town.hands.done('court1', referral!.enforcementId, 'declineReferral', { declinedFor: 'otherCourt' })
    assert.equal((await town.shown(broken)).enforcement.answer, 'declined')
    assert.equal(await told(broken.id, 'enforcementAnswered'), 1)
  })

  async function heldByTheCourt(id: string, numbers: { number: string; own: string }) {
    const filer = await town.hands.visitor('court1')
    const { state, number, acts } = (await filer.get(`/api/proceedings/${id}`)).body
    assert.deepEqual([state, number], ['referred', numbers.own])
    assert.ok(acts[0].photos.length >= 2, 'the agreement signed on paper, and the ruling')
    const { from } = (await filer.get(`/api/mediation/enforcements/${id}/origin`)).body
    assert.equal(from.number, numbers.number)
    const look = { actId: acts[0].id, reason: '立案审查' }
    const words = JSON.stringify((await filer.post(`/api/proceedings/${id}/reveal`, look)).body)
    for (const said of ['包甲', '白乙', '轮流使用', '第 1 期', '民特1号'])
      assert.ok(words.includes(said), said)
    const mediator = await town.hands.visitor('mediator1')
    assert.equal((await mediator.get(`/api/proceedings/${id}`)).status, 404, 'it is the court’s alone')
  }

  test('the thirty days: told on the tenth, third and last day before; the thirty-first is refused with what is lawful', async () => {
    const expected: readonly (readonly [string, number])[] = [
      ['12', 0],
      ['13', 2],
      ['20', 4],
      ['22', 6],
    ]
    for (const [day, count] of expected) {
      at(`12-${day}T02:00`)
      await remind()
      const heard = (await messages(late.id)).filter(row => row.kind === 'confirmationWindow')
      assert.equal(heard.length, count, day)
    }
    at('12-24T02:00')
    const partyId = late.parties[0]
    const link = await town.post('mediator1', late, 'links', {
      id: randomUUID(),
      partyId,
      purpose: 'confirmation',
    })
    assert.equal(refusalIn(link), '409 tooLate')
    for (const said of [/三十日/, /起诉/, /支付令/, /公证/]) assert.match(link.body.error.message, said)
    const filed = await town.act('mediator1', late.id, 'fileConfirmation', {
      ...{ jointly: 'allParties', court: '旗人民法院', materials: '协议' },
    })
    assert.equal(refusalIn(filed), '409 tooLate')
    assert.equal(refusalIn(await town.enforce(late, null)), '409 unlawfulStep', 'nothing was confirmed')
  })
})
