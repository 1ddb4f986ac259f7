/** Petition 信访, from investigation to closing: two investigators, opinion letter, delivery, execution, feedback, elevated handling, hardship. 信访工作条例第三十一条至第三十七条. Pure. */
import type { Input, Step } from '../proceedings/procedure.ts'
import { anyOffice, apart, body, bodyOrHead, choice, clerks, count, day, elevated, ended, evidence, heads, law, long, nearby, optional, petitioner, reason, recorded, signed, stays, superior, supervisors, told, unit } from './procedure-parts.ts'

const investigation: Record<string, Step> = {
  investigate: {
    from: ['accepted'], to: 'investigating', who: body, handles: true, holds: 'actor', primary: true, basis: law('第二十八条、第三十一条第六项'),
    inputs: [choice('recusal', 'noneRelated'), long('plan')],
  },
  joinInvestigation: stays(['investigating'], { who: body, handles: true, apartFrom: ['investigate'], primary: true, basis: { article: '两人以上调查(本地默认规则)', mark: 'D', force: 'default' }, inputs: [choice('recusal', 'noneRelated')] }),
  hearPetitioner: stays(['investigating'], {
    who: body, handles: true, primary: true, basis: law('第三十一条第六项'), papers: ['inquiryRecord'],
    inputs: [day('heardOn'), told('place', 200), told('presentPersons', 500), told('words', 5000), evidence],
  }),
  holdHearing: stays(['investigating', 'reviewing'], { who: bodyOrHead, basis: law('第三十一条第六项'), papers: ['hearingRecord'], inputs: [day('heardOn'), told('place', 200), told('presentPersons', 1000), told('conclusion')] }),
  proposeOpinion: {
    from: ['investigating'], to: 'opinionProposed', who: body, handles: true, holds: 'nobody', needs: ['joinInvestigation', 'hearPetitioner'], primary: true, basis: law('第三十二条'),
    inputs: [told('request'), told('facts', 5000), told('grounds'), choice('proposed', 'support', 'explain', 'reject'), long('lawBasis')],
  },
  returnProposal: { from: ['opinionProposed'], to: 'investigating', who: heads, approves: true, basis: law('第三十二条'), inputs: [reason] },
  reconcile: {
    from: ['accepted', 'investigating', 'opinionProposed', 'simpleHandling'], to: 'reconciled', who: body, opens: ['rating'], keeps: ['promisedFeedback'], basis: law('第三十三条'), papers: ['settlement'],
    inputs: [choice('settledBy', 'mediation', 'reconciliation'), told('agreed'), signed('settlement')],
  },
}

/** 处理意见书: supported, explained where the wish is reasonable but the law gives nothing, or not supported. Only support is followed by execution. */
const decide = (more: Pick<Step, 'opens' | 'dueFrom' | 'track'>, inputs: readonly Input[] = []): Step => ({
  from: ['opinionProposed'], to: 'decided', who: heads.map(apart), approves: true, closes: ['decision', 'elevatedAnswer'], primary: true, basis: law('第三十二条、第三十四条'), papers: ['opinionLetter'],
  ...more,
  opens: ['delivery', ...(more.opens ?? [])], inputs: [told('opinion', 5000), long('lawBasis'), ...inputs],
})

/** Where an opinion that supports may still have to be carried out. */
const ordered = ['decided', 'delivered', 'reviewRequested', 'reviewing', 'reviewDecided', 'reviewed', 'reReviewRequested', 'reReviewing', 'reReviewDecided', 'final']
const performer: Input = { ...unit, name: 'performer' }
const nothingYet = { name: 'execution', from: ['nothingOrdered'], to: 'ordered' } as const

const decision: Record<string, Step> = {
  decideSupport: decide({ opens: ['execution'], dueFrom: { execution: 'performOn' }, track: nothingYet }, [performer, day('performOn')]),
  decideExplain: decide({}),
  decideReject: decide({}),
  deliver: {
    from: ['decided', 'simpleDecided'], to: 'delivered', holds: 'nobody', who: bodyOrHead, closes: ['delivery'], opens: ['reviewWindow'], opensFrom: { reviewWindow: 'deliveredOn' }, primary: true, basis: law('第三十二条、第三十五条'), papers: ['serviceReceipt'],
    inputs: [day('deliveredOn'), choice('deliveryWay', 'inPerson', 'mail', 'leftAtHome', 'publicNotice'), signed('proof'), choice('rightsTold', 'bodyAndDaysTold')],
  },
  close: {
    from: ['delivered', 'reviewed'], to: 'closed', who: [...heads, ...anyOffice].map(apart), while: { execution: ['nothingOrdered', 'performed'], dispatchReport: ['notAsked', 'given'] }, opens: ['rating'], keeps: ['reviewWindow', 'reReviewWindow', 'promisedFeedback'], primary: true, basis: law('第三十二条'), papers: ['closingSheet'],
    inputs: [choice('closingResult', 'supported', 'explained', 'notSupported', 'answeredSimply'), optional(long('remark', 1000))],
  },
  rate: {
    from: ['closed', 'replied', 'reconciled', 'final'], to: '=', who: [petitioner, ...anyOffice.map(apart)], within: ['rating'], closes: ['rating'], byOurClock: true, primary: true, basis: law('第二十一条'), papers: ['ratingSheet'],
    inputs: [{ name: 'solved', kind: 'choice', required: true, options: ['yes', 'partly', 'no'] }, { name: 'satisfied', kind: 'rating', required: true }, optional(told('words', 1000))],
  },
}

/** States in which somebody works on it and the petitioner may be told how it goes. */
const working = ['accepted', 'investigating', 'opinionProposed', 'simpleHandling', 'channelled', 'suggestion', 'decided', 'simpleDecided', 'delivered']

export const handlingSteps = (everywhere: readonly string[]): Record<string, Step> => ({
  ...investigation,
  ...decision,
  /** A review that changes the opinion in favour of the petitioner orders what the opinion did not. */
  orderExecution: stays(['reviewDecided', 'reviewed', 'reReviewDecided', 'final'], { who: heads, approves: true, track: nothingYet, opens: ['execution'], dueFrom: { execution: 'performOn' }, basis: law('第三十二条、第三十五条、第三十六条'), papers: ['executionOrder'], inputs: [performer, day('performOn'), reason] }),
  urgeExecution: stays(ordered, { who: [...bodyOrHead, ...supervisors], while: { execution: ['ordered'] }, basis: law('第三十二条、第四十条'), papers: ['executionOrder'], inputs: [reason] }),
  recordExecution: stays(ordered, {
    who: [...recorded.filter(who => who !== petitioner), ...heads], track: { name: 'execution', from: ['ordered'], to: 'performed' }, closes: ['execution'], primary: true, basis: law('第三十二条'), papers: ['executionRecord'],
    inputs: [day('performedOn'), told('performance'), signed('proof')],
  }),
  proposeElevation: stays(['triaged', 'transferred', 'accepted', 'investigating'], {
    who: [...bodyOrHead, ...supervisors], track: { name: 'elevation', from: ['notProposed', 'declined'], to: 'proposed' }, opens: ['elevationDecision'], basis: elevated, papers: ['elevationApproval'],
    inputs: [told('whyElevate'), { ...optional(unit), name: 'suggestedBody' }],
  }),
  elevate: stays(['triaged', 'transferred', 'accepted', 'investigating'], {
    who: superior.map(apart), track: { name: 'elevation', from: ['proposed'], to: 'elevated' }, apartFrom: ['proposeElevation'], approves: true, owns: 'unit', level: 4, closes: ['elevationDecision', 'objectionWindow'], opens: ['elevatedAnswer'], primary: true, basis: elevated, papers: ['elevationApproval'],
    inputs: [unit, told('leads', 200), optional(reason)],
  }),
  declineElevation: stays(everywhere, { who: superior.map(apart), track: { name: 'elevation', from: ['proposed'], to: 'declined' }, apartFrom: ['proposeElevation'], approves: true, closes: ['elevationDecision'], basis: elevated, inputs: [reason] }),
  promiseFeedback: stays(working, { who: bodyOrHead, opens: ['promisedFeedback'], dueFrom: { promisedFeedback: 'feedbackOn' }, whileClosed: ['promisedFeedback'], basis: elevated, inputs: [day('feedbackOn'), optional(told('place', 200))] }),
  giveFeedback: stays([...working, 'reviewRequested', 'reviewing', 'reviewDecided', 'reviewed', 'closed', 'replied', 'reconciled', 'final'], {
    who: [...bodyOrHead, ...nearby], closes: ['promisedFeedback', 'elevatedAnswer'], basis: elevated, papers: ['feedbackRecord'],
    inputs: [count('round', 1, 20), day('heldOn'), told('place', 200), told('presentPersons', 500), told('said'), choice('contentment', 'content', 'partly', 'discontent'), optional(told('objection'))],
  }),
  noteHardship: stays(everywhere, { who: [...bodyOrHead, ...nearby], track: { name: 'hardship', from: ['notNoted', 'informed'], to: 'noted' }, opens: ['hardshipHelp'], basis: law('第三十七条'), inputs: [told('hardship')] }),
  informHardship: stays(everywhere, {
    who: [...bodyOrHead, ...nearby], track: { name: 'hardship', from: ['noted'], to: 'informed' }, closes: ['hardshipHelp'], primary: true, basis: law('第三十七条'), papers: ['hardshipSheet'],
    inputs: [choice('helpWay', 'socialAssistance', 'judicialAid', 'legalAid', 'charity'), long('helpDetail', 1000)],
  }),
  recordCare: stays(['closed', 'reconciled', 'withdrawn', 'notAcceptedAgain', 'final'], { who: [...bodyOrHead, ...nearby], basis: law('第三十七条'), inputs: [day('heldOn'), told('care')] }),
  withdraw: {
    from: everywhere, to: 'withdrawn', who: [petitioner, ...clerks], basis: ended, papers: ['withdrawalStatement'],
    inputs: [choice('freeWill', 'freeAndUnconditional'), told('ownWords'), { ...choice('askedBy', 'inPerson', 'phoneVerified', 'inWriting'), staffOnly: true }, { ...signed('statement'), staffOnly: true }],
  },
})
