/** Enforcement, performance 督促、和解、恢复: the demand of the fast track, payment, settlement by instalments, breach and resumption. 民事诉讼法 art. 241; 执行和解规定. */
import { busy, confirmed, creditor, day, fast, fen, filer, free, judge, law, local, oneOf, payer, reason, running, type Steps, text, whole } from './procedure-actors.ts'

const settling = law('民事诉讼法第二百四十一条;最高人民法院关于执行和解若干问题的规定第一条、第二条')
const performing = law('最高人民法院关于执行和解若干问题的规定第八条、第九条')
const resuming = law('最高人民法院关于执行和解若干问题的规定第九条至第十一条、第十七条;民诉解释第四百六十五条、第四百六十六条')
const ended = { closes: ['demand', 'instalment', 'grace', 'resumptionPeriod', 'resumptionReview'], opens: ['lifting'], resumes: whole, holds: 'nobody' } as const
const everywhere = [...running, ...busy, 'settled', 'breached']

const paying: Steps = {
  demand: { from: ['noticed', 'searching', 'noAssets', 'controlled'], to: 'demanded', who: [judge], handles: true, holds: 'actor', whileOpen: ['fastTrack'], opens: ['demand'], basis: fast, papers: ['demandRecord'], inputs: [text('contactRecord'), confirmed('lawfulNotice')] },
  recordPartPayment: { from: everywhere, to: '=', who: [payer, judge], basis: local, papers: ['receipt'], inputs: [fen('amount'), day('paidOn'), oneOf('route', 'courtAccount', 'creditorDirect')] },
  confirmPaid: { from: everywhere, to: 'paid', who: [judge, payer], handles: true, ...ended, needs: ['receiveMoney'], basis: law('执行规定第六十四条'), papers: ['receipt'], inputs: [fen('amount'), day('paidOn')] },
  confirmPaidDirectly: { from: everywhere, to: 'paid', who: [creditor, judge], ...ended, basis: law('执行规定第六十四条'), papers: ['receipt'], inputs: [fen('amount'), day('paidOn'), oneOf('creditorConfirmed', 'inWriting', 'recorded')] },
}

const settlement: Steps = {
  settle: {
    from: [...running, 'breached'], to: 'settled', who: [judge], handles: true, holds: 'actor', closes: ['demand', 'resumptionPeriod'], pauses: whole, opens: ['instalment'], dueFrom: { instalment: 'nextDueOn' }, basis: settling, papers: ['settlementAgreement', 'settlementRecord'],
    inputs: [oneOf('creditorConsent', 'given'), oneOf('proxy', 'none', 'specialAuthority'), text('agreement', 5000), fen('amountAgreed'), { name: 'instalments', kind: 'number', required: true, min: 1, max: 120 }, fen('amount'), day('nextDueOn')],
  },
  payInstalment: { from: ['settled'], to: '=', who: [payer, judge], closes: ['instalment', 'grace'], opens: ['instalment'], dueFrom: { instalment: 'nextDueOn' }, primary: true, basis: performing, papers: ['receipt'], inputs: [fen('amount'), day('paidOn'), day('nextDueOn')] },
  urgeInstalment: { from: ['settled'], to: '=', who: [judge], handles: true, whileOpen: ['instalment'], notBefore: ['instalment'], opens: ['grace'], opensFrom: { grace: 'dueOn' }, basis: performing, papers: ['instalmentUrging'], inputs: [day('dueOn'), text('contactRecord')] },
  markBreached: { from: ['settled'], to: 'breached', who: [judge], handles: true, holds: 'actor', whileOpen: ['instalment', 'grace'], notBefore: ['instalment', 'grace'], closes: ['instalment', 'grace'], basis: performing, papers: ['breachRecord'], inputs: [fen('amountPaid')] },
  startResumptionPeriod: { from: ['breached'], to: '=', who: [judge, filer], whileClosed: ['resumptionPeriod'], opens: ['resumptionPeriod'], opensFrom: { resumptionPeriod: 'lastDueOn' }, basis: resuming, inputs: [day('lastDueOn')] },
  applyForResumption: { from: ['breached'], to: 'resumptionAsked', who: [creditor, filer], closes: ['resumptionPeriod'], opens: ['resumptionReview'], primary: true, basis: resuming, papers: ['resumptionApplication'], inputs: [free(reason)] },
  grantResumption: { from: ['resumptionAsked'], to: 'searching', who: [judge], handles: true, holds: 'nobody', closes: ['resumptionReview'], resumes: whole, primary: true, basis: resuming, papers: ['resumptionRuling'], inputs: [fen('amountDeducted'), free(reason)] },
  refuseResumption: { from: ['resumptionAsked'], to: 'settled', who: [judge], handles: true, closes: ['resumptionReview'], opens: ['instalment'], dueFrom: { instalment: 'nextDueOn' }, basis: resuming, papers: ['resumptionRefusal'], inputs: [oneOf('whyNotResumed', 'performed', 'notDue', 'beingPerformed'), day('nextDueOn'), reason] },
}

export const performanceSteps: Steps = { ...paying, ...settlement }
