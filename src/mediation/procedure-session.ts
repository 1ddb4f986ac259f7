/** Mediation in session: mediators, hearings, inquiry, adjournment, extension by consent, agreement, failure, and the stop any party may call (人民调解法第十九条至第三十条). Pure. */
import { localDefault } from '../proceedings/common-terms.ts'
import type { Step } from '../proceedings/procedure.ts'
import { beforeAgreement, choice, consentOf, day, heads, inSession, law, mediationLaw, mediatorRoles, mediators, paper, party, reason, roundTerms, settled, text, told, who } from './procedure-shared.ts'

const unopposed = { recusal: ['none', 'decided'] }
const person = { name: 'person', kind: 'person', required: true, of: mediatorRoles } as const
const content = [told('disputeFacts', 3000), told('responsibility', 2000), told('agreement', 3000), text('manner', 500), who('performancePlace'), day('performBy')]
const money = [{ name: 'amountFen', kind: 'fen' }, { name: 'instalments', kind: 'number', min: 1, max: 120 }] as const

const adjourning: Step = {
  from: ['mediating', 'adjourned'], to: 'adjourned', who: mediators, handles: true, closes: ['nextSession'], opens: ['nextSession'], dueFrom: { nextSession: 'nextOn' }, basis: law('人民调解工作若干规定第三十三条'), papers: ['mediationRecord'],
  inputs: [day('nextOn'), told('record', 3000)],
}

export const sessionSteps: Record<string, Step> = settled({
  schedule: {
    from: ['accepted', 'scheduled'], to: 'scheduled', who: [...mediators, ...heads], holds: 'person', closes: ['scheduling', 'session'], opens: ['session'], dueFrom: { session: 'sessionOn' }, primary: true, basis: mediationLaw('第十九条、第二十条、第二十三条'), papers: ['mediationNotice'],
    inputs: [person, choice('chosenBy', 'committee', 'parties', 'court'), day('sessionOn'), who('place'), choice('openness', 'closed', 'open'), who('invited', false), { name: 'invitedAgreed', kind: 'boolean' }, { name: 'interpreter', kind: 'boolean' }],
  },
  startMediating: {
    from: ['accepted', 'scheduled', 'adjourned'], to: 'mediating', who: mediators, handles: true, holds: 'actor', while: unopposed, closes: ['scheduling', 'session', 'nextSession'], primary: true, basis: mediationLaw('第二十一条、第二十二条'), papers: ['mediationRecord'],
    inputs: [who('present'), { name: 'rightsRead', kind: 'boolean', required: true }],
  },
  investigate: {
    from: inSession, to: '=', who: mediators, handles: true, basis: law('人民调解工作若干规定第三十一条'), papers: ['investigationRecord', 'evidenceList'],
    inputs: [choice('investigation', 'interview', 'site', 'evidence'), told('found', 3000), { name: 'evidencePhotos', kind: 'photos', purpose: 'evidence', max: 9 }],
  },
  adjourn: { ...adjourning, while: { channel: ['own', 'taken'] }, whileOpen: ['mediationPeriod'], within: ['mediationPeriod'] },
  adjournDelegated: { ...adjourning, while: { channel: ['delegated'] }, whileOpen: ['delegatedPeriod'], within: ['delegatedPeriod'], basis: law('特邀调解规定第二十七条') },
  adjournJoint: { ...adjourning, whileOpen: ['jointRound'], within: ['jointRound'], basis: localDefault },
  extend: {
    from: inSession, to: '=', who: mediators, extension: 'give', byOurClock: true, handles: true, basis: law('人民调解工作若干规定第三十三条;特邀调解规定第二十七条'), papers: ['extensionConsent', 'extensionNotice'],
    inputs: [{ name: 'term', kind: 'choice', options: ['mediationPeriod', 'delegatedPeriod', 'jointRound'] }, { name: 'amount', kind: 'number', required: true, min: 1, max: 30 }, consentOf, paper('extensionConsent'), choice('told', 'inPerson', 'phone', 'letter', 'message'), reason],
  },
  agreeWritten: {
    from: ['mediating'], to: 'agreedWritten', who: mediators, handles: true, while: unopposed, track: { name: 'confirmation', from: ['none', 'declined', 'rejected', 'dropped'], to: 'possible' }, closes: roundTerms, opens: ['performanceDue', 'planning', 'confirmationWindow'], dueFrom: { performanceDue: 'performBy' }, opensFrom: { confirmationWindow: 'effectOn' }, primary: true, basis: mediationLaw('第二十八条、第二十九条;人民调解工作若干规定第三十四条、第三十五条'), papers: ['mediationAgreement', 'mediationRecord'],
    inputs: [...content, day('effectOn'), ...money, { name: 'copies', kind: 'number', min: 3, max: 50, required: true }, paper('signedAgreement', false)],
  },
  agreeOral: {
    from: ['mediating'], to: 'agreedOral', who: mediators, handles: true, while: unopposed, closes: roundTerms, opens: ['performanceDue', 'planning'], dueFrom: { performanceDue: 'performBy' }, basis: mediationLaw('第二十八条、第三十条'), papers: ['oralAgreementForm'],
    inputs: [told('agreement', 3000), text('manner', 500), day('performBy'), ...money],
  },
  putInWriting: {
    from: ['agreedOral', 'performing'], to: 'agreedWritten', who: mediators, handles: true, track: { name: 'confirmation', from: ['none'], to: 'possible' }, closes: ['performanceDue'], opens: ['performanceDue', 'planning', 'confirmationWindow'], dueFrom: { performanceDue: 'performBy' }, opensFrom: { confirmationWindow: 'effectOn' }, basis: mediationLaw('第二十八条、第二十九条;人民调解工作若干规定第三十四条'), papers: ['mediationAgreement'],
    inputs: [...content, day('effectOn'), ...money, { name: 'copies', kind: 'number', min: 3, max: 50, required: true }, paper('signedAgreement', false)],
  },
  fail: {
    from: inSession, to: 'failed', who: mediators, handles: true, closes: roundTerms, opens: ['notification'], basis: mediationLaw('第二十六条'), papers: ['mediationRecord'],
    inputs: [told('positions', 3000), choice('failedFor', 'noAgreement', 'partyAbsent', 'periodOver', 'needsCourt', 'other'), reason],
  },
  askRecusal: {
    from: inSession, to: '=', who: [party, ...mediators], track: { name: 'recusal', from: ['none', 'decided'], to: 'asked' }, opens: ['recusalDecision'], basis: mediationLaw('第十五条'),
    inputs: [choice('recusalGround', 'kin', 'interest', 'partial', 'gift', 'leak', 'other'), told('recusalFacts', 1000)],
  },
  replaceMediator: {
    from: inSession, to: '=', who: heads, approves: true, holds: 'person', apartFrom: ['askRecusal'], track: { name: 'recusal', from: ['asked'], to: 'decided' }, closes: ['recusalDecision'], primary: true, basis: mediationLaw('第十五条、第十九条'), papers: ['replacementRecord'], inputs: [person, reason],
  },
  keepMediator: {
    from: inSession, to: '=', who: heads, approves: true, apartFrom: ['askRecusal'], track: { name: 'recusal', from: ['asked'], to: 'decided' }, closes: ['recusalDecision'], basis: mediationLaw('第十五条'), papers: ['replacementRecord'], inputs: [reason],
  },
})

/** Any party, at any time, also while it is set aside or offered to another channel. */
export const stopStep: Record<string, Step> = {
  stop: {
    from: [...beforeAgreement, 'escalated', 'suspended'], to: 'terminated', side: 'leave', who: [party, ...mediators], closes: [...roundTerms, 'registration', 'referralConfirmation', 'matterAnswer', 'acceptanceDecision', 'consentAnswer', 'escalationDecision', 'recheck'], opens: ['notification'], basis: mediationLaw('第十七条、第二十三条第二项'), papers: ['terminationNote'],
    inputs: [choice('stoppedBy', 'applicant', 'respondent', 'allParties'), { ...choice('askedBy', 'inPerson', 'phoneVerified', 'inWriting'), staffOnly: true }, told('statement', 1000, false)],
  },
}
