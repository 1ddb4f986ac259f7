/** Application for legal aid 法律援助申请 as data: decided and assigned within the terms of the law; without a means test where the law asks for none. 法律援助法第三十一条、第三十二条、第四十一条至第四十九条. Pure. */
import { commonStates, commonSteps, referralTrack } from '../proceedings/common-steps.ts'
import type { Basis, Input, Procedure, Step, Who } from '../proceedings/procedure.ts'
import { legalAidTerms } from './terms.ts'

const law = (article: string, mark: Basis['mark'] = 'V'): Basis => ({ article: `法律援助法${article}`, mark, force: 'law' })
const applicant: Who = { role: 'resident', of: ['reporter'] }
const officer: Who = { role: 'justiceOfficer', of: ['ownerUnit'] }
const head: Who = { role: 'departmentHead', of: ['ownerUnit'] }
const deciders = [officer, head]
const open = ['applied', 'supplementing', 'granted', 'assigned', 'refusalObjected', 'terminationObjected']

const reason: Input = { name: 'reason', kind: 'longText', required: true, max: 2000 }
const told = (name: string, max: number, required = true): Input => ({ name, kind: 'longText', required, max, personal: true })
const who = (name: string, required = true): Input => ({ name, kind: 'text', required, max: 200, personal: true })
const choice = (name: string, ...options: string[]): Input => ({ name, kind: 'choice', required: true, options })
const papers = (name: string, required = false): Input => ({ name, kind: 'photos', purpose: 'paper', max: 9, required })
const matterKind = choice('matterKind', 'stateCompensation', 'socialSecurity', 'pension', 'maintenance', 'labour', 'capacity', 'injury', 'environment', 'samaritan', 'violence', 'criminalDefence', 'other')
const aidForm = choice('aidForm', 'advice', 'drafting', 'criminalDefence', 'civilRepresentation', 'labourMediation', 'dutyCounsel', 'other')
const facts = [told('facts', 3000), told('request', 1000)]

const applying: Record<string, Step> = {
  apply: {
    from: ['draft'], to: 'applied', who: [applicant, officer, { role: 'communityCounsel', of: ['community'] }], opens: ['decision'], primary: true, basis: law('第二十三条、第三十八条、第四十三条'), papers: ['aidApplication', 'receipt'],
    inputs: [choice('applyWay', 'counter', 'phone', 'online', 'letter'), matterKind, who('applicant'), who('contact'), who('guardian', false), ...facts, papers('application')],
  },
  referIn: {
    from: ['draft'], to: 'applied', owns: 'unit', opens: ['decision'], basis: law('第三十二条、第四十三条'), papers: ['referralSheet', 'receipt'],
    who: [{ role: 'communityCounsel', of: ['community'] }, { role: 'mediator', of: ['ownerUnit'] }, { role: 'justiceOfficer', of: ['ownerUnit'] }, { role: 'politicalLegalOfficer', of: ['ownerUnit'] }, { role: 'petitionOfficer', of: ['ownerUnit'] }, { role: 'workCommitteeDispatcher', of: ['jurisdiction'] }],
    inputs: [{ name: 'unit', kind: 'unit', required: true, of: ['department', 'workCommittee'] }, choice('consent', 'given'), matterKind, who('applicant'), who('contact'), ...facts],
  },
  askSupplement: { from: ['applied'], to: 'supplementing', who: [officer], handles: true, atMost: 1, pauses: ['decision'], opens: ['supplement'], basis: law('第四十三条第二款'), papers: ['supplementNotice'], inputs: [told('missing', 2000)] },
  supplement: { from: ['supplementing'], to: 'applied', who: [applicant, officer], closes: ['supplement'], resumes: ['decision'], primary: true, basis: law('第四十三条第二款'), inputs: [told('supplied', 2000), papers('suppliedPapers')] },
  deemWithdrawn: { from: ['supplementing'], to: 'withdrawn', who: [officer], notBefore: ['supplement'], basis: law('第四十三条第二款'), papers: ['withdrawalNotice'], inputs: [reason] },
  checkMeans: {
    from: ['applied'], to: '=', who: [officer], handles: true, primary: true, basis: law('第四十一条'), papers: ['meansRecord'],
    inputs: [choice('checkWay', 'declaration', 'dataSharing', 'inquiry'), choice('means', 'hardship', 'noHardship'), told('found', 2000, false)],
  },
}

const deciding: Record<string, Step> = {
  grant: { from: ['applied'], to: 'granted', who: deciders, handles: true, needs: ['checkMeans'], closes: ['decision'], opens: ['assignment'], primary: true, basis: law('第四十三条第一款'), papers: ['grantDecision'], inputs: [aidForm, reason] },
  grantWithoutMeans: {
    from: ['applied'], to: 'granted', who: deciders, handles: true, closes: ['decision'], opens: ['assignment'], basis: law('第三十二条、第四十二条'), papers: ['grantDecision'],
    inputs: [choice('exemptFor', 'samaritan', 'heroKin', 'retrialCompensation', 'violence', 'specialGroup', 'assistanceRecipient', 'migrantWages', 'otherByLaw'), papers('exemptProof', true), aidForm],
  },
  aidFirst: {
    from: ['applied'], to: 'granted', who: deciders, handles: true, urgent: true, closes: ['decision'], opens: ['assignment', 'laterPapers'], basis: law('第四十四条'), papers: ['grantDecision'],
    inputs: [choice('urgentFor', 'periodEnding', 'preservation', 'otherByLaw'), aidForm, reason],
  },
  completePapers: { from: ['granted', 'assigned'], to: '=', who: [applicant, officer], closes: ['laterPapers'], whileOpen: ['laterPapers'], basis: law('第四十四条'), inputs: [told('supplied', 2000), papers('suppliedPapers')] },
  refuse: { from: ['applied'], to: 'refused', who: deciders, handles: true, basis: law('第四十三条第一款'), papers: ['refusalDecision'], inputs: [choice('refusedFor', 'outsideScope', 'noHardship', 'otherByLaw'), reason] },
  assignLawyer: {
    from: ['granted'], to: 'assigned', who: deciders, handles: true, closes: ['assignment'], primary: true, basis: law('第四十三条第一款'), papers: ['assignmentLetter', 'assignmentNotice'],
    inputs: [who('lawyer'), { name: 'firm', kind: 'text', required: true, max: 100 }],
  },
  changeLawyer: { from: ['assigned'], to: '=', who: deciders, handles: true, basis: law('第四十七条', 'M'), papers: ['assignmentLetter', 'assignmentNotice'], inputs: [who('lawyer'), { name: 'firm', kind: 'text', required: true, max: 100 }, reason] },
  terminate: {
    from: ['granted', 'assigned'], to: 'terminated', who: deciders, handles: true, basis: law('第四十八条'), papers: ['terminationDecision'],
    inputs: [choice('terminatedFor', 'fraud', 'concealment', 'unlawfulUse', 'ended', 'ownCounsel', 'meansChanged', 'otherByLaw'), reason],
  },
  conclude: { from: ['assigned'], to: 'concluded', who: [officer], handles: true, primary: true, basis: law('第四十七条', 'M'), papers: ['closingReport'], inputs: [choice('outcome', 'judgment', 'mediated', 'settled', 'adviceGiven', 'other'), told('result', 2000), papers('closingReport')] },
}

const reviewer: Who = { role: 'departmentHead', of: ['ownerUnit', 'notHandler'] }
const review: Pick<Step, 'who' | 'approves' | 'closes' | 'basis' | 'papers' | 'inputs'> = {
  who: [reviewer], approves: true, closes: ['objectionReview'], basis: law('第四十九条'), papers: ['reviewDecision'], inputs: [reason],
}
const objection: Pick<Step, 'who' | 'atMost' | 'opens' | 'basis' | 'papers' | 'inputs'> = {
  who: [applicant, officer], atMost: 1, opens: ['objectionReview'], basis: law('第四十九条'), papers: ['objectionForm'], inputs: [told('objection', 2000)],
}

/** The organ of justice above decides; whoever refused or ended the aid has no part in it. */
const objecting: Record<string, Step> = {
  objectRefusal: { from: ['refused'], to: 'refusalObjected', ...objection },
  objectTermination: { from: ['terminated'], to: 'terminationObjected', ...objection },
  orderAid: { from: ['refusalObjected', 'terminationObjected'], to: 'granted', ...review, opens: ['assignment'], primary: true },
  keepRefusal: { from: ['refusalObjected'], to: 'refused', ...review },
  keepTermination: { from: ['terminationObjected'], to: 'terminated', ...review },
}

export const legalAidProcedure: Procedure = {
  id: 'legalAidApplication', version: 1, basis: law('第四十三条'), initial: 'draft', terms: legalAidTerms, tracks: referralTrack,
  states: {
    draft: {}, applied: { waitsFor: 'justiceOfficer' }, supplementing: { waits: true, waitsFor: 'justiceOfficer' }, granted: { waitsFor: 'justiceOfficer' }, assigned: { waitsFor: 'justiceOfficer' }, refusalObjected: { waitsFor: 'departmentHead' }, terminationObjected: { waitsFor: 'departmentHead' },
    refused: { final: true }, terminated: { final: true }, concluded: { final: true }, ...commonStates('justiceOfficer'),
  },
  steps: {
    ...applying, ...deciding, ...objecting,
    ...commonSteps({ open, handlers: [officer], approvers: [head], supervisors: [{ role: 'supervisor', of: ['jurisdiction'] }], applicant, referTo: ['mediation', 'socialAssistance', 'judicialAid', 'department'], terms: legalAidTerms }),
  },
}
