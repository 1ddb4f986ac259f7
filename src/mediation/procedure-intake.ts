/** Mediation from the first word to consent: application, finding, referral, registration, consent as a hard gate (人民调解法第十七条、第十八条). Pure. */
import { localDefault } from '../proceedings/common-terms.ts'
import type { Step } from '../proceedings/procedure.ts'
import { anyUnit, choice, consentOf, day, director, dispatcher, disputeKind, heads, law, mediationLaw, mediators, paper, party, reason, secretary, settled, text, told, who } from './procedure-shared.ts'
import { exclusionNames } from './terms-exclusions.ts'

const label = (...labels: string[]) => choice('label', ...labels)
const ways = choice('wayTold', 'court', 'arbitration', 'administrative', 'police', 'other')
const signedNotice = paper('rightsNotice')
/** Said at the very first step: what the law keeps from mediation is sent the right way and not taken in. Whoever opens it with its parties must say (src/origins). */
const exclusion = { ...choice('exclusion', 'none', ...exclusionNames), required: false }
/** Set right when it is registered. */
const kindAnew = { ...disputeKind, required: false }

export const intakeSteps: Record<string, Step> = settled({
  apply: {
    from: ['draft'], to: 'applied', who: [party, ...mediators, director, secretary], opens: ['registration'], primary: true, basis: mediationLaw('第十七条'), papers: ['mediationApplication', 'receipt'],
    inputs: [choice('applyWay', 'oral', 'written', 'online'), exclusion, disputeKind, who('applicants'), who('contact', false), who('respondents'), who('proxy', false), told('facts', 3000), told('request', 1000), paper('application', false)],
  },
  find: {
    from: ['draft'], to: 'found', who: [{ role: 'gridLeader', of: ['grid'] }, { role: 'gridMember', of: ['grid'] }, ...mediators, director, secretary], owns: 'unit', opens: ['registration'], basis: mediationLaw('第十七条'), papers: ['registrationForm'],
    inputs: [choice('source', 'patrol', 'visit', 'resident', 'policeCall', 'other'), exclusion, disputeKind, who('parties'), told('facts', 3000), { ...anyUnit, required: false }],
  },
  referIn: {
    from: ['draft'], to: 'referredIn', owns: 'unit', opens: ['referralConfirmation'], basis: mediationLaw('第十八条'), papers: ['referralLetter'],
    who: [{ role: 'courtFilingOfficer', of: ['ownerUnit'] }, { role: 'communityPolice', of: ['community'] }, { role: 'petitionOfficer', of: ['ownerUnit'] }, { role: 'departmentHandler', of: ['ownerUnit'] }, { role: 'communityCounsel', of: ['community'] }, { role: 'mediator', of: ['ownerUnit'] }, { role: 'justiceOfficer', of: ['ownerUnit'] }, dispatcher, director],
    inputs: [choice('referredBy', 'court', 'police', 'petitionOffice', 'counsel', 'department', 'other'), { ...choice('courtStage', 'beforeFiling', 'afterFiling'), required: false }, who('referralNo', false), day('answerBy', false), exclusion, disputeKind, who('parties'), told('facts', 3000), anyUnit, paper('letter', false)],
  },
  // Opened with the matter's own act of referral, in its transaction: nobody types it twice.
  fromMatter: {
    from: ['draft'], to: 'referredIn', owns: 'unit', opens: ['matterAnswer'], basis: law('信访工作条例第三十七条;人民调解法第十七条'), who: [{ role: 'system', of: ['system'] }],
    inputs: [{ name: 'matterNumber', kind: 'text', required: true, max: 40 }, disputeKind, who('parties', false), told('facts', 5000), anyUnit],
  },
  refuseReferral: { from: ['referredIn'], to: 'referralRefused', who: [...mediators, ...heads], basis: law('人民法院在线调解规则第十二条'), papers: ['referralReturn'], inputs: [reason] },
  register: {
    from: ['applied', 'found', 'referredIn'], to: 'registered', who: [...mediators, ...heads], relabels: 'ask', level: 2, closes: ['registration', 'referralConfirmation', 'matterAnswer'], opens: ['acceptanceDecision'], primary: true, basis: mediationLaw('第二十七条'), papers: ['registrationForm'],
    inputs: [label('people', 'administrative'), { name: 'serial', kind: 'text', max: 60 }, kindAnew],
  },
  signForDelegation: {
    from: ['referredIn'], to: 'registered', who: mediators, relabels: 'ask', level: 2, track: { name: 'channel', from: ['own'], to: 'delegated' }, closes: ['referralConfirmation', 'matterAnswer'], opens: ['acceptanceDecision', 'delegatedPeriod'], opensFrom: { delegatedPeriod: 'receivedOn' }, basis: law('特邀调解规定第二十七条'), papers: ['deliveryReceipt', 'registrationForm'],
    inputs: [label('judicialBeforeFiling', 'judicialOrdinary', 'judicialSimplified'), day('receivedOn'), { name: 'serial', kind: 'text', max: 60 }, paper('deliveryReceipt', false)],
  },
  notAccept: {
    from: ['registered'], to: 'notAccepted', who: heads, approves: true, basis: law('人民调解工作若干规定第二十二条', 'M'), papers: ['notAcceptedNotice'],
    inputs: [choice('notAcceptedFor', 'exclusiveCompetence', ...exclusionNames.filter(name => name !== 'exclusiveCompetence'), 'otherByLaw'), ways, reason],
  },
  askConsent: {
    from: ['registered'], to: 'consentPending', who: mediators, handles: true, closes: ['acceptanceDecision'], opens: ['consentAnswer'], primary: true, basis: law('人民调解法第十七条;人民调解工作若干规定第三十条'), papers: ['rightsNotice', 'mediationInvitation'],
    inputs: [choice('noticeWay', 'inPerson', 'phone', 'letter', 'online'), told('remark', 1000, false)],
  },
  visitForConsent: { from: ['consentPending', 'jointConsentPending'], to: '=', who: mediators, handles: true, basis: localDefault, inputs: [told('heard', 2000)] },
  accept: {
    from: ['consentPending'], to: 'accepted', who: mediators, handles: true, while: { channel: ['own', 'taken'] }, closes: ['consentAnswer'], opens: ['scheduling', 'mediationPeriod'], primary: true, basis: law('人民调解法第十七条、第二十三条、第二十四条;人民调解工作若干规定第三十条'), papers: ['acceptanceForm', 'rightsNotice'],
    inputs: [consentOf, signedNotice],
  },
  acceptDelegated: {
    from: ['consentPending'], to: 'accepted', who: mediators, handles: true, while: { channel: ['delegated'] }, closes: ['consentAnswer'], opens: ['scheduling'], primary: true, basis: law('人民调解法第十七条;人民法院在线调解规则第十五条'), papers: ['acceptanceForm', 'rightsNotice'],
    inputs: [consentOf, signedNotice],
  },
  settleOnSpot: {
    from: ['registered', 'consentPending'], to: 'agreedOral', who: mediators, handles: true, closes: ['acceptanceDecision', 'consentAnswer', 'delegatedPeriod'], opens: ['performanceDue', 'planning'], dueFrom: { performanceDue: 'performBy' }, basis: mediationLaw('第十七条、第二十一条、第二十八条、第三十条'), papers: ['oralAgreementForm'],
    inputs: [consentOf, told('agreement', 3000), text('manner', 500), day('performBy')],
  },
  withdraw: {
    from: ['applied', 'found', 'referredIn', 'registered', 'consentPending'], to: 'withdrawn', who: [party, ...mediators], basis: mediationLaw('第三条、第十七条'),
    inputs: [{ ...choice('askedBy', 'inPerson', 'phoneVerified', 'inWriting'), staffOnly: true }, reason],
  },
})
