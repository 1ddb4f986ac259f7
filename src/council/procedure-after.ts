/** After a resolution: legal check and filing, fifteen days of publication before it binds, carrying out, result, evaluation, archive; challenge beside all of it. Pure. */
import type { Basis, Input, Step, Track } from '../proceedings/procedure.ts'
import { choice, committee, confirmed, convenor, counsel, count, day, director, implementers, local, oversight, papers, personal, reason, resident, secretary, text, told, worker } from './procedure-circle.ts'

export interface AfterLaw {
  readonly passed: string
  readonly published: string
  /** Where an unlawful or corrected resolution goes, and what waits there. */
  readonly again: string
  readonly opensAgain: readonly string[]
  /** Where an implementation that is late is taken up again. */
  readonly late: string
  readonly opensLate: readonly string[]
  readonly check: Basis
  readonly disclosure: Basis
  readonly evaluation: Basis
  readonly archive: Basis
  readonly remedy: Basis
}

export const afterTracks: Readonly<Record<string, Track>> = {
  filing: { initial: 'notNeeded', states: { notNeeded: { final: true }, required: { waitsFor: 'communityDirector' }, filed: { final: true } } },
  challenge: { initial: 'none', states: { none: { final: true }, raised: { waitsFor: 'communityDirector' }, upheld: { final: true }, corrected: { final: true }, annulled: { final: true } } },
}

const clocks = ['legalCheck', 'publishing', 'publication', 'implementation', 'progress', 'resultPublishing', 'resultPublication', 'archiving']
const unit: Input = { name: 'unit', kind: 'unit', of: ['department', 'partnerUnit', 'community', 'enforcementBureau'] }
/** Carrying out begins with a plan that names its last day. */
export const begun = {
  to: 'implementing', opens: ['implementation', 'progress'], dueFrom: { implementation: 'doneBy' }, owns: 'unit', primary: true, papers: ['implementationPlan'],
  inputs: [text('plan', 3000), { name: 'budget', kind: 'fen', required: true }, day('doneBy'), unit],
} as const satisfies Partial<Step>

export function afterSteps(rules: AfterLaw): Record<string, Step> {
  return { ...checking(rules), ...carryingOut(rules), ...challenging(rules) }
}

function checking({ passed, published, again, opensAgain, check, disclosure }: AfterLaw): Record<string, Step> {
  const binding = [passed, 'legalChecked', published, 'implementing', 'implemented', 'resultPublished', 'evaluated']
  return {
    clearLegal: { from: [passed], to: 'legalChecked', who: [counsel], approves: true, closes: ['legalCheck'], opens: ['publishing'], primary: true, basis: check, papers: ['legalOpinion'], inputs: [text('opinion', 3000), confirmed('noBreach')] },
    findUnlawful: { from: [passed], to: again, who: [counsel], approves: true, closes: ['legalCheck'], opens: opensAgain, basis: check, papers: ['legalOpinion'], inputs: [text('opinion', 3000), choice('breach', ['law', 'morals', 'personalRights', 'propertyRights', 'democraticRights'])] },
    requireFiling: { from: binding, to: '=', who: [...committee, counsel], track: { name: 'filing', from: ['notNeeded'], to: 'required' }, basis: check, inputs: [reason] },
    fileWithGovernment: { from: binding, to: '=', who: [director, worker], track: { name: 'filing', from: ['required'], to: 'filed' }, basis: check, papers: ['filingReport'], inputs: [text('filedWith', 100), text('filingNumber', 100)] },
    publish: { from: ['legalChecked'], to: published, who: [director, worker], closes: ['publishing'], opens: ['publication'], primary: true, basis: disclosure, papers: ['decisionNotice'], inputs: [text('shownAt', 200), confirmed('boardAndDigital')] },
    objectToPublished: { from: [published, 'resultPublished'], to: '=', who: [resident, worker, oversight], basis: disclosure, papers: ['objectionRecord'], inputs: [personal('said', 2000)] },
    startBinding: { ...begun, from: [published], who: committee, notBefore: ['publication'], closes: ['publication'], basis: disclosure },
  }
}

function carryingOut({ late, opensLate, disclosure, evaluation, archive }: AfterLaw): Record<string, Step> {
  return {
    reportProgress: { from: ['implementing'], to: '=', who: implementers, closes: ['progress'], opens: ['progress'], basis: disclosure, papers: ['progressReport'], inputs: [text('progressText', 2000), { name: 'spent', kind: 'fen' }] },
    returnToAgenda: { from: ['implementing'], to: late, who: [convenor, ...committee], notBefore: ['implementation'], closes: ['implementation', 'progress'], opens: opensLate, owns: 'opener', basis: local, papers: ['agendaNote'], inputs: [reason] },
    finish: { from: ['implementing'], to: 'implemented', who: implementers, handles: true, closes: ['implementation', 'progress'], opens: ['resultPublishing'], owns: 'opener', primary: true, basis: disclosure, papers: ['implementationRecord'], inputs: [text('result', 3000), { name: 'cost', kind: 'fen', required: true }, { name: 'after', kind: 'photos', purpose: 'after', required: true, max: 9 }] },
    publishResult: { from: ['implemented'], to: 'resultPublished', who: [director, worker], handles: true, closes: ['resultPublishing'], opens: ['resultPublication'], primary: true, basis: disclosure, papers: ['resultNotice'], inputs: [text('shownAt', 200), confirmed('boardAndDigital')] },
    evaluate: { from: ['resultPublished'], to: 'evaluated', who: [oversight], apartFrom: ['finish', 'publishResult'], notBefore: ['resultPublication'], closes: ['resultPublication'], opens: ['archiving'], primary: true, basis: evaluation, papers: ['evaluationRecord'], inputs: [count('asked', 1), count('satisfied'), { name: 'cost', kind: 'fen', required: true }, text('found', 2000)] },
    archive: { from: ['evaluated'], to: 'archived', who: [director, worker], while: { filing: ['notNeeded', 'filed'], challenge: ['none', 'upheld', 'corrected'] }, closes: ['archiving'], primary: true, basis: archive, papers: ['archiveIndex'], inputs: [confirmed('fileComplete'), text('archiveNumber', 100)] },
    giveOversightOpinion: { from: ['implementing', 'implemented'], to: '=', who: [oversight], basis: evaluation, papers: ['oversightOpinion'], inputs: [text('opinion', 2000), choice('reportedTo', ['committee', 'workCommittee', 'government', 'supervisoryOrgan'])] },
  }
}

/** A complaint to the government or the court suspends nothing by itself; what they decide does. */
function challenging({ passed, published, again, opensAgain, remedy }: AfterLaw): Record<string, Step> {
  const from = [passed, 'legalChecked', published, 'implementing', 'implemented', 'resultPublished', 'evaluated', 'archived']
  const track = (states: readonly string[], to: string) => ({ name: 'challenge', from: states, to })
  const decided = [text('decidedBy', 100), personal('decisionNumber', 100), papers('decision')]
  return {
    challenge: { from, to: '=', who: [resident, worker, director], needs: ['declarePassed'], track: track(['none', 'upheld', 'corrected'], 'raised'), basis: remedy, papers: ['challengeRecord'], inputs: [choice('challengedAt', ['government', 'court']), personal('harm', 2000)] },
    uphold: { from, to: '=', who: [...committee, worker], track: track(['raised'], 'upheld'), basis: remedy, inputs: decided },
    orderCorrection: { from, to: again, who: committee, approves: true, track: track(['raised'], 'corrected'), closes: clocks, opens: opensAgain, owns: 'opener', basis: remedy, papers: ['correctionOrder'], inputs: [...decided, text('corrects', 2000)] },
    annul: { from, to: 'annulled', who: [secretary, director], approves: true, track: track(['raised'], 'annulled'), basis: remedy, papers: ['annulment'], inputs: [...decided, told] },
  }
}
