/** Enforcement, stage 处置: valuation, auction, sale, set-off, distribution among creditors, objections. 民事诉讼法 arts. 236, 238, 258; 民诉解释 arts. 463, 506–510; 拍卖规定. */
import { afterNotice, confirmed, creditor, day, disposer, fen, filer, free, judgeApart, law, oneOf, presidentApart, reason, running, type Steps, short, text, unclaimed, whole } from './procedure-actors.ts'

const selling = law('民事诉讼法第二百五十八条')
const auctions = law('最高人民法院关于人民法院网络司法拍卖若干问题的规定', 'M')
const sealed = { ...unclaimed, attachment: ['attached'] } as const
const sold = { to: 'auctioned', who: [disposer], handles: true, holds: 'actor' } as const

const disposal: Steps = {
  entrustValuation: { from: ['controlled'], to: 'valuing', who: [disposer], handles: true, holds: 'actor', while: { attachment: ['attached'] }, pauses: whole, primary: true, basis: selling, papers: ['valuationEntrustment'], inputs: [oneOf('valuationWay', 'agreed', 'directional', 'online', 'entrusted'), text('propertyList')] },
  recordValuation: { from: ['valuing'], to: 'valued', who: [disposer], handles: true, holds: 'actor', resumes: whole, primary: true, basis: selling, papers: ['valuationReport'], inputs: [fen('value'), fen('reserve'), confirmed('reportServed')] },
  announceMovablesAuction: { from: ['valued'], to: 'auctioning', who: [disposer], handles: true, holds: 'actor', while: sealed, pauses: whole, opens: ['movablesNotice'], basis: auctions, papers: ['auctionNotice'], inputs: [fen('reserve'), day('announcedOn')], opensFrom: { movablesNotice: 'announcedOn' } },
  announceImmovablesAuction: { from: ['valued'], to: 'auctioning', who: [disposer], handles: true, holds: 'actor', while: sealed, pauses: whole, opens: ['immovablesNotice'], basis: auctions, papers: ['auctionNotice'], inputs: [fen('reserve'), day('announcedOn')], opensFrom: { immovablesNotice: 'announcedOn' } },
  sellMovables: { ...sold, from: ['auctioning'], while: sealed, whileOpen: ['movablesNotice'], notBefore: ['movablesNotice'], closes: ['movablesNotice'], resumes: whole, primary: true, basis: auctions, papers: ['saleConfirmation'], inputs: [fen('price')] },
  sellImmovables: { ...sold, from: ['auctioning'], while: sealed, whileOpen: ['immovablesNotice'], notBefore: ['immovablesNotice'], closes: ['immovablesNotice'], resumes: whole, primary: true, basis: auctions, papers: ['saleConfirmation'], inputs: [fen('price')] },
  failAuction: { from: ['auctioning'], to: 'valued', who: [disposer], handles: true, holds: 'actor', closes: ['movablesNotice', 'immovablesNotice'], resumes: whole, basis: auctions, papers: ['auctionResult'], inputs: [oneOf('auctionRound', 'first', 'second')] },
  withdrawAuction: { from: ['auctioning'], to: 'valued', who: [disposer], handles: true, holds: 'actor', closes: ['movablesNotice', 'immovablesNotice'], resumes: whole, basis: auctions, papers: ['auctionWithdrawal'], inputs: [reason] },
  sellPrivately: { ...sold, from: ['valued'], while: sealed, basis: selling, papers: ['saleConfirmation'], inputs: [oneOf('consent', 'allParties', 'notNeededByLaw'), fen('price')] },
  setOff: { ...sold, from: ['valued'], while: sealed, needs: ['failAuction'], opens: ['saleRuling'], basis: selling, papers: ['setOffRuling'], inputs: [oneOf('creditorConsent', 'given'), fen('price')] },
  recordPrice: { from: ['auctioned'], to: '=', who: [disposer], handles: true, opens: ['saleRuling'], basis: law('拍卖规定第二十条'), papers: ['receipt'], inputs: [fen('price'), day('paidOn')] },
  serveSaleRuling: { from: [...running, 'paid'], to: '=', who: [disposer], whileOpen: ['saleRuling'], closes: ['saleRuling'], opens: ['handover'], basis: law('拍卖规定第二十条'), papers: ['saleRuling'], inputs: [day('servedOn')] },
  handOver: { from: [...running, 'paid'], to: '=', who: [disposer], whileOpen: ['handover'], closes: ['handover'], basis: law('拍卖规定第二十七条'), papers: ['handoverRecord'], inputs: [day('handedOverOn')] },
}

const distributing = law('民诉解释第五百零六条至第五百一十条')
const planned = { from: [...running, 'paid', 'terminated'], to: '=', basis: distributing } as const
const plan = (from: readonly string[], to: string) => ({ track: { name: 'distribution', from, to } })

const distribution: Steps = {
  serveDistributionPlan: { ...planned, who: [disposer], ...plan(['none', 'settled'], 'served'), opens: ['planObjection'], papers: ['distributionPlan'], inputs: [{ name: 'creditorCount', kind: 'number', required: true, min: 2, max: 1000 }, fen('amount'), text('order'), day('servedOn')], opensFrom: { planObjection: 'servedOn' } },
  objectToPlan: { ...planned, who: [creditor, disposer], ...plan(['served'], 'objected'), within: ['planObjection'], closes: ['planObjection'], opens: ['planReply'], papers: ['planObjection'], inputs: [text('objection')] },
  confirmPlan: { ...planned, who: [disposer], ...plan(['served'], 'settled'), notBefore: ['planObjection'], closes: ['planObjection'], papers: ['distributionPlan'] },
  opposeObjection: { ...planned, who: [creditor, disposer], ...plan(['objected'], 'opposed'), within: ['planReply'], closes: ['planReply'], opens: ['planSuit'], papers: ['planObjection'], inputs: [text('objection')] },
  amendPlan: { ...planned, who: [disposer], ...plan(['objected'], 'settled'), notBefore: ['planReply'], closes: ['planReply'], papers: ['distributionPlan'], inputs: [text('order')] },
  sueOnPlan: { ...planned, who: [creditor, disposer], ...plan(['opposed'], 'inSuit'), within: ['planSuit'], closes: ['planSuit'], inputs: [day('suedOn')] },
  keepPlan: { ...planned, who: [disposer], ...plan(['opposed'], 'settled'), notBefore: ['planSuit'], closes: ['planSuit'], papers: ['distributionPlan'] },
  decidePlanSuit: { ...planned, who: [disposer], ...plan(['inSuit'], 'settled'), papers: ['distributionPlan'], inputs: [short('judgmentNumber'), text('order')] },
}

const claims = law('民事诉讼法第二百三十八条;程序解释第十五条;民诉解释第四百六十三条')
const deciders = [judgeApart, presidentApart]
const claim = (from: readonly string[], to: string) => ({ from: afterNotice, to: '=', basis: claims, track: { name: 'outsider', from, to } }) as const
const rulings = law('民事诉讼法第二百三十六条')
const conduct = (from: readonly string[], to: string) => ({ from: afterNotice, to: '=', basis: rulings, track: { name: 'conduct', from, to } }) as const

const objections: Steps = {
  raiseOutsiderObjection: { ...claim(['none', 'cleared'], 'raised'), who: [filer, disposer], opens: ['outsiderReview'], papers: ['objectionRecord'], inputs: [short('objectorName'), short('objectorPhone'), text('objection')] },
  upholdOutsider: { ...claim(['raised'], 'upheld'), who: deciders, approves: true, closes: ['outsiderReview'], opens: ['outsiderSuit'], papers: ['objectionRuling'], inputs: [reason] },
  rejectOutsider: { ...claim(['raised'], 'rejected'), who: deciders, approves: true, closes: ['outsiderReview'], opens: ['outsiderSuit'], papers: ['objectionRuling'], inputs: [reason] },
  sueOnOutsider: { ...claim(['upheld', 'rejected'], 'inSuit'), who: [creditor, filer], within: ['outsiderSuit'], closes: ['outsiderSuit'], inputs: [day('suedOn')] },
  clearOutsider: { ...claim(['upheld', 'rejected'], 'cleared'), who: [disposer, filer], notBefore: ['outsiderSuit'], closes: ['outsiderSuit'], inputs: [oneOf('object', 'released', 'continued')] },
  decideOutsiderSuit: { ...claim(['inSuit'], 'cleared'), who: [disposer, filer], inputs: [short('judgmentNumber'), oneOf('object', 'released', 'continued')] },
  raiseConductObjection: { ...conduct(['none', 'decided', 'reviewed'], 'raised'), who: [creditor, filer], opens: ['conductRuling'], closes: ['conductReviewWindow'], papers: ['objectionRecord'], inputs: [text('objection')] },
  decideConductObjection: { ...conduct(['raised'], 'decided'), who: deciders, approves: true, closes: ['conductRuling'], opens: ['conductReviewWindow'], papers: ['objectionRuling'], inputs: [oneOf('conductResult', 'revoked', 'corrected', 'rejected'), reason] },
  askConductReview: { ...conduct(['decided'], 'reviewAsked'), who: [creditor, filer], within: ['conductReviewWindow'], closes: ['conductReviewWindow'], opens: ['conductReview'], papers: ['reviewApplication'], inputs: [free(reason)] },
  recordConductReview: { ...conduct(['reviewAsked'], 'reviewed'), who: [filer, disposer], closes: ['conductReview'], papers: ['reviewRuling'], inputs: [oneOf('conductResult', 'revoked', 'corrected', 'rejected'), day('decidedOn')] },
}


export const disposalSteps: Steps = { ...disposal, ...distribution, ...objections }
