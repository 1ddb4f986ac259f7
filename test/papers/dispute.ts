/** A mediation in the test town, taken as far as a test needs it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Visitor } from '../support/server.ts'

export const secret = '上官问渠·𠮷'
const facts = '楼上卫生间漏水，双方为维修费用争执。'

export interface Dispute {
  readonly id: string
  step(who: Visitor, step: string, inputs?: Record<string, unknown>): Promise<string>
  acts(): Promise<readonly { id: string; step: string }[]>
}

/** Opened by a mediator and brought as far as asked. */
export async function dispute(
  mediator: Visitor,
  upTo: 'registered' | 'accepted' | 'agreed' = 'registered',
): Promise<Dispute> {
  const id = randomUUID()
  const opened = await mediator.post('/api/proceedings', {
    id,
    procedure: 'mediation',
    step: 'apply',
    inputs: {
      applyWay: 'oral',
      disputeKind: 'neighbour',
      applicants: secret,
      respondents: '司马青衫',
      contact: '19987654321',
      proxy: '其女上官知春',
      facts,
      request: '请求修好防水并赔偿。',
    },
  })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  const it: Dispute = {
    id,
    async step(who, step, inputs = {}) {
      const seen = await who.get(`/api/proceedings/${id}`)
      const actId = randomUUID()
      const answer = await who.post(`/api/proceedings/${id}/acts`, {
        id: actId,
        step,
        inputs,
        seq: seen.body.seq,
      })
      assert.equal(answer.status, 200, `${step}: ${JSON.stringify(answer.body).slice(0, 600)}`)
      return actId
    },
    acts: async () => (await mediator.get(`/api/proceedings/${id}`)).body.acts,
  }
  await it.step(mediator, 'register', { label: 'people' })
  if (upTo === 'registered') return it
  await it.step(mediator, 'askConsent', { noticeWay: 'inPerson' })
  await it.step(mediator, 'accept', { consentOf: 'allParties', rightsNotice: [await mediator.photo()] })
  if (upTo === 'accepted') return it
  await it.step(mediator, 'startMediating', { present: '双方', rightsRead: true })
  await it.step(mediator, 'agreeWritten', {
    disputeFacts: facts,
    responsibility: '楼上一方负责维修。',
    agreement: '楼上于月底前修好防水。\n赔偿粉刷费二千四百元。',
    manner: '转账',
    performancePlace: '社区',
    performBy: '2026-12-10',
    effectOn: '2026-11-23',
    amountFen: 240_000,
    copies: 3,
    signedAgreement: [await mediator.photo()],
  })
  return it
}
