/** How a clue ends 立案审理、处分、移送、反馈: from the filed facts to results told, objections and the archive. 监察法 arts. 52; 检举控告工作规则 art. 18. */
import type { Basis, Input, Step, Who } from '../proceedings/procedure.ts'

const rule = (article: string): Basis => ({ article: `纪检监察机关处理检举控告工作规则${article}`, mark: 'V', force: 'law' })
const supervision = (article: string): Basis => ({ article: `监察法${article}`, mark: 'V', force: 'law' })
const discipline: Basis = { article: '中国共产党纪律检查机关监督执纪工作规则', mark: 'M', force: 'law' }
const local: Basis = { article: '检举控告工作规则(对反馈提出异议);本地默认规则', mark: 'D', force: 'default' }

const officer: Who = { role: 'disciplineOfficer', of: ['ownerUnit'] }
const decider: Who = { role: 'disciplineHead', of: ['ownerUnit', 'notHandler'] }
const reporter: Who = { role: 'resident', of: ['reporter'] }

const reason: Input = { name: 'reason', kind: 'longText', required: true, max: 2000, personal: true }
const text = (name: string, max = 2000): Input => ({ name, kind: 'longText', required: true, max, personal: true })
const person: Input = { name: 'person', kind: 'person', required: true, of: ['disciplineOfficer'] }
const persons: Input = { name: 'personCount', kind: 'number', required: true, min: 1, max: 1000 }

const ended = ['concluded', 'caseClosed', 'sanctioned', 'transferredToJustice']
const anonymous = { identity: ['unchecked', 'anonymous'] } as const

const reviewing: Record<string, Step> = {
  startReview: { from: ['caseFiled'], to: 'underReview', who: [officer], handles: true, holds: 'nobody', primary: true, basis: discipline, papers: ['investigationReport'], inputs: [text('facts', 5000), text('nature')] },
  returnToInvestigation: { from: ['underReview'], to: 'caseFiled', who: [officer], apartFrom: ['startReview'], holds: 'person', basis: discipline, inputs: [reason, person] },
  closeCase: {
    from: ['underReview'], to: 'caseClosed', who: [officer], apartFrom: ['startReview', 'proposeDisposal', 'reportVerification', 'recordTalk'], holds: 'actor', closes: ['review'], opens: ['resultFeedback', 'quarterlyReport'], primary: true, basis: discipline, papers: ['reviewReport'],
    inputs: [text('facts', 5000), text('nature'), { name: 'partyHeard', kind: 'choice', required: true, options: ['confirmed'] }],
  },
  sanction: { from: ['caseClosed'], to: 'sanctioned', who: [decider], approves: true, basis: supervision('第五十二条第二项'), papers: ['sanctionDecision'], inputs: [persons, { name: 'sanctionKind', kind: 'choice', required: true, options: ['party', 'government', 'both', 'other'] }, { name: 'decidedOn', kind: 'date', required: true }] },
  transferToJustice: { from: ['caseClosed', 'sanctioned'], to: 'transferredToJustice', who: [decider], approves: true, basis: supervision('第五十二条第四项'), papers: ['transferLetter'], inputs: [persons, { name: 'fileComplete', kind: 'choice', required: true, options: ['confirmed'] }] },
  decideFalseAccusation: { from: [...ended, 'fedBack'], to: '=', who: [decider], approves: true, atMost: 1, basis: supervision('第七十三条'), papers: ['falseAccusationDecision'], inputs: [{ name: 'falseAccusation', kind: 'choice', required: true, options: ['found', 'notFound'] }, reason] },
}

const feedback: Record<string, Step> = {
  tellResult: {
    from: [...ended, 'fedBack'], to: 'fedBack', who: [officer], while: { identity: ['realName'] }, holds: 'actor', closes: ['resultFeedback'], primary: true, basis: rule('(实名检举控告结果反馈)'), papers: ['feedbackRecord'],
    inputs: [{ name: 'round', kind: 'number', required: true, min: 1, max: 20 }, text('place', 200), text('presentPersons', 500), { name: 'satisfied', kind: 'choice', required: true, options: ['satisfied', 'mostly', 'notSatisfied', 'noOpinion'] }, { ...text('objection'), required: false }],
  },
  skipFeedback: { from: ended, to: '=', who: [officer], while: anonymous, whileOpen: ['resultFeedback'], closes: ['resultFeedback'], primary: true, basis: rule('(实名检举控告结果反馈)'), inputs: [{ name: 'nobodyToTell', kind: 'choice', required: true, options: ['anonymous', 'notConfirmed'] }] },
  answerObjection: { from: ['fedBack'], to: '=', who: [officer], handles: true, basis: rule('(实名检举控告结果反馈)'), papers: ['objectionExplanation'], inputs: [text('objection'), text('explanation')] },
  bringEvidence: { from: ['fedBack'], to: 'evidenceChecking', who: [reporter, officer], holds: 'nobody', opens: ['evidenceCheck'], basis: local, inputs: [text('newEvidence', 5000), { name: 'evidence', kind: 'photos', purpose: 'evidence', max: 9 }] },
  rejectEvidence: { from: ['evidenceChecking'], to: 'fedBack', who: [officer], handles: true, holds: 'actor', closes: ['evidenceCheck'], opens: ['resultFeedback'], primary: true, basis: local, papers: ['objectionExplanation'], inputs: [text('findings')] },
  takeUpAgain: { from: ['evidenceChecking'], to: 'acceptedOwn', who: [decider], approves: true, holds: 'person', closes: ['evidenceCheck', 'quarterlyReport'], opens: ['disposalOpinion'], basis: local, inputs: [reason, person] },
  reportToReception: { from: [...ended, 'fedBack'], to: '=', who: [officer], whileOpen: ['quarterlyReport'], closes: ['quarterlyReport'], basis: rule('第十八条'), papers: ['quarterlyReport'], inputs: [text('results')] },
  archive: { from: ['fedBack'], to: 'archived', who: [officer], needs: ['reportToReception'], whileClosed: ['resultFeedback', 'quarterlyReport'], primary: true, basis: rule('第十八条'), papers: ['archiveList'], inputs: [{ name: 'fileComplete', kind: 'choice', required: true, options: ['confirmed'] }] },
  archiveAnonymous: { from: ended, to: 'archived', who: [officer], while: anonymous, needs: ['reportToReception'], whileClosed: ['resultFeedback', 'quarterlyReport'], basis: rule('第十八条'), papers: ['archiveList'], inputs: [{ name: 'fileComplete', kind: 'choice', required: true, options: ['confirmed'] }] },
}

export const clueEnding: Record<string, Step> = { ...reviewing, ...feedback }
