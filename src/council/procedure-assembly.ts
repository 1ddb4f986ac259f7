/** An assembly of residents, villagers or their representatives: called on ten days' notice, quorum and votes counted, declared by somebody who did not count. Pure. */
import type { Basis, Input, Step, Track } from '../proceedings/procedure.ts'
import { askedBy, choice, committee, confirmed, count, day, director, local, oversight, papers, personal, reason, resident, secretary, text, told, worker } from './procedure-circle.ts'

export interface AssemblyLaw {
  /** The states it is called from, the one it is sent back to, and the one it has when it is passed. */
  readonly calledFrom: readonly string[]
  readonly passed: string
  readonly notice: Basis
  readonly residents: Basis
  readonly representatives: Basis
  readonly special: Basis
  /** What a meeting of representatives is counted by as well. */
  readonly alsoCounted?: readonly Input[]
}

export const assemblyTracks: Readonly<Record<string, Track>> = {
  request: { initial: 'none', states: { none: { final: true }, raised: { waitsFor: 'communityDirector' }, verified: { final: true }, insufficient: { final: true } } },
  meeting: { initial: 'none', states: { none: { final: true }, residents: { final: true }, representatives: { final: true } } },
}

const called = { closes: ['calling', 'notice'], opens: ['notice'], who: committee, papers: ['meetingNotice'] } as const
const kinds = ['none', 'residents', 'representatives']
const present = [count('base', 1), count('present', 1), count('proxies', 0, false)]

/** Shares and majorities are judged by persons on the numbers entered; whoever counted does not declare. */
export function assemblySteps({ calledFrom, passed, notice, residents, representatives, special, alsoCounted = [] }: AssemblyLaw): Record<string, Step> {
  return {
    noticeResidents: { ...called, from: [...calledFrom, 'inquorate', 'noticed'], to: 'noticed', track: { name: 'meeting', from: kinds, to: 'residents' }, primary: true, basis: notice, inputs: [day('meetingOn'), text('place', 200), text('draftText', 5000), choice('baseKind', ['adults', 'householdReps']), count('base', 1)] },
    noticeRepresentatives: { ...called, from: [...calledFrom, 'inquorate', 'noticed'], to: 'noticed', track: { name: 'meeting', from: kinds, to: 'representatives' }, basis: representatives, inputs: [day('meetingOn'), text('place', 200), text('draftText', 5000), count('base', 1)] },
    exemptNotice: { from: ['noticed'], to: '=', who: [secretary, director], apartFrom: ['noticeResidents', 'noticeRepresentatives'], approves: true, whileOpen: ['notice'], closes: ['notice'], basis: special, inputs: [choice('specialCircumstance', ['disaster', 'safety', 'limitByLaw']), reason] },
    conveneResidents: { from: ['noticed'], to: 'convened', who: [director, worker], notBefore: ['notice'], while: { meeting: ['residents'] }, closes: ['notice'], primary: true, basis: residents, papers: ['attendanceList'], inputs: [...present, confirmed('quorum')] },
    conveneRepresentatives: { from: ['noticed'], to: 'convened', who: [director, worker], notBefore: ['notice'], while: { meeting: ['representatives'] }, closes: ['notice'], primary: true, basis: representatives, papers: ['attendanceList'], inputs: [...present, ...alsoCounted, confirmed('quorum')] },
    recordInquorate: { from: ['noticed'], to: 'inquorate', who: [director, worker], notBefore: ['notice'], closes: ['notice'], opens: ['calling'], basis: residents, papers: ['attendanceList'], inputs: present },
    vote: { from: ['convened'], to: 'voted', who: [worker, director], handles: true, primary: true, basis: residents, papers: ['ballotRecord'], inputs: [count('present', 1), count('yes'), count('no'), count('abstain'), choice('manner', ['open', 'secret']), choice('secretAsked', ['no', 'yesAndDone'])] },
    recount: { from: ['voted'], to: 'convened', who: [director, secretary, oversight], apartFrom: ['vote'], basis: residents, inputs: [reason] },
    declarePassed: { from: ['voted'], to: passed, who: [director, secretary, oversight], apartFrom: ['vote'], approves: true, opens: ['legalCheck'], primary: true, basis: residents, papers: ['resolution'], inputs: [text('resolutionText', 5000), confirmed('majorityOfPresent')] },
    declareFailed: { from: ['voted'], to: 'failed', who: [director, secretary, oversight], apartFrom: ['vote'], approves: true, basis: residents, papers: ['voteResult'], inputs: [{ ...reason, required: false }] },
  }
}

const requested = [choice('requestedBy', ['adults', 'householdReps', 'representatives']), count('signatures', 1), personal('spokesperson', 50), personal('phone', 50), papers('signatureList')]
const checked = [count('registerCount', 1), count('validSignatures')]
const checkers = [director, secretary, worker]

/** A joint request obliges the committee to call the assembly; whoever took it in does not verify it. */
export function requestSteps(basis: Basis, verifiedTo: string, opens: readonly string[], running: readonly string[]): Record<string, Step> {
  const track = (from: readonly string[], to: string) => ({ name: 'request', from, to })
  const takenIn = ['requestAssembly', 'joinRequest']
  return {
    requestAssembly: { from: ['draft'], to: 'jointRequested', who: [resident, worker, director], handles: true, opens: ['calling'], track: track(['none'], 'raised'), basis, papers: ['jointRequest'], inputs: [text('topic', 200), text('proposalText', 3000), ...requested] },
    withdrawRequest: { from: ['jointRequested'], to: 'withdrawn', who: [resident, worker, director], while: { request: ['raised'] }, basis: local, inputs: [askedBy, reason] },
    joinRequest: { from: running, to: '=', who: [resident, worker, director], opens: ['calling'], track: track(['none', 'insufficient'], 'raised'), basis, papers: ['jointRequest'], inputs: requested },
    verifySignatures: { from: ['jointRequested'], to: verifiedTo, who: checkers, apartFrom: takenIn, opens, track: track(['raised'], 'verified'), primary: true, basis, papers: ['signatureCheck'], inputs: [...checked, choice('shareReached', ['oneTenth', 'oneThird', 'oneFifth'])] },
    verifyJoined: { from: running, to: '=', who: checkers, apartFrom: takenIn, track: track(['raised'], 'verified'), basis, papers: ['signatureCheck'], inputs: [...checked, choice('shareReached', ['oneTenth', 'oneThird', 'oneFifth'])] },
    findInsufficient: { from: ['jointRequested'], to: 'answered', who: checkers, apartFrom: takenIn, approves: true, track: track(['raised'], 'insufficient'), basis, papers: ['signatureCheck', 'answerLetter'], inputs: [...checked, reason, told] },
    findJoinedInsufficient: { from: running, to: '=', who: checkers, apartFrom: takenIn, closes: ['calling'], track: track(['raised'], 'insufficient'), basis, papers: ['signatureCheck', 'answerLetter'], inputs: [...checked, reason, told] },
  }
}
