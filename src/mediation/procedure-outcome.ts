/** After mediation: performance, follow-up, breach, lawsuit, enforcement, notice of the ways that remain, the file (人民调解法第二十六条、第三十一条、第三十二条). Pure. */
import { localDefault } from '../proceedings/common-terms.ts'
import type { Step } from '../proceedings/procedure.ts'
import { choice, consentOf, day, director, law, mediationLaw, mediators, paper, party, settled, text, told } from './procedure-shared.ts'

const agreed = ['agreedWritten', 'agreedOral'] as const
const performance = choice('performance', 'onTime', 'partly', 'notYet', 'refused')
const satisfaction = choice('satisfaction', 'satisfied', 'acceptable', 'dissatisfied', 'notAsked')
const hiddenDanger = told('hiddenDanger', 1000, false)
const visited = law('人民调解法第三十一条;人民调解工作若干规定第三十六条、第三十七条', 'M')
/** What was seen on the visit; nobody is photographed against their will. */
const visitPhotos = { name: 'visitPhotos', kind: 'photos', purpose: 'evidence', max: 9 } as const
const performing = ['performanceDue', 'followUp', 'planning', 'urging'] as const

export const outcomeSteps: Record<string, Step> = settled({
  startPerformance: {
    from: agreed, to: 'performing', who: mediators, closes: ['planning', 'followUp'], opens: ['followUp'], dueFrom: { followUp: 'followUpOn' }, primary: true, basis: mediationLaw('第三十一条'), inputs: [day('followUpOn'), told('remark', 1000, false)],
  },
  reportPerformance: { from: ['performing', 'urged', 'breached'], to: '=', who: [party, ...mediators], basis: mediationLaw('第三十一条'), inputs: [told('performed', 1000), { name: 'amountFen', kind: 'fen' }, paper('receipts', false)], papers: ['performanceProof'] },
  recordInstalment: {
    from: ['performing', 'urged'], to: 'performing', who: mediators, closes: ['performanceDue', 'followUp'], opens: ['performanceDue', 'followUp'], dueFrom: { performanceDue: 'performBy', followUp: 'followUpOn' }, basis: mediationLaw('第三十一条'), papers: ['performanceProof'],
    inputs: [{ name: 'amountFen', kind: 'fen', required: true }, paper('receipts'), day('performBy'), day('followUpOn')],
  },
  followUp: {
    from: [...agreed, 'performing', 'breached', 'urged'], to: '=', who: mediators, closes: ['followUp'], opens: ['followUp'], dueFrom: { followUp: 'followUpOn' }, basis: visited, papers: ['followUpRecord'],
    inputs: [performance, satisfaction, hiddenDanger, told('heard', 2000), day('followUpOn'), visitPhotos],
  },
  recordPerformed: {
    from: [...agreed, 'performing', 'breached', 'urged'], to: 'performed', who: mediators, closes: [...performing, 'enforcementWindow'], opens: ['afterCare', 'archiving'], primary: true, basis: mediationLaw('第三十一条'), papers: ['performanceProof'],
    inputs: [day('performedOn'), { name: 'amountFen', kind: 'fen' }, paper('receipts'), text('result', 1000)],
  },
  followUpAfter: { from: ['performed', 'archived'], to: '=', who: mediators, closes: ['afterCare'], whileOpen: ['afterCare'], primary: true, basis: visited, papers: ['followUpRecord'], inputs: [satisfaction, hiddenDanger, told('heard', 2000), visitPhotos] },
  recordBreach: {
    from: [...agreed, 'performing', 'urged'], to: 'breached', who: [...mediators, party], notBefore: ['performanceDue'], closes: ['planning'], opens: ['urging', 'enforcementWindow'], opensFrom: { enforcementWindow: 'dueOn' }, basis: law('人民调解法第三十一条、第三十二条;民事诉讼法第二百五十条'),
    inputs: [day('dueOn'), told('breach', 2000)],
  },
  urgePerformance: {
    from: ['breached'], to: 'urged', who: mediators, closes: ['urging', 'performanceDue', 'followUp'], opens: ['performanceDue', 'followUp'], dueFrom: { performanceDue: 'performBy', followUp: 'followUpOn' }, primary: true, basis: mediationLaw('第三十一条'), papers: ['urgingRecord'],
    inputs: [told('breachCause', 2000), day('performBy'), day('followUpOn'), visitPhotos],
  },
  sue: {
    from: [...agreed, 'performing', 'breached', 'urged'], to: 'sued', who: [...mediators, party], closes: performing, opens: ['archiving'], basis: mediationLaw('第三十二条'), papers: ['waysNotice'], inputs: [choice('suedOver', 'performance', 'content'), told('remark', 1000, false)],
  },
  // The creditor asks the court; late or not is the debtor's to raise (民诉法解释第四百八十一条), so the two years are told and refuse nothing.
  enforce: {
    from: ['breached', 'urged'], to: 'enforced', who: [...mediators, party], while: { confirmation: ['confirmed'] }, closes: [...performing, 'enforcementWindow'], opens: ['archiving'], basis: law('人民调解法第三十三条第二款;民事诉讼法第二百零六条、第二百五十条;民诉法解释第四百八十一条'), papers: ['waysNotice'],
    inputs: [choice('against', 'applicant', 'respondent'), { ...choice('askedBy', 'inPerson', 'phoneVerified', 'inWriting'), staffOnly: true }, { name: 'court', kind: 'text', required: true, max: 100 }, { name: 'courtUnit', kind: 'unit', of: ['court'] }],
  },
  mediateAgain: {
    from: ['agreedWritten', 'performing', 'breached', 'urged'], to: 'mediating', who: mediators, handles: true, while: { confirmation: ['rejected'] }, closes: performing, opens: ['mediationPeriod'], basis: law('民事诉讼法第二百零六条;人民调解法第十七条'), inputs: [consentOf, told('remark', 1000, false)],
  },
  notifyEnd: {
    from: ['failed', 'terminated'], to: 'notified', who: mediators, closes: ['notification'], opens: ['archiving'], primary: true, basis: mediationLaw('第二十六条'), papers: ['waysNotice'],
    inputs: [choice('wayTold', 'court', 'arbitration', 'administrative', 'police', 'other'), choice('noticeWay', 'inPerson', 'phone', 'letter', 'online')],
  },
  // Who terminates reports in writing to whoever sent it and gives the papers back; before the file is closed.
  tellSender: {
    from: [...agreed, 'performing', 'breached', 'urged', 'performed', 'failed', 'terminated', 'notified', 'sued', 'enforced', 'notAccepted', 'referralRefused', 'withdrawn'], to: '=', who: mediators, needs: ['referIn'], atMost: 1, basis: law('特邀调解规定第十九条、第二十一条、第二十六条;人民法院在线调解规则第十五条'),
    inputs: [choice('senderTold', 'agreed', 'notAgreed', 'stopped', 'notTaken'), choice('noticeWay', 'inPerson', 'phone', 'letter', 'online'), text('result', 1000), paper('report', false)],
  },
  archive: {
    from: ['performed', 'notified', 'sued', 'enforced'], to: 'archived', who: [...mediators, { role: 'communityWorker', of: ['community'] }, director], keeps: ['afterCare', 'enforcementWindow'], primary: true, basis: law('人民调解法第二十七条;本地默认规则(归档时限)', 'D'), papers: ['fileCover', 'fileIndex', 'closingReport'],
    inputs: [{ name: 'volumeNo', kind: 'text', required: true, max: 60 }, { name: 'pages', kind: 'number', required: true, min: 1, max: 5000 }, choice('fileComplete', 'complete'), { name: 'retention', kind: 'choice', required: true, options: ['ordinary', 'long'] }],
  },
  advise: { from: [...agreed, 'registered', 'consentPending', 'accepted', 'scheduled', 'mediating', 'adjourned', 'performing', 'breached', 'urged', 'failed', 'notified'], to: '=', who: [{ role: 'communityCounsel', of: ['community'] }], basis: localDefault, papers: ['counselOpinion'], inputs: [told('opinion', 3000)] },
})
