/** Petition 信访, review 复查 and re-review 复核: asked for within thirty days, decided within thirty by a body one level up each time, final after the second. 信访工作条例第三十五条、第三十六条. Pure. */
import type { Input, Step } from '../proceedings/procedure.ts'
import { anyOffice, apart, bodyOrHead, choice, day, heads, law, long, recorded, signed, stays, told, unit } from './procedure-parts.ts'

const decisions = ['decideSupport', 'decideExplain', 'decideReject', 'decideSimple', 'turnOrdinary']
/** The body that decides over another decides by somebody who had no part in what it looks at. */
const deciders = [...heads, { role: 'petitionOfficer', of: ['ownerUnit'] } as const].map(apart)
const opinion: readonly Input[] = [told('opinion', 5000), long('lawBasis')]
const delivery: readonly Input[] = [day('deliveredOn'), choice('deliveryWay', 'inPerson', 'mail', 'leftAtHome', 'publicNotice'), signed('proof')]

export const reviewSteps: Record<string, Step> = {
  requestReview: {
    from: ['delivered', 'closed'], to: 'reviewRequested', who: recorded, within: ['reviewWindow'], closes: ['reviewWindow', 'rating'], opens: ['review'], byOurClock: true, basis: law('第三十五条'), papers: ['reviewRequest'],
    inputs: [told('request'), told('grounds')],
  },
  assignReview: {
    from: ['reviewRequested'], to: 'reviewing', who: [...bodyOrHead, ...anyOffice], owns: 'unit', primary: true, basis: law('第三十五条'), papers: ['transferLetter'], inputs: [unit, choice('oneLevelUp', 'oneLevelUp')],
  },
  decideReview: {
    from: ['reviewing'], to: 'reviewDecided', holds: 'nobody', who: deciders, apartFrom: decisions, approves: true, closes: ['review'], opens: ['delivery'], primary: true, basis: law('第三十五条'), papers: ['reviewOpinion'],
    inputs: [...opinion, choice('reviewResult', 'upheld', 'changed')],
  },
  /** Back to the body that decided, for a new opinion: its sixty days begin with the review opinion, as there is no opinion any more. */
  annulOnReview: {
    from: ['reviewing'], to: 'investigating', who: deciders, apartFrom: decisions, approves: true, owns: 'before', track: { name: 'execution', from: ['nothingOrdered', 'ordered', 'performed'], to: 'nothingOrdered' }, closes: ['review', 'execution'], opens: ['decision'], basis: law('第三十五条'), papers: ['reviewOpinion'],
    inputs: opinion,
  },
  deliverReview: {
    from: ['reviewDecided'], to: 'reviewed', holds: 'nobody', who: bodyOrHead, closes: ['delivery'], opens: ['reReviewWindow'], opensFrom: { reReviewWindow: 'deliveredOn' }, primary: true, basis: law('第三十五条、第三十六条'), papers: ['serviceReceipt'],
    inputs: [...delivery, choice('rightsTold', 'bodyAndDaysTold')],
  },
  requestReReview: {
    from: ['reviewed', 'closed'], to: 'reReviewRequested', who: recorded, within: ['reReviewWindow'], closes: ['reReviewWindow', 'rating'], opens: ['reReview'], byOurClock: true, basis: law('第三十六条'), papers: ['reReviewRequest'],
    inputs: [told('request'), told('grounds')],
  },
  assignReReview: {
    from: ['reReviewRequested'], to: 'reReviewing', who: [...bodyOrHead, ...anyOffice], owns: 'unit', primary: true, basis: law('第三十六条'), papers: ['transferLetter'], inputs: [unit, choice('oneLevelUp', 'oneLevelUp')],
  },
  /** The time of a hearing is left out of the thirty days: see leaveOut. */
  holdReReviewHearing: stays(['reReviewing'], { who: bodyOrHead, basis: law('第三十六条'), papers: ['hearingRecord'], inputs: [day('heardOn'), told('place', 200), told('presentPersons', 1000), told('conclusion')] }),
  decideReReview: {
    from: ['reReviewing'], to: 'reReviewDecided', holds: 'nobody', who: deciders, apartFrom: [...decisions, 'decideReview', 'annulOnReview'], approves: true, closes: ['reReview'], opens: ['delivery'], primary: true, basis: law('第三十六条'), papers: ['reReviewOpinion'],
    inputs: [...opinion, choice('reviewResult', 'upheld', 'changed')],
  },
  deliverReReview: {
    from: ['reReviewDecided'], to: 'final', who: bodyOrHead, opens: ['rating'], keeps: ['promisedFeedback', 'execution'], primary: true, basis: law('第三十六条'), papers: ['serviceReceipt'],
    inputs: [...delivery, choice('endTold', 'endedTold')],
  },
  publishOpinion: stays(['final'], { who: heads, needs: ['holdReReviewHearing'], atMost: 1, basis: law('第三十六条'), inputs: [day('publishedOn'), told('place', 200)] }),
}
