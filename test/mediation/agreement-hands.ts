/** Hands for tests of agreements: a dispute in mediation with two parties and a sound draft, links opened on phones, payments. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Content } from '../../src/mediation/agreements/shape.ts'
import { civilDay } from '../../src/proceedings/clock.ts'
import type { TestServer } from '../support/server.ts'
import { mediationHands } from './hands.ts'

export interface Drafted {
  readonly id: string
  readonly agreementId: string
  readonly parties: readonly string[]
  readonly content: Content
  version: number
}

/** A signature as a finger draws it. */
export async function drawn(): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"><rect width="300" height="120" fill="#fff"/>
    <path d="M20 90 C60 10 90 110 130 40 S220 90 280 30" stroke="#000" stroke-width="5" fill="none"/></svg>`
  return `data:image/png;base64,${(await sharp(Buffer.from(svg)).png().toBuffer()).toString('base64')}`
}

function draftingHands(server: TestServer) {
  const hands = mediationHands(server)
  const today = () => civilDay(server.clock.now())
  const party = async ({ id }: Pick<Drafted, 'id'>, side: string, name: string) => {
    const partyId = randomUUID()
    const sent = await hands.send('mediator1', `disputes/${id}/parties`, {
      id: partyId,
      side,
      kind: 'person',
      name,
    })
    assert.equal(sent.status, 200, JSON.stringify(sent.body))
    return partyId
  }
  const save = (one: Drafted, ask: object) =>
    hands.send('mediator1', `disputes/${one.id}/agreement`, {
      id: one.agreementId,
      form: 'written',
      content: one.content,
      ...ask,
    })
  const post = (user: string, one: Drafted, path: string, body: object) =>
    hands.send(user, `disputes/${one.id}/agreements/${one.agreementId}/${path}`, body)
  const draft = async (one: Drafted, content: Content) => {
    const saved = await save(one, { seen: one.version, content })
    if (saved.status === 200) one.version = saved.body.version
    return saved
  }
  const openSigning = (one: Drafted) => post('mediator1', one, 'signing', { version: one.version })
  const inSession = async () => {
    const id = await hands.accepted(today().slice(5))
    const parties = [await party({ id }, 'applicant', '包甲'), await party({ id }, 'respondent', '白乙')]
    const relations = Object.fromEntries(parties.map(one => [one, 'none']))
    await hands.send('mediator1', `disputes/${id}/declarations`, { id: randomUUID(), relations })
    await hands.done('mediator1', id, 'startMediating')
    return { id, parties }
  }
  const dispute = async (form = 'written'): Promise<Drafted> => {
    const { id, parties } = await inSession()
    const one = { id, agreementId: randomUUID(), parties, content: soundDraft(parties), version: 1 }
    const saved = await save(one, { seen: 0, form })
    assert.equal(saved.status, 200, JSON.stringify(saved.body))
    return one
  }
  return { hands, today, party, save, post, draft, openSigning, inSession, dispute }
}

export function agreementHands(server: TestServer) {
  const drafting = draftingHands(server)
  const { hands, today, post, openSigning, dispute } = drafting
  const signing = async () => {
    const one = await dispute()
    const opened = await openSigning(one)
    assert.equal(opened.status, 200, JSON.stringify(opened.body))
    return one
  }
  const link = async (one: Drafted, at: number, purpose = 'agreement') => {
    const made = await post('mediator1', one, 'links', {
      id: randomUUID(),
      partyId: one.parties[at],
      purpose,
    })
    assert.equal(made.status, 200, JSON.stringify(made.body))
    return { linkId: made.body.linkId as string, code: made.body.code as string }
  }
  const proceeding = async ({ id }: Drafted) =>
    (await (await hands.visitor('mediator1')).get(`/api/proceedings/${id}`)).body
  const record = async (one: Drafted, id: string = randomUUID(), scans: readonly string[] = []) =>
    post('mediator1', one, 'record', { id, seq: (await proceeding(one)).seq, version: one.version, scans })
  const pay = async (one: Drafted, ask: object) => {
    const receipts = [await (await hands.visitor('mediator1')).photo()]
    const { seq } = await proceeding(one)
    const whole = { amountFen: 1, receivedOn: today(), followUpOn: '2027-01-10', receipts, ...ask }
    return hands.send('mediator1', `disputes/${one.id}/payments`, { id: randomUUID(), seq, ...whole })
  }
  const shown = async ({ id }: Drafted) =>
    (await (await hands.visitor('mediator1')).get(`/api/mediation/disputes/${id}/agreement`)).body
  const seal = (one: Drafted, onDay = today()) =>
    post('community1', one, 'seal', { id: randomUUID(), version: one.version, onDay })
  const phone = (what: string, body: object) => server.resident.post(`/api/signing/${what}`, body)
  return { ...drafting, signing, link, proceeding, record, pay, shown, seal, phone }
}

function soundDraft([payerId, payeeId]: readonly string[]): Content {
  const rows = ['2026-12-01', '2027-01-01', '2027-02-01'].map(dueOn => ({ dueOn, amountFen: 100_000 }))
  return {
    facts: '两个秧歌队为晚间排练场地发生争执,一面鼓被踩坏。',
    responsibility: '双方均有责任,被申请人承担修鼓费用。',
    clauses: [
      {
        text: '双方轮流使用广场排练,单日甲队、双日乙队。',
        manner: '轮流使用',
        place: '文化广场',
        by: '2026-12-10',
      },
    ],
    money: { payerId: payerId!, payeeId: payeeId!, totalFen: 300_000, rows },
    copies: 3,
  }
}
