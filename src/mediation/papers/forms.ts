/** The papers of a mediation in the legal order of its file (2010 年人民调解卷宗文书格式): from which steps each arises, whether it must be there, who signs. Pure. */
import type { Translate } from '../../kernel/i18n.ts'
import type { ArisingAct, PaperFacts, PaperForm, PaperSet } from '../../proceedings/paper-facts.ts'
import {
  confirmationApplication,
  counselOpinion,
  dangerReport,
  escalationSheet,
  followUpRecord,
  handOverReturn,
  handOverSheet,
  performanceProof,
  publicOrderApplication,
  referralSheet,
  urgingRecord,
} from './after.ts'
import { mediationAgreement, oralAgreementForm } from './agreement.ts'
import { draftedAgreement } from './draft.ts'
import { backCover, closingReport, fileCover, fileIndex } from './file.ts'
import {
  acceptanceForm,
  authorization,
  identityProof,
  mediationApplication,
  mediationInvitation,
  mediationNotice,
  notAcceptedNotice,
  receipt,
  referralReturn,
  registrationForm,
  rightsNotice,
} from './intake.ts'
import {
  bodyOf,
  channelOf,
  channelWord,
  chosen,
  dayWords,
  mediatorOf,
  said,
  saying,
  sidesOf,
} from './parts.ts'
import { sampleDispute } from './sample.ts'
import {
  evidenceList,
  extensionConsent,
  extensionNotice,
  investigationRecord,
  mediationRecord,
  replacementRecord,
  terminationNote,
  waysNotice,
} from './session.ts'
import { signedActs, signedAgreements } from './signed.ts'

type More = Partial<Pick<PaperForm, 'need' | 'signed' | 'signedWith' | 'arises'>>
const paper = (
  kind: string,
  steps: readonly string[],
  write: PaperForm['write'],
  more: More = {},
): PaperForm => ({ kind, steps, need: 'asNeeded', signed: false, write, ...more })
const must = { need: 'must' } as const
const signed = { signed: true } as const
/** Another body writes it; Aili keeps the scan. */
const outside = null

const sessionEnds = ['adjourn', 'adjournDelegated', 'adjournJoint', 'agreeWritten', 'agreeOral', 'fail']
/** One record a session, begun with it; an end without a beginning has its own. */
function beginsRecord(act: ArisingAct, acts: readonly ArisingAct[]): boolean {
  if (act.step === 'startMediating') return true
  const before = acts.slice(
    0,
    acts.findIndex(one => one.id === act.id),
  )
  const last = before.findLast(one => one.step === 'startMediating' || sessionEnds.includes(one.step))
  return last?.step !== 'startMediating'
}
const has = (name: string) => (act: ArisingAct) => act.inputs[name] !== undefined && act.inputs[name] !== ''

const forms: readonly PaperForm[] = [
  paper('fileCover', ['archive'], fileCover, must),
  paper('fileIndex', ['archive'], fileIndex, must),
  paper('referralLetter', ['referIn'], outside),
  paper('mediationApplication', ['apply'], mediationApplication, { ...signed, signedWith: ['apply'] }),
  paper('receipt', ['apply'], receipt),
  paper('registrationForm', ['register', 'signForDelegation'], registrationForm, { ...must, ...signed }),
  paper('deliveryReceipt', ['signForDelegation', 'acceptDelegation'], outside),
  paper('referralReturn', ['refuseReferral'], referralReturn),
  paper('notAcceptedNotice', ['notAccept'], notAcceptedNotice),
  paper('mediationInvitation', ['askConsent', 'newRound'], mediationInvitation),
  paper('acceptanceForm', ['accept', 'acceptDelegated', 'acceptJoint'], acceptanceForm),
  paper('rightsNotice', ['askConsent', 'newRound', 'acceptEscalation'], rightsNotice, {
    ...must,
    ...signed,
    signedWith: ['accept', 'acceptDelegated', 'acceptJoint'],
  }),
  paper('identityProof', ['register', 'signForDelegation'], identityProof, { ...must, ...signed }),
  paper('authorization', ['apply'], authorization, { ...signed, arises: has('proxy') }),
  paper('mediationNotice', ['schedule'], mediationNotice),
  paper('replacementRecord', ['replaceMediator', 'keepMediator'], replacementRecord),
  paper('investigationRecord', ['investigate'], investigationRecord, signed),
  paper('evidenceList', ['investigate'], evidenceList, {
    ...signed,
    arises: act => act.inputs.investigation === 'evidence' || has('evidencePhotos')(act),
  }),
  paper('extensionConsent', ['extend'], extensionConsent, { ...signed, signedWith: ['extend'] }),
  paper('extensionNotice', ['extend', 'courtExtends'], extensionNotice, {
    arises: act => act.step === 'extend',
  }),
  paper('dangerReport', ['reportDanger'], dangerReport),
  paper(
    'mediationRecord',
    ['startMediating', ...sessionEnds.filter(step => step !== 'agreeOral')],
    mediationRecord,
    {
      ...must,
      ...signed,
      arises: beginsRecord,
    },
  ),
  paper('mediationAgreement', ['agreeWritten', 'putInWriting'], mediationAgreement, {
    ...signed,
    signedWith: ['agreeWritten', 'putInWriting'],
  }),
  paper('oralAgreementForm', ['agreeOral', 'settleOnSpot'], oralAgreementForm, signed),
  paper('terminationNote', ['stop'], terminationNote, signed),
  paper('handOverSheet', ['offerHandOver'], handOverSheet),
  paper('handOverReturn', ['refuseHandOver', 'returnHandOver', 'endDelegation'], handOverReturn),
  paper('escalationSheet', ['escalate'], escalationSheet),
  paper('referralSheet', ['refer'], referralSheet, signed),
  paper('waysNotice', ['notifyEnd', 'sue', 'enforce'], waysNotice, signed),
  paper(
    'performanceProof',
    ['reportPerformance', 'recordInstalment', 'recordPerformed'],
    performanceProof,
    signed,
  ),
  paper('urgingRecord', ['urgePerformance'], urgingRecord, signed),
  paper('followUpRecord', ['followUp', 'followUpAfter'], followUpRecord, signed),
  paper('confirmationApplication', ['fileConfirmation'], confirmationApplication, signed),
  paper('courtAcceptance', ['courtAccepts'], outside),
  paper('courtRuling', ['courtDeclines', 'courtConfirms', 'courtRejects', 'courtRevokes'], outside),
  paper('publicOrderApplication', ['applyPublicOrder'], publicOrderApplication, {
    ...signed,
    signedWith: ['applyPublicOrder'],
  }),
  paper('counselOpinion', ['advise'], counselOpinion, signed),
  paper('closingReport', ['archive'], closingReport, must),
  paper('backCover', ['archive'], backCover, must),
]

function common(facts: PaperFacts, t: Translate): Readonly<Record<string, string>> {
  const { applicants, respondents, all } = sidesOf(facts)
  const words: Readonly<Record<string, string>> = {
    number: facts.number,
    register: facts.register,
    body: bodyOf(facts, t),
    jurisdiction: facts.jurisdiction,
    channel: channelWord(facts, t),
    applicant: applicants,
    respondent: respondents,
    parties: all,
    mediator: mediatorOf(facts),
    disputeKind: chosen(saying(facts, 'disputeKind'), 'disputeKind', t),
    facts: said(facts, 'facts'),
    request: said(facts, 'request'),
    day: dayWords(facts.act.onDay, t),
  }
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [t(`paper:label.${name}`), value]))
}

export const mediationPapers: PaperSet = {
  procedure: 'mediation',
  forms,
  series: channelOf,
  agreements: signedAgreements,
  draft: draftedAgreement,
  signedActs,
  sample: sampleDispute,
  common,
}
