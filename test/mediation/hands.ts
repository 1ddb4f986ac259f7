/** Hands for tests of mediators and channels: who signs in, a dispute carried step by step, what a refusal said. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { fillForm } from '../support/form.ts'
import type { Answer, TestServer } from '../support/server.ts'
import { openWalker } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'

/** Status, code and the reason or part it names. */
export const refusalIn = ({ status, body }: Answer): string =>
  status === 200
    ? '200'
    : [status, body.error?.code, body.error?.facts?.reason ?? body.error?.facts?.what]
        .filter(part => part !== undefined)
        .join(' ')

export function mediationHands(server: TestServer) {
  const walker = openWalker(server)
  const visitor = (user: string) => walker.visitor(user)
  /** A dispute of the first community, accepted by its mediator. */
  const accepted = async (day = '11-23') => {
    const walk = await walker.walk(
      'mediation',
      readWalks(`
        # accepted
        ${day} | mediator1 | apply(disputeKind=neighbour) | applied registration=${day}
        ${day}T10:10 | mediator1 | register(label=people) | registered acceptanceDecision=11-26
        ${day}T10:20 | mediator1 | askConsent | consentPending consentAnswer=11-26
        ${day}T10:30 | mediator1 | accept | accepted scheduling=11-25 mediationPeriod=12-23`).get(
        'accepted',
      )!,
    )
    return walk.id
  }
  /** Takes a step as the form offers it; without a form, with what is given alone. */
  const take = async (
    user: string,
    id: string,
    step: string,
    given: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const who = await visitor(user)
    const seen = await who.get(`/api/proceedings/${id}`)
    const form = seen.body.next?.find((one: { step: string }) => one.step === step)
    const inputs = form ? await fillForm(form, given, who, new Set()) : given
    return who.post(`/api/proceedings/${id}/acts`, {
      id: randomUUID(),
      step,
      seq: seen.body.seq ?? 0,
      inputs,
    })
  }
  const done = async (...asked: Parameters<typeof take>): Promise<Answer> => {
    const answer = await take(...asked)
    assert.equal(answer.status, 200, JSON.stringify(answer.body).slice(0, 500))
    return answer
  }
  const beside = async (user: string, id: string) =>
    (await (await visitor(user)).get(`/api/mediation/disputes/${id}`)).body
  const send = async (user: string, path: string, body: object) =>
    (await visitor(user)).post(`/api/mediation/${path}`, body)
  return { walker, visitor, accepted, take, done, beside, send }
}
export type Hands = ReturnType<typeof mediationHands>
