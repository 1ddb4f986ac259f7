/** Hands for tests of sittings: one is asked for, the room is written in, opened and begun; two sides with a mediator who declared of both. */
import { randomUUID } from 'node:crypto'
import type { TestServer } from '../support/server.ts'
import { idOfUser } from '../support/walk.ts'
import { mediationHands } from './hands.ts'

/** A time of the office's clock. */
export const at = (day: string, time = '15:00') => `${day}T${time}:00+08:00`

export function sittingHands(server: TestServer) {
  const hands = mediationHands(server)

  const asking = (more: object = {}) => ({
    id: randomUUID(),
    seen: 0,
    actId: randomUUID(),
    seq: 4,
    from: at('2026-12-01'),
    to: at('2026-12-01', '16:30'),
    placeKind: 'room',
    place: '第一调解室',
    mediatorId: idOfUser('mediator1'),
    chosenBy: 'committee',
    openness: 'closed',
    interpreter: false,
    ...more,
  })
  const set = (user: string, id: string, ask: object) => hands.send(user, `disputes/${id}/sittings`, ask)
  const row = (user: string, id: string, one: object) =>
    hands.send(user, `disputes/${id}/room/rows`, { id: randomUUID(), ...one })
  const get = async (user: string, path: string) =>
    (await hands.visitor(user)).get(`/api/mediation/disputes/${path}`)
  const open = async (id: string, user = 'mediator1') =>
    (await hands.send(user, `disputes/${id}/room/open`, { reason: '开调解会' })).body
  const begin = (user: string, id: string, seq: number) =>
    hands.send(user, `disputes/${id}/room/begin`, { actId: randomUUID(), seq, present: '双方当事人' })
  const seqOf = async (id: string) =>
    (await (await hands.visitor('mediator1')).get(`/api/proceedings/${id}`)).body.seq as number

  /** Two sides, and the mediator has declared of both. */
  async function withParties(id: string) {
    const parties = ['applicant', 'respondent'].map((side, index) => ({
      id: randomUUID(),
      side,
      kind: 'person',
      name: index ? '欧阳若谷' : '上官问渠',
      phone: '',
    }))
    for (const one of parties) await hands.send('mediator1', `disputes/${id}/parties`, one)
    await hands.send('mediator1', `disputes/${id}/declarations`, {
      id: randomUUID(),
      relations: Object.fromEntries(parties.map(one => [one.id, 'none'])),
    })
    return parties.map(one => one.id) as [string, string]
  }
  return { hands, asking, set, row, get, open, begin, seqOf, withParties }
}
