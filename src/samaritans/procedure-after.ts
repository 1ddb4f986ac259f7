/** Good-samaritan recognition 见义勇为确认, what follows: rewards and help, honours upward, legal aid, medical advance, publicity by consent, follow-up, revocation. Pure. */
import type { Input, Step } from '../proceedings/procedure.ts'
import { consented, evidence, handedIn, head, honoured, legalAidBasis, local, office, outside, practice, reason, receivedBy, rewards, sinceAccepted, told } from './procedure-parts.ts'

const consent: Input = { name: 'consent', kind: 'choice', required: true, options: ['given'] }

export const protection: Record<string, Step> = {
  reward: {
    from: ['certified'], to: 'rewarded', who: [office], holds: 'actor', primary: true, basis: rewards, papers: ['rewardDecision'],
    inputs: [{ name: 'rewardKind', kind: 'choice', required: true, options: ['commendation', 'bonus', 'title', 'other'] }, { name: 'rewardAmount', kind: 'fen' }, { name: 'decidedBy', kind: 'text', required: true, max: 200 }, { name: 'rewardedOn', kind: 'date', required: true }],
  },
  arrangeHelp: {
    from: honoured, to: '=', who: [office], basis: rewards, papers: ['protectionLedger'],
    inputs: [{ name: 'helpKind', kind: 'choice', required: true, options: ['medical', 'living', 'job', 'school', 'housing', 'pension', 'other'] }, { name: 'department', kind: 'text', required: true, max: 200 }, { name: 'need', kind: 'longText', required: true, max: 2000, personal: true }, consent, { name: 'helpAmount', kind: 'fen' }],
  },
  beginFollowUp: { from: ['rewarded', 'nominatedUp'], to: 'protected', who: [office], opens: ['followUp'], primary: true, basis: rewards, papers: ['protectionLedger'] },
  visit: {
    from: ['protected'], to: '=', who: [office], closes: ['followUp'], opens: ['followUp'], primary: true, basis: local, papers: ['followUpRecord'],
    inputs: [{ name: 'visitedOn', kind: 'date', required: true }, { name: 'needLeft', kind: 'choice', required: true, options: ['none', 'some', 'great'] }, { name: 'note', kind: 'longText', required: true, max: 2000, personal: true }],
  },
  close: {
    from: ['protected'], to: 'closed', who: [office], needs: ['visit'], basis: local, inputs: [{ ...reason, name: 'summary', personal: true }],
    while: { honour: ['banner', 'city', 'region', 'nation'], legalAid: ['none', 'assigned', 'refused'], medical: ['none', 'paid', 'refused'], referral: ['none', 'accepted', 'returned'] },
  },
  revoke: { from: ['recognised', ...honoured, 'closed'], to: 'revoked', who: [head], approves: true, basis: rewards, papers: ['revocationDecision'], inputs: [{ name: 'revokeGround', kind: 'choice', required: true, options: ['falseStatement', 'notSamaritanAct', 'other'] }, reason, told] },
}

const nominate = (level: string, below: string): Step => ({
  from: honoured, to: 'nominatedUp', who: [office], track: { name: 'honour', from: [below], to: `${level}Asked` }, basis: practice, papers: ['nominationFile'],
  inputs: [{ name: 'call', kind: 'text', required: true, max: 200 }, { name: 'deedSummary', kind: 'longText', required: true, max: 4000, personal: true }, consent, evidence],
})
const grant = (level: string): Step => ({
  from: honoured, to: '=', who: [office], track: { name: 'honour', from: [`${level}Asked`], to: level }, basis: practice, papers: ['honourCertificate'],
  inputs: [{ name: 'title', kind: 'text', required: true, max: 200 }, { name: 'grantedBy', kind: 'text', required: true, max: 200 }, { name: 'grantedOn', kind: 'date', required: true }, { name: 'rewardAmount', kind: 'fen' }],
})
const decline = (level: string, below: string): Step => ({
  from: honoured, to: '=', who: [office], track: { name: 'honour', from: [`${level}Asked`], to: below }, basis: practice, inputs: [{ name: 'decidedBy', kind: 'text', required: true, max: 200 }, { ...reason, required: false }],
})

/** Each level is asked only after the one below was granted: banner, city, region, nation. */
export const honours: Record<string, Step> = {
  nominateCity: { ...nominate('city', 'banner'), primary: true }, grantCity: grant('city'), declineCity: decline('city', 'banner'),
  nominateRegion: nominate('region', 'city'), grantRegion: grant('region'), declineRegion: decline('region', 'city'),
  nominateNation: nominate('nation', 'region'), grantNation: grant('nation'), declineNation: decline('nation', 'region'),
}

/** Claims arising from the deed: legal aid without a test of means. */
export const legalAid: Record<string, Step> = {
  referLegalAid: {
    from: sinceAccepted, to: '=', who: [office, { role: 'communityCounsel', of: ['community'] }], track: { name: 'legalAid', from: ['none', 'refused'], to: 'asked' }, opens: ['legalAidDecision'], basis: legalAidBasis, papers: ['referralSheet'],
    inputs: [{ name: 'claim', kind: 'longText', required: true, max: 2000, personal: true }, consent],
  },
  grantLegalAid: { from: sinceAccepted, to: '=', who: [office], track: { name: 'legalAid', from: ['asked'], to: 'granted' }, closes: ['legalAidDecision'], opens: ['legalAidAssignment'], opensFrom: { legalAidAssignment: 'decidedOn' }, basis: legalAidBasis, inputs: [receivedBy, { name: 'decidedOn', kind: 'date', required: true }] },
  refuseLegalAid: { from: sinceAccepted, to: '=', who: [office], track: { name: 'legalAid', from: ['asked'], to: 'refused' }, closes: ['legalAidDecision'], basis: legalAidBasis, inputs: [receivedBy, reason] },
  assignLawyer: { from: sinceAccepted, to: '=', who: [office], track: { name: 'legalAid', from: ['granted'], to: 'assigned' }, closes: ['legalAidAssignment'], basis: legalAidBasis, inputs: [{ name: 'lawyer', kind: 'text', required: true, max: 100, personal: true }, { name: 'assignedOn', kind: 'date', required: true }] },
}

const treated = ['clueFound', ...handedIn, 'supplementing', ...sinceAccepted]

/** Somebody hurt while helping is treated first: the cost is advanced as an urgent matter. */
export const medical: Record<string, Step> = {
  requestMedicalAdvance: {
    from: treated, to: '=', who: [office], handles: true, urgent: true, track: { name: 'medical', from: ['none', 'refused', 'paid'], to: 'requested' }, opens: ['medicalAdvance'], basis: rewards, papers: ['advanceForm'],
    inputs: [{ name: 'hospital', kind: 'text', required: true, max: 200, personal: true }, { name: 'urgency', kind: 'longText', required: true, max: 2000, personal: true }, { name: 'advanceAmount', kind: 'fen', required: true }],
  },
  approveMedicalAdvance: { from: treated, to: '=', who: [head], approves: true, track: { name: 'medical', from: ['requested'], to: 'approved' }, closes: ['medicalAdvance'], primary: true, basis: rewards, papers: ['advanceForm'], inputs: [{ name: 'advanceAmount', kind: 'fen', required: true }] },
  refuseMedicalAdvance: { from: treated, to: '=', who: [head], approves: true, track: { name: 'medical', from: ['requested'], to: 'refused' }, closes: ['medicalAdvance'], basis: rewards, inputs: [reason] },
  payMedicalAdvance: { from: treated, to: '=', who: [office], track: { name: 'medical', from: ['approved'], to: 'paid' }, basis: rewards, papers: ['receiptOfAdvance'], inputs: [{ name: 'advanceAmount', kind: 'fen', required: true }, { name: 'paidOn', kind: 'date', required: true }] },
}

const known = ['recognised', ...honoured, 'closed']

/** Nothing is published without separate consent, nor a minor's rescue as an example to follow. */
export const publicity: Record<string, Step> = {
  askPublicity: { from: known, to: '=', who: [office], track: { name: 'publicity', from: ['none', 'declined', 'withdrawn'], to: 'asked' }, basis: consented, inputs: [{ name: 'scope', kind: 'longText', required: true, max: 1000 }] },
  consentPublicity: {
    from: known, to: '=', who: [outside, office], track: { name: 'publicity', from: ['asked'], to: 'consented' }, basis: consented, papers: ['consentForm'],
    inputs: [{ name: 'scope', kind: 'longText', required: true, max: 1000 }, { name: 'signedForm', kind: 'photos', purpose: 'paper', required: true, max: 9 }],
  },
  declinePublicity: { from: known, to: '=', who: [outside, office], track: { name: 'publicity', from: ['asked'], to: 'declined' }, basis: consented, inputs: [{ ...reason, required: false }] },
  withdrawPublicity: { from: known, to: '=', who: [outside, office], track: { name: 'publicity', from: ['consented'], to: 'withdrawn' }, basis: consented, inputs: [{ ...reason, required: false }] },
  publicise: {
    from: known, to: '=', who: [office], while: { publicity: ['consented'] }, basis: consented,
    inputs: [{ name: 'medium', kind: 'text', required: true, max: 200 }, { name: 'published', kind: 'longText', required: true, max: 3000, personal: true }, { name: 'minorChecked', kind: 'choice', required: true, options: ['adultAct'] }],
  },
}
