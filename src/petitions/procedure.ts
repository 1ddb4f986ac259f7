/** Petition 信访 as data: procedure 3, after 信访工作条例 (in force 2022-05-01) and 信访事项简易办理办法 (2022). Pure. */
import { commonStates, commonSteps, referralTrack } from '../proceedings/common-steps.ts'
import type { Procedure, Step, Track } from '../proceedings/procedure.ts'
import { handlingSteps } from './procedure-handling.ts'
import { aside, intakeSteps } from './procedure-intake.ts'
import { clerks, heads, law, supervisors } from './procedure-parts.ts'
import { reviewSteps } from './procedure-review.ts'
import { petitionTerms } from './terms.ts'

const states: Procedure['states'] = {
  draft: {}, received: { waitsFor: 'petitionOfficer' }, registered: { waitsFor: 'petitionOfficer' }, triaged: { waitsFor: 'petitionOfficer' },
  transferred: { waitsFor: 'departmentHandler' }, objected: { waitsFor: 'petitionOfficer' }, competenceDisputed: { waitsFor: 'workCommitteeSecretary' },
  simple: { waitsFor: 'petitionOfficer' }, simpleTransferred: { waitsFor: 'departmentHandler' }, simpleHandling: { waitsFor: 'departmentHandler' }, simpleDecided: { waitsFor: 'departmentHandler' },
  channelled: { waitsFor: 'departmentHandler' }, suggestion: { waitsFor: 'departmentHandler' },
  accepted: { waitsFor: 'departmentHandler' }, investigating: { waitsFor: 'departmentHandler' }, opinionProposed: { waitsFor: 'departmentHead' }, decided: { waitsFor: 'departmentHandler' }, delivered: { waitsFor: 'departmentHead' },
  reviewRequested: { waitsFor: 'petitionOfficer' }, reviewing: { waitsFor: 'departmentHead' }, reviewDecided: { waitsFor: 'departmentHandler' }, reviewed: { waitsFor: 'departmentHead' },
  reReviewRequested: { waitsFor: 'petitionOfficer' }, reReviewing: { waitsFor: 'departmentHead' }, reReviewDecided: { waitsFor: 'departmentHandler' },
  closed: { final: true }, final: { final: true }, replied: { final: true }, reconciled: { final: true }, notAccepted: { final: true }, notAcceptedAgain: { final: true }, sealed: { final: true },
  ...commonStates('departmentHead'),
}
const open = Object.entries(states).flatMap(([name, state]) => (state.final || name === 'draft' || name === 'suspended' ? [] : [name]))
const everywhere = [...open, 'suspended']

const tracks: Readonly<Record<string, Track>> = {
  ...referralTrack,
  dispatchReport: { initial: 'notAsked', states: { notAsked: { final: true }, owed: {}, given: { final: true } } },
  execution: { initial: 'nothingOrdered', states: { nothingOrdered: { final: true }, ordered: {}, performed: { final: true } } },
  elevation: { initial: 'notProposed', states: { notProposed: { final: true }, proposed: {}, elevated: { final: true }, declined: { final: true } } },
  hardship: { initial: 'notNoted', states: { notNoted: { final: true }, noted: {}, informed: { final: true } } },
}

const common = commonSteps({
  // A term that was promised or ordered runs on after the end.
  after: ['closed', 'replied', 'reconciled', 'final'],
  open, handlers: clerks, approvers: heads, supervisors, withdraws: false, terms: petitionTerms,
  referTo: ['mediation', 'legalAid', 'socialAssistance', 'judicialAid', 'matter', 'police110'],
})

/** The Regulations know no pause: what they set runs on while a petition is set aside, local defaults stand still. */
const stoppable = (names: readonly string[] | undefined) => (names ?? []).filter(name => petitionTerms[name]?.basis.force !== 'law')
const setAside: Record<string, Step> = {
  suspend: { ...common.suspend!, pauses: stoppable(common.suspend!.pauses) },
  resume: { ...common.resume!, resumes: stoppable(common.resume!.resumes) },
}

export const petitionProcedure: Procedure = {
  id: 'petition',
  version: 1,
  basis: law(''),
  initial: 'draft',
  states,
  tracks,
  terms: petitionTerms,
  steps: { ...intakeSteps, ...handlingSteps(everywhere), ...reviewSteps, ...aside(everywhere), ...common, ...setAside },
}
