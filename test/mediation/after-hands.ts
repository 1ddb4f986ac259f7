/** Hands for tests of what comes after an agreement: recorded on paper with parties who gave a number, confirmed by the court, steps on their plain forms. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { partyPurpose } from '../../src/mediation/parties/dispute.ts'
import type { Answer, TestServer } from '../support/server.ts'
import { agreementHands, type Drafted } from './agreement-hands.ts'

type Step = { step: string; inputs: { name: string; options: { value: string }[] | null }[] }

export function afterHands(server: TestServer) {
  const town = agreementHands(server)
  const { hands, post, today, proceeding } = town
  const photo = async () => (await hands.visitor('mediator1')).photo()
  /** A step on its plain form, with exactly these inputs. */
  const act = async (
    user: string,
    id: string,
    step: string,
    inputs: object,
    seq?: number,
    actId?: string,
  ) => {
    const who = await hands.visitor(user)
    const seen = (await who.get(`/api/proceedings/${id}`)).body
    return who.post(`/api/proceedings/${id}/acts`, {
      id: actId ?? randomUUID(),
      step,
      seq: seq ?? seen.seq ?? 0,
      inputs,
    })
  }
  const onPaper = async (one: Drafted, purpose: string, partyId: string | null) =>
    ok(
      await post('mediator1', one, 'paper', {
        ...{ id: randomUUID(), version: one.version, purpose, role: partyId ? 'party' : 'mediator' },
        ...{ partyId, name: '某某', onDay: today() },
      }),
    )
  const recorded = async (): Promise<Drafted> => {
    const one = await town.signing()
    for (const [at, id] of one.parties.entries()) {
      const phone = server.aili.kernel.vault.encrypt(partyPurpose, `1390000000${at}`)
      await server.db.owner.updateTable('disputeParty').set({ phone }).where('id', '=', id).execute()
    }
    for (const id of [...one.parties, null]) await onPaper(one, 'agreement', id)
    ok(await town.seal(one))
    ok(await town.record(one, randomUUID(), [await photo()]))
    return one
  }
  const confirmed = async (one: Drafted) => {
    for (const id of one.parties) await onPaper(one, 'confirmation', id)
    await hands.done('mediator1', one.id, 'fileConfirmation', { jointly: 'allParties' })
    await hands.done('mediator1', one.id, 'courtAccepts', { acceptedOn: today() })
    const ruling = { rulingNo: '(2026)内0000民特1号', ruling: [await photo()] }
    ok(await act('mediator1', one.id, 'courtConfirms', ruling))
  }
  const plainInstalment = async (one: Drafted, amountFen: number) =>
    act('mediator1', one.id, 'recordInstalment', {
      ...{ amountFen, receipts: [await photo()], performBy: '2027-01-01', followUpOn: '2027-01-10' },
    })
  const enforce = (one: Drafted, courtUnit: string | null, seq?: number, actId?: string) => {
    const asked = { against: 'applicant', askedBy: 'inPerson', court: '旗人民法院' }
    const inputs = courtUnit === null ? asked : { ...asked, courtUnit }
    return act('mediator1', one.id, 'enforce', inputs, seq, actId)
  }
  const courtFor = async (one: Drafted): Promise<string> => {
    const next = (await proceeding(one)).next as Step[]
    const inputs = next.find(step => step.step === 'enforce')!.inputs
    return inputs.find(input => input.name === 'courtUnit')!.options![0]!.value
  }
  const referralsOf = ({ id }: Drafted) =>
    server.db.owner.selectFrom('enforcementReferral').selectAll().where('disputeId', '=', id).execute()
  return { ...town, act, photo, recorded, confirmed, plainInstalment, enforce, courtFor, referralsOf }
}

function ok(answer: Answer): void {
  assert.equal(answer.status, 200, JSON.stringify(answer.body).slice(0, 600))
}
