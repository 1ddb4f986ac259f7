/** A payment under an agreement is recorded with the declared act and its proof in one transaction; what is short, late or over is reckoned anew (人民调解法第三十一条). */
import { type Consequence, type Happened, type Registry, takeStep } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { notify } from '../../notices/index.ts'
import { civilDay } from '../../proceedings/clock.ts'
import type { Staff } from '../../territory/index.ts'
import { disputeOf } from '../parties/dispute.ts'
import { mediationProcedure } from '../procedure.ts'
import { yuanOf } from './instalments.ts'
import { ledgerOf } from './ledger.ts'
import type { PerformanceLedger } from './performance.ts'
import { requireMay } from './policy.ts'
import type { PaymentAsk } from './shape.ts'
import { agreementsOf, standingAgreement } from './store.ts'

/** What the act's consequence writes and no form asks for. */
export interface Received {
  readonly receives: {
    readonly agreementId: string
    readonly amountFen: number
    readonly receivedOn: string
    readonly kind: PaymentAsk['kind'] | 'takenBack'
    /** The entry that this one takes back. */
    readonly corrects?: string
  }
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
    requireDay(ask.receivedOn, agreement.effectOn!, today)
    const { openFen } = await ledgerOf(tx, jurisdictionId, agreement.id, today)
    if (ask.kind === 'received' && !ask.over) requireOwed(ask.amountFen, openFen)
    if (ask.kind === 'waived') requireWaivable(openFen, ask)
    const after = await ledgerOf(tx, jurisdictionId, agreement.id, today, {
      on: ask.receivedOn,
      amountFen: ask.amountFen,
      waived: ask.kind === 'waived',
    })
    if (after.rows.length === 0) throw new Refusal('performanceUnfit', { reason: 'noMoney' })
    return { agreementId: agreement.id, after, state: dispute.standing.state }
  })
  if (prepared === null) return
  const { agreementId, after, state } = prepared
  const { amountFen, receivedOn, kind } = ask
  const about: Received = { receives: { agreementId, amountFen, receivedOn, kind } }
  const { step, inputs } = stepFor(state, after, ask, today)
  await takeStep(kernel, registry, { ...staff, about }, disputeId, { id: ask.id, seq: ask.seq, step, inputs })
}

/** @throws Refusal performanceUnfit */
function requireDay(day: string, effect: string, today: string): void {
  if (day > today) throw new Refusal('performanceUnfit', { reason: 'future', day, today })
  if (day < effect) throw new Refusal('performanceUnfit', { reason: 'beforeEffect', day, effect })
}

/** More than is owed is typed wrongly more often than paid. @throws Refusal performanceUnfit */
function requireOwed(amountFen: number, openFen: number): void {
  if (amountFen <= openFen) return
  const [open, over] = [yuanOf(openFen), yuanOf(amountFen - openFen)]
  throw new Refusal('performanceUnfit', { reason: 'overOpen', open, over })
}

/** The creditor's word in writing, and no more than what is open. @throws Refusal performanceUnfit */
function requireWaivable(openFen: number, { amountFen, receipts }: PaymentAsk): void {
  if (amountFen > openFen)
    throw new Refusal('performanceUnfit', { reason: 'waivesTooMuch', open: yuanOf(openFen) })
  if (receipts.length === 0) throw new Refusal('performanceUnfit', { reason: 'waiverUnproved' })
}

/** All paid and nothing else to do: performed. Broken and partly paid, or released: noted, the state stands. Otherwise the next row is due. */
function stepFor(state: string, after: PerformanceLedger, ask: PaymentAsk, today: string) {
  const { amountFen, receipts, receivedOn, followUpOn, kind } = ask
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
  if (kind === 'waived')
    return { step: 'reportPerformance', inputs: { performed: ask.result || sumOf(after), ...proof } }
  if (state === 'breached')
    return {
      step: 'reportPerformance',
      inputs: { performed: ask.result || sumOf(after), amountFen, ...proof },
    }
  const performBy = nextDay(after, today) ?? ask.performBy
  if (!performBy) throw new Refusal('performanceUnfit', { reason: 'performByMissing' })
  if (followUpOn === null) throw new Refusal('performanceUnfit', { reason: 'followUpMissing' })
  return { step: 'recordInstalment', inputs: { amountFen, ...proof, performBy, followUpOn } }
}

/** Of the first row that is open; a clock set anew on what is late already runs from today. Null: nothing is open. */
export function nextDay({ rows }: PerformanceLedger, today: string): string | null {
  const next = rows.find(row => row.openFen > 0)
  if (!next) return null
  return next.dueOn < today ? today : next.dueOn
}

/** Figures need no words. */
function sumOf({ receivedFen, waivedFen, dueFen }: PerformanceLedger): string {
  const waived = waivedFen > 0 ? ` (- ¥${yuanOf(waivedFen)})` : ''
  return `¥${yuanOf(receivedFen)} / ¥${yuanOf(dueFen)}${waived}`
}

/**
 * In the transaction of the act: the receipt, under the act's own id. There is one ledger, whatever form the act was filled
 * in on: what a mediator writes down on the step's plain form is a receipt too; what a party reports is looked into first.
 * @throws Refusal performanceUnfit
 */
export const performanceConsequence: Consequence = async happened => {
  const { tx, jurisdictionId, proceedingId, act, inputs } = happened
  if (!plainSteps.has(act.step)) return
  const receives = (happened.about as Partial<Received> | undefined)?.receives
  if (receives) return keepReceipt(happened, receives)
  const agreement = standingAgreement(await agreementsOf(tx, jurisdictionId, proceedingId))
  if (agreement?.state !== 'recorded') return
  const ledger = await ledgerOf(tx, jurisdictionId, agreement.id, act.onDay)
  if (takingBack.has(act.step)) throw new Refusal('performanceUnfit', { reason: 'takeBackWhere' })
  if (ledger.rows.length === 0) return
  if (act.actorKind !== 'staff') return tellHandler(happened)
  if (act.step === 'recordPerformed') return requireSettled(ledger)
  const amountFen = Number(inputs.amountFen ?? 0)
  if (amountFen === 0) return
  requireDay(act.onDay, agreement.effectOn!, act.onDay)
  requireOwed(amountFen, ledger.openFen)
  await keepReceipt(happened, {
    agreementId: agreement.id,
    amountFen,
    receivedOn: act.onDay,
    kind: 'received',
  })
}

const takingBack = new Set(['takeBackReceipt', 'reopenPerformance'])
const plainSteps = new Set(['recordInstalment', 'reportPerformance', 'recordPerformed', ...takingBack])

/** Nothing is called performed while the ledger says otherwise. @throws Refusal performanceUnfit */
function requireSettled({ openFen }: PerformanceLedger): void {
  if (openFen > 0) throw new Refusal('performanceUnfit', { reason: 'ledgerOpen', open: yuanOf(openFen) })
}

async function keepReceipt(
  { kernel, tx, jurisdictionId, proceedingId, act }: Happened,
  receives: Received['receives'],
): Promise<void> {
  const at = kernel.clock.now()
  await tx
    .insertInto('performanceReceipt')
    .values({ ...receives, jurisdictionId, id: act.id, proceedingId, byId: act.actorId, at })
    .execute()
}

async function tellHandler({ kernel, tx, jurisdictionId, proceedingId, act }: Happened): Promise<void> {
  const row = await tx
    .selectFrom('proceeding')
    .select(['number', 'handlerId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', proceedingId)
    .executeTakeFirstOrThrow()
  if (row.handlerId === null) return
  const about = { id: proceedingId, number: row.number, procedure: mediationProcedure }
  const at = kernel.clock.now()
  await notify(tx, jurisdictionId, [row.handlerId], about, {
    kind: 'performanceReported',
    causeId: act.id,
    at,
  })
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
