/** State judicial aid 国家司法救助, the money and what comes after: funding, telling, paying, advance, follow-up, referral of need, the helper found, clawback. Pure. */
import type { Input, Step } from '../proceedings/procedure.ts'
import { advance, assistance, beforeDecision, communityBeside, finance, group, groupOffice, headsBeside, helper, local, note, open, opinion, organ, organBeside, organUnit, reason, recovery } from './procedure-parts.ts'

const payee: readonly Input[] = [
  { name: 'payee', kind: 'text', required: true, max: 100, personal: true }, { name: 'account', kind: 'text', max: 100, personal: true }, { name: 'paidAmount', kind: 'fen', required: true },
  { name: 'paidOn', kind: 'date', required: true }, { name: 'guardian', kind: 'text', max: 100, personal: true }, { name: 'useOfMoney', kind: 'longText', max: 1000, personal: true },
]
const receipt: Input = { name: 'receipt', kind: 'photos', purpose: 'paper', required: true, max: 9 }
const settledAdvance = ['none', 'refused', 'paid']

export const payment: Record<string, Step> = {
  fund: {
    from: ['approved'], to: 'funded', who: [finance, ...organBeside], owns: 'unit', holds: 'nobody', closes: ['funding'], opens: ['telling'], opensFrom: { telling: 'arrivedOn' }, primary: true, basis: opinion, papers: ['allocationOrder'],
    inputs: [organUnit, { name: 'allocated', kind: 'fen', required: true }, { name: 'arrivedOn', kind: 'date', required: true }],
  },
  tellApplicant: {
    from: ['funded'], to: '=', who: organ, closes: ['telling'], whileOpen: ['telling'], holds: 'actor', primary: true, basis: opinion,
    inputs: [{ name: 'told', kind: 'choice', required: true, options: ['inPerson', 'phone', 'letter', 'message'] }],
  },
  payInstalment: { from: ['funded'], to: '=', who: organ, needs: ['tellApplicant'], basis: opinion, papers: ['receiptOfAid'], inputs: [...payee, receipt] },
  pay: {
    from: ['funded'], to: 'paid', who: organ, needs: ['tellApplicant'], while: { advance: settledAdvance }, holds: 'actor', opens: ['firstFollowUp', 'secondFollowUp'], primary: true, basis: opinion, papers: ['receiptOfAid'],
    inputs: [...payee, { name: 'advanceDeducted', kind: 'fen' }, receipt],
  },
  revoke: { from: ['approved', 'funded'], to: 'revoked', who: [{ ...group, of: ['tookPart', 'notHandler'] }], approves: true, basis: recovery, papers: ['decision'], inputs: [{ name: 'revokeGround', kind: 'choice', required: true, options: ['falseStatement', 'compensatedSince', 'waivedByApplicant'] }, reason] },
}

const whileUrgent = [...beforeDecision, 'approved']

/** Urgent medical need does not wait for the ten working days. */
export const advances: Record<string, Step> = {
  requestAdvance: {
    from: whileUrgent, to: '=', who: organBeside, handles: true, urgent: true, track: { name: 'advance', from: ['none', 'refused'], to: 'requested' }, opens: ['advanceDecision'], basis: advance, papers: ['advanceForm'],
    inputs: [{ name: 'advanceAmount', kind: 'fen', required: true }, { name: 'urgency', kind: 'longText', required: true, max: 2000, personal: true }, { name: 'payeeHospital', kind: 'text', max: 200, personal: true }],
  },
  approveAdvance: { from: whileUrgent, to: '=', who: headsBeside, approves: true, track: { name: 'advance', from: ['requested'], to: 'approved' }, closes: ['advanceDecision'], primary: true, basis: advance, papers: ['advanceForm'], inputs: [{ name: 'advanceAmount', kind: 'fen', required: true }] },
  refuseAdvance: { from: whileUrgent, to: '=', who: headsBeside, approves: true, track: { name: 'advance', from: ['requested'], to: 'refused' }, closes: ['advanceDecision'], basis: advance, inputs: [reason] },
  payAdvance: { from: [...whileUrgent, 'funded'], to: '=', who: organBeside, track: { name: 'advance', from: ['approved'], to: 'paid' }, primary: true, basis: advance, papers: ['receiptOfAid'], inputs: [...payee, receipt] },
}

const visited: readonly Input[] = [{ name: 'visitedOn', kind: 'date', required: true }, { name: 'needLeft', kind: 'choice', required: true, options: ['none', 'some', 'great'] }, note]

export const followUp: Record<string, Step> = {
  followUpFirst: { from: ['paid'], to: 'followedUp', who: [...organ, ...communityBeside], closes: ['firstFollowUp'], primary: true, basis: local, papers: ['followUpRecord'], inputs: visited },
  followUpSecond: { from: ['followedUp'], to: '=', who: [...organ, ...communityBeside], atMost: 1, closes: ['secondFollowUp'], primary: true, basis: local, papers: ['followUpRecord'], inputs: visited },
  close: {
    from: ['followedUp'], to: 'closed', who: organ, needs: ['followUpSecond'], primary: true, basis: opinion, inputs: [{ ...reason, name: 'summary', personal: true }],
    while: { assistance: ['none', 'accepted', 'returned'], samaritanClue: ['none', 'accepted', 'returned'], clawback: ['none', 'recovered', 'dropped'], referral: ['none', 'accepted', 'returned'] },
  },
}

const receivedBy: Input = { name: 'receivedBy', kind: 'text', required: true, max: 100 }
const whileCared = ['verifying', 'withCommunity', 'exclusionProposed', 'proposed', 'submitted', 'approved', 'funded', 'paid', 'followedUp']

/** Two bridges of their own, because each has its clock and both may run at once. */
export const bridges: Record<string, Step> = {
  findNeed: { from: whileCared, to: '=', who: [...organBeside, ...communityBeside], track: { name: 'assistance', from: ['none'], to: 'needed' }, opens: ['assistanceReferral'], basis: assistance, inputs: [note] },
  referAssistance: {
    from: whileCared, to: '=', who: organBeside, track: { name: 'assistance', from: ['needed', 'returned'], to: 'offered' }, closes: ['assistanceReferral'], opens: ['assistanceAnswer'], primary: true, basis: assistance, papers: ['referralSheet'],
    inputs: [{ name: 'consent', kind: 'choice', required: true, options: ['given'] }, { name: 'receivingUnit', kind: 'text', required: true, max: 200 }, reason],
  },
  acceptAssistance: { from: whileCared, to: '=', who: organBeside, track: { name: 'assistance', from: ['offered'], to: 'accepted' }, closes: ['assistanceAnswer'], basis: assistance, inputs: [receivedBy, { name: 'outcome', kind: 'longText', max: 1000 }] },
  returnAssistance: { from: whileCared, to: '=', who: organBeside, track: { name: 'assistance', from: ['offered'], to: 'returned' }, closes: ['assistanceAnswer'], basis: assistance, inputs: [receivedBy, reason] },
  dropNeed: { from: whileCared, to: '=', who: organBeside, track: { name: 'assistance', from: ['needed', 'returned'], to: 'none' }, closes: ['assistanceReferral'], basis: assistance, inputs: [reason] },
  findHelper: {
    from: open, to: '=', who: organBeside, track: { name: 'samaritanClue', from: ['none'], to: 'found' }, opens: ['clueTransfer'], basis: helper,
    inputs: [{ name: 'helperName', kind: 'text', required: true, max: 100, personal: true }, { name: 'deed', kind: 'longText', required: true, max: 3000, personal: true }],
  },
  transferClue: {
    from: open, to: '=', who: organBeside, track: { name: 'samaritanClue', from: ['found', 'returned'], to: 'offered' }, closes: ['clueTransfer'], opens: ['clueAnswer'], primary: true, basis: helper, papers: ['clueTransferLetter'],
    inputs: [{ name: 'consent', kind: 'choice', required: true, options: ['given'] }, { name: 'receivingUnit', kind: 'text', required: true, max: 200 }, reason],
  },
  acceptClue: { from: open, to: '=', who: organBeside, track: { name: 'samaritanClue', from: ['offered'], to: 'accepted' }, closes: ['clueAnswer'], basis: helper, inputs: [receivedBy, { name: 'outcome', kind: 'longText', max: 1000 }] },
  returnClue: { from: open, to: '=', who: organBeside, track: { name: 'samaritanClue', from: ['offered'], to: 'returned' }, closes: ['clueAnswer'], basis: helper, inputs: [receivedBy, reason] },
  dropClue: { from: open, to: '=', who: organBeside, track: { name: 'samaritanClue', from: ['found', 'returned'], to: 'none' }, closes: ['clueTransfer'], basis: helper, inputs: [reason] },
}

const afterPayment = ['paid', 'followedUp', 'closed']
const withoutGrant = ['notEligible', 'refused', 'upheld', 'revoked', 'lapsed', 'withdrawn']
const everywhere = [...afterPayment, ...withoutGrant]
const facts: Input = { name: 'proof', kind: 'longText', required: true, max: 3000, personal: true }

export const clawback: Record<string, Step> = {
  proposeClawback: { from: afterPayment, to: '=', who: organBeside, handles: true, track: { name: 'clawback', from: ['none'], to: 'proposed' }, basis: recovery, inputs: [{ name: 'clawbackGround', kind: 'choice', required: true, options: ['falseStatement', 'compensatedSince', 'overpaid'] }, facts] },
  reclaimAdvance: { from: withoutGrant, to: '=', who: organBeside, handles: true, track: { name: 'clawback', from: ['none'], to: 'proposed' }, while: { advance: ['paid'] }, basis: recovery, inputs: [facts] },
  decideClawback: { from: everywhere, to: '=', who: [...headsBeside, ...groupOffice], approves: true, apartFrom: ['proposeClawback', 'reclaimAdvance'], track: { name: 'clawback', from: ['proposed'], to: 'decided' }, primary: true, basis: recovery, papers: ['clawbackDecision'], inputs: [{ name: 'clawbackAmount', kind: 'fen', required: true }, reason] },
  dropClawback: { from: everywhere, to: '=', who: [...headsBeside, ...groupOffice], approves: true, track: { name: 'clawback', from: ['proposed', 'decided'], to: 'dropped' }, basis: recovery, inputs: [reason] },
  recordRecovery: { from: everywhere, to: '=', who: organBeside, track: { name: 'clawback', from: ['decided'], to: 'recovered' }, basis: recovery, papers: ['receiptOfRecovery'], inputs: [{ name: 'recoveredAmount', kind: 'fen', required: true }, { name: 'recoveredOn', kind: 'date', required: true }] },
}
