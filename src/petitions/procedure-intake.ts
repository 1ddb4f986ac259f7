/** Petition 信访, from receiving to acceptance: registering, sorting, passing on, objection and dispute over competence, and every other way out. 信访工作条例第十七条至第二十四条、第二十九条至第三十一条. Pure. */
import type { Input, Step } from '../proceedings/procedure.ts'
import { anyOffice, bodyOrHead, choice, clerks, count, counters, day, evidence, heads, law, long, optional, person, petitioner, reason, recorded, simply, stays, superior, told, toldHow, unit } from './procedure-parts.ts'

const channel: Input = { ...choice('channel', 'net', 'letter', 'visit', 'phone', 'fax', 'outreach', 'leaderReception'), staffOnly: true }
/** A group speaks through at most five (第二十条). */
const representatives = count('representatives', 1, 5)
const urgency = choice('urgency', 'ordinary', 'urgent')
const kind = choice('kind', 'suggestion', 'report', 'appeal')
const path = choice('path', 'litigation', 'arbitration', 'partyAppeal', 'administrative', 'dutyPerformance', 'petition', 'notApplicable')
const competentBody: Input = { ...optional(unit), name: 'competentBody' }
/** All that stands before acceptance; legs that end with it, whatever it is. */
export const beforeAcceptance = ['registered', 'triaged', 'transferred', 'simple', 'simpleTransferred'] as const
const legs = ['intake', 'acceptance', 'objectionWindow', 'transferAnew', 'simpleTransfer', 'simpleAcceptance']

const coming: Record<string, Step> = {
  receive: {
    from: ['draft'], to: 'received', who: [petitioner, ...counters], owns: 'unit', opens: ['registering', 'intake'], primary: true, basis: law('第十七条、第十九条'), papers: ['registrationSheet'],
    inputs: [channel, { name: 'people', kind: 'number', min: 1, max: 10_000 }, representatives, told('words', 5000), optional(told('name', 100)), optional(told('phone', 30)), optional(told('address', 300)), evidence, { ...optional(unit), staffOnly: true }],
  },
  register: {
    from: ['draft', 'received'], to: 'registered', who: clerks, holds: 'actor', closes: ['registering'], opens: ['intake'], primary: true, basis: law('第二十一条、第二十二条、第二十三条'), papers: ['receipt', 'registrationSheet'],
    inputs: [channel, representatives, told('name', 100), optional(told('address', 300)), optional(told('phone', 30)), told('request'), told('facts', 5000), told('grounds'), choice('repeat', 'first', 'repeat'), choice('duplicates', 'noneFound', 'found'), optional(told('formerNumber', 60)), evidence],
  },
  triage: {
    from: ['registered', 'triaged'], to: 'triaged', who: clerks, primary: true, basis: law('第二十二条、第三十一条'), papers: ['triageOpinion'],
    inputs: [kind, path, competentBody, urgency, long('classification', 1000)],
  },
}

const passingOn: Record<string, Step> = {
  transfer: {
    from: ['triaged'], to: 'transferred', who: clerks, owns: 'unit', closes: ['intake', 'transferAnew'], opens: ['acceptance', 'objectionWindow'], primary: true, basis: law('第二十二条'), papers: ['transferLetter'],
    inputs: [unit, { ...toldHow, name: 'whereToTold' }],
  },
  dispatch: {
    from: ['triaged'], to: 'transferred', who: clerks, owns: 'unit', track: { name: 'dispatchReport', from: ['notAsked', 'owed', 'given'], to: 'owed' }, closes: ['intake', 'transferAnew'], opens: ['acceptance', 'objectionWindow', 'dispatchReport'], dueFrom: { dispatchReport: 'reportOn' }, basis: law('第二十二条'), papers: ['dispatchLetter'],
    inputs: [unit, day('reportOn'), long('askedResult', 1000), { ...toldHow, name: 'whereToTold' }],
  },
  object: {
    from: ['transferred', 'simpleTransferred'], to: 'objected', who: bodyOrHead, owns: 'before', within: ['objectionWindow'], closes: ['objectionWindow', 'simpleAcceptance'], opens: ['objectionAnswer'], byOurClock: true, basis: law('第二十三条'), papers: ['objectionLetter', 'returnedMaterial'],
    inputs: [reason, { ...competentBody, name: 'suggestedBody' }],
  },
  agreeObjection: {
    from: ['objected'], to: 'triaged', who: clerks, closes: ['objectionAnswer', 'acceptance'], opens: ['transferAnew'], primary: true, basis: law('第二十三条'), inputs: [reason],
  },
  // Neither an objection that fails nor a dispute between bodies gives anybody a fresh fifteen days: the term of acceptance runs on.
  rejectObjection: { from: ['objected'], to: 'transferred', who: clerks, owns: 'before', closes: ['objectionAnswer'], basis: law('第二十三条'), inputs: [reason] },
  raiseDispute: { from: ['objected'], to: 'competenceDisputed', who: clerks, closes: ['objectionAnswer'], opens: ['competence'], basis: law('第二十四条'), inputs: [long('positions')] },
  designate: {
    from: ['competenceDisputed'], to: 'transferred', who: superior, owns: 'unit', approves: true, closes: ['competence'], primary: true, basis: law('第二十四条'), papers: ['designation'],
    inputs: [unit, choice('designatedBy', 'commonSuperior', 'jointConference'), reason],
  },
}

const accepting: Record<string, Step> = {
  accept: {
    from: beforeAcceptance, to: 'accepted', who: bodyOrHead, holds: 'person', closes: legs, opens: ['decision'], primary: true, basis: law('第二十三条、第三十一条第六项'), papers: ['acceptanceNotice', 'triageOpinion'],
    inputs: [long('classification', 1000), long('wayAndProcedure', 1000), toldHow, person],
  },
  notAccept: {
    from: beforeAcceptance, to: 'notAccepted', who: bodyOrHead, basis: law('第二十三条'), papers: ['notAcceptedNotice'],
    inputs: [reason, choice('rightWay', 'court', 'arbitration', 'administrative', 'otherBody', 'upperBody', 'decidedFinally'), long('rightWayDetail', 500), toldHow],
  },
  notAcceptAgain: {
    from: [...beforeAcceptance, 'final'], to: 'notAcceptedAgain', who: bodyOrHead, closes: ['rating'], basis: law('第三十六条'), papers: ['notAcceptedAgainNotice'],
    inputs: [told('formerNumber', 60), reason, choice('sameAs', 'sameFactsAndGrounds'), toldHow],
  },
  channelToLegalWay: {
    from: ['registered', 'triaged', 'transferred'], to: 'channelled', who: bodyOrHead, holds: 'person', closes: legs, opens: ['legalWay'], basis: law('第三十一条第一项至第五项'), papers: ['legalWayNotice'],
    inputs: [choice('legalPath', 'litigation', 'arbitration', 'partyAppeal', 'administrative', 'dutyPerformance'), long('where', 500), { name: 'until', kind: 'date' }, toldHow, person],
  },
  closeChannelled: {
    from: ['channelled'], to: 'closed', who: bodyOrHead, while: { dispatchReport: ['notAsked', 'given'] }, opens: ['rating'], keeps: ['promisedFeedback'], primary: true, basis: law('第三十一条'), papers: ['closingSheet'], inputs: [choice('legalWayResult', 'underWay', 'ended', 'notUsed'), told('outcome', 1000)],
  },
  takeSuggestion: {
    from: ['registered', 'triaged', 'transferred'], to: 'suggestion', who: bodyOrHead, holds: 'person', closes: legs, opens: ['suggestionReply'], basis: law('第二十九条'), inputs: [toldHow, person],
  },
  replySuggestion: {
    from: ['suggestion'], to: 'replied', who: bodyOrHead, handles: true, opens: ['rating'], keeps: ['promisedFeedback'], primary: true, basis: law('第二十九条'), papers: ['suggestionReply'],
    inputs: [choice('adopted', 'adopted', 'partly', 'notAdopted'), told('reply'), toldHow],
  },
}

const simpleWay: Record<string, Step> = {
  /** Not for what belongs to another legal way, was dispatched from above, will likely be refused, or concerns several bodies or a group. */
  chooseSimple: {
    from: ['registered', 'triaged'], to: 'simple', who: clerks, while: { dispatchReport: ['notAsked'] }, opens: ['simpleTransfer'], basis: simply,
    inputs: [choice('simpleScope', 'firstAndClear', 'enquiryOrThanks', 'dailyLife', 'timeCritical', 'promisedBefore'), choice('outsideScope', 'noneOfThem')],
  },
  passSimpleDown: { from: ['simple'], to: 'simple', who: clerks, owns: 'unit', closes: ['simpleTransfer'], opens: ['simpleTransfer'], basis: simply, inputs: [unit] },
  transferSimple: { from: ['simple'], to: 'simpleTransferred', who: clerks, owns: 'unit', closes: ['simpleTransfer', 'intake', 'transferAnew'], opens: ['simpleAcceptance', 'acceptance', 'objectionWindow'], primary: true, basis: simply, papers: ['transferLetter'], inputs: [unit] },
  acceptSimple: {
    from: ['simple', 'simpleTransferred'], to: 'simpleHandling', who: bodyOrHead, holds: 'person', closes: legs, opens: ['simpleDecision', 'decision'], primary: true, basis: simply,
    inputs: [choice('simplyTold', 'onTheSpot', 'phone', 'message', 'net', 'letter'), person],
  },
  leaveSimple: { from: ['simple'], to: 'triaged', who: clerks, closes: ['simpleTransfer'], basis: simply, inputs: [reason] },
  /** The sixty days have run since acceptance: the ordinary way does not begin them anew. */
  turnOrdinary: { from: ['simpleHandling'], to: 'accepted', who: heads, approves: true, closes: ['simpleDecision'], basis: simply, inputs: [reason] },
  decideSimple: {
    from: ['simpleHandling'], to: 'simpleDecided', who: bodyOrHead, handles: true, closes: ['simpleDecision', 'decision'], opens: ['delivery'], primary: true, basis: simply, papers: ['opinionLetter'],
    inputs: [told('opinion'), long('lawBasis', 1000)],
  },
  replySimply: {
    from: ['simpleDecided'], to: 'delivered', holds: 'nobody', who: bodyOrHead, closes: ['delivery'], opens: ['reviewWindow'], opensFrom: { reviewWindow: 'deliveredOn' }, primary: true, basis: simply,
    inputs: [choice('replyWay', 'phone', 'message', 'net', 'inPerson', 'letter'), day('deliveredOn'), choice('rightsTold', 'bodyAndDaysTold')],
  },
}

/** Steps from everywhere that is open. */
export const aside = (everywhere: readonly string[]): Record<string, Step> => ({
  seal: {
    from: everywhere, to: 'sealed', who: [petitioner, ...clerks, ...heads, ...anyOffice], seals: true, basis: law('第二十二条、第三十条'), papers: ['sealedHandOver'],
    inputs: [choice('handOverTo', 'discipline', 'police', 'procuratorate', 'organisation'), choice('sealCause', 'accusesOfficial', 'accusesPartyMember', 'reportsCrime')],
  },
  reportUrgently: stays(everywhere, { who: [...clerks, ...heads], urgent: true, basis: law('第二十五条'), papers: ['urgentReport'], inputs: [told('happening'), choice('reportedTo', 'partyCommittee', 'government', 'upperOffice', 'police110'), reason] }),
  addInformation: stays(everywhere, { who: recorded, basis: law('第十九条'), inputs: [told('words'), evidence] }),
  reportBack: stays([...everywhere, 'closed', 'replied', 'notAccepted', 'notAcceptedAgain', 'reconciled', 'withdrawn'], {
    who: bodyOrHead, track: { name: 'dispatchReport', from: ['owed'], to: 'given' }, closes: ['dispatchReport'], basis: law('第二十二条'), papers: ['dispatchReport'], inputs: [told('result')],
  }),
})

export const intakeSteps: Record<string, Step> = { ...coming, ...passingOn, ...accepting, ...simpleWay }
