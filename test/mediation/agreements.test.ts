/** The agreement of a dispute: drafted in versions, looked at by counsel, and every way it may not be signed; who may. 人民调解法第二十八条至第三十条. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import type { Content } from '../../src/mediation/agreements/shape.ts'
import { startTown } from '../support/server.ts'
import { agreementHands, drawn } from './agreement-hands.ts'
import { refusalIn } from './hands.ts'

const server = await startTown({
  env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000', AILI_RATE_SIGN_INS: '10000' },
})
const town = agreementHands(server)
const _ink = await drawn()

/** A change to the sound draft, and what opening the signing is told. */
const unfit: readonly (readonly [string, (content: Content) => unknown, string])[] = [
  ['no clause', content => ({ ...content, clauses: [] }), '422 agreementUnfit noClause'],
  [
    'a clause of yesterday',
    content => ({ ...content, clauses: [{ ...content.clauses[0], by: '2026-11-22' }] }),
    '422 agreementUnfit clausePast',
  ],
  ['two copies for two parties', content => ({ ...content, copies: 2 }), '422 agreementUnfit copies'],
  ['one fen short', content => money(content, { totalFen: 300_001 }), '422 instalmentsUnfit sumShort'],
  ['one fen over', content => money(content, { totalFen: 299_999 }), '422 instalmentsUnfit sumOver'],
  ['no rows', content => money(content, { rows: [] }), '422 instalmentsUnfit count'],
  [
    'a row of nothing',
    content => money(content, { rows: [{ dueOn: '2026-12-01', amountFen: 0 }] }),
    '422 instalmentsUnfit emptyRow',
  ],
  [
    'a row in the past',
    content => money(content, { rows: [{ dueOn: '2026-11-01', amountFen: 300_000 }] }),
    '422 instalmentsUnfit past',
  ],
  [
    'paid to oneself',
    content => money(content, { payeeId: content.money!.payerId }),
    '422 agreementUnfit sameParty',
  ],
  ['paid to nobody here', content => money(content, { payeeId: randomUUID() }), '422 agreementUnfit noParty'],
  [
    'longer than the act',
    content => ({ ...content, clauses: Array(4).fill({ ...content.clauses[0], text: '长'.repeat(900) }) }),
    '422 agreementUnfit tooLong',
  ],
]
const money = (content: Content, change: object) => ({ ...content, money: { ...content.money, ...change } })

suite('agreements', { concurrency: false }, () => {
  test('what cannot be signed is refused with the difference, and stays a draft', async () => {
    const one = await town.dispute()
    for (const [story, change, expected] of unfit) {
      await town.draft(one, change(one.content) as Content)
      assert.equal(refusalIn(await town.openSigning(one)), expected, story)
    }
    const { body } = await town.openSigning({ ...one, version: 1 })
    assert.match(body.error.message, /第 \d+ 稿/)
    const short = await town.draft(one, money(one.content, { totalFen: 300_001 }) as Content)
    assert.equal(short.status, 200)
    assert.match((await town.openSigning(one)).body.error.message, /0\.01/)
  })

  test('drafts: each change a version, a second agreement refused, two writers, sent twice', async () => {
    const one = await town.dispute()
    assert.equal(
      refusalIn(await town.save(one, { id: randomUUID(), seen: 0 })),
      '409 agreementState another_draft',
    )
    assert.equal((await town.save(one, { seen: 0 })).body.version, 1, 'sent twice it is one')
    const changed = { ...one.content, copies: 4 }
    assert.equal((await town.save(one, { seen: 1, content: changed })).body.version, 2)
    assert.equal(
      refusalIn(await town.save(one, { seen: 1, content: one.content })),
      '409 changedMeanwhile agreement',
    )
    const shown = (await town.shown(one)).agreements[0]
    assert.deepEqual(
      shown.versions.map((version: { version: number }) => version.version),
      [1, 2],
    )
    assert.equal(shown.content.copies, 4)
    const box = await server.db.owner
      .selectFrom('agreementVersion')
      .select('content')
      .executeTakeFirstOrThrow()
    assert.ok(!Buffer.from(box.content).toString('utf8').includes('排练'))
    const looks = await server.db.owner
      .selectFrom('accessEntry')
      .select('what')
      .where('proceedingId', '=', one.id)
      .where('what', '=', 'agreement')
      .execute()
    assert.equal(looks.length, 1, 'reading is on record, once an hour')
  })

  test('who may: drafting and recording to mediators, the seal to the director, the check to counsel, reading to them', async () => {
    const one = await town.dispute()
    const users = ['mediator1', 'community1', 'counsel1', 'grid1', 'mediator2', 'admin']
    const tried = async (path: string, body: () => object) => {
      const said: Record<string, string> = {}
      for (const user of users)
        said[user] = refusalIn(await town.hands.send(user, `disputes/${one.id}/${path}`, body()))
      return said
    }
    const outside = { grid1: '403 notYours', mediator2: '404 notFound', admin: '404 notFound' }
    const saved = await tried('agreement', () => ({
      id: one.agreementId,
      seen: 1,
      form: 'written',
      content: one.content,
    }))
    const draftOnly = '403 notYours agreementDraft'
    assert.deepEqual(
      { ...saved, grid1: '', mediator2: '', admin: '' },
      { mediator1: '200', community1: draftOnly, counsel1: draftOnly, grid1: '', mediator2: '', admin: '' },
    )
    for (const user of Object.keys(outside)) assert.match(saved[user]!, /^40[34] /)
    const seal = await tried(`agreements/${one.agreementId}/seal`, () => ({
      id: randomUUID(),
      version: 1,
      onDay: '2026-11-23',
    }))
    assert.equal(seal.mediator1, '403 notYours agreementSeal')
    assert.equal(seal.community1, '409 agreementState not_signing', 'may, but not yet')
    const record = await tried(`agreements/${one.agreementId}/record`, () => ({
      id: randomUUID(),
      seq: 0,
      version: 1,
    }))
    assert.equal(record.community1, draftOnly)
    assert.equal(record.mediator1, '409 agreementState not_signing')
    const pay = await tried('payments', () => ({
      id: randomUUID(),
      seq: 0,
      amountFen: 1,
      receivedOn: '2026-11-23',
    }))
    assert.equal(pay.counsel1, draftOnly)
    assert.equal(pay.mediator1, '422 performanceUnfit noAgreement')
  })

  test('who may: opening, links, paper and going back are for mediators; what it says is read by counsel, not in the grid', async () => {
    const one = await town.dispute()
    const draftOnly = '403 notYours agreementDraft'
    for (const path of [
      `agreements/${one.agreementId}/signing`,
      `agreements/${one.agreementId}/links`,
      `agreements/${one.agreementId}/paper`,
      `agreements/${one.agreementId}/reopen`,
    ]) {
      const bodies: Record<string, object> = {
        signing: { version: 1 },
        links: { id: randomUUID(), partyId: one.parties[0], purpose: 'agreement' },
        reopen: {},
        paper: {
          id: randomUUID(),
          version: 1,
          purpose: 'agreement',
          role: 'party',
          partyId: one.parties[0],
          name: '甲',
          onDay: '2026-11-23',
        },
      }
      const said = await town.hands.send(
        'community1',
        `disputes/${one.id}/${path}`,
        bodies[path.split('/').at(-1)!]!,
      )
      assert.equal(refusalIn(said), draftOnly, path)
    }
    const sees = async (user: string) =>
      (await (await town.hands.visitor(user)).get(`/api/mediation/disputes/${one.id}/agreement`)).body
    assert.ok((await sees('counsel1')).agreements[0].content)
    assert.equal((await sees('grid1')).agreements?.[0]?.content ?? null, null)
    assert.ok(!JSON.stringify(await sees('grid1')).includes('排练'))
  })

  test('counsel: signing waits for the answer, and for the change counsel wants', async () => {
    const one = await town.dispute()
    const check = randomUUID()
    const ask = { id: check, version: 1 }
    assert.equal((await town.post('mediator1', one, 'checks', ask)).status, 200)
    assert.equal(refusalIn(await town.openSigning(one)), '409 agreementState checkWaits')
    assert.equal(
      refusalIn(await town.post('mediator1', one, `checks/${check}`, { answer: 'noObjection', words: '' })),
      '403 notYours agreementCheck',
    )
    assert.equal(
      refusalIn(await town.post('counsel1', one, `checks/${check}`, { answer: 'change', words: '' })),
      '422 agreementUnfit wordsMissing',
    )
    assert.equal(
      (await town.post('counsel1', one, `checks/${check}`, { answer: 'change', words: '履行地点写明到门牌' }))
        .status,
      200,
    )
    assert.equal(refusalIn(await town.openSigning(one)), '409 agreementState checkChange')
    await town.draft(one, { ...one.content, copies: 4 })
    assert.equal(refusalIn(await town.openSigning(one)), '409 agreementState checkChange')
    const again = { id: randomUUID(), version: 2 }
    assert.equal((await town.post('mediator1', one, 'checks', again)).status, 200)
    const fine = { answer: 'noObjection', words: '' }
    assert.equal((await town.post('counsel1', one, `checks/${again.id}`, fine)).status, 200)
    await town.draft(one, { ...one.content, copies: 5 })
    assert.equal(refusalIn(await town.openSigning(one)), '409 agreementState checkOlder')
    const last = { id: randomUUID(), version: 3 }
    assert.equal((await town.post('mediator1', one, 'checks', last)).status, 200)
    assert.equal((await town.post('counsel1', one, `checks/${last.id}`, fine)).status, 200)
    assert.equal((await town.openSigning(one)).status, 200)
    const told = await server.db.owner
      .selectFrom('notice')
      .select('kind')
      .where('proceedingId', '=', one.id)
      .execute()
    assert.ok(
      ['agreementCheckAsked', 'agreementCheckAnswered'].every(kind => told.some(row => row.kind === kind)),
    )
  })
})
