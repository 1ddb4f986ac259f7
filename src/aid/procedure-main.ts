/** State judicial aid 国家司法救助, the way to a decision: identify, inform, apply, complete, verify, propose, decide, review. Pure. */
import type { Step } from '../proceedings/procedure.ts'
import { anyOrgan, applicant, application, assistance, community, communityUnit, departmentUnit, evidence, finders, group, groupOffice, heads, local, note, opinion, organ, organBeside, organUnit, originNumber, person, petitions, phone, reason } from './procedure-parts.ts'

const hardship = { name: 'hardship', kind: 'longText', required: true, max: 2000, personal: true } as const
const told = { name: 'told', kind: 'choice', required: true, options: ['inPerson', 'phone', 'letter', 'message'] } as const
const contacted = { name: 'contact', kind: 'longText', required: true, max: 1000, personal: true } as const
const factors = { name: 'factors', kind: 'longText', required: true, max: 3000, personal: true } as const

/** What a proposal rests on; months of wage and the ceiling of damages are stated, not computed here. */
const proposal = [
  { name: 'proposedAmount', kind: 'fen', required: true }, { name: 'monthlyWage', kind: 'fen', required: true }, { name: 'awardable', kind: 'fen', required: true },
  { name: 'onceOnly', kind: 'choice', required: true, options: ['neverAided'] }, factors,
] as const

export const intake: Record<string, Step> = {
  identify: {
    from: ['draft'], to: 'identified', who: anyOrgan, handles: true, owns: 'actor', holds: 'actor', opens: ['informing'], basis: petitions, papers: ['clueSheet'],
    inputs: [person, phone, originNumber, hardship],
  },
  tipOff: {
    from: ['draft'], to: 'identified', who: finders, owns: 'unit', holds: 'nobody', opens: ['informing'], basis: petitions, papers: ['clueSheet'],
    inputs: [organUnit, person, phone, { ...originNumber, required: false }, hardship],
  },
  applyAtOnce: {
    from: ['draft'], to: 'applied', who: [applicant, ...anyOrgan], owns: 'unit', opens: ['completeness'], basis: opinion, papers: ['noticeOfAid', 'applicationForm'],
    inputs: [organUnit, { name: 'informedOf', kind: 'choice', required: true, options: ['conditionsAndTruth'] }, ...application],
  },
  transfer: {
    from: ['identified', 'informed', 'applied'], to: '=', who: organ, owns: 'unit', holds: 'nobody', basis: local, inputs: [organUnit, reason],
  },
  inform: {
    from: ['identified'], to: 'informed', who: organ, handles: true, holds: 'actor', closes: ['informing'], primary: true, basis: opinion, papers: ['noticeOfAid'],
    inputs: [told, { name: 'informedOf', kind: 'choice', required: true, options: ['conditionsAndTruth'] }],
  },
  apply: {
    from: ['informed'], to: 'applied', who: [applicant, ...organ], opens: ['completeness'], primary: true, basis: opinion, papers: ['applicationForm'], inputs: application,
  },
  contactFirst: { from: ['informed'], to: '=', who: organ, atMost: 1, basis: local, inputs: [contacted] },
  contactAgain: { from: ['informed'], to: '=', who: organ, needs: ['contactFirst'], basis: local, inputs: [contacted] },
  endUnapplied: { from: ['informed'], to: 'notApplied', who: organ, needs: ['contactAgain'], basis: local, inputs: [reason] },
  findComplete: {
    from: ['applied'], to: '=', who: organ, closes: ['completeness'], opens: ['acceptance', 'deciding'], opensFrom: { acceptance: 'completeOn', deciding: 'completeOn' }, whileClosed: ['deciding'], basis: opinion,
    inputs: [{ name: 'completeOn', kind: 'date', required: true }],
  },
  askSupplement: {
    from: ['applied'], to: 'supplementing', who: organ, atMost: 1, whileClosed: ['deciding'], closes: ['completeness'], opens: ['supplement'], basis: local, papers: ['supplementNotice'],
    inputs: [{ name: 'missing', kind: 'longText', required: true, max: 2000 }, told],
  },
  supplement: {
    from: ['supplementing'], to: 'applied', who: [applicant, ...organ], closes: ['supplement'], opens: ['acceptance'], primary: true, basis: local,
    inputs: [{ name: 'supplemented', kind: 'longText', required: true, max: 3000, personal: true }, { name: 'papersHandedIn', kind: 'photos', purpose: 'paper', max: 20 }],
  },
  urgeSupplement: { from: ['supplementing'], to: '=', who: organ, atMost: 1, basis: local, inputs: [contacted] },
  urgeSupplementAgain: { from: ['supplementing'], to: '=', who: organ, needs: ['urgeSupplement'], basis: local, inputs: [contacted] },
  lapse: { from: ['supplementing'], to: 'lapsed', who: organ, notBefore: ['supplement'], needs: ['urgeSupplementAgain'], basis: local, inputs: [reason] },
  accept: {
    from: ['applied'], to: 'accepted', who: organ, handles: true, holds: 'actor', closes: ['completeness', 'acceptance'], opens: ['deciding'], opensFrom: { deciding: 'completeOn' }, primary: true, basis: opinion, papers: ['acceptanceNotice'],
    inputs: [{ name: 'completeOn', kind: 'date', required: true }],
  },
}

const verifying = ['verifying', 'withCommunity']
const livingKnown = { name: 'living', from: ['unknown', 'confirmed'], to: 'confirmed' } as const

export const verification: Record<string, Step> = {
  startVerifying: { from: ['accepted'], to: 'verifying', who: organ, handles: true, holds: 'actor', primary: true, basis: opinion, inputs: [{ name: 'plan', kind: 'longText', max: 1000 }] },
  visit: {
    from: verifying, to: '=', who: organBeside, handles: true, primary: true, basis: opinion, papers: ['surveyForm'],
    inputs: [{ name: 'visitedOn', kind: 'date', required: true }, note, { name: 'medicalCost', kind: 'fen' }, { name: 'otherAid', kind: 'longText', required: true, max: 2000, personal: true }, evidence],
  },
  countersignVisit: { from: verifying, to: '=', who: organBeside, handles: true, needs: ['visit'], apartFrom: ['visit'], basis: opinion, papers: ['surveyForm'], inputs: [{ ...note, required: false }] },
  askCommunity: {
    from: ['verifying'], to: 'withCommunity', who: organ, handles: true, owns: 'unit', holds: 'nobody', basis: assistance, papers: ['inquiryLetter'],
    inputs: [communityUnit, { name: 'question', kind: 'longText', required: true, max: 1000, personal: true }],
  },
  confirmLiving: {
    from: ['withCommunity'], to: 'verifying', who: [...community, ...organBeside], owns: 'before', holds: 'nobody', track: livingKnown, primary: true, basis: assistance, papers: ['livingStatement'],
    inputs: [{ name: 'livingSituation', kind: 'longText', required: true, max: 2000, personal: true }],
  },
  recordLiving: {
    from: ['verifying'], to: '=', who: organ, handles: true, track: livingKnown, basis: assistance, papers: ['livingStatement'],
    inputs: [{ name: 'statedBy', kind: 'text', required: true, max: 200, personal: true }, { name: 'livingSituation', kind: 'longText', required: true, max: 2000, personal: true }, evidence],
  },
  testExclusions: {
    from: verifying, to: '=', who: organBeside, handles: true, basis: opinion,
    inputs: [{ name: 'exclusionTest', kind: 'choice', required: true, options: ['noneApplies'] }, { name: 'proof', kind: 'longText', required: true, max: 3000, personal: true }],
  },
  proposeNotEligible: {
    from: ['identified', 'applied', 'accepted', 'verifying'], to: 'exclusionProposed', side: 'enter', who: organ, handles: true, holds: 'nobody', basis: opinion,
    inputs: [{ name: 'ground', kind: 'choice', required: true, options: ['ownFault', 'refusedFacts', 'falseStatement', 'waivedCompensation', 'otherCause', 'alreadyHelped', 'alreadyAided', 'outsideScope'] }, { name: 'proof', kind: 'longText', required: true, max: 3000, personal: true }],
  },
  findNotEligible: {
    from: ['exclusionProposed'], to: 'notEligible', side: 'leave', who: heads, approves: true, apartFrom: ['proposeNotEligible'], primary: true, opens: ['reviewWindow'], basis: opinion, papers: ['decision'],
    inputs: [reason, told],
  },
  declineNotEligible: { from: ['exclusionProposed'], to: '^', side: 'leave', who: heads, approves: true, holds: 'nobody', basis: opinion, inputs: [reason] },
}

const complete = { needs: ['visit', 'countersignVisit', 'testExclusions'], while: { living: ['confirmed'] } } as const

export const decision: Record<string, Step> = {
  propose: {
    from: ['verifying'], to: 'proposed', who: organ, handles: true, holds: 'nobody', ...complete, track: { name: 'cap', from: ['within', 'above'], to: 'within' }, primary: true, basis: opinion, papers: ['approvalForm'],
    inputs: [...proposal, { name: 'months', kind: 'number', required: true, min: 1, max: 36 }],
  },
  proposeAboveCap: {
    from: ['verifying'], to: 'proposed', who: organ, handles: true, holds: 'nobody', ...complete, track: { name: 'cap', from: ['within', 'above'], to: 'above' }, basis: opinion, papers: ['approvalForm'],
    inputs: [...proposal, { name: 'months', kind: 'number', required: true, min: 37, max: 600 }, { name: 'whyAbove', kind: 'longText', required: true, max: 3000, personal: true }],
  },
  sendBack: { from: ['proposed'], to: 'verifying', who: heads, approves: true, holds: 'nobody', basis: local, inputs: [reason] },
  submit: { from: ['proposed'], to: 'submitted', who: heads, approves: true, owns: 'unit', holds: 'nobody', primary: true, basis: opinion, papers: ['approvalForm'], inputs: [departmentUnit, { name: 'opinion', kind: 'longText', required: true, max: 2000, personal: true }] },
  returnProposal: { from: ['submitted'], to: 'verifying', who: [group], approves: true, owns: 'before', holds: 'nobody', basis: local, inputs: [reason] },
  reportSpecially: {
    from: ['submitted'], to: '=', who: groupOffice, while: { cap: ['above'] }, basis: opinion, papers: ['specialReport'],
    inputs: [{ name: 'whyAbove', kind: 'longText', required: true, max: 3000, personal: true }, { name: 'reportedTo', kind: 'text', required: true, max: 200 }],
  },
  approve: {
    from: ['submitted'], to: 'approved', who: [group], approves: true, while: { cap: ['within'] }, closes: ['deciding'], opens: ['funding'], owns: 'unit', holds: 'nobody', primary: true, basis: opinion, papers: ['decision'],
    inputs: [departmentUnit, { name: 'approvedAmount', kind: 'fen', required: true }, { ...reason, required: false }],
  },
  approveAboveCap: {
    from: ['submitted'], to: 'approved', who: [group], approves: true, while: { cap: ['above'] }, needs: ['reportSpecially'], closes: ['deciding'], opens: ['funding'], owns: 'unit', holds: 'nobody', primary: true, basis: opinion, papers: ['decision'],
    inputs: [departmentUnit, { name: 'approvedAmount', kind: 'fen', required: true }, { name: 'specialAnswer', kind: 'longText', required: true, max: 2000 }],
  },
  refuse: { from: ['submitted'], to: 'refused', who: [group], approves: true, opens: ['reviewWindow'], basis: opinion, papers: ['decision'], inputs: [reason, told] },
}

const asked = { name: 'objection', kind: 'longText', required: true, max: 3000, personal: true } as const

export const review: Record<string, Step> = {
  askReview: { from: ['refused'], to: 'reviewing', who: [applicant, ...organBeside], within: ['reviewWindow'], byOurClock: true, closes: ['reviewWindow'], opens: ['reviewDecision'], holds: 'nobody', basis: local, papers: ['reviewRequest'], inputs: [asked] },
  askEligibilityReview: { from: ['notEligible'], to: 'reviewAsked', who: [applicant, ...organ], within: ['reviewWindow'], byOurClock: true, closes: ['reviewWindow'], opens: ['reviewDecision'], holds: 'nobody', basis: local, papers: ['reviewRequest'], inputs: [asked] },
  passReview: { from: ['reviewAsked'], to: 'reviewing', who: [...organ, ...heads], owns: 'unit', holds: 'nobody', primary: true, basis: local, inputs: [departmentUnit, { ...reason, required: false }] },
  uphold: { from: ['reviewing'], to: 'upheld', who: groupOffice, apartFrom: ['refuse'], approves: true, primary: true, basis: local, papers: ['reviewDecision'], inputs: [{ name: 'decidedBy', kind: 'text', required: true, max: 200 }, reason, told] },
  change: { from: ['reviewing'], to: 'verifying', who: groupOffice, apartFrom: ['refuse'], approves: true, closes: ['reviewDecision'], opens: ['deciding'], owns: 'before', holds: 'nobody', basis: local, papers: ['reviewDecision'], inputs: [{ name: 'decidedBy', kind: 'text', required: true, max: 200 }, reason, told] },
}
