/** Enforcement, stage 启动: application, filing, triage, notice and service. 民事诉讼法 arts. 90, 95, 247–251; 执行规定 arts. 16–18; 快执 triage. */
import type { Input } from '../proceedings/procedure.ts'
import { afterNotice, confirmed, creditor, day, fast, fen, filer, free, judge, judgeApart, law, local, oneOf, president, reason, type Steps, searcher, short, text } from './procedure-actors.ts'

export const fastLabels = ['fastSameDay', 'fastWeek', 'fastFifteen']
const parties: readonly Input[] = [
  short('titleNumber'), short('creditorName'), short('creditorPhone', 40), short('debtorName'), free(short('debtorPhone', 40)), free(short('debtorIdNumber', 40)), fen('principal'), fen('interest'), fen('costs'), free(text('leads')), short('payeeAccount', 200),
]
/** What the papers of a referral do not say already. */
const asked = parties.filter(({ name }) => ['debtorIdNumber', 'principal', 'interest', 'costs', 'leads', 'payeeAccount'].includes(name))

const filing: Steps = {
  apply: {
    from: ['draft'], to: 'applied', who: [creditor, filer], opens: ['filing', 'applicationPeriod', 'stall'], opensFrom: { applicationPeriod: 'performanceDueOn' }, basis: law('民事诉讼法第二百四十七条、第二百五十条;执行规定第十八条'), papers: ['application'],
    inputs: [oneOf('form', 'written', 'oral'), ...parties, day('performanceDueOn'), oneOf('proxy', 'none', 'generalAuthority', 'specialAuthority')],
  },
  /** What came to it: an agreement that a court confirmed and that was not performed; the dispute's own act opens it. */
  referIn: {
    from: ['draft'], to: 'referred', who: [{ role: 'system', of: ['system'] }], opens: ['referralReceipt'], basis: law('人民调解法第三十三条第二款;民事诉讼法第二百零六条、第二百五十条'), papers: ['referralPacket'],
    inputs: [short('titleNumber', 200), short('creditorName', 200), free(short('creditorPhone', 40)), short('debtorName', 200), free(short('debtorPhone', 40)), { ...fen('principal'), required: false }, day('performanceDueOn'), text('agreementText', 6000), text('performanceSoFar', 6000), { name: 'attachments', kind: 'photos', purpose: 'paper', max: 18 }],
  },
  applyOnReferral: {
    from: ['referred'], to: 'applied', who: [creditor, filer], closes: ['referralReceipt'], opens: ['filing', 'applicationPeriod', 'stall'], opensFrom: { applicationPeriod: 'performanceDueOn' }, primary: true, basis: law('民事诉讼法第二百四十七条、第二百五十条;执行规定第十八条'), papers: ['application'],
    inputs: [oneOf('form', 'written', 'oral'), ...asked, day('performanceDueOn'), oneOf('proxy', 'none', 'generalAuthority', 'specialAuthority')],
  },
  declineReferral: {
    from: ['referred'], to: 'refused', who: [filer], basis: law('民诉法解释第四百六十条;执行规定第十六条'), papers: ['referralReturn'], inputs: [oneOf('declinedFor', 'creditorNotApplying', 'otherCourt', 'notEffective', 'performed', 'other'), reason],
  },
  transferFromTrial: { from: ['draft'], to: 'applied', who: [filer], opens: ['filing', 'stall'], basis: law('执行规定第十七条'), papers: ['transferSheet'], inputs: [short('trialDivision'), ...parties] },
  file: {
    from: ['applied'], to: 'filed', who: [filer], handles: true, holds: 'nobody', closes: ['filing', 'applicationPeriod'], opens: ['overall', 'notice', 'triaging', 'roundWait'], primary: true, basis: law('执行规定第十六条;民诉解释第四百八十一条'), papers: ['filingNotice'],
    inputs: [confirmed('fiveConditions'), confirmed('jurisdiction'), oneOf('application', 'inTime', 'late'), short('fileNumber')],
  },
  refuse: { from: ['applied'], to: 'refused', who: [filer], basis: law('执行规定第十六条'), papers: ['refusalRuling'], inputs: [oneOf('lacking', 'effectiveTitle', 'rightHolder', 'clearContent', 'unperformed', 'jurisdiction'), reason] },
}

const triage: Steps = {
  triageFast: {
    from: ['filed'], to: 'triaged', who: [judge], handles: true, holds: 'nobody', relabels: 'ask', closes: ['triaging'], opens: ['fastTrack', 'firstSearch'], primary: true, basis: fast, papers: ['triageSheet'],
    inputs: [{ name: 'label', kind: 'choice', required: true, options: fastLabels }, fen('amountClaimed'), confirmed('notExcluded'), { name: 'manager', kind: 'person', required: true, of: ['enforcementJudge'] }],
  },
  triageOrdinary: {
    from: ['filed'], to: 'triaged', who: [judge], handles: true, holds: 'nobody', relabels: 'ask', closes: ['triaging'], basis: fast, papers: ['triageSheet'],
    inputs: [{ name: 'label', kind: 'choice', required: true, options: ['ordinary', 'nonLitigation'] }, fen('amountClaimed'), { name: 'manager', kind: 'person', required: true, of: ['enforcementJudge'] }],
  },
  proposeOrdinary: { from: ['triaged', ...afterNotice.filter(state => !['paid', 'terminated', 'roundTerminated', 'closingProposed'].includes(state))], to: '=', who: [judge], handles: true, whileOpen: ['fastTrack'], basis: fast, papers: ['trackChangeApproval'], inputs: [oneOf('whyOrdinary', 'complexObject', 'notMoney', 'group', 'other'), reason] },
  leaveFastTrack: {
    from: ['triaged', ...afterNotice.filter(state => !['paid', 'terminated', 'roundTerminated', 'closingProposed'].includes(state))], to: '=', who: [judgeApart, president], approves: true, needs: ['proposeOrdinary'], apartFrom: ['proposeOrdinary'], whileOpen: ['fastTrack'], relabels: 'ask', closes: ['fastTrack', 'demand', 'firstSearch'], basis: fast, papers: ['trackChangeApproval'],
    inputs: [{ name: 'label', kind: 'choice', required: true, options: ['ordinary', 'nonLitigation'] }, free(reason)],
  },
}

const notice: Steps = {
  notify: {
    from: ['triaged'], to: 'noticed', who: [filer], handles: true, holds: 'nobody', closes: ['notice', 'noticeAfterMeasures'], opens: ['assetReport'], dueFrom: { assetReport: 'reportBy' }, primary: true, basis: law('民事诉讼法第二百五十一条;民诉解释第四百八十条;程序解释第二十二条'), papers: ['enforcementNotice', 'assetReportOrder', 'assetSurvey', 'dishonestyRiskNotice'],
    inputs: [text('duty'), confirmed('doubledInterestStated'), { name: 'courtAccount', kind: 'text', required: true, max: 200 }, day('reportBy')],
  },
  serve: { from: afterNotice, to: '=', who: [filer, judge], needs: ['notify'], track: { name: 'service', from: ['unserved', 'announced'], to: 'served' }, closes: ['announcement'], basis: law('民事诉讼法第八十七条至第九十四条'), papers: ['serviceReturn'], inputs: [oneOf('serviceWay', 'direct', 'post', 'leftAtHome', 'entrusted', 'passedOn'), day('servedOn')] },
  serveElectronically: { from: afterNotice, to: '=', who: [filer, judge], needs: ['notify'], track: { name: 'service', from: ['unserved', 'announced'], to: 'served' }, closes: ['announcement'], basis: law('民事诉讼法第九十条'), papers: ['serviceReturn'], inputs: [oneOf('electronicConsent', 'given'), day('servedOn')] },
  announceService: { from: afterNotice, to: '=', who: [filer], needs: ['notify'], track: { name: 'service', from: ['unserved'], to: 'announced' }, opens: ['announcement'], basis: law('民事诉讼法第九十五条'), papers: ['serviceAnnouncement'], inputs: [text('waysTried')] },
  completeAnnouncement: { from: afterNotice, to: '=', who: [filer], track: { name: 'service', from: ['announced'], to: 'served' }, notBefore: ['announcement'], closes: ['announcement'], basis: law('民事诉讼法第九十五条'), papers: ['serviceReturn'] },
}

const outside: Steps = {
  askCommunity: { from: afterNotice, to: '=', who: [judge, searcher], opens: ['assistanceReply'], whileClosed: ['assistanceReply'], basis: law('民事诉讼法第二百五十六条、第二百六十一条'), papers: ['assistanceLetter'], inputs: [oneOf('assistance', 'presence', 'whereabouts'), text('asked', 500)] },
  recordCommunityAnswer: { from: afterNotice, to: '=', who: [judge, searcher], whileOpen: ['assistanceReply'], closes: ['assistanceReply'], basis: local, papers: ['assistanceAnswer'], inputs: [text('answerGiven')] },
  tellOfHigherCourt: { from: afterNotice, to: '=', who: [judge, filer], notBefore: ['stall'], atMost: 1, basis: law('民事诉讼法第二百三十七条'), papers: ['higherCourtNote'], inputs: [oneOf('toldBy', 'inPerson', 'phone', 'letter', 'message')] },
}

export const startSteps: Steps = { ...filing, ...triage, ...notice, ...outside }
