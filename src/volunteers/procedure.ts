/** Volunteer activity 志愿服务活动 as data (procedure 8): review, insurance before risky work, roster, hours that another person confirms, disputes, rating. */
import { commonStates, commonSteps, referralTrack } from '../proceedings/common-steps.ts'
import type { Procedure, Step } from '../proceedings/procedure.ts'
import { apart, choice, command, confirmed, count, day, director, lead, local, organisers, papers, personal, reason, records, regulation, resident, secretary, station, supervisor, team, text, told, worker } from './procedure-circle.ts'
import { activityTerms } from './terms.ts'

const preparing = ['reviewed', 'recruiting', 'rosterFixed', 'briefed']
const counting = ['hoursSubmitted', 'hoursConfirmed', 'disputed', 'corrected']
const activityOpen = ['submitted', 'returned', ...preparing, 'inProgress', 'ended', ...counting]
const reviewers = [worker, director, secretary]
/** Where a term stands still already, setting aside would start it again on resuming. */
const suspendable = activityOpen.filter(state => !['returned', 'hoursSubmitted', 'disputed', 'corrected'].includes(state))
const insured = { insurance: ['notNeeded', 'covered'] }

const plan = [text('title', 100), text('content', 2000), text('place', 200), day('startsOn'), text('timeOfDay', 50, false), count('headcount', 1, 2000), count('leastAge', 0, 100, false), text('risk', 1000), text('safetyPlan', 2000), personal('organiserContact', 100)]
const reviewed = [text('opinion', 500), team, { name: 'person', kind: 'person', required: true, of: ['volunteerLead', 'communityWorker', 'gridMember', 'gridLeader'] } as const]

const planning: Record<string, Step> = {
  submit: { from: ['draft'], to: 'submitted', who: [...organisers, director, secretary, resident], handles: true, holds: 'nobody', opens: ['review'], basis: regulation('第十二条'), papers: ['activityPlan'], inputs: plan },
  mobilise: {
    from: ['draft'], to: 'recruiting', who: command, urgent: true, opens: ['preparation'], dueFrom: { preparation: 'startsOn' }, track: { name: 'insurance', from: ['notNeeded'], to: 'required' }, basis: regulation('第十七条、第二十四条'), papers: ['taskOrder'],
    inputs: [text('title', 100), text('content', 2000), text('place', 200), day('startsOn'), text('risk', 1000), text('commandedBy', 100), team],
  },
  passReview: { from: ['submitted'], to: 'reviewed', who: reviewers, apartFrom: ['submit', 'resubmit'], approves: true, owns: 'unit', holds: 'person', closes: ['review'], primary: true, basis: regulation('第十二条'), papers: ['reviewSheet'], inputs: reviewed },
  passRiskyReview: { from: ['submitted'], to: 'reviewed', who: reviewers, apartFrom: ['submit', 'resubmit'], approves: true, owns: 'unit', holds: 'person', closes: ['review'], track: { name: 'insurance', from: ['notNeeded'], to: 'required' }, basis: regulation('第十二条、第十七条'), papers: ['reviewSheet', 'riskNotice'], inputs: [...reviewed, text('riskFound', 1000)] },
  returnPlan: { from: ['submitted'], to: 'returned', who: reviewers, apartFrom: ['submit', 'resubmit'], pauses: ['review'], basis: regulation('第十二条'), papers: ['returnNote'], inputs: [reason] },
  resubmit: { from: ['returned'], to: 'submitted', who: [...organisers, director, secretary, resident], handles: true, holds: 'nobody', resumes: ['review'], primary: true, basis: regulation('第十二条'), papers: ['activityPlan'], inputs: [text('changes', 2000)] },
  reject: { from: ['submitted'], to: 'rejected', who: reviewers, apartFrom: ['submit', 'resubmit'], approves: true, basis: regulation('第十二条'), papers: ['rejectionNotice'], inputs: [reason] },
  withdraw: { from: ['submitted', 'returned', 'suspended'], to: 'withdrawn', who: [resident, ...organisers, director, secretary], needs: ['submit'], whileOpen: ['review'], basis: local, inputs: [{ ...choice('askedBy', ['inPerson', 'phoneVerified', 'inWriting']), staffOnly: true }, reason] },
  declareRisk: { from: preparing, to: '=', who: [...organisers, ...station], track: { name: 'insurance', from: ['notNeeded'], to: 'required' }, basis: regulation('第十三条、第十七条'), papers: ['riskNotice'], inputs: [text('riskFound', 1000)] },
  insure: {
    from: preparing, to: '=', who: [...organisers, ...station], track: { name: 'insurance', from: ['required', 'covered'], to: 'covered' }, basis: regulation('第十七条'), papers: ['insuranceCertificate'],
    inputs: [text('insurer', 100), personal('policyNumber', 100), count('insuredCount', 1, 2000), day('coveredUntil'), papers('certificate')],
  },
  reschedule: { from: ['recruiting', 'rosterFixed', 'briefed'], to: '=', who: organisers, closes: ['preparation'], opens: ['preparation'], dueFrom: { preparation: 'startsOn' }, basis: regulation('第十二条'), inputs: [day('startsOn'), text('place', 200, false), told, reason] },
  cancel: { from: ['submitted', 'returned', ...preparing], to: 'cancelled', who: [...organisers, ...station, ...command], basis: local, papers: ['cancellationNotice'], inputs: [reason, told] },
}

const person = [personal('name', 50), personal('phone', 50)]
const signUp: Record<string, Step> = {
  recruit: { from: ['reviewed'], to: 'recruiting', who: organisers, handles: true, holds: 'actor', opens: ['preparation'], dueFrom: { preparation: 'startsOn' }, primary: true, basis: regulation('第十二条、第十三条'), papers: ['recruitmentNotice', 'riskNotice'], inputs: [day('startsOn'), day('signUpUntil', false)] },
  enrol: { from: ['recruiting', 'rosterFixed'], to: '=', who: [resident, ...organisers], basis: regulation('第七条、第十五条、第二十五条'), inputs: [...person, confirmed('voluntary'), confirmed('ofAge'), text('skills', 200, false)] },
  enrolMinor: { from: ['recruiting', 'rosterFixed'], to: '=', who: [resident, ...organisers], basis: regulation('第七条、第十五条、第二十五条'), papers: ['guardianConsent'], inputs: [...person, confirmed('voluntary'), personal('guardian', 50), papers('guardianConsent'), personal('adultInCharge', 50)] },
  leave: { from: ['recruiting', 'rosterFixed', 'briefed', 'inProgress'], to: '=', who: [resident, ...organisers], basis: regulation('第二十五条'), inputs: [personal('name', 50), { ...reason, required: false }] },
  fixRoster: { from: ['recruiting'], to: 'rosterFixed', who: organisers, handles: true, primary: true, basis: regulation('第十五条、第十六条、第二十五条'), papers: ['roster'], inputs: [count('headcount', 1, 2000), confirmed('skillsChecked'), choice('training', ['given', 'notNeeded'])] },
  brief: { from: ['rosterFixed'], to: 'briefed', who: organisers, handles: true, while: insured, primary: true, basis: regulation('第十四条、第十七条'), papers: ['riskConsent', 'serviceAgreement'], inputs: [confirmed('riskTold'), personal('emergencyContact', 100)] },
}

const service: Record<string, Step> = {
  start: { from: ['briefed'], to: 'inProgress', who: organisers, handles: true, holds: 'actor', while: insured, closes: ['preparation'], primary: true, basis: regulation('第十七条'), inputs: [count('present', 1, 2000)] },
  checkIn: { from: ['inProgress'], to: '=', who: [resident, ...organisers], basis: regulation('第十九条'), papers: ['attendanceSheet'], inputs: [personal('name', 50), text('timeOfDay', 50), choice('way', ['phone', 'paper', 'leader'])] },
  checkOut: { from: ['inProgress'], to: '=', who: [resident, ...organisers], basis: regulation('第十九条'), papers: ['attendanceSheet'], inputs: [personal('name', 50), text('timeOfDay', 50), choice('way', ['phone', 'paper', 'leader'])] },
  recordAccident: { from: ['inProgress', 'ended', ...counting], to: '=', who: [...organisers, ...station], basis: regulation('第十七条、第十九条'), papers: ['accidentRecord'], inputs: [choice('accidentKind', ['injury', 'damage', 'other']), personal('whatHappened', 2000), text('measures', 1000)] },
  end: { from: ['inProgress'], to: 'ended', who: organisers, handles: true, opens: ['hoursSubmission', 'rating'], primary: true, basis: regulation('第十九条'), inputs: [count('present', 1, 2000), { name: 'after', kind: 'photos', purpose: 'after', max: 9 }] },
  complain: { from: activityOpen, to: '=', who: [resident, ...organisers, ...station], opens: ['complaintReply'], track: { name: 'complaint', from: ['none', 'answered'], to: 'raised' }, basis: regulation('第二十六条'), inputs: [personal('said', 2000), choice('complaintAbout', ['safety', 'privacy', 'forced', 'money', 'records', 'other'])] },
  answerComplaint: { from: activityOpen, to: '=', who: [...station.map(apart), apart(supervisor)], closes: ['complaintReply'], track: { name: 'complaint', from: ['raised'], to: 'answered' }, basis: regulation('第二十六条'), papers: ['complaintReply'], inputs: [personal('answer', 2000)] },
  rate: { from: ['ended', ...counting, 'closed'], to: '=', who: [resident, ...organisers], within: ['rating'], basis: regulation('第十九条'), papers: ['ratingSheet'], inputs: [choice('ratedBy', ['servedPerson', 'volunteer', 'organiser']), personal('said', 1000)] },
}

/** Ten hours a day at most, counted in minutes. */
const hours = [count('volunteers', 1, 2000), count('totalMinutes', 1, 10_000_000), count('mostMinutesADay', 1, 600), choice('overlap', ['none', 'corrected'])]
const confirmers = [lead, worker, director, secretary]
const counted: Record<string, Step> = {
  submitHours: { from: ['ended'], to: 'hoursSubmitted', who: organisers, handles: true, holds: 'nobody', pauses: ['hoursSubmission'], resumes: ['hoursConfirmation'], opens: ['hoursConfirmation'], primary: true, basis: records, papers: ['serviceRecord', 'attendanceSheet'], inputs: [...hours, text('content', 1000), personal('hoursList', 5000), choice('accident', ['none', 'recorded'])] },
  sampleHours: { from: ['hoursSubmitted', 'hoursConfirmed'], to: '=', who: reviewers, apartFrom: ['submitHours'], basis: records, papers: ['samplingSheet'], inputs: [count('asked', 1, 2000), count('agreeing', 0, 2000), text('found', 1000)] },
  confirmHours: { from: ['hoursSubmitted', 'corrected'], to: 'hoursConfirmed', who: confirmers, apartFrom: ['submitHours', 'correctHours'], approves: true, holds: 'actor', closes: ['hoursConfirmation', 'hoursSubmission'], resumes: ['recordEntry'], opens: ['recordEntry'], primary: true, basis: records, inputs: [{ ...reason, required: false }] },
  returnHours: { from: ['hoursSubmitted'], to: 'ended', who: confirmers, apartFrom: ['submitHours'], pauses: ['hoursConfirmation'], resumes: ['hoursSubmission'], holds: 'nobody', basis: records, inputs: [reason] },
  dispute: { from: ['hoursSubmitted', 'hoursConfirmed'], to: 'disputed', who: [resident, ...organisers, ...station], holds: 'nobody', pauses: ['hoursConfirmation', 'recordEntry'], opens: ['hoursCorrection'], basis: records, inputs: [personal('said', 2000), { name: 'proofs', kind: 'photos', purpose: 'evidence', max: 9 }] },
  correctHours: { from: ['disputed'], to: 'corrected', who: reviewers, apartFrom: ['submitHours'], closes: ['hoursCorrection'], resumes: ['hoursConfirmation'], opens: ['hoursConfirmation'], holds: 'nobody', primary: true, basis: records, papers: ['correctionRecord'], inputs: [...hours, personal('evidence', 2000), told] },
  upholdHours: { from: ['disputed'], to: 'hoursSubmitted', who: reviewers, apartFrom: ['submitHours'], closes: ['hoursCorrection'], resumes: ['hoursConfirmation'], opens: ['hoursConfirmation'], holds: 'nobody', basis: records, papers: ['correctionRecord'], inputs: [reason, told] },
  close: { from: ['hoursConfirmed'], to: 'closed', who: confirmers, while: { complaint: ['none', 'answered'] }, closes: ['recordEntry'], keeps: ['rating'], primary: true, basis: records, inputs: [text('systemName', 100), text('entryNumber', 100)] },
}

const activityCommon = commonSteps({ open: activityOpen, handlers: organisers, approvers: station, supervisors: [supervisor], withdraws: false, referTo: ['matter', 'civilAffairs', 'department'], terms: activityTerms })

export const volunteerActivity: Procedure = {
  id: 'volunteerActivity',
  version: 1,
  basis: { article: '志愿服务条例;民政部令第67号', mark: 'V', force: 'law' },
  initial: 'draft',
  states: {
    draft: {}, submitted: { waitsFor: 'communityDirector' }, returned: { waitsFor: 'volunteerLead' }, rejected: { final: true }, cancelled: { final: true },
    reviewed: { waitsFor: 'volunteerLead' }, recruiting: { waitsFor: 'volunteerLead' }, rosterFixed: { waitsFor: 'volunteerLead' }, briefed: { waitsFor: 'volunteerLead' },
    inProgress: { waitsFor: 'volunteerLead' }, ended: { waitsFor: 'volunteerLead' }, hoursSubmitted: { waitsFor: 'communityDirector' }, hoursConfirmed: { waitsFor: 'volunteerLead' },
    disputed: { waitsFor: 'communityDirector' }, corrected: { waitsFor: 'communitySecretary' }, closed: { final: true }, ...commonStates('communityDirector'),
  },
  tracks: {
    ...referralTrack,
    insurance: { initial: 'notNeeded', states: { notNeeded: { final: true }, required: { waitsFor: 'volunteerLead' }, covered: { final: true } } },
    complaint: { initial: 'none', states: { none: { final: true }, raised: { waitsFor: 'communityDirector' }, answered: { final: true } } },
  },
  terms: activityTerms,
  steps: { ...planning, ...signUp, ...service, ...counted, ...activityCommon, merge: { ...activityCommon.merge!, from: ['submitted', 'returned', 'reviewed'] }, suspend: { ...activityCommon.suspend!, from: suspendable } },
}
