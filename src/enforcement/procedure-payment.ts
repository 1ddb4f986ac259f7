/** Enforcement, stage 发放: money arrives, is matched, computed, approved by another person and paid out; delays are approved and reasoned; measures are lifted. 法发〔2017〕6号. */

import { agreed, busy, confirmed, day, fen, finance, free, judge, judgeApart, law, oneOf, payer, president, reason, running, type Steps, searcher, short, text } from './procedure-actors.ts'
import { heldStates } from './procedure-search.ts'
import { attachmentTerms } from './terms.ts'

const money = law('最高人民法院关于执行款物管理工作的规定(法发〔2017〕6号)')
const delaying = law('最高人民法院关于执行款物管理工作的规定(法发〔2017〕6号)', 'M')
const everywhere = ['filed', 'triaged', ...running, ...busy, ...agreed, 'stayed', 'paid', 'terminated', 'roundProposed', 'roundRuled', 'roundTerminated']
const paid = (from: readonly string[], to: string) => ({ from: everywhere, to: '=', basis: money, track: { name: 'payment', from, to } }) as const
const delayed = (from: readonly string[], to: string) => ({ ...paid(from, to), basis: delaying }) as const
/** Money that waits stands before its approval: the term of the release does not run meanwhile. */
const waiting = ['received', 'matched', 'computed', 'approved', 'delayed']
const why = oneOf('delayGround', 'dispute', 'missingPayee', 'otherCreditors', 'lawsuit', 'other')

export const paymentSteps: Steps = {
  receiveMoney: { ...paid(['none', 'released'], 'received'), who: [finance, payer], opens: ['arrivalNotice'], papers: ['arrivalRecord'], inputs: [fen('amount'), day('arrivedOn'), short('payerName')] },
  receiveFurther: { from: everywhere, to: '=', who: [finance, payer], while: { payment: waiting }, basis: money, papers: ['arrivalRecord'], inputs: [fen('amount'), day('arrivedOn'), short('payerName')] },
  noticeArrival: { ...paid(['received'], 'matched'), who: [finance, payer], closes: ['arrivalNotice'], opens: ['release'], opensFrom: { release: 'noticedOn' }, papers: ['arrivalNotice'], inputs: [day('noticedOn')] },
  computeRelease: {
    ...paid(['matched'], 'computed'), who: [judge, payer], handles: true, while: { distribution: ['none', 'settled'] }, papers: ['releaseApproval'],
    inputs: [fen('executionFee'), fen('priorityClaims'), fen('documentDebt'), fen('doubledInterest'), fen('amountToRelease'), short('payeeName'), short('payeeAccount', 200)],
  },
  approveRelease: { ...paid(['computed'], 'approved'), who: [judgeApart, president], approves: true, apartFrom: ['computeRelease'], papers: ['releaseApproval'], inputs: [oneOf('approvedBy', 'head', 'president')] },
  returnRelease: { ...paid(['computed'], 'matched'), who: [judgeApart, president], apartFrom: ['computeRelease'], inputs: [reason] },
  release: { ...paid(['approved'], 'released'), who: [finance, payer], apartFrom: ['computeRelease', 'approveRelease'], closes: ['release'], papers: ['paymentVoucher'], inputs: [fen('amount'), day('releasedOn')] },
  delayRelease: { ...delayed(['matched', 'computed'], 'delayed'), who: [president], approves: true, apartFrom: ['computeRelease'], pauses: ['release'], opens: ['delayReason'], papers: ['delayApproval'], inputs: [why, reason] },
  renewDelay: { from: everywhere, to: '=', who: [president], approves: true, while: { payment: ['delayed'] }, closes: ['delayReason'], opens: ['delayReason'], basis: delaying, papers: ['delayApproval'], inputs: [why, reason] },
  endDelay: { ...delayed(['delayed'], 'matched'), who: [judge, payer, president], closes: ['delayReason'], resumes: ['release'], inputs: [free(reason)] },
  liftMeasures: {
    from: heldStates, to: '=', who: [searcher, judge], handles: true, track: { name: 'attachment', from: ['none', 'attached'], to: 'lifted' }, closes: ['lifting', ...attachmentTerms], basis: law('失信规定第七条;限制高消费规定第九条;民诉解释第四百八十五条'), papers: ['liftingRuling'],
    inputs: [oneOf('liftGround', 'performed', 'replaced', 'exempt', 'outsider', 'expired', 'agreed', 'nothingAttached'), text('measuresLifted'), confirmed('allListed')],
  },
}
