/** Volunteer team 志愿服务队 as data: registered with the community's consent, members enter and leave freely, barred for a time or dissolved by two persons. */
import { commonStates, commonSteps, referralTrack } from '../proceedings/common-steps.ts'
import type { Procedure, Step } from '../proceedings/procedure.ts'
import { choice, confirmed, count, day, director, lead, leader, local, member, papers, personal, reason, regulation, resident, secretary, supervisor, team, text, told, worker } from './procedure-circle.ts'
import { teamTerms } from './terms.ts'

const open = ['applied', 'returned', 'registered']
const founders = [lead, member, leader, worker]
const reviewers = [director, secretary]
/** The seven platforms of the source page. */
const platforms = ['policyTalks', 'environment', 'arts', 'science', 'customs', 'health', 'mediation']
const volunteer = [personal('name', 50), personal('identity', 100), personal('phone', 50), text('skills', 200), text('freeTime', 200), confirmed('trueAndComplete'), confirmed('voluntary')]

const own: Record<string, Step> = {
  apply: {
    from: ['draft'], to: 'applied', who: [resident, ...founders], handles: true, opens: ['registration'], basis: regulation('第四十二条'), papers: ['teamApplication'],
    inputs: [text('teamName', 100), choice('platform', platforms), personal('leadName', 50), personal('phone', 50), count('members', 1, 2000), text('aims', 1000)],
  },
  register: { from: ['applied'], to: 'registered', who: reviewers, apartFrom: ['apply', 'complete'], approves: true, owns: 'unit', holds: 'nobody', closes: ['registration'], primary: true, basis: regulation('第四十二条'), papers: ['teamRegistration'], inputs: [choice('communityConsent', ['given']), text('registrationNumber', 100), team] },
  returnApplication: { from: ['applied'], to: 'returned', who: reviewers, pauses: ['registration'], basis: local, papers: ['supplementNotice'], inputs: [text('missing', 1000), told] },
  complete: { from: ['returned'], to: 'applied', who: [resident, ...founders], handles: true, resumes: ['registration'], primary: true, basis: local, inputs: [text('changes', 2000)] },
  refuse: { from: ['applied'], to: 'refused', who: reviewers, apartFrom: ['apply'], approves: true, basis: regulation('第四十二条'), papers: ['refusalNotice'], inputs: [reason, told] },
  registerVolunteer: { from: ['registered'], to: '=', who: [resident, ...founders], primary: true, basis: regulation('第七条'), papers: ['volunteerRegistration'], inputs: [...volunteer, confirmed('ofAge')] },
  registerMinor: { from: ['registered'], to: '=', who: [resident, ...founders], basis: regulation('第七条'), papers: ['volunteerRegistration', 'guardianConsent'], inputs: [...volunteer, personal('guardian', 50), papers('guardianConsent'), personal('adultInCharge', 50)] },
  leave: { from: ['registered', 'suspended'], to: '=', who: [resident, ...founders], basis: regulation('第二十五条'), inputs: [personal('name', 50), { ...reason, required: false }] },
  changeTeam: { from: ['registered'], to: '=', who: founders, handles: true, basis: regulation('第七条'), papers: ['teamChange'], inputs: [text('changes', 1000), count('members', 1, 2000)] },
  changeLead: { from: ['registered', 'suspended'], to: '=', who: reviewers, approves: true, owns: 'unit', basis: local, papers: ['teamChange'], inputs: [personal('leadName', 50), personal('phone', 50), choice('membersAgreed', ['given']), team] },
  proposeDissolution: { from: ['registered', 'suspended'], to: '=', who: [...founders, ...reviewers], basis: local, papers: ['dissolutionRequest'], inputs: [reason, choice('recordsKeptBy', ['community', 'otherTeam'])] },
  dissolve: { from: ['registered', 'suspended'], to: 'dissolved', who: reviewers, needs: ['proposeDissolution'], apartFrom: ['proposeDissolution'], approves: true, basis: local, papers: ['dissolutionNotice'], inputs: [confirmed('recordsHandedOver'), confirmed('membersTold')] },
  withdraw: { from: ['applied', 'returned'], to: 'withdrawn', who: [resident, ...founders], basis: local, inputs: [{ ...choice('askedBy', ['inPerson', 'phoneVerified', 'inWriting']), staffOnly: true }, reason] },
}

const common = commonSteps({ open, handlers: founders, approvers: reviewers, supervisors: [supervisor], withdraws: false, referTo: ['civilAffairs', 'matter'], terms: teamTerms })
/** A team is set aside for reasons of its own, and not taken up again by itself. */
const suspend: Step = { ...common.suspend!, from: ['applied', 'registered'], basis: regulation('第二十六条'), inputs: [choice('suspendCause', ['leadVacant', 'unsafe', 'falseRecords', 'inactive']), reason, day('recheckOn')] }

export const volunteerTeam: Procedure = {
  id: 'volunteerTeam',
  version: 1,
  basis: regulation('第七条、第四十二条'),
  initial: 'draft',
  states: { draft: {}, applied: { waitsFor: 'communityDirector' }, returned: { waits: true, waitsFor: 'communityWorker' }, registered: { waitsFor: 'volunteerLead' }, refused: { final: true }, dissolved: { final: true }, ...commonStates('communityDirector') },
  tracks: referralTrack,
  terms: teamTerms,
  steps: { ...own, ...common, suspend, resume: { ...common.resume!, who: reviewers } },
}
