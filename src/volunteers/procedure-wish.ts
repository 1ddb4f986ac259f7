/** Micro-wish 微心愿 as data: a small lawful wish is screened, published without address, claimed by one volunteer or unit for thirty days, fulfilled and confirmed by who wished. */
import { commonStates, commonSteps, referralTrack } from '../proceedings/common-steps.ts'
import type { Procedure, Step, Who } from '../proceedings/procedure.ts'
import { choice, confirmed, count, director, lead, leader, local, member, personal, reason, regulation, resident, secretary, supervisor, system, team, text, told, worker } from './procedure-circle.ts'
import { wishTerms } from './terms.ts'

const open = ['posted', 'screened', 'open', 'claimed', 'fulfilled', 'confirmed', 'lapsed']
/** What a single wish may be worth by local default, in fen. */
const mostWorth = 50_000
const poster = [resident, member, leader, worker, director, secretary]
const station = [worker, director, secretary]
/** Whoever claimed it: a volunteer, a team or a partner unit; the station records what was told. */
const claimers: readonly Who[] = [resident, lead, { role: 'departmentHandler', of: ['ownerUnit'] }, { role: 'departmentHead', of: ['ownerUnit'] }, worker]
const anyTeam: readonly Who[] = [{ role: 'volunteerLead', of: ['jurisdiction'] }, { role: 'departmentHandler', of: ['jurisdiction'] }, { role: 'departmentHead', of: ['jurisdiction'] }]

const own: Record<string, Step> = {
  post: {
    from: ['draft'], to: 'posted', who: poster, opens: ['screening'], basis: local,
    inputs: [personal('wish', 500), { name: 'worth', kind: 'fen', required: true, min: 0, max: mostWorth }, choice('wishKind', ['goods', 'help', 'company', 'learning', 'other']), personal('name', 50), personal('phone', 50), personal('address', 200)],
  },
  screen: { from: ['posted'], to: 'screened', who: station, apartFrom: ['post'], handles: true, closes: ['screening'], primary: true, basis: local, inputs: [confirmed('small'), confirmed('lawful'), text('publicText', 300)] },
  decline: { from: ['posted'], to: 'declined', who: station, apartFrom: ['post'], approves: true, basis: local, papers: ['wishReply'], inputs: [reason, told] },
  publish: { from: ['screened'], to: 'open', who: station, opens: ['unclaimed'], holds: 'nobody', primary: true, basis: regulation('第二十一条'), papers: ['wishSheet'], inputs: [confirmed('addressHidden')] },
  claim: { from: ['open'], to: 'claimed', who: [resident, ...anyTeam], owns: 'actor', holds: 'actor', handles: true, pauses: ['unclaimed'], opens: ['fulfilment'], primary: true, basis: local, papers: ['claimSheet'], inputs: [personal('claimedBy', 100), personal('phone', 50), confirmed('voluntary')] },
  recordClaim: { from: ['open'], to: 'claimed', who: station, owns: 'unit', holds: 'nobody', pauses: ['unclaimed'], opens: ['fulfilment'], basis: local, papers: ['claimSheet'], inputs: [personal('claimedBy', 100), personal('phone', 50), confirmed('voluntary'), team] },
  contactPartners: { from: ['open'], to: '=', who: station, handles: true, closes: ['unclaimed'], whileOpen: ['unclaimed'], basis: local, inputs: [text('contacted', 500), text('answered', 1000, false)] },
  giveUp: { from: ['open'], to: 'unfulfilled', who: [director, secretary], approves: true, needs: ['contactPartners'], basis: local, papers: ['wishReply'], inputs: [reason, count('attempts', 2, 100), told] },
  release: { from: ['claimed'], to: 'open', who: claimers, owns: 'opener', holds: 'nobody', closes: ['fulfilment'], resumes: ['unclaimed'], basis: local, inputs: [reason] },
  deliver: { from: ['claimed'], to: 'fulfilled', who: claimers, handles: true, holds: 'nobody', pauses: ['fulfilment'], resumes: ['confirming'], opens: ['confirming'], primary: true, basis: local, papers: ['fulfilmentSheet'], inputs: [personal('delivered', 1000), { name: 'cost', kind: 'fen' }] },
  addPhoto: { from: ['fulfilled', 'confirmed'], to: '=', who: claimers, basis: regulation('第二十一条'), inputs: [choice('photoConsent', ['given']), { name: 'after', kind: 'photos', purpose: 'after', required: true, max: 9 }] },
  confirm: { from: ['fulfilled'], to: 'confirmed', who: [resident, ...station], apartFrom: ['deliver', 'claim'], holds: 'nobody', closes: ['confirming', 'fulfilment', 'unclaimed'], primary: true, basis: local, inputs: [choice('outcome', ['fulfilled', 'partly']), personal('said', 1000, false)] },
  denyFulfilment: { from: ['fulfilled'], to: 'claimed', who: [resident, ...station], apartFrom: ['deliver', 'claim'], pauses: ['confirming'], resumes: ['fulfilment'], basis: local, inputs: [reason] },
  proposeLapse: { from: ['claimed'], to: '=', who: [system, worker], notBefore: ['fulfilment'], basis: local },
  confirmLapse: { from: ['claimed'], to: 'lapsed', who: station, notBefore: ['fulfilment'], closes: ['fulfilment', 'confirming'], owns: 'opener', holds: 'nobody', primary: true, basis: local, papers: ['lapseNote'], inputs: [count('attempts', 2, 100), reason] },
  reopen: { from: ['lapsed'], to: 'open', who: station, resumes: ['unclaimed'], primary: true, basis: local, inputs: [{ ...reason, required: false }] },
  close: { from: ['confirmed'], to: 'closed', who: station, owns: 'opener', primary: true, basis: local, inputs: [choice('thanked', ['yes', 'notWanted'])] },
}

const common = commonSteps({ open, handlers: [worker, member, leader, lead], approvers: [director, secretary], supervisors: [supervisor], applicant: resident, referTo: ['matter', 'socialAssistance', 'legalAid'], terms: wishTerms })

export const microWish: Procedure = {
  id: 'microWish',
  version: 1,
  basis: local,
  initial: 'draft',
  states: {
    draft: {}, posted: { waitsFor: 'communityWorker' }, screened: { waitsFor: 'communityWorker' }, open: { waitsFor: 'communityWorker' }, claimed: { waitsFor: 'volunteerLead' }, fulfilled: { waitsFor: 'communityWorker' },
    confirmed: { waitsFor: 'communityWorker' }, lapsed: { waitsFor: 'communityWorker' }, closed: { final: true }, declined: { final: true }, unfulfilled: { final: true }, ...commonStates('communityDirector'),
  },
  tracks: referralTrack,
  terms: wishTerms,
  steps: { ...own, ...common, merge: { ...common.merge!, from: ['posted', 'screened'] }, suspend: { ...common.suspend!, from: ['posted', 'screened', 'confirmed'] } },
}
