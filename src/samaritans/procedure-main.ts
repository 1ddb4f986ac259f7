/** Good-samaritan recognition 见义勇为确认, the way to the certificate: clue, hand-in, completeness, verification, police determination, committee, notice, review. Pure. */
import type { Input, Step } from '../proceedings/procedure.ts'
import { anyOffice, anyPolice, committee, community, declaration, deed, evidence, exOfficio, finders, handedIn, head, henan, local, office, officeUnit, outside, police, policeUnit, practice, reason, regional, told, waived } from './procedure-parts.ts'

const window = { opensFrom: { applicationWindow: 'actOn' } } as const
const handIn = { owns: 'unit', holds: 'nobody', opens: ['applicationWindow', 'completeness'], ...window } as const

export const intake: Record<string, Step> = {
  reportClue: {
    from: ['draft'], to: 'clueFound', who: [outside, anyOffice, ...finders], owns: 'unit', holds: 'nobody', opens: ['applicationWindow'], ...window, basis: henan('第十条'), papers: ['clueSheet'],
    inputs: [officeUnit, ...deed, { name: 'source', kind: 'choice', required: true, options: ['grid', 'police', 'procuratorate', 'court', 'beneficiary', 'witness', 'media', 'judicialAid', 'other'] }, { name: 'actorName', kind: 'text', max: 100, personal: true }, { name: 'phone', kind: 'text', max: 40, personal: true }, evidence],
  },
  apply: {
    from: ['draft', 'clueFound'], to: 'applied', who: [outside, anyOffice], ...handIn, primary: true, basis: henan('第十一条'), papers: ['declarationForm'],
    inputs: [officeUnit, ...declaration, { name: 'appliedBy', kind: 'choice', required: true, options: ['actor', 'kin'] }],
  },
  recommend: {
    from: ['draft', 'clueFound'], to: 'recommended', who: [outside, anyOffice, ...finders], ...handIn, basis: henan('第十一条'), papers: ['declarationForm'],
    inputs: [officeUnit, ...declaration, { name: 'recommendedBy', kind: 'choice', required: true, options: ['unit', 'community', 'beneficiary', 'witness'] }, { name: 'recommender', kind: 'text', required: true, max: 200, personal: true }],
  },
  startExOfficio: {
    from: ['draft', 'clueFound'], to: 'exOfficio', who: [anyOffice, ...anyPolice], ...handIn, basis: exOfficio, papers: ['declarationForm'],
    inputs: [officeUnit, ...declaration, { name: 'originNumber', kind: 'text', max: 100, personal: true }],
  },
  dismissClue: { from: ['clueFound'], to: 'clueDismissed', who: [office], basis: local, inputs: [reason] },
  receive: { from: ['applied', 'recommended', 'exOfficio'], to: 'received', who: [office], holds: 'actor', opens: ['completeness'], basis: henan('第十二条'), papers: ['receipt'] },
  askSupplement: {
    from: handedIn, to: 'supplementing', who: [office], atMost: 1, closes: ['completeness'], opens: ['supplement'], basis: henan('第十二条'), papers: ['supplementNotice'],
    inputs: [{ name: 'missing', kind: 'longText', required: true, max: 2000 }, told],
  },
  supplement: {
    from: ['supplementing'], to: 'received', who: [outside, office], closes: ['supplement'], opens: ['completeness'], primary: true, basis: henan('第十二条'),
    inputs: [{ name: 'supplemented', kind: 'longText', required: true, max: 3000, personal: true }, evidence],
  },
  goOnWithout: { from: ['supplementing'], to: 'received', who: [office], notBefore: ['supplement'], closes: ['supplement'], opens: ['completeness'], basis: local, inputs: [reason] },
  accept: {
    from: handedIn, to: 'accepted', who: [office], holds: 'actor', handles: true, closes: ['completeness', 'applicationWindow'], opens: ['verification'], primary: true, basis: henan('第十二条'), papers: ['acceptanceNotice'],
    inputs: [{ name: 'timeliness', kind: 'choice', required: true, options: ['withinTwoYears', 'laterForReason'] }, { name: 'lateReason', kind: 'longText', max: 1000, personal: true }],
  },
  notAccept: {
    from: handedIn, to: 'notAccepted', who: [office, head], basis: regional, papers: ['notAcceptedNotice'],
    inputs: [{ name: 'notAcceptedGround', kind: 'choice', required: true, options: ['outsideScope', 'elsewhere', 'recognisedAlready', 'noFacts'] }, reason, told],
  },
}

const facts: Input = { name: 'facts', kind: 'longText', required: true, max: 4000, personal: true }
/** Recognition presupposes that nobody was bound to act: no duty by statute, law or contract. */
const determination: readonly Input[] = [
  facts, { name: 'dutyTest', kind: 'choice', required: true, options: ['noDuty', 'dutyByOffice', 'dutyByLaw', 'dutyByContract'] }, { name: 'determined', kind: 'choice', required: true, options: ['samaritanAct', 'notSamaritanAct', 'factsUnclear'] },
  { name: 'documentNumber', kind: 'text', max: 100, personal: true }, { name: 'document', kind: 'photos', purpose: 'paper', max: 9 },
]

export const verification: Record<string, Step> = {
  startVerifying: { from: ['accepted'], to: 'verifying', who: [office], handles: true, holds: 'actor', primary: true, basis: henan('第十二条'), inputs: [{ name: 'plan', kind: 'longText', max: 1000 }] },
  giveAccount: { from: ['accepted', 'verifying', 'withPolice'], to: '=', who: community, basis: regional, papers: ['communityStatement'], inputs: [{ name: 'communityAccount', kind: 'longText', required: true, max: 3000, personal: true }] },
  investigate: {
    from: ['verifying', 'withPolice', 'determinedByPolice'], to: '=', who: [office], handles: true, basis: henan('第十二条'), papers: ['inquiryReport'],
    inputs: [
      { name: 'interviews', kind: 'longText', required: true, max: 4000, personal: true }, { name: 'communityAccount', kind: 'longText', required: true, max: 3000, personal: true }, { name: 'policeFile', kind: 'longText', max: 2000, personal: true },
      { name: 'injuryGrade', kind: 'choice', required: true, options: ['none', 'slight', 'minorTwo', 'minorOne', 'seriousTwo', 'seriousOne', 'died', 'pending'] }, evidence,
    ],
  },
  askPolice: { from: ['verifying'], to: 'withPolice', who: [office], handles: true, owns: 'unit', holds: 'nobody', primary: true, basis: regional, papers: ['inquiryLetter'], inputs: [policeUnit, { name: 'question', kind: 'longText', required: true, max: 2000, personal: true }] },
  recallFromPolice: { from: ['withPolice'], to: 'verifying', who: [office], owns: 'before', holds: 'actor', basis: local, inputs: [reason] },
  determine: { from: ['withPolice'], to: 'determinedByPolice', who: police, handles: true, owns: 'before', holds: 'nobody', primary: true, basis: practice, papers: ['policeDetermination'], inputs: determination },
  recordDetermination: { from: ['verifying'], to: 'determinedByPolice', who: [office], handles: true, holds: 'nobody', basis: practice, papers: ['policeDetermination'], inputs: [...determination, { name: 'determinedBy', kind: 'text', required: true, max: 200 }, { name: 'determinedOn', kind: 'date', required: true }] },
}

/** At least three sit; who is recused is counted and does not vote. */
const votes: readonly Input[] = [
  { name: 'members', kind: 'number', required: true, min: 3, max: 99 }, { name: 'recusedMembers', kind: 'number', required: true, min: 0, max: 99 }, { name: 'votesFor', kind: 'number', required: true, min: 0, max: 99 }, { name: 'votesAgainst', kind: 'number', required: true, min: 0, max: 99 },
  { name: 'recusalAsked', kind: 'choice', required: true, options: ['noneConcerned', 'concernedStoodBack'] }, { name: 'opinion', kind: 'longText', required: true, max: 3000, personal: true },
]
const noObjection = { objection: ['none', 'dismissed'] } as const
const forNotice = { name: 'objection', from: ['none', 'dismissed', 'upheld'], to: 'none' } as const

export const judgement: Record<string, Step> = {
  recuseMember: { from: ['determinedByPolice'], to: '=', who: [office, head], basis: committee, papers: ['recusalRecord'], inputs: [{ name: 'memberName', kind: 'text', required: true, max: 100, personal: true }, reason] },
  reviewFor: { from: ['determinedByPolice'], to: 'reviewed', who: [head], approves: true, holds: 'nobody', needs: ['investigate'], primary: true, basis: committee, papers: ['committeeOpinion'], inputs: votes },
  reviewAgainst: { from: ['determinedByPolice'], to: 'reviewedAgainst', who: [head], approves: true, needs: ['investigate'], basis: committee, papers: ['committeeOpinion'], inputs: votes },
  sendBack: { from: ['determinedByPolice'], to: 'verifying', who: [head], approves: true, holds: 'nobody', basis: committee, inputs: [reason] },
  publishNotice: {
    from: ['reviewed'], to: 'noticed', who: [office], holds: 'actor', pauses: ['verification'], opens: ['publicNotice'], track: forNotice, primary: true, basis: henan('第十三条'), papers: ['publicNotice'],
    inputs: [{ name: 'noticeText', kind: 'longText', required: true, max: 3000, personal: true }, { name: 'masked', kind: 'choice', required: true, options: ['noAddressNoId'] }, { name: 'noticePlace', kind: 'text', required: true, max: 300 }],
  },
  askWaiver: { from: ['reviewed'], to: 'waiverAsked', who: [office], handles: true, holds: 'nobody', basis: waived, papers: ['waiverForm'], inputs: [{ name: 'waiverGround', kind: 'choice', required: true, options: ['safety', 'privacy'] }, facts] },
  waiveNotice: { from: ['waiverAsked'], to: 'noticeEnded', who: [head], approves: true, apartFrom: ['askWaiver'], primary: true, pauses: ['verification'], opens: ['recognition'], track: forNotice, basis: waived, papers: ['waiverForm'], inputs: [reason] },
  refuseWaiver: { from: ['waiverAsked'], to: 'reviewed', who: [head], approves: true, holds: 'nobody', basis: waived, inputs: [reason] },
  endNotice: {
    from: ['noticed'], to: 'noticeEnded', who: [office], holds: 'nobody', notBefore: ['publicNotice'], while: noObjection, closes: ['publicNotice'], opens: ['recognition'], opensFrom: { recognition: 'endedOn' }, primary: true, basis: henan('第十三条'),
    inputs: [{ name: 'endedOn', kind: 'date', required: true }],
  },
  raiseObjection: {
    from: ['noticed'], to: '=', who: [outside, office], within: ['publicNotice'], track: { name: 'objection', from: ['none', 'dismissed', 'raised'], to: 'raised' }, opens: ['objectionCheck'], basis: local, papers: ['objectionRecord'],
    inputs: [{ name: 'objection', kind: 'longText', required: true, max: 3000, personal: true }, { name: 'objector', kind: 'text', max: 100, personal: true }],
  },
  dismissObjection: { from: ['noticed'], to: '=', who: [head], approves: true, track: { name: 'objection', from: ['raised'], to: 'dismissed' }, closes: ['objectionCheck'], basis: local, papers: ['checkRecord'], inputs: [facts] },
  upholdObjection: { from: ['noticed'], to: '=', who: [head], approves: true, track: { name: 'objection', from: ['raised'], to: 'upheld' }, closes: ['objectionCheck'], basis: local, papers: ['checkRecord'], inputs: [facts] },
  reopenVerification: { from: ['noticed'], to: 'verifying', who: [office, head], while: { objection: ['upheld'] }, closes: ['publicNotice'], resumes: ['verification'], primary: true, basis: local, inputs: [reason] },
  recognise: {
    from: ['noticeEnded'], to: 'recognised', who: [head], approves: true, holds: 'nobody', closes: ['verification'], primary: true, basis: henan('第十三条'), papers: ['recognitionLetter'], inputs: [{ name: 'documentNumber', kind: 'text', max: 100 }],
  },
  certify: {
    from: ['recognised'], to: 'certified', who: [office, head], closes: ['recognition'], track: { name: 'honour', from: ['none'], to: 'banner' }, primary: true, basis: henan('第十三条'), papers: ['certificate'],
    inputs: [{ name: 'certificateNumber', kind: 'text', required: true, max: 100 }, { name: 'deliveredOn', kind: 'date', required: true }],
  },
  decideNotRecognised: { from: ['reviewedAgainst'], to: 'notRecognised', who: [head], approves: true, opens: ['reviewWindow'], primary: true, basis: henan('第十三条'), papers: ['notRecognisedDecision'], inputs: [reason, told] },
}

const decidedAbove: readonly Input[] = [{ name: 'decidedBy', kind: 'text', required: true, max: 200 }, { name: 'decidedOn', kind: 'date', required: true }, reason, told]

export const review: Record<string, Step> = {
  askReview: {
    from: ['notRecognised'], to: 'reviewRequested', who: [outside, office], within: ['reviewWindow'], byOurClock: true, closes: ['reviewWindow'], opens: ['reviewDecision'], holds: 'nobody', basis: henan('第十三条'), papers: ['reviewRequest'],
    inputs: [{ name: 'newFacts', kind: 'longText', required: true, max: 3000, personal: true }, evidence],
  },
  recordUpheld: { from: ['reviewRequested'], to: 'upheld', who: [office], closes: ['reviewDecision'], primary: true, basis: henan('第十三条'), papers: ['reviewDecision'], inputs: decidedAbove },
  recordChanged: { from: ['reviewRequested'], to: 'reviewed', who: [office], closes: ['reviewDecision'], basis: henan('第十三条'), papers: ['reviewDecision'], inputs: decidedAbove },
}
