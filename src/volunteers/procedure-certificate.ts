/** Certificate of volunteer service 志愿服务记录证明 as data (志愿服务条例第十九条; 民政部令第67号): who records certifies, free of charge; checked and certified by two persons. */
import { commonStates, commonSteps } from '../proceedings/common-steps.ts'
import type { Procedure, Step } from '../proceedings/procedure.ts'
import { choice, confirmed, count, day, director, lead, listed, local, papers, personal, reason, records, regulation, resident, secretary, supervisor, system, text, told, worker } from './procedure-circle.ts'
import { certificateTerms } from './terms.ts'

const open = ['requested', 'incomplete', 'checked', 'issued', 'listed']
const inForce = ['issued', 'listed', 'settled']
const body = [lead, worker, director, secretary]
const heads = [lead, director, secretary]

const own: Record<string, Step> = {
  request: {
    from: ['draft'], to: 'requested', who: [resident, ...body], opens: ['certifying'], basis: records, papers: ['certificateRequest'],
    inputs: [personal('name', 50), personal('phone', 50), personal('volunteerNumber', 50), choice('idKind', ['idCard', 'passport', 'other']), personal('idNumber', 50), day('servedFrom'), day('servedTo'), text('purpose', 200, false)],
  },
  askForMore: { from: ['requested'], to: 'incomplete', who: body, handles: true, pauses: ['certifying'], basis: local, papers: ['supplementNotice'], inputs: [text('missing', 1000), told] },
  supplement: { from: ['incomplete'], to: 'requested', who: [resident, ...body], resumes: ['certifying'], primary: true, basis: local, inputs: [personal('supplied', 1000)] },
  checkRecord: { from: ['requested'], to: 'checked', who: body, handles: true, primary: true, basis: records, papers: ['recordExtract'], inputs: [count('activities', 1, 10_000), count('totalMinutes', 1, 10_000_000), personal('serviceContent', 2000), confirmed('recordsAgree')] },
  returnToCheck: { from: ['checked'], to: 'requested', who: heads, apartFrom: ['checkRecord'], basis: records, inputs: [reason] },
  refuse: { from: ['requested', 'incomplete', 'checked'], to: 'refused', who: heads, approves: true, basis: records, papers: ['refusalNotice'], inputs: [reason, told] },
  certify: { from: ['checked'], to: 'issued', who: heads, apartFrom: ['checkRecord'], approves: true, closes: ['certifying'], primary: true, basis: records, papers: ['serviceCertificate'], inputs: [text('certificateNumber', 100), confirmed('sealed')] },
  publishList: { from: ['issued'], to: 'listed', who: body, opens: ['listNotice'], primary: true, basis: listed, papers: ['certificateList'], inputs: [text('shownAt', 200), confirmed('namesMasked')] },
  settle: { from: ['listed'], to: 'settled', who: body, notBefore: ['listNotice'], closes: ['listNotice'], primary: true, basis: listed, inputs: [choice('objections', ['none', 'answered']), { ...reason, required: false }] },
  recall: { from: ['issued', 'listed'], to: 'requested', who: heads, closes: ['listNotice'], opens: ['certifying'], basis: records, papers: ['recallNotice'], inputs: [reason, told] },
  verifyCode: { from: inForce, to: '=', who: [system, resident, ...body], track: { name: 'codeCheck', from: ['unchecked', 'valid'], to: 'valid' }, basis: records, inputs: [{ ...text('checkedBy', 100, false), staffOnly: true }] },
  revoke: { from: inForce, to: 'revoked', who: heads, approves: true, basis: regulation('第三十八条'), papers: ['revocationNotice'], inputs: [choice('decidedBy', ['issuer', 'civilAffairs']), personal('proof', 2000), personal('heard', 2000), papers('decision', false), told] },
}

const common = commonSteps({ open, handlers: body, approvers: [director, secretary], supervisors: [supervisor], withdraws: false, terms: certificateTerms })

export const serviceCertificate: Procedure = {
  id: 'serviceCertificate',
  version: 1,
  basis: records,
  initial: 'draft',
  states: {
    draft: {}, requested: { waitsFor: 'volunteerLead' }, incomplete: { waits: true, waitsFor: 'volunteerLead' }, checked: { waitsFor: 'volunteerLead' }, issued: { waitsFor: 'volunteerLead' },
    listed: { waitsFor: 'volunteerLead' }, settled: { final: true }, refused: { final: true }, revoked: { final: true }, ...commonStates('communityDirector'),
  },
  tracks: { codeCheck: { initial: 'unchecked', states: { unchecked: { final: true }, valid: { final: true } } } },
  terms: certificateTerms,
  steps: {
    ...own, ...common, merge: { ...common.merge!, from: ['requested', 'incomplete'] }, suspend: { ...common.suspend!, from: ['requested', 'checked'] },
    withdraw: { from: ['requested', 'incomplete', 'checked'], to: 'withdrawn', who: [resident, ...body], basis: local, inputs: [{ ...choice('askedBy', ['inPerson', 'phoneVerified', 'inWriting']), staffOnly: true }, reason] },
  },
}
