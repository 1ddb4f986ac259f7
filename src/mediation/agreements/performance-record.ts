/** A payment under an agreement is recorded with the declared act and its proof in one transaction; what is short, late or over is reckoned anew (人民调解法第三十一条). */
import { type Consequence, type Registry, takeStep } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import type { Staff } from '../../territory/index.ts'
import { disputeOf } from '../parties/dispute.ts'
import { yuanOf } from './instalments.ts'
import { type PerformanceLedger, performanceOf } from './performance.ts'
import { requireMay } from './policy.ts'
import type { PaymentAsk } from './shape.ts'
import { agreementsOf, standingAgreement } from './store.ts'

interface Received {
  readonly receives: { readonly agreementId: string; readonly amountFen: number; readonly receivedOn: string }
}

/** @throws Refusal notFound, notYours, performanceUnfit, and whatever stands against the declared step */
export async function recordPayment(
  kernel: Kernel,
  registry: Registry,
  staff: Staff & { readonly claim?: string | undefined },
  disputeId: string,
  ask: PaymentAsk,
): Promise<void> {
  const { jurisdictionId } = staff
  const today = civilDay(kernel.clock.now())
  const prepared = await kernel.db.within(staff.sight, async tx => {
    const dispute = await disputeOf(tx, jurisdictionId, disputeId)
    requireMay('draft', dispute.standing, staff.actor)
    if (await isRecorded(tx, jurisdictionId, disputeId, ask)) return null
    const agreement = standingAgreement(await agreementsOf(tx, jurisdictionId, disputeId))
    if (agreement?.state !== 'recorded') throw new Refusal('performanceUnfit', { reason: 'noAgreement' })
    if (ask.amountFen === 0) throw new Refusal('performanceUnfit', { reason: 'nothing' })
    if (ask.receivedOn > today)
      throw new Refusal('performanceUnfit', { reason: 'future', day: ask.receivedOn, today })
    if (ask.receivedOn < agreement.effectOn!)
      throw new Refusal('performanceUnfit', {
        reason: 'beforeEffect',
        day: ask.receivedOn,
        effect: agreement.effectOn!,
      })
    const after = await ledgerOf(tx, jurisdictionId, agreement.id, today, {
      on: ask.receivedOn,
      amountFen: ask.amountFen,
    })
    if (after.rows.length === 0) throw new Refusal('performanceUnfit', { reason: 'noMoney' })
    return { agreementId: agreement.id, after, state: dispute.standing.state }
  })
  if (prepared === null) return
  const { agreementId, after, state } = prepared
  const about: Received = {
    receives: { agreementId, amountFen: ask.amountFen, receivedOn: ask.receivedOn },
  }
  const { step, inputs } = stepFor(state, after, ask)
  await takeStep(kernel, registry, { ...staff, about }, disputeId, { id: ask.id, seq: ask.seq, step, inputs })
}

/** All paid and nothing else to do: performed. Broken and partly paid: noted, the breach stands until it is urged. Otherwise the next row is due. */
function stepFor(state: string, after: PerformanceLedger, ask: PaymentAsk) {
  const { amountFen, receipts, receivedOn, followUpOn } = ask
  const proof = receipts.length > 0 ? { receipts } : {}
  if (after.openFen === 0 && ask.whole)
    return {
      step: 'recordPerformed',
      inputs: {
        performedOn: receivedOn,
        amountFen: after.receivedFen,
        ...proof,
        result: ask.result || sumOf(after),
      },
    }
  if (state === 'breached')
    return {
      step: 'reportPerformance',
      inputs: { performed: ask.result || sumOf(after), amountFen, ...proof },
    }
  const performBy = after.rows.find(row => row.openFen > 0)?.dueOn ?? ask.performBy
  if (!performBy) throw new Refusal('performanceUnfit', { reason: 'performByMissing' })
  if (followUpOn === null) throw new Refusal('performanceUnfit', { reason: 'followUpMissing' })
  return { step: 'recordInstalment', inputs: { amountFen, ...proof, performBy, followUpOn } }
}

/** Figures need no words. */
function sumOf({ receivedFen, dueFen }: PerformanceLedger): string {
  return `¥${yuanOf(receivedFen)} / ¥${yuanOf(dueFen)}`
}

/** In the transaction of the act: the receipt, under the act's own id. @throws Refusal performanceUnfit */
export const performanceConsequence: Consequence = async ({
  kernel,
  tx,
  jurisdictionId,
  proceedingId,
  act,
  about,
}) => {
  const receives = (about as Partial<Received> | undefined)?.receives
  if (!receives) return
  await tx
    .insertInto('performanceReceipt')
    .values({
      ...receives,
      jurisdictionId,
      id: act.id,
      proceedingId,
      byId: act.actorId,
      at: kernel.clock.now(),
    })
    .execute()
}

/** As of a day, with what is about to be received. */
export async function ledgerOf(
  tx: Tx,
  jurisdictionId: number,
  agreementId: string,
  asOf: string,
  ...more: readonly { readonly on: string; readonly amountFen: number }[]
): Promise<PerformanceLedger> {
  const rows = await tx
    .selectFrom('agreementInstalment')
    .select(['dueOn', 'amountFen'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('agreementId', '=', agreementId)
    .orderBy('row')
    .execute()
  const receipts = await receiptsOf(tx, jurisdictionId, agreementId)
  const received = receipts.map(one => ({ on: one.receivedOn, amountFen: Number(one.amountFen) }))
  const due = rows.map(row => ({ dueOn: row.dueOn, amountFen: Number(row.amountFen) }))
  return performanceOf(due, [...received, ...more], asOf)
}

export async function receiptsOf(tx: Tx, jurisdictionId: number, agreementId: string) {
  return tx
    .selectFrom('performanceReceipt')
    .select(['id', 'receivedOn', 'amountFen', 'byId', 'at'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('agreementId', '=', agreementId)
    .orderBy('receivedOn')
    .orderBy('at')
    .execute()
}

/** Sent again it is known; the same id for another payment is refused. @throws Refusal actReused */
async function isRecorded(
  tx: Tx,
  jurisdictionId: number,
  disputeId: string,
  ask: PaymentAsk,
): Promise<boolean> {
  const known = await tx
    .selectFrom('performanceReceipt')
    .select(['proceedingId', 'amountFen', 'receivedOn'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', ask.id)
    .executeTakeFirst()
  if (!known) return false
  const same =
    known.proceedingId === disputeId &&
    Number(known.amountFen) === ask.amountFen &&
    known.receivedOn === ask.receivedOn
  if (!same) throw new Refusal('actReused', { id: ask.id })
  return true
}
