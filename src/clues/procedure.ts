/** Clue 问题线索·检举控告 as data: procedure 4, from receipt under seal to disposal. 纪检监察机关处理检举控告工作规则; 监察法 arts. 38–42. Only the discipline body acts. */
import { commonStates, commonSteps } from '../proceedings/common-steps.ts'
import type { Basis, Input, Procedure, State, Step, Who } from '../proceedings/procedure.ts'
import { clueEnding } from './procedure-ending.ts'
import { clueTerms } from './terms.ts'

const rule = (article: string): Basis => ({ article: `纪检监察机关处理检举控告工作规则${article}`, mark: 'V', force: 'law' })
const supervision = (article: string): Basis => ({ article: `监察法${article}`, mark: 'V', force: 'law' })
const elevating: Basis = { article: '提级办理工作机制', mark: 'S', force: 'policy' }

const officer: Who = { role: 'disciplineOfficer', of: ['ownerUnit'] }
const head: Who = { role: 'disciplineHead', of: ['ownerUnit'] }
const decider: Who = { role: 'disciplineHead', of: ['ownerUnit', 'notHandler'] }
const reporter: Who = { role: 'resident', of: ['reporter'] }

const reason: Input = { name: 'reason', kind: 'longText', required: true, max: 2000, personal: true }
const text = (name: string, max = 2000): Input => ({ name, kind: 'longText', required: true, max, personal: true })
const person: Input = { name: 'person', kind: 'person', required: true, of: ['disciplineOfficer'] }
const receivedOn: Input = { name: 'receivedOn', kind: 'date', required: true }
const lowerUnit: Input = { name: 'unit', kind: 'unit', required: true, of: ['discipline'] }
/** No copy, no excerpt, nothing of it entered here: confirmed by whoever passes it on. */
const nothingKept: Input = { name: 'nothingKept', kind: 'choice', required: true, options: ['confirmed'] }

const beforeDisposal = ['received', 'sealed', 'screened', 'forwardedDown', 'acceptedOwn']
const underWay = [...beforeDisposal, 'disposalProposed', 'talkInquiry', 'preliminaryVerification', 'heldForLater', 'caseFiled', 'underReview']
const ended = ['concluded', 'caseClosed', 'sanctioned', 'transferredToJustice']
const open = [...underWay, ...ended, 'fedBack', 'evidenceChecking']
const elevatable = ['screened', 'acceptedOwn', 'disposalProposed', 'talkInquiry', 'preliminaryVerification', 'caseFiled']

const reception: Record<string, Step> = {
  receive: {
    from: ['draft'], to: 'received', who: [reporter, officer], holds: 'actor', opens: ['sealing', 'identityCheck', 'forwarding'], basis: rule('第二章'), papers: ['receiptCode'],
    inputs: [{ name: 'channel', kind: 'choice', required: true, options: ['visit', 'letter', 'phone', 'online', 'handover'] }, { name: 'signed', kind: 'choice', required: true, options: ['realName', 'unitName', 'anonymous'] }, { name: 'reporterName', kind: 'text', max: 100, personal: true }, { name: 'reporterPhone', kind: 'text', max: 40, personal: true }, { name: 'reporterAddress', kind: 'text', max: 200, personal: true }, { name: 'reportedPerson', kind: 'text', required: true, max: 200, personal: true }, text('content', 5000)],
  },
  seal: { from: ['received'], to: 'sealed', who: [officer], holds: 'actor', closes: ['sealing'], primary: true, basis: rule('第四十七条'), papers: ['registration'], inputs: [{ name: 'apart', kind: 'choice', required: true, options: ['confirmed'] }] },
  confirmRealName: {
    from: ['sealed', 'screened', 'acceptedOwn'], to: '=', who: [officer], track: { name: 'identity', from: ['unchecked'], to: 'realName' }, closes: ['identityCheck'], opens: ['acceptanceNotice'], opensFrom: { acceptanceNotice: 'receivedOn' }, basis: rule('(实名检举控告)'), papers: ['identityRecord'],
    inputs: [{ name: 'checkedBy', kind: 'choice', required: true, options: ['phone', 'meeting'] }, receivedOn],
  },
  recordAnonymous: { from: ['sealed', 'screened', 'acceptedOwn'], to: '=', who: [officer], track: { name: 'identity', from: ['unchecked'], to: 'anonymous' }, closes: ['identityCheck'], basis: rule('(实名检举控告)'), inputs: [{ name: 'whyAnonymous', kind: 'choice', required: true, options: ['anonymous', 'notConfirmed', 'unreachable'] }] },
  screen: {
    from: ['sealed'], to: 'screened', who: [officer], holds: 'actor', primary: true, basis: rule('第十四条'),
    inputs: [{ name: 'level', kind: 'choice', required: true, options: ['upper', 'own', 'lower', 'none'] }, { name: 'registeredBy', kind: 'text', required: true, max: 100, personal: true }, { ...reason, required: false }],
  },
}

const passing: Record<string, Step> = {
  forwardUp: { from: ['screened'], to: 'forwardedUp', who: [decider], approves: true, seals: true, basis: rule('第十五条'), papers: ['forwardingUp'], inputs: [nothingKept] },
  forwardUpDirectly: { from: ['received', 'sealed', 'screened'], to: 'forwardedUp', who: [officer], seals: true, basis: rule('第十五条'), papers: ['forwardingUp'], inputs: [{ name: 'concernsOwnHead', kind: 'choice', required: true, options: ['confirmed'] }, nothingKept] },
  forwardDown: { from: ['screened', 'forwardedDown'], to: 'forwardedDown', who: [head], owns: 'unit', holds: 'nobody', closes: ['forwarding', 'lowerRegistration'], opens: ['lowerRegistration'], basis: rule('第十六条'), papers: ['forwardingDown'], inputs: [lowerUnit, { ...reason, required: false }] },
  sendBackUp: { from: ['forwardedDown'], to: 'screened', who: [head], owns: 'before', holds: 'nobody', closes: ['lowerRegistration'], opens: ['forwarding'], basis: rule('第十六条'), papers: ['forwardingNote'], inputs: [reason] },
  returnClue: { from: ['screened'], to: 'returned', who: [decider], approves: true, basis: rule('第十七条'), papers: ['returnNote'], inputs: [{ name: 'returnGround', kind: 'choice', required: true, options: ['noSubstance', 'notOwn'] }, reason] },
  keepRepeat: { from: ['screened'], to: 'repeatKept', who: [officer], basis: rule('第十四条'), inputs: [{ name: 'primary', kind: 'proceeding' }, { name: 'registeredBy', kind: 'text', required: true, max: 100, personal: true }] },
  acceptOwn: { from: ['screened', 'forwardedDown'], to: 'acceptedOwn', who: [officer], holds: 'person', closes: ['forwarding', 'lowerRegistration'], opens: ['disposalOpinion'], primary: true, basis: supervision('第三十八条'), papers: ['clueRegister'], inputs: [person] },
  tellAcceptance: {
    from: [...underWay.filter(state => !['received', 'sealed', 'screened', 'forwardedDown'].includes(state)), ...ended], to: '=', who: [officer], while: { identity: ['realName'] }, whileOpen: ['acceptanceNotice'], closes: ['acceptanceNotice'], atMost: 1, basis: rule('(实名检举控告受理告知)'), papers: ['acceptanceRecord'],
    inputs: [{ name: 'toldBy', kind: 'choice', required: true, options: ['inPerson', 'phone', 'letter'] }, { name: 'toldOn', kind: 'date', required: true }],
  },
}

const disposal: Record<string, Step> = {
  proposeDisposal: {
    from: ['acceptedOwn'], to: 'disposalProposed', who: [officer], handles: true, holds: 'nobody', pauses: ['disposalOpinion'], opens: ['disposalDecision'], primary: true, basis: rule('第十七条'), papers: ['disposalOpinion'],
    inputs: [{ name: 'way', kind: 'choice', required: true, options: ['talkInquiry', 'preliminaryVerification', 'heldForLater', 'concluded'] }, { name: 'studied', kind: 'choice', required: true, options: ['collectively'] }, { name: 'studiedOn', kind: 'date', required: true }, text('grounds')],
  },
  returnProposal: { from: ['disposalProposed'], to: 'acceptedOwn', who: [decider], approves: true, closes: ['disposalDecision'], resumes: ['disposalOpinion'], opens: ['disposalOpinion'], basis: rule('第十七条'), inputs: [reason, person], holds: 'person' },
  startTalk: { from: ['disposalProposed'], to: 'talkInquiry', who: [decider], approves: true, holds: 'person', closes: ['disposalOpinion', 'disposalDecision'], opens: ['talkInquiry'], primary: true, basis: rule('第十七条'), papers: ['disposalApproval'], inputs: [person, text('plan')] },
  recordTalk: { from: ['talkInquiry'], to: '=', who: [officer], handles: true, holds: 'actor', basis: rule('第十七条'), papers: ['talkRecord'], inputs: [{ name: 'talkKind', kind: 'choice', required: true, options: ['talk', 'writtenInquiry'] }, text('explanation', 5000)] },
  reportTalk: { from: ['talkInquiry'], to: 'disposalProposed', who: [officer], handles: true, holds: 'nobody', needs: ['recordTalk'], closes: ['talkInquiry'], opens: ['disposalDecision'], primary: true, basis: rule('第十七条'), papers: ['talkReport'], inputs: [{ name: 'way', kind: 'choice', required: true, options: ['preliminaryVerification', 'heldForLater', 'concluded'] }, text('grounds')] },
  startVerification: {
    from: ['disposalProposed'], to: 'preliminaryVerification', who: [decider], approves: true, holds: 'person', closes: ['disposalOpinion', 'disposalDecision'], opens: ['preliminaryVerification'], basis: supervision('第四十一条'), papers: ['verificationPlan'],
    inputs: [person, { name: 'groupSize', kind: 'number', required: true, min: 2, max: 50 }, text('groupMembers', 500), text('plan')],
  },
  reportVerification: {
    from: ['preliminaryVerification'], to: 'disposalProposed', who: [officer], handles: true, holds: 'nobody', closes: ['preliminaryVerification'], opens: ['disposalDecision'], primary: true, basis: supervision('第四十一条'), papers: ['verificationReport'],
    inputs: [{ name: 'classified', kind: 'choice', required: true, options: ['fileCase', 'talkReminder', 'heldForLater', 'concluded', 'transfer'] }, { name: 'membersSigned', kind: 'choice', required: true, options: ['confirmed'] }, text('findings', 5000)],
  },
  hold: { from: ['disposalProposed'], to: 'heldForLater', who: [decider], approves: true, closes: ['disposalOpinion', 'disposalDecision'], opens: ['heldRecheck'], holds: 'person', basis: rule('第十七条'), papers: ['disposalApproval'], inputs: [text('condition'), person] },
  recheckHeld: { from: ['heldForLater'], to: '=', who: [officer], handles: true, closes: ['heldRecheck'], opens: ['heldRecheck'], basis: rule('第十七条'), inputs: [text('recheckResult')] },
  takeUpHeld: { from: ['heldForLater'], to: 'acceptedOwn', who: [decider], approves: true, holds: 'person', closes: ['heldRecheck'], opens: ['disposalOpinion'], primary: true, basis: rule('第十七条'), inputs: [reason, person] },
  conclude: { from: ['disposalProposed'], to: 'concluded', who: [decider], approves: true, holds: 'person', closes: ['disposalOpinion', 'disposalDecision'], opens: ['resultFeedback', 'quarterlyReport'], basis: rule('第十七条'), papers: ['conclusionApproval'], inputs: [text('grounds'), person] },
  fileCase: { from: ['disposalProposed'], to: 'caseFiled', who: [decider], approves: true, needs: ['reportVerification'], holds: 'person', closes: ['disposalOpinion', 'disposalDecision'], opens: ['review'], basis: supervision('第四十二条'), papers: ['caseFilingDecision'], inputs: [text('facts'), { name: 'noticeTo', kind: 'choice', required: true, options: ['partyAndUnit'] }, { name: 'filedOn', kind: 'date', required: true }, person] },
}

const elevation: Record<string, Step> = {
  askElevation: { from: elevatable, to: '=', who: [officer, head], track: { name: 'elevation', from: ['none', 'refused'], to: 'asked' }, owns: 'unit', holds: 'nobody', opens: ['elevationDecision'], basis: elevating, papers: ['elevationApproval'], inputs: [lowerUnit, reason] },
  elevate: { from: elevatable, to: '=', who: [head], approves: true, track: { name: 'elevation', from: ['asked'], to: 'elevated' }, holds: 'person', closes: ['elevationDecision'], opens: ['elevatedAnswer'], primary: true, basis: elevating, papers: ['elevationApproval'], inputs: [person, { ...reason, required: false }] },
  refuseElevation: { from: elevatable, to: '=', who: [head], track: { name: 'elevation', from: ['asked'], to: 'refused' }, owns: 'before', holds: 'nobody', closes: ['elevationDecision'], basis: elevating, inputs: [reason] },
  answerElevated: { from: [...underWay, ...ended], to: '=', who: [officer, head], while: { elevation: ['elevated'] }, whileOpen: ['elevatedAnswer'], closes: ['elevatedAnswer'], basis: elevating, papers: ['elevatedAnswer'], inputs: [text('answerGiven')] },
}

const protection: Record<string, Step> = {
  reportRetaliation: { from: open, to: '=', who: [reporter, officer], track: { name: 'retaliation', from: ['none', 'answered'], to: 'reported' }, urgent: true, opens: ['retaliationResponse'], basis: supervision('第七十三条'), inputs: [text('told')] },
  answerRetaliation: { from: open, to: '=', who: [officer, head], track: { name: 'retaliation', from: ['reported'], to: 'answered' }, closes: ['retaliationResponse'], basis: supervision('第七十三条'), inputs: [text('protection')] },
}

/** What anybody writes here may name somebody: free text of the common steps is kept apart as well. */
function confidential(steps: Record<string, Step>): Record<string, Step> {
  const apart = (input: Input): Input => (input.kind === 'longText' ? { ...input, personal: true } : input)
  return Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, step.inputs ? { ...step, inputs: step.inputs.map(apart) } : step]))
}

/** Setting a clue aside stops local terms only; those of the rules run on. Nobody outside is told of an extension. */
const stoppable = Object.fromEntries(Object.entries(clueTerms).filter(([name, term]) => term.basis.force === 'default' || name === 'review'))
const common = confidential(commonSteps({ open, handlers: [officer], approvers: [head], supervisors: [head], applicant: reporter, terms: stoppable }))
const { suspend, resume, withdraw, grantExtension, extend } = common as Record<string, Step>
const localTerms = (names: readonly string[] = []) => names.filter(name => name !== 'review')
const untold = (step: Step): Step => ({ ...step, papers: ['extensionApproval'], inputs: (step.inputs ?? []).filter(input => input.name !== 'told') })

const waiting = (waitsFor: string, states: readonly string[]): Record<string, State> => Object.fromEntries(states.map(state => [state, { waitsFor }]))
const final = (...states: string[]): Record<string, State> => Object.fromEntries(states.map(state => [state, { final: true }]))

export const clueProcedure: Procedure = {
  id: 'clue',
  version: 1,
  basis: rule(''),
  restricted: true,
  offByDefault: true,
  initial: 'draft',
  states: {
    draft: {},
    ...waiting('disciplineOfficer', open),
    ...waiting('disciplineHead', ['disposalProposed']),
    ...commonStates('disciplineOfficer'),
    ...final('forwardedUp', 'returned', 'repeatKept', 'archived'),
  },
  tracks: {
    identity: { initial: 'unchecked', states: { unchecked: {}, realName: { final: true }, anonymous: { final: true } } },
    elevation: { initial: 'none', states: { none: { final: true }, asked: { waitsFor: 'disciplineHead' }, elevated: { final: true }, refused: { final: true } } },
    retaliation: { initial: 'none', states: { none: { final: true }, reported: { waitsFor: 'disciplineOfficer' }, answered: { final: true } } },
  },
  steps: {
    ...reception, ...passing, ...disposal, ...clueEnding, ...elevation, ...protection, ...common,
    suspend: { ...suspend!, pauses: localTerms(suspend!.pauses) },
    resume: { ...resume!, resumes: localTerms(resume!.resumes) },
    withdraw: { ...withdraw!, from: beforeDisposal },
    grantExtension: untold(grantExtension!),
    extend: untold(extend!),
  },
  terms: clueTerms,
}
