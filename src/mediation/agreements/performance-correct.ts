/** A receipt entered wrongly is taken back whole by a counter-entry with its reason: both stay in the books; what was called performed only by it is open again (人民调解法第三十一条). */
import { type Registry, takeStep } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { recentCalendarOf } from '../../proceedings/index.ts'
import type { Staff } from '../../territory/index.ts'
import { disputeOf } from '../parties/dispute.ts'
import { counting, instalmentsIn, receiptsIn, receiptsOf } from './ledger.ts'
import { performanceOf } from './performance.ts'
import { nextDay, type Received } from './performance-record.ts'
import { requireMay } from './policy.ts'
import { restDays } from './rest-days.ts'
import type { TakeBackAsk } from './shape.ts'
import { agreementsOf, standingAgreement } from './store.ts'

const lawful = new Set(['performing', 'breached', 'urged', 'performed'])

/** @throws Refusal notFound, notYours, actReused, performanceUnfit, and whatever stands against the declared step */
export async function takeBackReceipt(
  kernel: Kernel,
  registry: Registry,
  staff: Staff & { readonly claim?: string | undefined },
  disputeId: string,
  receiptId: string,
  ask: TakeBackAsk,
): Promise<void> {
  const { jurisdictionId } = staff
  const today = civilDay(kernel.clock.now())
  const prepared = await kernel.db.within(staff.sight, async tx => {
    const { standing } = await disputeOf(tx, jurisdictionId, disputeId)
    requireMay('draft', standing, staff.actor)
    const agreement = standingAgreement(await agreementsOf(tx, jurisdictionId, disputeId))
    if (agreement?.state !== 'recorded') throw new Refusal('performanceUnfit', { reason: 'noAgreement' })
    const all = await receiptsOf(tx, jurisdictionId, agreement.id)
    if (isTakenBack(all, receiptId, ask.id)) return null
    if (!lawful.has(standing.state)) throw new Refusal('performanceUnfit', { reason: 'takenBackOver' })
    const wrong = counting(all).find(one => one.id === receiptId)
    if (!wrong) throw new Refusal('performanceUnfit', { reason: 'noReceipt' })
    const openOn = await firstOpen(tx, jurisdictionId, agreement.id, receiptId, today)
    return { agreementId: agreement.id, wrong, reopens: standing.state === 'performed' ? openOn : null }
  })
  if (prepared === null) return
  const { agreementId, wrong, reopens } = prepared
  const amountFen = Number(wrong.amountFen)
  const about: Received = {
    receives: {
      agreementId,
      amountFen,
      receivedOn: wrong.receivedOn,
      kind: 'takenBack',
      corrects: receiptId,
    },
  }
  if (reopens !== null && ask.followUpOn === null)
    throw new Refusal('performanceUnfit', { reason: 'followUpMissing' })
  const said = { reason: ask.reason, ...(ask.receipts.length > 0 ? { receipts: ask.receipts } : {}) }
  const step =
    reopens === null
      ? { step: 'takeBackReceipt', inputs: said }
      : { step: 'reopenPerformance', inputs: { ...said, performBy: reopens, followUpOn: ask.followUpOn } }
  await takeStep(kernel, registry, { ...staff, about }, disputeId, { id: ask.id, seq: ask.seq, ...step })
}

/** Sent again it is known. @throws Refusal performanceUnfit, actReused */
function isTakenBack(all: Awaited<ReturnType<typeof receiptsOf>>, receiptId: string, actId: string): boolean {
  const before = all.find(one => one.corrects === receiptId)
  if (before?.id === actId) return true
  if (before) throw new Refusal('performanceUnfit', { reason: 'takenBack' })
  if (all.some(one => one.id === actId)) throw new Refusal('actReused', { id: actId })
  return false
}

/** The day of the first row that is open without this receipt; null: all of it is paid all the same. */
async function firstOpen(
  tx: Tx,
  jurisdictionId: number,
  agreementId: string,
  without: string,
  today: string,
) {
  const due = await instalmentsIn(tx, jurisdictionId, agreementId)
  const kept = counting(await receiptsOf(tx, jurisdictionId, agreementId)).filter(one => one.id !== without)
  const { lastDay } = restDays(await recentCalendarOf(tx, jurisdictionId))
  return nextDay(performanceOf(due, receiptsIn(kept), today, lastDay), today)
}
