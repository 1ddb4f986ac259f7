/** Outreach visit 下访 as data: officials go down to people, hear them in batches, list what was raised and answer on the promised day. 信访工作条例第十八条. Pure. */
import { commonStates, commonSteps, referralTrack } from '../proceedings/common-steps.ts'
import type { Basis, Procedure, Step, Who } from '../proceedings/procedure.ts'
import { choice, count, day, evidence, law, long, optional, reason, told } from './procedure-parts.ts'
import { outreachTerms } from './terms.ts'

const promised: Basis = { article: '下访“10天给群众一个答复”', mark: 'S', force: 'policy' }
const ledger: Basis = { article: '下访批次台账(本地默认规则)', mark: 'D', force: 'default' }
const at = (of: Who['of'], ...roles: readonly string[]): Who[] => roles.map(role => ({ role, of }))

const organisers = at(['ownerUnit'], 'petitionOfficer', 'disciplineOfficer', 'workCommitteeDispatcher', 'departmentHandler')
const heads = at(['ownerUnit'], 'departmentHead', 'workCommitteeSecretary', 'disciplineHead')
const all = [...organisers, ...heads]

const { withdrawn: _, ...commons } = commonStates('departmentHead')
const states: Procedure['states'] = {
  draft: {}, planned: { waitsFor: 'petitionOfficer' }, visited: { waitsFor: 'petitionOfficer' }, listed: { waitsFor: 'petitionOfficer' },
  closed: { final: true }, cancelled: { final: true }, ...commons,
}
const open = ['planned', 'visited', 'listed']

/** What the ledger adds up: what is settled, under way and given up at this round. */
const figures = [count('resolved', 0, 10_000), count('inProgress', 0, 10_000), count('givenUp', 0, 10_000)]
const round = [count('round', 1, 20), day('heldOn'), told('place', 200), told('presentPersons', 500), told('said'), choice('contentment', 'content', 'partly', 'discontent'), optional(told('objection'))]

const steps: Record<string, Step> = {
  plan: {
    from: ['draft'], to: 'planned', who: all, holds: 'actor', opens: ['visit'], dueFrom: { visit: 'visitOn' }, primary: true, basis: law('第十八条'), papers: ['visitPlan'],
    inputs: [day('visitOn'), choice('method', 'unannounced', 'appointed', 'withPetition', 'fixedPlace'), long('places', 500), told('officials', 500), optional(told('petitions', 1000))],
  },
  cancel: { from: ['planned'], to: 'cancelled', who: all, basis: ledger, inputs: [reason] },
  visit: {
    from: ['planned'], to: 'visited', who: all, handles: true, closes: ['visit'], opens: ['listing'], primary: true, basis: law('第十八条'), papers: ['receptionRegister'],
    inputs: [day('heldOn'), long('place', 200), count('batches', 1, 100), count('officialTimes', 1, 1000), count('visitorTimes', 0, 10_000)],
  },
  receiveVisitor: { from: ['visited', 'listed'], to: '=', who: all, basis: law('第十八条、第十九条'), papers: ['receptionRegister'], inputs: [told('name', 100), optional(told('phone', 30)), told('words', 5000), choice('nextWay', 'answeredOnSpot', 'petition', 'matter', 'mediation', 'sealedHandOver'), evidence] },
  listMatters: {
    from: ['visited'], to: 'listed', who: all, closes: ['listing'], opens: ['promisedAnswer'], dueFrom: { promisedAnswer: 'answerOn' }, primary: true, basis: promised, papers: ['batchLedger'],
    inputs: [count('matters', 1, 10_000), told('list', 10_000), day('answerOn')],
  },
  closeWithoutMatters: { from: ['visited'], to: 'closed', who: all, basis: ledger, papers: ['batchLedger'], inputs: [optional(long('remark', 1000))] },
  /** Answered in part: the next answer is promised with this one. */
  answerRound: {
    from: ['listed'], to: '=', who: all, closes: ['promisedAnswer'], opens: ['promisedAnswer'], dueFrom: { promisedAnswer: 'answerOn' }, primary: true, basis: promised, papers: ['feedbackRecord'], inputs: [...round, ...figures, day('answerOn')],
  },
  answerFinally: { from: ['listed'], to: 'closed', who: all, primary: true, basis: promised, papers: ['feedbackRecord', 'batchLedger'], inputs: [...round, ...figures] },
}

export const outreachProcedure: Procedure = {
  id: 'outreachVisit',
  version: 1,
  basis: law('第十八条'),
  initial: 'draft',
  states,
  tracks: referralTrack,
  terms: outreachTerms,
  steps: {
    ...steps,
    ...commonSteps({
      open, handlers: organisers, approvers: heads, supervisors: at(['jurisdiction'], 'supervisor'), withdraws: false, terms: outreachTerms,
      referTo: ['petition', 'matter', 'mediation', 'legalAid', 'socialAssistance', 'judicialAid'],
    }),
  },
}
