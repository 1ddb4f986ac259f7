/** A resident's request about their own data as data: copy, correction, deletion, explanation; identity checked, decided in time, refused only with a reason and the remedy. 个人信息保护法第四十四条至第五十条. Pure. */
import { commonStates, commonSteps } from '../proceedings/common-steps.ts'
import { localDefault } from '../proceedings/common-terms.ts'
import type { Basis, Input, Procedure, Step, Who } from '../proceedings/procedure.ts'
import { dataRequestTerms, deciding } from './terms.ts'

const law = (article: string): Basis => ({ article: `个人信息保护法${article}`, mark: 'V', force: 'law' })
const subject: Who = { role: 'resident', of: ['reporter'] }
const counter: readonly Who[] = ['communityWorker', ...deciding].map(role => ({ role, of: ['community'] }))
const handlers: readonly Who[] = ['communityWorker', ...deciding].map(role => ({ role, of: ['ownerUnit'] }))
const deciders: readonly Who[] = deciding.map(role => ({ role, of: ['ownerUnit'] }))

const choice = (name: string, ...options: string[]): Input => ({ name, kind: 'choice', required: true, options })
const told = (name: string, max: number, required = true): Input => ({ name, kind: 'longText', required, max, personal: true })
const short = (name: string, max: number, required = true): Input => ({ name, kind: 'text', required, max, personal: true })
const papers = (name: string): Input => ({ name, kind: 'photos', purpose: 'paper', max: 9 })
const how = choice('told', 'inPerson', 'phone', 'letter', 'message')

/** What of a resident is corrected in the registry by granting; `other` is put right by hand and answered in words. */
export const correctable = ['name', 'bornOn', 'phone', 'idNumber', 'relation', 'stays', 'other'] as const
export const requestKinds = ['copy', 'correct', 'delete', 'explain'] as const

const asking: Record<string, Step> = {
  ask: {
    from: ['draft'], to: 'asked', who: [subject, ...counter], opens: ['decision'], primary: true, basis: law('第四十五条至第四十八条、第五十条'), papers: ['requestForm', 'receipt'],
    inputs: [choice('kind', ...requestKinds), choice('askWay', 'counter', 'online', 'phone', 'letter'), choice('askedFor', 'self', 'ward'), short('who', 200), { ...choice('field', ...correctable), required: false }, short('value', 200, false), told('words', 2000, false), papers('proofPapers')],
  },
  checkIdentity: {
    from: ['asked'], to: 'checked', who: handlers, handles: true, primary: true, basis: law('第五十条第一款'),
    inputs: [choice('identityBy', 'signedIn', 'card', 'householdBook', 'guardianPapers')],
  },
  askProof: { from: ['asked'], to: 'proofAsked', who: handlers, handles: true, atMost: 1, pauses: ['decision'], opens: ['proof'], basis: localDefault, papers: ['proofNotice'], inputs: [told('missing', 1000), how] },
  bringProof: { from: ['proofAsked'], to: 'asked', who: [subject, ...handlers], closes: ['proof'], resumes: ['decision'], primary: true, basis: localDefault, inputs: [told('supplied', 1000), papers('proofPapers')] },
  deemWithdrawn: { from: ['proofAsked'], to: 'withdrawn', who: handlers, notBefore: ['proof'], basis: localDefault, papers: ['withdrawalNotice'], inputs: [told('answer', 1000), how] },
}

/** What a grant does to the registry is done in the transaction of the act (consequences.ts). */
const decisions: Record<string, Step> = {
  grant: { from: ['checked'], to: 'granted', who: deciders, approves: true, primary: true, basis: law('第四十五条至第四十八条'), papers: ['answerLetter'], inputs: [short('registered', 200, false), told('answer', 2000), how] },
  freeze: {
    from: ['checked'], to: 'frozen', who: deciders, approves: true, basis: law('第四十七条第二款'), papers: ['answerLetter'],
    inputs: [choice('dutyKind', 'archive', 'retention', 'technical'), told('answer', 2000), how],
  },
  refuse: {
    from: ['asked', 'checked'], to: 'refused', who: deciders, approves: true, basis: law('第五十条第二款'), papers: ['refusalLetter'],
    inputs: [choice('refusedFor', 'identity', 'notTheirs', 'foundRight', 'secrecy', 'duty', 'otherByLaw'), told('why', 2000), choice('remedy', 'lawsuitTold', 'lawsuitAndComplaintTold'), how],
  },
}

const open = ['asked', 'proofAsked', 'checked']

export const dataRequestProcedure: Procedure = {
  id: 'dataRequest', version: 1, basis: law('第五十条'), initial: 'draft', terms: dataRequestTerms,
  states: {
    draft: {}, asked: { waitsFor: 'communityDirector' }, proofAsked: { waits: true, waitsFor: 'communityDirector' }, checked: { waitsFor: 'communityDirector' },
    granted: { final: true }, frozen: { final: true }, refused: { final: true }, ...commonStates('communityDirector'),
  },
  steps: {
    ...asking, ...decisions,
    ...commonSteps({ open, handlers, approvers: deciders, supervisors: [{ role: 'supervisor', of: ['jurisdiction'] }], applicant: subject, terms: dataRequestTerms }),
  },
}
