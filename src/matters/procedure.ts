/** Resident matter 居民诉求/网格事件 as data: procedure 1. Closed loop after GB/T 47678 (before: GB/T 30428); limits are local defaults aligned with hotline practice unless marked. */
import type { Basis, Input, Procedure, Step, Who } from '../proceedings/procedure.ts'
import { matterTerms } from './terms.ts'

const loop: Basis = { article: 'GB/T 47678 闭环流程', mark: 'M', force: 'policy' }
const local: Basis = { article: '本地默认规则', mark: 'D', force: 'default' }
const separated: Basis = { article: '办理、核查、审批分离(本地默认规则)', mark: 'D', force: 'default' }
const ladder: Basis = { article: '小事不出网格、大事不出社区、矛盾不上交', mark: 'S', force: 'policy' }
const rated: Basis = { article: '信访工作条例第二十一条(参照)', mark: 'V', force: 'policy' }
const returned: Basis = { article: '信访工作条例第二十三条(参照)', mark: 'V', force: 'policy' }
const ruled: Basis = { article: '信访工作条例第二十四条(参照)', mark: 'V', force: 'policy' }
const referred: Basis = { article: '信访工作条例第三十一条、第三十七条;社会救助法第三十九条', mark: 'V', force: 'law' }
const sealedBy: Basis = { article: '纪检监察机关处理检举控告工作规则', mark: 'V', force: 'law' }

const leader: Who = { role: 'gridLeader', of: ['grid'] }
const member: Who = { role: 'gridMember', of: ['grid'] }
const director: Who = { role: 'communityDirector', of: ['community'] }
const secretary: Who = { role: 'communitySecretary', of: ['community'] }
const dispatcher: Who = { role: 'workCommitteeDispatcher', of: ['jurisdiction'] }
const committee: Who = { role: 'workCommitteeSecretary', of: ['jurisdiction'] }
const handler: Who = { role: 'departmentHandler', of: ['ownerUnit'] }
const head: Who = { role: 'departmentHead', of: ['ownerUnit'] }
const supervisor: Who = { role: 'supervisor', of: ['jurisdiction'] }
const reporter: Who = { role: 'resident', of: ['reporter'] }
const system: Who = { role: 'system', of: ['system'] }
/** Whoever holds it now, at whatever post. */
const holder: readonly Who[] = [
  { role: 'gridLeader', of: ['handler'] }, { role: 'gridMember', of: ['handler'] }, { role: 'communityDirector', of: ['handler'] },
  { role: 'communitySecretary', of: ['handler'] }, { role: 'workCommitteeDispatcher', of: ['handler'] }, handler, head,
]
const apart = (who: Who): Who => ({ ...who, of: [...who.of, 'notHandler'] })

const reason: Input = { name: 'reason', kind: 'longText', required: true, max: 2000 }
const after: Input = { name: 'after', kind: 'photos', purpose: 'after', max: 9 }
const before: Input = { name: 'before', kind: 'photos', purpose: 'before', max: 9 }
const evidence: Input = { name: 'evidence', kind: 'photos', purpose: 'evidence', max: 9 }

const openStates = ['reported', 'filed', 'escalated', 'dispatched', 'signedIn', 'returned', 'handling', 'suspended', 'verifying', 'callback', 'referred']
const beforeVerifying = openStates.filter(state => !['verifying', 'callback', 'referred'].includes(state))

/** Short legs on the way to somebody handling it: paused while a higher level decides, never begun anew. */
const legs = ['filing', 'dispatching', 'signingIn', 'firstContact', 'returnWindow', 'redispatching']

const intake: Record<string, Step> = {
  report: { from: ['draft'], to: 'reported', who: [reporter, leader, member, dispatcher, director, secretary, system], opens: ['filing'], basis: loop, papers: ['receipt'] },
  solveOnSpot: {
    from: ['reported', 'filed'], to: 'verifying', who: [leader, member], handles: true, closes: ['filing', 'dispatching'], opens: ['verification'], pauses: ['handling'], basis: loop,
    inputs: [{ name: 'result', kind: 'longText', required: true, max: 2000 }, { ...before, required: true }, { ...after, required: true }],
  },
  file: {
    from: ['reported'], to: 'filed', who: [leader, director, secretary, dispatcher], closes: ['filing'], opens: ['dispatching', 'handling'], primary: true, basis: local, papers: ['acceptanceNotice'], guards: ['complexByDispatcher'],
    inputs: [{ name: 'category', kind: 'category', required: true }, { name: 'complex', kind: 'boolean' }, { name: 'remark', kind: 'longText', max: 1000 }],
  },
  notFile: {
    from: ['reported'], to: 'notFiled', who: [leader, director, secretary, dispatcher], basis: local, papers: ['notFiledNotice'],
    inputs: [reason, { name: 'rightWay', kind: 'choice', required: true, options: ['court', 'arbitration', 'petition', 'police110', 'administrative', 'propertyFirm', 'ownersCommittee', 'other'] }, { name: 'rightWayDetail', kind: 'longText', required: true, max: 500 }],
  },
  merge: {
    from: ['reported', 'filed', 'escalated', 'dispatched', 'signedIn', 'returned', 'handling'], to: 'merged', who: [leader, director, secretary, dispatcher], basis: local, guards: ['primaryIsAnother'],
    inputs: [{ name: 'primary', kind: 'proceeding', required: true }, { ...reason, required: false }],
  },
}

const handling: Record<string, Step> = {
  undertake: {
    from: ['filed', 'escalated'], to: 'handling', who: [leader, director, secretary, dispatcher], handles: true, closes: [...legs, 'escalationDecision'], opens: ['handling'], basis: ladder, guards: ['ownLevel'],
    inputs: [{ name: 'plan', kind: 'longText', required: true, max: 2000 }, { name: 'person', kind: 'person', of: ['gridLeader', 'gridMember', 'communityDirector', 'communitySecretary'] }],
  },
  dispatch: {
    from: ['filed', 'escalated'], to: 'dispatched', who: [dispatcher], closes: [...legs, 'escalationDecision'], opens: ['signingIn', 'returnWindow', 'handling'], primary: true, basis: loop, papers: ['dispatchOrder'],
    inputs: [{ name: 'unit', kind: 'unit', required: true, of: ['department', 'enforcementBureau', 'policeStation', 'partnerUnit'] }, { name: 'askedResult', kind: 'longText', required: true, max: 1000 }, { name: 'askedOn', kind: 'date' }],
    guards: ['askedOnWithinTerm'],
  },
  signIn: {
    from: ['dispatched'], to: 'signedIn', who: [handler, head], handles: true, closes: ['signingIn'], opens: ['firstContact'], primary: true, basis: local,
    inputs: [{ name: 'person', kind: 'person', of: ['departmentHandler'] }],
  },
  return: {
    from: ['dispatched', 'signedIn'], to: 'returned', who: [handler, head], closes: ['signingIn', 'firstContact', 'returnWindow'], opens: ['redispatching'], basis: returned, papers: ['returnNote'], guards: ['returnsLeft', 'withinReturnWindow'],
    inputs: [reason, { name: 'suggestedUnit', kind: 'unit', of: ['department', 'enforcementBureau', 'policeStation', 'partnerUnit'] }],
  },
  redispatch: {
    from: ['returned'], to: 'dispatched', who: [dispatcher], closes: ['redispatching'], opens: ['signingIn', 'returnWindow'], primary: true, basis: ruled, papers: ['dispatchOrder'], guards: ['firstReturn'],
    inputs: [{ name: 'unit', kind: 'unit', required: true, of: ['department', 'enforcementBureau', 'policeStation', 'partnerUnit'] }, reason],
  },
  ruleDispatch: {
    from: ['returned'], to: 'dispatched', who: [apart(committee)], approves: true, closes: ['redispatching'], opens: ['signingIn'], primary: true, basis: ruled, papers: ['rulingOrder'], guards: ['secondReturn'],
    inputs: [{ name: 'unit', kind: 'unit', required: true, of: ['department', 'enforcementBureau', 'policeStation', 'partnerUnit'] }, reason],
  },
  startHandling: {
    from: ['signedIn'], to: 'handling', who: [handler, head], handles: true, closes: ['firstContact', 'returnWindow'], primary: true, basis: local,
    inputs: [{ name: 'contact', kind: 'longText', required: true, max: 1000 }, { name: 'plan', kind: 'longText', required: true, max: 2000 }],
  },
  handle: {
    from: ['handling'], to: 'handled', who: holder, handles: true, pauses: ['handling'], primary: true, basis: loop, papers: ['resultReply'], guards: ['afterPhoto', 'suggestionAnswered'],
    inputs: [{ name: 'result', kind: 'longText', required: true, max: 3000 }, { name: 'contact', kind: 'longText', required: true, max: 1000 }, { ...before, max: 9 }, after, { name: 'adopted', kind: 'choice', options: ['adopted', 'partly', 'notAdopted'] }, { name: 'cost', kind: 'fen' }],
  },
  assignVerifier: { from: ['handled'], to: 'verifying', who: [system], opens: ['verification'], basis: loop },
  requestExtension: {
    from: ['handling'], to: 'handling', who: holder, basis: local, papers: ['extensionRequest'], guards: ['beforeDue', 'extensionLeft', 'noExtensionAsked', 'extensionWithinRule'],
    inputs: [{ name: 'days', kind: 'choice', required: true, options: ['1', '2', '3', '5', '10', '15'] }, reason],
  },
  grantExtension: {
    from: ['handling'], to: 'handling', who: [apart(dispatcher), apart(committee)], approves: true, primary: true, extends: { term: 'handling', amountFrom: 'extensionDays' }, basis: local, papers: ['extensionNotice'], guards: ['extensionAsked', 'extensionWithinPower', 'notOwnRequest'],
    inputs: [{ ...reason, required: false }],
  },
  refuseExtension: {
    from: ['handling'], to: 'handling', who: [apart(dispatcher), apart(committee)], approves: true, basis: local, guards: ['extensionAsked', 'notOwnRequest'], inputs: [reason],
  },
  suspend: {
    from: ['filed', 'dispatched', 'signedIn', 'handling'], to: 'suspended', who: [apart(committee)], approves: true, pauses: ['handling', ...legs], opens: ['recheck'], basis: local, papers: ['suspensionApproval'], guards: ['recheckWithin'],
    inputs: [{ name: 'cause', kind: 'choice', required: true, options: ['funds', 'season', 'ownership'] }, reason, { name: 'recheckOn', kind: 'date', required: true }],
  },
  relabel: {
    from: beforeVerifying.filter(state => !['reported', 'dispatched'].includes(state)), to: '=', who: [leader, director, secretary, dispatcher, handler, head], relabels: 'ask', whileOpen: ['handling'], basis: local,
    inputs: [{ name: 'label', kind: 'choice', required: true, options: Object.keys(matterTerms.handling!.variants!) }, reason],
  },
  approveRelabel: { from: beforeVerifying, to: '=', who: [apart(dispatcher), apart(committee)], relabels: 'approve', approves: true, basis: separated, inputs: [{ ...reason, required: false }] },
  refuseRelabel: { from: beforeVerifying, to: '=', who: [apart(dispatcher), apart(committee)], relabels: 'refuse', approves: true, basis: separated, inputs: [reason] },
  resume: {
    from: ['suspended'], to: '^', who: [committee, dispatcher], closes: ['recheck'], resumes: ['handling', ...legs], primary: true, basis: local, inputs: [reason],
  },
}

const ending: Record<string, Step> = {
  verify: {
    from: ['verifying'], to: 'closed', who: [member, leader, supervisor].map(apart), closes: ['verification', 'handling'], opens: ['rating', 'reopening'], primary: true, basis: loop, papers: ['verificationSheet'], guards: ['verifierApart', 'evidencePhoto'],
    inputs: [{ name: 'onSite', kind: 'longText', required: true, max: 2000 }, evidence, { name: 'residentAnswer', kind: 'choice', required: true, options: ['solved', 'partly', 'unreachable', 'anonymous'] }],
  },
  rework: {
    from: ['verifying'], to: 'handling', who: [member, leader, supervisor].map(apart), closes: ['verification'], resumes: ['handling'], opens: ['handling'], basis: loop, papers: ['reworkSheet'], guards: ['verifierApart', 'firstRework'],
    inputs: [reason, evidence],
  },
  reworkUp: {
    from: ['verifying'], to: 'escalated', who: [member, leader, supervisor].map(apart), closes: ['verification'], resumes: ['handling'], opens: ['escalationDecision', 'handling'], basis: ladder, papers: ['reworkSheet'], guards: ['verifierApart', 'secondRework'],
    inputs: [reason, evidence],
  },
  rate: {
    from: ['closed'], to: 'closed', who: [reporter], closes: ['rating'], primary: true, basis: rated, guards: ['withinRating'],
    inputs: [{ name: 'solved', kind: 'choice', required: true, options: ['yes', 'partly', 'no'] }, { name: 'satisfied', kind: 'rating', required: true }, { name: 'words', kind: 'longText', max: 1000 }],
  },
  askCallback: { from: ['closed'], to: 'callback', who: [system], opens: ['callback'], basis: local },
  callBack: {
    from: ['callback'], to: 'closed', who: [supervisor], closes: ['callback'], keeps: ['reopening'], primary: true, basis: local, inputs: [{ name: 'heard', kind: 'longText', required: true, max: 2000 }],
  },
  reopen: {
    from: ['closed', 'callback'], to: 'handling', who: [reporter, supervisor], closes: ['reopening', 'rating', 'callback'], opens: ['handling'], basis: local, guards: ['withinReopening'], inputs: [{ name: 'stillWrong', kind: 'longText', required: true, max: 2000 }, evidence],
  },
  withdraw: {
    from: openStates, to: 'withdrawn', who: [reporter, dispatcher], basis: local, guards: ['askedByReporter'],
    inputs: [{ name: 'askedBy', kind: 'choice', options: ['inPerson', 'phoneVerified', 'inWriting'], staffOnly: true }, reason],
  },
  proposeVoid: { from: beforeVerifying, to: '=', who: [leader, director, secretary, dispatcher], basis: local, guards: ['noVoidProposed'], inputs: [reason] },
  void: { from: beforeVerifying, to: 'voided', who: [leader, director, secretary, dispatcher].map(apart), approves: true, basis: local, guards: ['voidProposedByAnother'], inputs: [reason] },
}

const upAndOut: Record<string, Step> = {
  escalate: {
    from: ['reported', 'filed', 'signedIn', 'returned', 'handling', 'escalated'], to: 'escalated', who: [leader, director, secretary, head, reporter], pauses: legs, closes: ['escalationDecision'], opens: ['escalationDecision'], basis: ladder, papers: ['escalationSheet'], guards: ['belowTop', 'escalatesOwnLevel', 'residentOnce'],
    inputs: [{ name: 'attempts', kind: 'longText', required: true, max: 2000 }, { name: 'whyNotHere', kind: 'longText', required: true, max: 2000 }],
  },
  escalateToDepartment: {
    from: ['filed', 'returned', 'handling', 'escalated'], to: 'dispatched', who: [dispatcher, committee], closes: [...legs, 'escalationDecision'], opens: ['signingIn', 'handling'], basis: ladder, papers: ['escalationSheet'], guards: ['topAllowed'],
    inputs: [{ name: 'unit', kind: 'unit', required: true, of: ['department', 'enforcementBureau', 'policeStation'] }, { name: 'attempts', kind: 'longText', required: true, max: 2000 }, { name: 'whyNotHere', kind: 'longText', required: true, max: 2000 }, { name: 'outsideCompetence', kind: 'boolean' }],
  },
  declineEscalation: {
    from: ['escalated'], to: '^', who: [director, secretary, dispatcher], closes: ['escalationDecision'], resumes: legs, basis: ladder, guards: ['escalatedToOwnLevel', 'cameFromBelow'], inputs: [reason],
  },
  escalateUnclaimed: { from: ['reported'], to: 'reported', who: [system], basis: ladder },
  refer: {
    from: ['reported', 'filed', 'escalated', 'returned', 'handling', 'suspended'], to: 'referred', who: [leader, director, secretary, dispatcher], closes: ['escalationDecision', 'recheck'], opens: ['referralAnswer'], pauses: ['handling', ...legs], basis: referred, papers: ['referralSheet'], guards: ['consentForReferral', 'referralWithinPower'],
    inputs: [{ name: 'target', kind: 'choice', required: true, options: ['mediation', 'petition', 'legalAid', 'socialAssistance', 'police110'] }, reason, { name: 'sharesContact', kind: 'boolean' }, { name: 'consent', kind: 'boolean' }],
  },
  acceptReferral: { from: ['referred'], to: 'handedOver', who: [dispatcher, director, secretary, system], primary: true, basis: referred, inputs: [{ name: 'receivedBy', kind: 'text', required: true, max: 100 }, { name: 'outcome', kind: 'longText', max: 1000 }] },
  returnReferral: { from: ['referred'], to: 'filed', who: [dispatcher, director, secretary, system], closes: ['referralAnswer', 'filing'], resumes: ['handling', 'dispatching'], opens: ['dispatching', 'handling'], basis: referred, inputs: [{ name: 'receivedBy', kind: 'text', required: true, max: 100 }, reason] },
  // What became of it where it was taken up, told back to the reporter; and back again where the law sends it another way.
  recordOutcome: { from: ['handedOver'], to: '=', who: [system], basis: referred, inputs: [{ name: 'referralOutcome', kind: 'choice', required: true, options: ['agreed', 'performed', 'notAgreed', 'stopped', 'withdrawn'] }] },
  takeBack: { from: ['handedOver'], to: 'filed', who: [system], opens: ['dispatching', 'handling'], basis: referred, inputs: [{ name: 'receivedBy', kind: 'text', required: true, max: 100 }, reason] },
  seal: { from: openStates, to: 'sealed', who: [leader, member, director, secretary, dispatcher, supervisor, system], basis: sealedBy, inputs: [{ ...reason, max: 200 }] },
}

const oversight: Record<string, Step> = {
  urge: { from: openStates, to: '=', who: [supervisor, dispatcher], basis: local, inputs: [reason] },
  orderSupervision: { from: openStates, to: '=', who: [supervisor], opens: ['supervisionReply'], basis: local, papers: ['supervisionOrder'], guards: ['notSupervised'], inputs: [reason] },
  answerSupervision: { from: openStates, to: '=', who: [...holder, director, secretary, leader, dispatcher], closes: ['supervisionReply'], basis: local, guards: ['supervised'], inputs: [{ name: 'answer', kind: 'longText', required: true, max: 2000 }] },
  explainOverdue: { from: openStates, to: '=', who: [...holder, director, secretary, leader, dispatcher], closes: ['overdueReason'], basis: local, guards: ['overdueUnexplained'], inputs: [reason] },
  comment: { from: [...openStates, 'closed'], to: '=', who: [leader, member, director, secretary, dispatcher, committee, handler, head, supervisor], basis: local, inputs: [{ name: 'words', kind: 'longText', required: true, max: 2000 }, evidence] },
  addInformation: { from: openStates, to: '=', who: [reporter], basis: local, inputs: [{ name: 'words', kind: 'longText', required: true, max: 2000 }, evidence] },
  remind: { from: openStates, to: '=', who: [system], basis: local },
  warn: { from: openStates, to: '=', who: [system], basis: local },
  markOverdue: { from: openStates, to: '=', who: [system], opens: ['overdueReason'], basis: local },
  superviseOverdue: { from: openStates, to: '=', who: [system], opens: ['supervisionReply'], basis: local, papers: ['supervisionOrder'] },
  listAtMeeting: { from: openStates, to: '=', who: [system], basis: local },
  reportToBanner: { from: openStates, to: '=', who: [system], basis: local },
  recomputeTerms: { from: [...openStates, 'closed'], to: '=', who: [system], basis: local },
  changeGrid: { from: openStates, to: '=', who: [system], basis: local },
}

export const matterProcedure: Procedure = {
  id: 'matter',
  version: 1,
  initial: 'draft',
  states: {
    draft: {}, reported: {}, filed: {}, escalated: {}, dispatched: {}, signedIn: {}, returned: {}, handling: {}, handled: {}, suspended: {},
    verifying: {}, callback: {}, referred: {}, closed: { final: true }, notFiled: { final: true }, merged: { final: true },
    withdrawn: { final: true }, voided: { final: true }, handedOver: { final: true }, sealed: { final: true },
  },
  terms: matterTerms,
  steps: { ...intake, ...handling, ...ending, ...upAndOut, ...oversight },
}
