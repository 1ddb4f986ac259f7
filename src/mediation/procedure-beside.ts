/** Beside mediation: danger, the three channels on one dispute, the way up, judicial confirmation, the effect on a public-order penalty. Pure. */
import type { Step } from '../proceedings/procedure.ts'
import { afterAgreement, anyUnit, beforeAgreement, choice, consentOf, day, director, dispatcher, heads, inSession, ladder, law, linkage, mediationLaw, mediators, paper, party, reason, secretary, settled, text, told, unitOf, who } from './procedure-shared.ts'

const open = [...beforeAgreement, ...afterAgreement, 'failed', 'terminated', 'notified', 'escalated', 'sued', 'enforced'] as const
const anyone = [...mediators, ...heads]

/** A mediator's dated judgement about the dispute, never about a person; it lapses with the file. */
export const dangerSteps: Record<string, Step> = {
  reportDanger: {
    from: [...open, 'suspended'], to: '=', who: [...mediators, { role: 'gridLeader', of: ['grid'] }, { role: 'gridMember', of: ['grid'] }, ...heads], urgent: true, track: { name: 'danger', from: ['none', 'reported', 'lifted'], to: 'reported' }, basis: mediationLaw('第二十五条'), papers: ['dangerReport'],
    inputs: [choice('reportedTo', 'police110', 'policeStation', 'ambulance120', 'fire119', 'workCommittee'), told('dangerFacts', 2000), told('measures', 2000)],
  },
  liftDanger: { from: [...open, 'suspended'], to: '=', who: anyone, track: { name: 'danger', from: ['reported'], to: 'lifted' }, basis: mediationLaw('第二十五条'), inputs: [reason] },
}

const receivers = [...mediators, ...heads.map(({ role }) => ({ role, of: ['ownerUnit'] as const }))]
/** The unit that offered it is not the owner while the answer is awaited. */
const formerly = mediators.map(({ role }) => ({ role, of: ['unitBefore'] as const }))
const offerable = ['registered', 'consentPending', ...inSession, 'failed', 'notified']
const everywhere = [...open, 'suspended']

/** Whoever is offered the dispute owns it from then on and answers; given back, it is the former owner's again. */
export const channelSteps: Record<string, Step> = {
  offerHandOver: {
    from: offerable, to: '=', who: anyone, owns: 'unit', track: { name: 'channel', from: ['own', 'taken'], to: 'offered' }, opens: ['handOverAnswer'], basis: linkage, papers: ['handOverSheet'],
    inputs: [anyUnit, choice('channelAsked', 'people', 'administrative', 'judicial'), { name: 'partiesTold', kind: 'boolean', required: true }, paper('attachments', false), reason],
  },
  acceptHandOver: { from: everywhere, to: '=', who: receivers, relabels: 'ask', track: { name: 'channel', from: ['offered'], to: 'taken' }, closes: ['handOverAnswer'], primary: true, basis: linkage, inputs: [choice('label', 'people', 'administrative')] },
  acceptDelegation: {
    from: everywhere, to: '=', who: receivers, relabels: 'ask', track: { name: 'channel', from: ['offered'], to: 'delegated' }, closes: ['handOverAnswer'], pauses: ['mediationPeriod'], opens: ['delegatedPeriod'], opensFrom: { delegatedPeriod: 'receivedOn' }, primary: true, basis: law('特邀调解规定第二十七条'), papers: ['deliveryReceipt'],
    inputs: [choice('label', 'judicialBeforeFiling', 'judicialOrdinary', 'judicialSimplified'), day('receivedOn')],
  },
  refuseHandOver: { from: everywhere, to: '=', who: receivers, owns: 'before', track: { name: 'channel', from: ['offered'], to: 'own' }, closes: ['handOverAnswer'], basis: linkage, papers: ['handOverReturn'], inputs: [reason] },
  recallHandOver: { from: everywhere, to: '=', who: [...formerly, ...heads], owns: 'before', track: { name: 'channel', from: ['offered'], to: 'own' }, closes: ['handOverAnswer'], basis: linkage, inputs: [reason] },
  returnHandOver: { from: offerable, to: '=', who: receivers, owns: 'before', track: { name: 'channel', from: ['taken'], to: 'own' }, basis: linkage, papers: ['handOverReturn'], inputs: [reason] },
  endDelegation: {
    from: [...inSession], to: '=', who: receivers, owns: 'before', relabels: 'ask', track: { name: 'channel', from: ['delegated'], to: 'own' }, closes: ['delegatedPeriod'], resumes: ['mediationPeriod'], opens: ['mediationPeriod'], basis: law('特邀调解规定第二十七条'), papers: ['handOverReturn'],
    inputs: [choice('label', 'people', 'administrative'), consentOf, reason],
  },
  relabelDelegated: { from: ['registered', 'consentPending', ...inSession], to: '=', who: anyone, relabels: 'ask', while: { channel: ['delegated'] }, basis: law('特邀调解规定第二十七条'), inputs: [choice('label', 'judicialBeforeFiling', 'judicialOrdinary', 'judicialSimplified'), reason] },
  newRound: { from: ['failed', 'notified'], to: 'consentPending', who: mediators, while: { channel: ['taken', 'delegated'] }, closes: ['notification', 'archiving'], opens: ['consentAnswer'], basis: linkage, papers: ['rightsNotice', 'mediationInvitation'], inputs: [choice('noticeWay', 'inPerson', 'phone', 'letter', 'online')] },
}

/** From the community to the work committee; the way to court, arbitration or petition never depends on it (人民调解法第三条). */
export const levelSteps: Record<string, Step> = settled({
  escalate: {
    from: ['failed', 'notified'], to: 'escalated', who: [director, secretary, { role: 'mediator', of: ['ownerUnit'] }, { role: 'justiceOfficer', of: ['ownerUnit'] }], owns: 'unit', atMost: 2, closes: ['notification', 'archiving'], opens: ['escalationDecision'], basis: ladder, papers: ['escalationSheet'],
    inputs: [unitOf('workCommittee'), text('attempts', 2000), text('whyNotHere', 2000)],
  },
  acceptEscalation: {
    from: ['escalated'], to: 'jointConsentPending', who: [dispatcher, { role: 'workCommitteeSecretary', of: ['jurisdiction'] }], level: 3, closes: ['escalationDecision'], opens: ['consentAnswer'], primary: true, basis: ladder, papers: ['rightsNotice'],
    inputs: [choice('leads', 'justiceOffice', 'police', 'department', 'workCommittee'), text('jointUnits', 1000)],
  },
  declineEscalation: { from: ['escalated'], to: 'failed', who: [dispatcher, { role: 'workCommitteeSecretary', of: ['jurisdiction'] }], owns: 'before', closes: ['escalationDecision'], opens: ['notification'], basis: ladder, inputs: [reason] },
  acceptJoint: {
    from: ['jointConsentPending'], to: 'accepted', who: mediators, handles: true, closes: ['consentAnswer'], opens: ['scheduling', 'jointRound'], primary: true, basis: law('人民调解法第十七条;人民调解工作若干规定第三十条'), papers: ['acceptanceForm', 'rightsNotice'],
    inputs: [consentOf, paper('rightsNotice')],
  },
})

const bound = ['agreedWritten', 'performing', 'breached', 'urged', 'performed']
const standing = [...bound, 'sued', 'enforced', 'archived']
const ruling = [who('rulingNo'), paper('ruling', false)]
/** The parties bring the ruling; whoever mediates has seen it and enters it. */
const receives = mediators

export const confirmationSteps: Record<string, Step> = settled({
  fileConfirmation: {
    from: bound, to: '=', who: [party, ...mediators], track: { name: 'confirmation', from: ['possible'], to: 'filed' }, within: ['confirmationWindow'], closes: ['confirmationWindow'], opens: ['confirmationAcceptance'], basis: law('人民调解法第三十三条;民事诉讼法第二百零五条;民诉法解释第三百五十三条、第三百五十四条'), papers: ['confirmationApplication'],
    inputs: [choice('jointly', 'allParties'), { name: 'court', kind: 'text', required: true, max: 100 }, text('materials', 1000)],
  },
  courtAccepts: { from: bound, to: '=', who: receives, track: { name: 'confirmation', from: ['filed'], to: 'underReview' }, closes: ['confirmationAcceptance'], opens: ['confirmationDecision'], opensFrom: { confirmationDecision: 'acceptedOn' }, basis: law('司法确认程序规定第四条'), papers: ['courtAcceptance'], inputs: [day('acceptedOn'), who('rulingNo', false)] },
  courtDeclines: { from: bound, to: '=', who: receives, track: { name: 'confirmation', from: ['filed'], to: 'declined' }, closes: ['confirmationAcceptance'], basis: law('民诉法解释第三百五十五条'), papers: ['courtRuling'], inputs: [choice('declinedFor', 'competence', 'status', 'specialProcedure', 'ownership', 'other'), ...ruling] },
  courtExtends: {
    from: bound, to: '=', who: [{ role: 'courtPresident', of: ['jurisdiction'] }, ...mediators], extension: 'give', basis: law('司法确认程序规定第五条'), papers: ['extensionNotice'],
    inputs: [{ name: 'amount', kind: 'number', required: true, min: 1, max: 10 }, choice('approvedBy', 'courtPresident'), choice('told', 'inPerson', 'phone', 'letter', 'message'), reason],
  },
  courtConfirms: { from: bound, to: '=', who: receives, track: { name: 'confirmation', from: ['underReview'], to: 'confirmed' }, closes: ['confirmationDecision'], primary: true, basis: law('民事诉讼法第二百零六条'), papers: ['courtRuling'], inputs: ruling },
  courtRejects: { from: bound, to: '=', who: receives, track: { name: 'confirmation', from: ['underReview'], to: 'rejected' }, closes: ['confirmationDecision'], basis: law('民事诉讼法第二百零六条;民诉法解释第三百五十八条'), papers: ['courtRuling'], inputs: [choice('rejectedFor', 'mandatoryLaw', 'harmsOthers', 'publicOrder', 'involuntary', 'unclear', 'other'), ...ruling] },
  dropConfirmation: { from: bound, to: '=', who: [party, ...mediators], track: { name: 'confirmation', from: ['filed', 'underReview'], to: 'dropped' }, closes: ['confirmationAcceptance', 'confirmationDecision'], basis: law('司法确认程序规定第五条', 'M'), inputs: [reason] },
  courtRevokes: { from: standing, to: '=', who: receives, track: { name: 'confirmation', from: ['confirmed'], to: 'revoked' }, basis: law('司法确认程序规定第十条'), papers: ['courtRuling'], inputs: ruling },
})

const atPolice = [{ role: 'communityPolice', of: ['community'] }, ...mediators] as const
/** No penalty once the agreement is performed and the parties ask in writing before the police decide. */
export const publicOrderSteps: Record<string, Step> = settled({
  applyPublicOrder: {
    from: ['performed', 'archived'], to: '=', who: [party, ...mediators], needs: ['recordPerformed'], track: { name: 'publicOrder', from: ['none'], to: 'applied' }, basis: law('治安管理处罚法第九条'), papers: ['publicOrderApplication'],
    inputs: [{ name: 'policeUnit', kind: 'text', required: true, max: 100 }, choice('policeDecision', 'notYet'), paper('writtenApplication')],
  },
  policeAgrees: { from: ['performed', 'archived'], to: '=', who: atPolice, track: { name: 'publicOrder', from: ['applied'], to: 'agreed' }, basis: law('治安管理处罚法第九条'), inputs: [who('decisionNo', false), day('decidedOn')] },
  policeRefuses: { from: ['performed', 'archived'], to: '=', who: atPolice, track: { name: 'publicOrder', from: ['applied'], to: 'refused' }, basis: law('治安管理处罚法第九条'), inputs: [day('decidedOn'), reason] },
})
