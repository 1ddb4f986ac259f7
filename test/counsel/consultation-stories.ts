/** What was asked stays with the lawyer; what follows is opened with consent and known from both sides; opinions are given once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import {
  bookingAsk,
  clock,
  communityId,
  consultationAsk,
  lawyer,
  must,
  owner,
  resident,
  server,
  toldBy,
  visitors,
} from './world.ts'

const counsel = visitors.counsel1!
const record = (over: object = {}) => counsel.post('/api/counsel/consultations', consultationAsk(over))

async function unitNamed(part: string): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`select id from unit where name like ${`%${part}%`} order by name limit 1`.execute(owner)
  return rows[0]!.id
}
const referral = (over: object = {}) => ({
  ...{ id: newId(), consented: true, kind: 'labour', parties: '敖登格日乐', contact: '13800001111' },
  ...{ facts: '工地欠三个月工资。', request: '申请代理。' },
  ...over,
})

export function consultationStories(): void {
  firstConsultationStories()
  referralStories()
  opinionStories()
}

function firstConsultationStories(): void {
  test('the words lie locked, are in no list, and open for the lawyer alone, on record', async () => {
    const ask = consultationAsk()
    must(await counsel.post('/api/counsel/consultations', ask))
    must(await counsel.post('/api/counsel/consultations', ask))
    assert.equal(
      toldBy(await counsel.post('/api/counsel/consultations', { ...ask, asked: '别的' })),
      'actReused',
    )
    const { rows } = await sql<{
      row: string
    }>`select c::text as row from counsel_consultation c where id = ${ask.id}`.execute(owner)
    assert.ok(!/敖登|工资|13800001111/.test(rows[0]!.row))
    const list = must(await visitors.community1!.get('/api/counsel/consultations?kind=labour'))
    assert.ok(list.total >= 1)
    assert.ok(!/敖登|工资/.test(JSON.stringify(list)))
    assert.equal(list.rows[0].mayOpen, false)
    const { who, asked } = must(await counsel.post(`/api/counsel/consultations/${ask.id}/open`))
    assert.deepEqual([who, asked], [ask.who, ask.asked])
    const reads = await owner
      .selectFrom('counselRead')
      .select(['personId'])
      .where('subjectId', '=', ask.id)
      .execute()
    assert.deepEqual(reads, [{ personId: lawyer.personId }])
    assert.equal(
      toldBy(await visitors.community1!.post(`/api/counsel/consultations/${ask.id}/open`)),
      'notYours',
    )
    assert.equal((await visitors.counsel2!.post(`/api/counsel/consultations/${ask.id}/open`)).status, 404)
  })

  test('not before it happened, not long after; a booking that was heard is kept', async () => {
    assert.equal(toldBy(await record({ at: '2026-11-23T03:00:00.000Z' })), 'futureAct')
    assert.equal(toldBy(await record({ at: '2026-10-20T03:00:00.000Z' })), 'counselUnfit:late')
    const startsAt = '2026-11-23T02:10:00.000Z'
    const { id, code } = must(await resident.post('/api/public/counsel/bookings', bookingAsk({ startsAt })))
    clock.set('2026-11-23T02:12:00.000Z')
    must(await record({ bookingId: id, at: startsAt, who: '', contact: '', next: 'none' }))
    assert.equal(must(await resident.post('/api/public/counsel/bookings/find', { code })).state, 'kept')
    const row = must(await counsel.get('/api/counsel/bookings?days=1')).rows.find(
      (it: { id: string }) => it.id === id,
    )
    assert.ok(row.consultationId)
    clock.set('2026-11-23T02:00:00.000Z')
  })
}

function referralStories(): void {
  test('legal aid opens with its seven days, once, and both know each other', async () => {
    const { id } = must(await record())
    const unitId = await unitNamed('旗司法局')
    const path = `/api/counsel/consultations/${id}/referrals`
    assert.equal(
      (await counsel.post(path, referral({ unitId, consented: false }))).status,
      400,
      'not without consent',
    )
    const ask = referral({ unitId })
    const { proceedingId, number } = must(await counsel.post(path, ask))
    assert.deepEqual(must(await counsel.post(path, ask)), { proceedingId, number }, 'sent twice')
    assert.equal(toldBy(await counsel.post(path, referral({ unitId }))), 'counselState:referred')
    const officer = await server.signIn('legalaid1')
    const opened = must(await officer.get(`/api/proceedings/${proceedingId}`))
    assert.deepEqual(
      [
        opened.procedure,
        opened.state,
        opened.terms.map((it: { term: string; dueAt: string }) => [it.term, it.dueAt.slice(0, 10)]),
      ],
      ['legalAidApplication', 'applied', [['decision', '2026-11-30']]],
    )
    const { from } = must(await officer.get(`/api/counsel/of-proceeding/${proceedingId}`))
    assert.deepEqual([from.consultationId, from.own], [id, false])
    const listed = must(await counsel.get('/api/counsel/consultations')).rows.find(
      (it: { id: string }) => it.id === id,
    )
    assert.deepEqual([listed.referral.number, listed.mayRefer], [number, false])
    assert.equal((await visitors.finance1!.get(`/api/counsel/of-proceeding/${proceedingId}`)).status, 404)
  })

  test('mediation opens likewise; what leads nowhere is not referred', async () => {
    const { id } = must(await record({ kind: 'neighbour', next: 'mediation' }))
    const { rows } = await sql<{
      unitId: string
    }>`select unit_id from community where id = ${communityId}`.execute(owner)
    const ask = referral({ unitId: rows[0]!.unitId, kind: 'neighbour', parties: '甲、乙' })
    const { proceedingId } = must(await counsel.post(`/api/counsel/consultations/${id}/referrals`, ask))
    const opened = must(await visitors.mediator1!.get(`/api/proceedings/${proceedingId}`))
    assert.deepEqual([opened.procedure, opened.state], ['mediation', 'referredIn'])
    const none = must(await record({ next: 'court' }))
    assert.equal(
      toldBy(await counsel.post(`/api/counsel/consultations/${none.id}/referrals`, ask)),
      'counselState:nextOther',
    )
  })
}

function opinionStories(): void {
  test('an opinion names the clauses, is given once, and is shown to residents where the community says so', async () => {
    const director = visitors.community1!
    const photo = await director.photo()
    const ask = {
      ...{ id: newId(), communityId, kind: 'villageCovenant', title: '村规民约（草案）', content: '' },
      ...{ photos: [photo], neededOn: '2026-12-01', openToResidents: true },
    }
    assert.equal(
      toldBy(await director.post('/api/counsel/opinions', { ...ask, photos: [] })),
      'counselUnfit:noText',
    )
    must(await director.post('/api/counsel/opinions', ask))
    assert.equal((await counsel.get(`/api/counsel/photos/${photo}/thumb`)).status, 200)
    assert.equal((await visitors.counsel2!.get(`/api/counsel/photos/${photo}/thumb`)).status, 404)
    const give = (over: object) =>
      counsel.post(`/api/counsel/opinions/${ask.id}/give`, {
        opinion: 'change',
        clauses: [],
        grounds: '罚款条款没有法律依据。',
        basis: [{ law: '村民委员会组织法', article: '第二十八条' }],
        ...over,
      })
    assert.equal(toldBy(await give({})), 'counselUnfit:clausesMissing')
    const clauses = [{ clause: '第五条', reason: '不得设定罚款', proposal: '改为批评教育' }]
    must(await give({ clauses }))
    must(await give({ clauses }))
    assert.equal(toldBy(await give({ opinion: 'lawful' })), 'counselState:given')
    const shown = must(await director.get('/api/counsel/opinions')).rows.find(
      (it: { id: string }) => it.id === ask.id,
    )
    assert.deepEqual([shown.given.opinion, shown.given.clauses, shown.photos.length], ['change', clauses, 1])
    const own = must(await resident.get(`/api/public/counsel/${communityId}`))
    assert.deepEqual(
      own.opinions.map((it: { title: string }) => it.title),
      [ask.title],
    )
    const notices = must(await director.get('/api/notices'))
    assert.ok(JSON.stringify(notices).includes('opinionGiven'))
  })
}
