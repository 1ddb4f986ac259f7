/** Enforcement, stay, termination, end of a round and closing 中止、终结、终本、结案. 民事诉讼法 arts. 267–269; 终结本次执行程序规定; 执行规定 art. 64. */
import { busy, closer, confirmed, creditor, day, fen, filer, free, judge, law, oneOf, presidentApart, reason, running, type Steps, searcher, short, text, whole } from './procedure-actors.ts'

const staying = law('民事诉讼法第二百六十七条、第二百六十九条')
const round = law('最高人民法院关于严格规范终结本次执行程序的规定(试行)第一条、第二条;民诉解释第五百一十七条')
const after = law('最高人民法院关于严格规范终结本次执行程序的规定(试行)第九条')
const closing = law('执行规定第六十三条、第六十四条')
const stopped = [...whole, 'demand']
const stoppable = [...running, 'breached', 'resumptionAsked']
/** Money balanced, measures lifted, nothing in dispute. */
const settledUp = { attachment: ['none', 'lifted'], restriction: ['none', 'lifted'], payment: ['none', 'released'], outsider: ['none', 'cleared'], distribution: ['none', 'settled'] } as const
/** What runs no more once a round has ended. */
const over = [...whole, 'demand', 'roundWait', 'stall', 'control', 'leadCheck', 'urgentLeadCheck', 'assetReport', 'assetChange', 'closingDecision']

const halting: Steps = {
  stay: { from: stoppable, to: 'stayed', side: 'enter', who: [judge], handles: true, holds: 'actor', pauses: stopped, basis: staying, papers: ['stayRuling'], inputs: [oneOf('stayGround', 'creditorAgrees', 'outsiderReasoned', 'partyDied', 'partyDissolved', 'other'), day('servedOn')] },
  postpone: { from: stoppable, to: 'stayed', side: 'enter', who: [judge], handles: true, holds: 'actor', pauses: stopped, opens: ['postponement'], dueFrom: { postponement: 'untilOn' }, basis: law('民诉解释第四百六十七条'), papers: ['postponementDecision'], inputs: [oneOf('creditorConsent', 'given'), text('guarantee'), day('untilOn')] },
  liftStay: { from: ['stayed'], to: '^', side: 'leave', who: [judge], handles: true, closes: ['postponement'], resumes: stopped, primary: true, basis: staying, papers: ['resumptionRuling'], inputs: [reason] },
  terminate: {
    from: [...running, ...busy, 'settled', 'breached', 'resumptionAsked', 'stayed'], to: 'terminated', who: [judge], handles: true, holds: 'actor', closes: ['demand', 'instalment', 'grace', 'postponement', 'resumptionPeriod', 'resumptionReview', 'movablesNotice', 'immovablesNotice'], resumes: whole, basis: law('民事诉讼法第二百六十八条、第二百六十九条'), papers: ['terminationRuling'],
    inputs: [oneOf('terminationGround', 'withdrawn', 'titleRevoked', 'debtorDead', 'claimantDead', 'destitute', 'suedOnSettlement', 'other'), day('servedOn'), free(reason)],
  },
  endOtherwise: { from: ['filed', 'triaged', ...running, 'settled', 'breached', 'stayed'], to: 'terminated', who: [judge], handles: true, holds: 'actor', closes: ['triaging', 'firstSearch', 'notice', 'demand', 'instalment', 'grace', 'postponement', 'resumptionPeriod'], resumes: whole, basis: closing, papers: ['terminationRuling'], inputs: [oneOf('endKind', 'notEnforced', 'rejected', 'cancelled'), reason] },
}

const rounds: Steps = {
  talkToCreditor: { from: running, to: '=', who: [judge], handles: true, basis: round, papers: ['roundTalkRecord'], inputs: [text('talk'), oneOf('creditorView', 'agrees', 'objects', 'newLeads')] },
  proposeRoundTermination: {
    from: ['searching', 'noAssets', 'controlled', 'coerced', 'valued'], to: 'roundProposed', side: 'enter', who: [judge], handles: true, holds: 'nobody', needs: ['talkToCreditor'], notBefore: ['roundWait'], while: { service: ['served'], payment: ['none', 'released'], outsider: ['none', 'cleared'] }, basis: round, papers: ['roundChecklist'],
    inputs: [confirmed('noticeAndReport'), confirmed('limitIssued'), confirmed('searchExhausted'), confirmed('debtorSought'), text('searchProof', 5000)],
  },
  signRoundTermination: { from: ['roundProposed'], to: 'roundRuled', who: [creditor, filer], holds: 'nobody', basis: round, papers: ['roundRuling'], inputs: [day('signedOn')] },
  approveRoundTermination: { from: ['roundProposed'], to: 'roundRuled', who: [presidentApart], approves: true, apartFrom: ['proposeRoundTermination'], holds: 'nobody', primary: true, basis: round, papers: ['panelMinutes', 'roundRuling'], inputs: [text('panelMinutes', 5000)] },
  refuseRoundTermination: { from: ['roundProposed'], to: '^', side: 'leave', who: [presidentApart], approves: true, holds: 'nobody', basis: round, inputs: [reason] },
  closeRound: { from: ['roundRuled'], to: 'roundTerminated', who: [closer], approves: true, apartFrom: ['proposeRoundTermination'], holds: 'nobody', closes: over, opens: ['roundSearch', 'roundYears'], primary: true, basis: round, papers: ['closingApproval', 'roundRuling'], inputs: [oneOf('closingType', 'roundTermination'), confirmed('checklistComplete'), fen('amountReceived'), fen('amountUnpaid'), confirmed('fileComplete')] },
  searchAgain: { from: ['roundTerminated'], to: '=', who: [searcher], within: ['roundYears'], closes: ['roundSearch'], opens: ['roundSearch'], primary: true, basis: after, papers: ['searchTold'], inputs: [text('findings'), oneOf('toldBy', 'inPerson', 'phone', 'letter', 'message')] },
  resumeRound: { from: ['roundTerminated', 'searchEnded'], to: 'searching', who: [judge, filer], holds: 'nobody', closes: ['roundSearch', 'roundYears'], opens: ['overall', 'stall', 'roundWait'], basis: law('民诉解释第五百一十七条;终结本次执行程序规定第九条'), papers: ['resumptionNotice'], inputs: [oneOf('resumedOn', 'creditorAsks', 'assetsFound'), short('fileNumber'), free(reason)] },
  endRoundSearches: { from: ['roundTerminated'], to: 'searchEnded', who: [searcher, closer], notBefore: ['roundYears'], while: { attachment: ['none', 'lifted'], payment: ['none', 'released'] }, basis: after, inputs: [text('findings')] },
}

const checked = [fen('amountReceived'), fen('amountReleased'), fen('amountUnpaid'), oneOf('balanced', 'toTheFen'), confirmed('measuresLiftedAll'), confirmed('fileComplete')]

const closings: Steps = {
  proposeClosing: { from: ['paid'], to: 'closingProposed', side: 'enter', who: [judge], handles: true, holds: 'nobody', while: settledUp, opens: ['closingDecision'], primary: true, basis: closing, papers: ['closingApproval'], inputs: [oneOf('closingType', 'completed'), ...checked] },
  proposeClosingAfterRuling: { from: ['terminated'], to: 'closingProposed', side: 'enter', who: [judge], handles: true, holds: 'nobody', while: settledUp, opens: ['closingDecision'], primary: true, basis: closing, papers: ['closingApproval'], inputs: [oneOf('closingType', 'terminated', 'notEnforced', 'rejected', 'cancelled'), ...checked] },
  approveClosing: { from: ['closingProposed'], to: 'closed', who: [closer], approves: true, apartFrom: ['proposeClosing', 'proposeClosingAfterRuling'], primary: true, basis: closing, papers: ['closingApproval', 'closingNotice'], inputs: [confirmed('checklistComplete')] },
  returnClosing: { from: ['closingProposed'], to: '^', side: 'leave', who: [closer], holds: 'nobody', closes: ['closingDecision'], basis: closing, inputs: [reason] },
}

export const endingSteps: Steps = { ...halting, ...rounds, ...closings }
