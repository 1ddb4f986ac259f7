/** Council proposal 议事会提案 and village resolution 四议两公开 as data (procedure 9): consultation is agreed and acted on, a resolution is voted by an assembly, checked, published and only then binds. */
import { commonStates, commonSteps, referralTrack } from '../proceedings/common-steps.ts'
import type { Procedure, State, Step } from '../proceedings/procedure.ts'
import { afterSteps, afterTracks, begun } from './procedure-after.ts'
import { assemblySteps, assemblyTracks, requestSteps } from './procedure-assembly.ts'
import { askedBy, choice, committee, confirmed, convenor, count, day, director, fourTwo, handedOn, law, leader, local, member, oversight, papers, personal, reason, resident, secretary, supervisor, text, told, unrequested, villageLaw, worker } from './procedure-circle.ts'
import { proposalTerms, villageTerms } from './terms.ts'

/** From notice to the end, alike in both. */
const lateStates: Record<string, State> = {
  noticed: { waitsFor: 'communityDirector' }, inquorate: { waitsFor: 'communityDirector' }, convened: { waitsFor: 'communityWorker' }, voted: { waitsFor: 'communitySecretary' }, failed: { final: true },
  legalChecked: { waitsFor: 'communityDirector' }, implementing: { waitsFor: 'communityDirector' }, implemented: { waitsFor: 'communityDirector' }, resultPublished: { waitsFor: 'oversightMember' },
  evaluated: { waitsFor: 'communityDirector' }, archived: { final: true }, annulled: { final: true }, jointRequested: { waitsFor: 'communityDirector' }, answered: { final: true }, ...commonStates('communityDirector'),
}
const openOf = (states: Readonly<Record<string, State>>, initial: string) => Object.keys(states).filter(name => !states[name]!.final && name !== initial && name !== 'suspended')

const recorders = [worker, member, leader, convenor]
const running = ['submitted', 'screened', 'accepted', 'partyStudied', 'scheduled', 'consulted', 'agreed', 'notAgreed']

const screening: Record<string, Step> = {
  submit: {
    from: ['draft'], to: 'submitted', who: [resident, ...recorders, oversight, { role: 'volunteerLead', of: ['jurisdiction'] }, { role: 'departmentHandler', of: ['jurisdiction'] }], handles: true, opens: ['screening'], basis: law('第三十二条'), papers: ['proposalForm'],
    inputs: [text('topic', 200), text('affected', 1000), text('proposalText', 3000), count('supporters'), choice('proposerKind', ['resident', 'representative', 'ownersCommittee', 'propertyFirm', 'partnerUnit', 'volunteer', 'grid']), choice('age', ['sixteenOrOlder', 'organisation']), personal('proposer', 100), personal('phone', 50)],
  },
  screen: { from: ['submitted'], to: 'screened', who: committee, handles: true, primary: true, basis: law('第三十二条'), inputs: [choice('lawful', ['yes', 'no']), choice('competence', ['community', 'department', 'matter']), choice('duplicate', ['none', 'found']), text('found', 1000)] },
  accept: { from: ['screened'], to: 'accepted', who: committee, apartFrom: ['screen'], approves: true, closes: ['screening'], opens: ['partyStudy'], primary: true, basis: law('第三十二条'), papers: ['acceptanceNotice'], inputs: [told] },
  answer: { from: ['screened'], to: 'answered', who: committee, apartFrom: ['screen'], approves: true, while: unrequested, basis: law('第三十二条'), papers: ['answerLetter'], inputs: [reason, told] },
  toMatter: { from: ['screened'], to: 'toMatter', who: committee, apartFrom: ['screen'], while: unrequested, pauses: ['screening'], opens: ['transferAnswer'], basis: law('第三十二条'), papers: ['transferSheet'], inputs: [reason, told] },
  toDepartment: { from: ['screened'], to: 'toDepartment', who: committee, apartFrom: ['screen'], while: unrequested, pauses: ['screening'], opens: ['transferAnswer'], basis: law('第三十二条'), papers: ['transferSheet'], inputs: [{ name: 'unit', kind: 'unit', required: true, of: ['department', 'enforcementBureau', 'policeStation'] }, reason, told] },
  takeTransfer: { from: ['toMatter', 'toDepartment'], to: 'handedOver', who: [...committee, worker], primary: true, basis: local, inputs: [text('receivedBy', 100), text('receivedAs', 200, false)] },
  returnTransfer: { from: ['toMatter', 'toDepartment'], to: 'screened', who: [...committee, worker], closes: ['transferAnswer'], resumes: ['screening'], basis: local, inputs: [text('receivedBy', 100), reason] },
}

const consulting: Record<string, Step> = {
  studyByParty: { from: ['accepted'], to: 'partyStudied', who: [secretary], closes: ['partyStudy'], opens: ['scheduling'], primary: true, basis: law('第三十条'), papers: ['studyRecord'], inputs: [choice('opinionKind', ['support', 'supportWithChanges', 'notSupport']), text('opinion', 2000), count('attendees', 1)] },
  schedule: { from: ['partyStudied', 'notAgreed'], to: 'scheduled', who: [convenor, director], closes: ['scheduling'], primary: true, basis: law('第三十二条'), papers: ['topicNotice'], inputs: [day('meetingOn'), text('place', 200), text('invited', 1000), personal('partiesConcerned', 1000)] },
  holdSession: { from: ['scheduled'], to: 'consulted', who: recorders, apartFrom: ['schedule', 'adjourn'], handles: true, opens: ['agreement'], primary: true, basis: law('第三十二条'), papers: ['minutes'], inputs: [personal('host', 50), count('attendees', 1), text('options', 3000), personal('statements', 5000), personal('minorityView', 2000), text('legalNote', 2000, false)] },
  adjourn: { from: ['consulted'], to: 'scheduled', who: [convenor, director], apartFrom: ['holdSession'], closes: ['agreement'], basis: law('第三十二条'), papers: ['topicNotice'], inputs: [day('meetingOn'), reason] },
  recordAgreement: { from: ['consulted'], to: 'agreed', who: [convenor, director], apartFrom: ['holdSession'], approves: true, closes: ['agreement'], opens: ['starting'], primary: true, basis: law('第三十二条'), papers: ['consultationOpinion'], inputs: [text('agreedText', 3000), personal('commitments', 2000), papers('signatures')] },
  recordNoAgreement: { from: ['consulted'], to: 'notAgreed', who: [convenor, director], apartFrom: ['holdSession'], approves: true, closes: ['agreement'], opens: ['scheduling'], basis: law('第三十二条'), papers: ['consultationOpinion'], inputs: [personal('dissent', 2000)] },
  closeUnagreed: { from: ['notAgreed'], to: 'answered', who: committee, approves: true, while: unrequested, basis: local, papers: ['answerLetter'], inputs: [reason, told] },
  startImplementing: { ...begun, from: ['agreed'], who: committee, while: unrequested, closes: ['starting'], basis: law('第三十二条') },
  toAssembly: { from: ['agreed', 'notAgreed'], to: 'needsAssembly', who: committee, closes: ['starting', 'scheduling'], opens: ['calling'], basis: law('第三十条、第三十二条'), inputs: [choice('matterKind', ['annualReport', 'appraisal', 'fees', 'facilities', 'allResidents']), reason] },
  toAssemblyForCharter: { from: ['agreed', 'notAgreed'], to: 'needsAssembly', who: committee, closes: ['starting', 'scheduling'], opens: ['calling'], track: { name: 'filing', from: ['notNeeded', 'required', 'filed'], to: 'required' }, basis: law('第三十条、第三十一条'), inputs: [choice('charterKind', ['charter', 'covenant']), reason] },
  callOnRequest: { from: ['partyStudied', 'scheduled', 'consulted', 'agreed', 'notAgreed'], to: 'needsAssembly', who: committee, while: { request: ['verified'] }, needs: ['studyByParty'], closes: ['scheduling', 'agreement', 'starting'], opens: ['calling'], basis: law('第二十六条、第二十八条'), inputs: [{ ...reason, required: false }] },
}

const proposalStates: Record<string, State> = {
  draft: {}, submitted: { waitsFor: 'communitySecretary' }, screened: { waitsFor: 'communityDirector' }, toMatter: { waitsFor: 'communityDirector' }, toDepartment: { waitsFor: 'communityDirector' }, handedOver: { final: true },
  accepted: { waitsFor: 'communitySecretary' }, partyStudied: { waitsFor: 'councilConvenor' }, scheduled: { waitsFor: 'councilConvenor' }, consulted: { waitsFor: 'councilConvenor' }, agreed: { waitsFor: 'communityDirector' },
  notAgreed: { waitsFor: 'councilConvenor' }, needsAssembly: { waitsFor: 'communityDirector' }, passed: { waitsFor: 'communityCounsel' }, published: { waitsFor: 'communityDirector' }, ...lateStates,
}
const proposalOpen = openOf(proposalStates, 'draft')
/** Not while a meeting is under way, nor where a clock stands still already. */
const proposalPauses = proposalOpen.filter(state => !['toMatter', 'toDepartment', 'jointRequested', 'noticed', 'convened', 'voted', 'consulted'].includes(state))
const proposalCommon = commonSteps({ open: proposalOpen, handlers: [convenor, worker, director], approvers: [secretary], supervisors: [supervisor], withdraws: false, referTo: ['mediation', 'legalAid'], terms: proposalTerms })
const proposalAfter = afterSteps({ passed: 'passed', published: 'published', again: 'needsAssembly', opensAgain: ['calling'], late: 'partyStudied', opensLate: ['scheduling'], check: law('第三十一条'), disclosure: law('第三十四条'), evaluation: law('第三十六条、第三十七条'), archive: law('第三十九条'), remedy: law('第三十一条、第四十条') })

export const proposal: Procedure = {
  id: 'proposal',
  version: 1,
  basis: law('第二十六条至第三十四条'),
  initial: 'draft',
  states: proposalStates,
  tracks: { ...referralTrack, ...assemblyTracks, ...afterTracks },
  terms: proposalTerms,
  steps: {
    ...handedOn({
      ...screening, ...requestSteps(law('第二十六条、第二十八条'), 'accepted', ['partyStudy'], running), ...consulting,
      ...assemblySteps({ calledFrom: ['needsAssembly'], passed: 'passed', notice: law('第二十六条'), residents: law('第二十七条'), representatives: law('第二十八条、第二十九条'), special: law('第二十六条') }),
      ...proposalAfter, giveOversightOpinion: { ...proposalAfter.giveOversightOpinion!, from: [...proposalOpen, 'suspended'] },
      withdraw: { from: ['submitted', 'screened', 'accepted', 'partyStudied', 'scheduled'], to: 'withdrawn', who: [resident, worker, director, convenor], while: unrequested, basis: local, inputs: [askedBy, reason] },
    }),
    ...proposalCommon, merge: { ...proposalCommon.merge!, from: ['submitted', 'screened'], while: unrequested }, suspend: { ...proposalCommon.suspend!, from: proposalPauses, while: unrequested },
  },
}

const fourSteps: Record<string, Step> = {
  propose: { from: ['draft'], to: 'partyBranchProposed', who: [secretary], handles: true, opens: ['discussion'], basis: fourTwo, papers: ['branchProposal'], inputs: [text('topic', 200), text('affected', 1000), text('proposalText', 3000), count('attendees', 1)] },
  discuss: { from: ['partyBranchProposed'], to: 'twoCommitteesDiscussed', who: [director], apartFrom: ['propose', 'revise'], closes: ['discussion'], opens: ['deliberation'], primary: true, basis: fourTwo, papers: ['committeesRecord'], inputs: [count('base', 1), count('present', 1), count('yes'), text('opinion', 2000)] },
  deliberate: { from: ['twoCommitteesDiscussed'], to: 'partyMembersDeliberated', who: [secretary], closes: ['deliberation'], opens: ['calling'], primary: true, basis: fourTwo, papers: ['membersRecord'], inputs: [count('base', 1), count('present', 1), count('yes'), text('opinion', 2000)] },
  sendBack: { from: ['partyBranchProposed', 'twoCommitteesDiscussed'], to: 'returned', who: committee, pauses: ['discussion'], closes: ['deliberation'], basis: fourTwo, papers: ['returnNote'], inputs: [reason] },
  revise: { from: ['returned'], to: 'partyBranchProposed', who: [secretary], handles: true, resumes: ['discussion'], opens: ['discussion'], primary: true, basis: fourTwo, papers: ['branchProposal'], inputs: [text('changes', 2000)] },
  drop: { from: ['partyBranchProposed', 'twoCommitteesDiscussed', 'returned', 'partyMembersDeliberated'], to: 'dropped', who: [secretary], approves: true, while: unrequested, basis: fourTwo, inputs: [reason, confirmed('villagersTold')] },
}

const villageStates: Record<string, State> = {
  draft: {}, partyBranchProposed: { waitsFor: 'communityDirector' }, twoCommitteesDiscussed: { waitsFor: 'communitySecretary' }, partyMembersDeliberated: { waitsFor: 'communityDirector' }, returned: { waitsFor: 'communitySecretary' }, dropped: { final: true },
  assemblyDecided: { waitsFor: 'communityCounsel' }, decisionPublished: { waitsFor: 'communityDirector' }, ...lateStates,
}
const villageOpen = openOf(villageStates, 'draft')
const villagePauses = villageOpen.filter(state => !['returned', 'jointRequested', 'noticed', 'convened', 'voted'].includes(state))
const villageCommon = commonSteps({ open: villageOpen, handlers: [worker, director], approvers: [secretary], supervisors: [supervisor], withdraws: false, referTo: ['mediation', 'legalAid'], terms: villageTerms })
const villageAfter = afterSteps({ passed: 'assemblyDecided', published: 'decisionPublished', again: 'returned', opensAgain: [], late: 'returned', opensLate: [], check: villageLaw('第二十八条'), disclosure: villageLaw('第三十五条'), evaluation: villageLaw('第三十五条'), archive: local, remedy: { article: '村民委员会组织法(2025年修正)', mark: 'M', force: 'law' } })

export const villageResolution: Procedure = {
  id: 'villageResolution',
  version: 1,
  basis: villageLaw('第二十五条至第三十五条'),
  initial: 'draft',
  states: villageStates,
  tracks: { ...referralTrack, ...assemblyTracks, ...afterTracks },
  terms: villageTerms,
  steps: {
    ...handedOn({
      ...fourSteps, ...requestSteps(villageLaw('第二十五条、第二十六条'), 'partyBranchProposed', ['discussion'], ['partyBranchProposed', 'twoCommitteesDiscussed', 'partyMembersDeliberated', 'returned']),
      ...assemblySteps({ calledFrom: ['partyMembersDeliberated'], passed: 'assemblyDecided', notice: villageLaw('第二十五条、第二十六条'), residents: villageLaw('第二十六条'), representatives: villageLaw('第二十九条、第三十条'), special: villageLaw('第二十六条'), alsoCounted: [count('women')] }),
      ...villageAfter, giveOversightOpinion: { ...villageAfter.giveOversightOpinion!, from: [...villageOpen, 'suspended'] },
    }),
    ...villageCommon, merge: { ...villageCommon.merge!, from: ['partyBranchProposed', 'returned'], while: unrequested }, suspend: { ...villageCommon.suspend!, from: villagePauses, while: unrequested },
  },
}
