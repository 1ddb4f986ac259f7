/** Agreements of the demo's open disputes in every condition: a draft, waiting for a signature, in effect, paid in instalments that came short and late, confirmed by the court. Invented people. */
import { insertRows } from '../kernel/bulk.ts'
import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays } from '../proceedings/days.ts'
import { hashOf } from './agreements/content.ts'
import type { Content } from './agreements/shape.ts'
import { agreementPurpose } from './agreements/store.ts'
import type { DemoDispute } from './demo-sittings.ts'

const words = {
  facts: '双方对经过没有异议，争议在于费用由谁承担、何时付清。',
  responsibility: '经调解，双方认可各自责任，自愿协商解决。',
  clause: '一方按约定修好并清理现场，另一方不再追究误工损失。',
  manner: '当面履行，付款由社区见证并留收条',
  place: '社区居民委员会',
} as const
/** In fen, one after the other, a month apart. */
const amountsFen = [80_000, 80_000, 80_000] as const
const [firstDays, monthDays, lateDays] = [5, 30, 6]

interface Made {
  readonly agreement: object[]
  readonly agreementVersion: object[]
  readonly agreementInstalment: object[]
  readonly agreementSignature: object[]
  readonly performanceReceipt: object[]
}

/** In the transaction of the demo, after its disputes have their parties. */
export async function writeDemoAgreements(
  kernel: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  disputes: readonly DemoDispute[],
  now: Date,
): Promise<void> {
  const made: Made = {
    agreement: [],
    agreementVersion: [],
    agreementInstalment: [],
    agreementSignature: [],
    performanceReceipt: [],
  }
  const able = disputes.filter(({ parties, handlerId }) => parties.length >= 2 && handlerId)
  const agreed = able.filter(({ acts }) => acts.some(act => act.step === 'agreeWritten'))
  for (const [nth, dispute] of agreed.entries()) recorded(kernel, made, dispute, nth, now)
  const talking = able.filter(({ state }) => state === 'mediating')
  for (const [nth, dispute] of talking.slice(0, 2).entries())
    unrecorded(kernel, made, dispute, nth === 0 ? 'signing' : 'draft', now)
  for (const [table, rows] of Object.entries(made))
    if (rows.length > 0) await insertRows(tx, table as keyof Made, jurisdictionId, rows)
}

/** One was paid late first and short then; those performed are paid whole; of the others nothing has come yet. */
function recorded(
  kernel: Pick<Kernel, 'vault'>,
  made: Made,
  dispute: DemoDispute,
  nth: number,
  now: Date,
): void {
  const act = dispute.acts.find(one => one.step === 'agreeWritten')!
  const effectOn = String(act.inputs.effectOn ?? act.onDay)
  const one = written(kernel, made, dispute, 'recorded', effectOn, new Date(act.at), act.id)
  const rows = one.content.money!.rows
  made.agreementInstalment.push(...rows.map((row, at) => ({ agreementId: one.id, row: at + 1, ...row })))
  for (const { id: partyId } of dispute.parties) made.agreementSignature.push(one.mark('party', partyId))
  made.agreementSignature.push(one.mark('mediator', null), one.mark('committee', null))
  const today = civilDay(now)
  const received = (receivedOn: string, amountFen: number) =>
    made.performanceReceipt.push({
      ...{ id: newId(), agreementId: one.id, proceedingId: dispute.id, receivedOn, kind: 'received' },
      ...{ amountFen, byId: dispute.handlerId, at: now },
    })
  const due = rows.filter(row => row.dueOn < today)
  if (dispute.acts.some(one => one.step === 'recordPerformed'))
    for (const { dueOn, amountFen } of rows) received(dueOn < today ? dueOn : today, amountFen)
  else if (nth === 0)
    for (const [at, { dueOn, amountFen }] of due.entries())
      if (at === 0) received(addDays(dueOn, lateDays), amountFen)
      else received(dueOn, amountFen / 2)
}

function unrecorded(
  kernel: Pick<Kernel, 'vault'>,
  made: Made,
  dispute: DemoDispute,
  state: 'signing' | 'draft',
  now: Date,
): void {
  const one = written(kernel, made, dispute, state, civilDay(now), now, null)
  const first = dispute.parties[0]
  if (state === 'signing' && first) made.agreementSignature.push(one.mark('party', first.id))
}

function written(
  { vault }: Pick<Kernel, 'vault'>,
  made: Made,
  { id: proceedingId, handlerId: byId, parties }: DemoDispute,
  state: 'draft' | 'signing' | 'recorded',
  from: string,
  at: Date,
  actId: string | null,
) {
  const id = newId()
  const [payee, payer] = ['applicant', 'respondent'].map(side => parties.find(one => one.side === side)!)
  const { facts, responsibility, clause: text, manner, place } = words
  const content: Content = {
    ...{ facts, responsibility, copies: parties.length + 1 },
    clauses: [{ text, manner, place, by: addDays(from, firstDays) }],
    money: {
      ...{ payerId: payer!.id, payeeId: payee!.id, totalFen: amountsFen.reduce((sum, fen) => sum + fen, 0) },
      rows: amountsFen.map((amountFen, nth) => ({
        dueOn: addDays(from, firstDays + monthDays * nth),
        amountFen,
      })),
    },
  }
  const sha256 = hashOf(content, parties)
  made.agreement.push({
    ...{ id, proceedingId, form: 'written', state, version: 1, actId, byId, at },
    effectOn: state === 'recorded' ? from : null,
    partyIds: state === 'draft' ? [] : parties.map(one => one.id),
  })
  made.agreementVersion.push({
    ...{ agreementId: id, version: 1, sha256, byId, at },
    content: vault.encrypt(agreementPurpose, JSON.stringify(content)),
  })
  const mark = (role: 'party' | 'mediator' | 'committee', partyId: string | null) => ({
    ...{ id: newId(), agreementId: id, version: 1, purpose: 'agreement', role, partyId },
    ...{ decision: 'signed', way: role === 'committee' ? 'desk' : 'paper', image: null, sha256 },
    ...{ name: nameOf(partyId), onDay: from, byId, at, fallenAt: null },
  })
  const nameOf = (partyId: string | null) => {
    const name = parties.find(one => one.id === partyId)?.name
    return name ? vault.encrypt(agreementPurpose, name) : null
  }
  return { id, content, mark }
}
