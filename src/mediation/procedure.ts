/** Mediation of disputes 矛盾纠纷调解 as data: procedure 2, its three channels on one dispute. 人民调解法; 人民调解工作若干规定; 民事诉讼法第二百零五条、第二百零六条; 治安管理处罚法第九条. Pure. */
import { commonStates, commonSteps, referralTrack } from '../proceedings/common-steps.ts'
import type { Procedure, State, TermRule, Track } from '../proceedings/procedure.ts'
import { channelSteps, confirmationSteps, dangerSteps, levelSteps, publicOrderSteps } from './procedure-beside.ts'
import { intakeSteps } from './procedure-intake.ts'
import { outcomeSteps } from './procedure-outcome.ts'
import { sessionSteps, stopStep } from './procedure-session.ts'
import { heads, mediationLaw, mediators } from './procedure-shared.ts'
import { mediationTerms } from './terms.ts'

const mediator: State = { waitsFor: 'mediator' }
const committee: State = { waitsFor: 'workCommitteeDispatcher' }
const end: State = { final: true }

const states: Record<string, State> = {
  draft: {}, applied: mediator, found: mediator, referredIn: mediator, registered: mediator, consentPending: mediator, accepted: mediator, scheduled: mediator, mediating: mediator, adjourned: mediator,
  agreedWritten: mediator, agreedOral: mediator, performing: mediator, breached: mediator, urged: mediator, performed: mediator, failed: mediator, terminated: mediator, notified: mediator, sued: mediator, enforced: mediator,
  escalated: committee, jointConsentPending: committee,
  notAccepted: end, referralRefused: end, archived: end,
}
const open = Object.keys(states).filter(state => state !== 'draft' && !states[state]!.final)

const tracks: Record<string, Track> = {
  channel: { initial: 'own', states: { own: end, offered: {}, taken: end, delegated: end } },
  confirmation: { initial: 'none', states: { none: end, possible: end, filed: {}, underReview: {}, confirmed: end, declined: end, rejected: end, dropped: end, revoked: end } },
  danger: { initial: 'none', states: { none: end, reported: {}, lifted: end } },
  recusal: { initial: 'none', states: { none: end, asked: {}, decided: end } },
  publicOrder: { initial: 'none', states: { none: end, applied: {}, agreed: end, refused: end } },
  ...referralTrack,
}

/** No office extends a round of mediation: the parties do, and the court its own term; so the common extension steps stay away. */
const withoutExtension: Readonly<Record<string, TermRule>> = Object.fromEntries(
  Object.entries(mediationTerms).map(([name, { extension: _, ...rule }]) => [name, rule]),
)

const common = commonSteps({
  // A term that was promised or ordered runs on after the end.
  after: ['archived'],
  open, handlers: mediators, approvers: heads, supervisors: [{ role: 'supervisor', of: ['jurisdiction'] }], withdraws: false,
  labels: ['people', 'administrative'], referTo: ['court', 'arbitration', 'department', 'legalAid', 'policeMediation', 'police110', 'enforcementCase'], terms: withoutExtension,
})

export const mediationProcedure: Procedure = {
  id: 'mediation', version: 1, basis: mediationLaw('第二条、第三条、第四条'), initial: 'draft', tracks, terms: mediationTerms,
  states: { ...states, ...commonStates('mediator') },
  steps: {
    ...intakeSteps, ...sessionSteps, ...stopStep, ...outcomeSteps, ...dangerSteps, ...channelSteps, ...levelSteps, ...confirmationSteps, ...publicOrderSteps, ...common,
    withdraw: intakeSteps.withdraw!,
    extend: sessionSteps.extend!,
    // A dispute under a court's entrustment changes its kind among those of the court alone.
    relabel: { ...common.relabel!, while: { channel: ['own', 'taken'] } },
  },
}

