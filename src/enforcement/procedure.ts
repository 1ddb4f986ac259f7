/** Enforcement case 执行案件 as data: procedure 5. Stages pass from officer to officer, the judge answers for the whole, another person closes. 民事诉讼法 arts. 236–269. */
import { commonStates, commonSteps, referralTrack } from '../proceedings/common-steps.ts'
import type { Input, Procedure, State, Step, Track } from '../proceedings/procedure.ts'
import { creditor, disposer, filer, judge, law, payer, president, running, searcher } from './procedure-actors.ts'
import { disposalSteps } from './procedure-disposal.ts'
import { endingSteps } from './procedure-ending.ts'
import { paymentSteps } from './procedure-payment.ts'
import { performanceSteps } from './procedure-performance.ts'
import { searchSteps } from './procedure-search.ts'
import { fastLabels, startSteps } from './procedure-start.ts'
import { attachmentTerms, enforcementTerms } from './terms.ts'

/** Who acts in a state while nobody holds it. */
const stages: Readonly<Record<string, readonly string[]>> = {
  courtFilingOfficer: ['referred', 'applied', 'triaged'],
  enforcementJudge: ['filed', 'noAssets', 'demanded', 'coerced', 'settled', 'breached', 'resumptionAsked', 'stayed', 'terminated', 'paid'],
  courtSearchOfficer: ['noticed', 'searching', 'roundTerminated'],
  courtDisposalOfficer: ['controlled', 'valuing', 'valued', 'auctioning', 'auctioned'],
  courtClosingOfficer: ['closingProposed', 'roundRuled'],
  courtPresident: ['roundProposed'],
}
const open = Object.values(stages).flat()
const waiting = (): Record<string, State> => Object.fromEntries(Object.entries(stages).flatMap(([waitsFor, states]) => states.map(state => [state, { waitsFor }])))
const end = { final: true } as const
const by = (waitsFor: string) => ({ waitsFor })
const [filing, judging, , disposing, paying, deciding] = ['courtFilingOfficer', 'enforcementJudge', 'courtSearchOfficer', 'courtDisposalOfficer', 'courtPaymentOfficer', 'courtPresident'].map(by) as [State, State, State, State, State, State]

const tracks: Readonly<Record<string, Track>> = {
  service: { initial: 'unserved', states: { unserved: filing, announced: filing, served: end } },
  attachment: { initial: 'none', states: { none: end, attached: {}, lifted: end } },
  restriction: { initial: 'none', states: { none: end, proposed: deciding, imposed: {}, proposedFurther: deciding, lifted: end } },
  payment: { initial: 'none', states: { none: end, received: paying, matched: judging, computed: judging, approved: paying, delayed: deciding, released: end } },
  distribution: { initial: 'none', states: { none: end, served: disposing, objected: disposing, opposed: disposing, inSuit: disposing, settled: end } },
  outsider: { initial: 'none', states: { none: end, raised: judging, upheld: disposing, rejected: disposing, inSuit: disposing, cleared: end } },
  conduct: { initial: 'none', states: { none: end, raised: judging, decided: end, reviewAsked: filing, reviewed: end } },
  ...referralTrack,
}

/** What is set aside here stops local terms only; terms of law stand still on their own causes. An attachment runs to its day whatever happens. */
const circleTerms = Object.fromEntries(Object.entries(enforcementTerms).filter(([name]) => !attachmentTerms.includes(name)))
const localOnly = (names: readonly string[] = []) => names.filter(name => enforcementTerms[name]?.basis.force !== 'law')
const secret = (input: Input): Input => (input.kind === 'longText' ? { ...input, personal: true } : input)
const kept = (step: Step): Step => (step.inputs ? { ...step, inputs: step.inputs.map(secret) } : step)
const common: Record<string, Step> = Object.fromEntries(
  Object.entries(
    commonSteps({
      open, handlers: [judge, filer, searcher, disposer, payer], approvers: [president], supervisors: [president, { role: 'procurator', of: ['jurisdiction'] }], applicant: creditor, labels: fastLabels, referTo: ['judicialAid', 'socialAssistance'], terms: circleTerms,
    }),
  ).map(([name, step]) => [name, kept(step)]),
)

export const enforcementProcedure: Procedure = {
  id: 'enforcementCase',
  version: 1,
  basis: law('民事诉讼法第三编'),
  restricted: true,
  initial: 'draft',
  states: { draft: {}, ...waiting(), ...commonStates(judge.role), refused: end, closed: end, searchEnded: end },
  tracks,
  steps: {
    ...startSteps, ...searchSteps, ...performanceSteps, ...disposalSteps, ...paymentSteps, ...endingSteps, ...common,
    suspend: { ...common.suspend!, from: ['applied', 'filed', 'triaged', ...running], pauses: localOnly(common.suspend!.pauses) },
    resume: { ...common.resume!, resumes: localOnly(common.resume!.resumes) },
    // Once filed, giving it up is a ground of termination by ruling.
    withdraw: { ...common.withdraw!, from: ['applied'] },
    relabel: { ...common.relabel!, whileOpen: ['fastTrack'] },
  },
  terms: enforcementTerms,
}
