/** Which household is due for a visit, since when and why: reasons and days only, nothing that weighs people. The phone asks the same. Pure. */
import { addDays, numberOfDay } from '../proceedings/days.ts'
import { visitDays } from './targets.ts'

export type Outcome = 'met' | 'nobody' | 'refused' | 'byPhone'
export type Purpose = 'routine' | 'need' | 'matter' | 'welcome' | 'other'
export type PartOfDay = 'morning' | 'afternoon' | 'evening'

/** A visit as far as it counts for what is due. */
export interface VisitSeen {
  readonly on: string
  readonly part: PartOfDay
  readonly outcome: Outcome
  readonly nextOn: string | null
}
export interface NeedSeen {
  readonly id: string
  readonly kind: string
  readonly everyDays: number
  /** A call serves it; otherwise somebody must have come. */
  readonly byPhone: boolean
  readonly askedOn: string
  readonly servedOn: string | null
}
export interface MatterSeen {
  readonly id: string
  readonly number: string
  readonly sinceOn: string
  /** building: reported of the building, by whom is not known; no reason of its own. */
  readonly from: 'visit' | 'building'
}

/** All that is known of the visits to one household. */
export interface HouseholdFacts {
  readonly householdId: string
  /** Entered in the registry or moved in, whichever is later. */
  readonly knownOn: string
  readonly movedInOn: string | null
  readonly visits: 'welcome' | 'refused'
  readonly visitsUntil: string | null
  /** Everybody lives elsewhere for now. */
  readonly away: boolean
  readonly everyDays: number
  readonly lastVisit: { readonly on: string; readonly outcome: Outcome } | null
  /** The last visit at which somebody was spoken to. */
  readonly lastMetOn: string | null
  /** Tries since then at which nobody was there, by time of day. */
  readonly vain: readonly PartOfDay[]
  readonly nextOn: string | null
  readonly needs: readonly NeedSeen[]
  readonly matters: readonly MatterSeen[]
}

export type Reason =
  | { readonly kind: 'agreed'; readonly dueOn: string }
  | {
      readonly kind: 'need'
      readonly dueOn: string
      readonly needId: string
      readonly need: string
      readonly everyDays: number
      readonly servedOn: string | null
      readonly byPhone: boolean
    }
  | {
      readonly kind: 'matter'
      readonly dueOn: string
      readonly matterId: string
      readonly number: string
      readonly sinceOn: string
    }
  | { readonly kind: 'welcome'; readonly dueOn: string; readonly movedInOn: string }
  | { readonly kind: 'never'; readonly dueOn: string }
  | { readonly kind: 'target'; readonly dueOn: string; readonly lastOn: string; readonly everyDays: number }

/** Promised first, then asked for, then owed, then usual. */
const kinds: readonly Reason['kind'][] = ['agreed', 'need', 'matter', 'welcome', 'never', 'target']

export interface Due {
  readonly householdId: string
  /** Since when the first of the reasons holds. */
  readonly dueOn: string
  readonly reasons: readonly Reason[]
  /** Open matters of the same building: worth knowing at the door, no reason to come. */
  readonly besides: readonly MatterSeen[]
  readonly lastVisit: HouseholdFacts['lastVisit']
  /** Times of day of the tries at which nobody was there since somebody last was. */
  readonly vain: readonly PartOfDay[]
}

/** Why a household is on no list although it might be due. */
export type LeftOut = 'refused' | 'away' | 'triedToday' | 'triedLately'

/** Spoken to, at the door or on the phone: nobody there, or not wanted, is no visit made. */
export function isMet(outcome: Outcome): boolean {
  return outcome === 'met' || outcome === 'byPhone'
}

/** Does the household wish no visits on this day? Its day is still one without. */
export function refusesVisits(
  household: Pick<HouseholdFacts, 'visits' | 'visitsUntil'>,
  onDay: string,
): boolean {
  return household.visits === 'refused' && (household.visitsUntil === null || household.visitsUntil >= onDay)
}

/** Null: nothing is due by that day. */
export function dueOf(facts: HouseholdFacts, onDay: string): Due | null {
  if (leftOutOf(facts, onDay) !== null) return null
  const reasons = reasonsFor(facts, onDay).filter(reason => reason.dueOn <= onDay)
  if (reasons.length === 0) return null
  return {
    householdId: facts.householdId,
    dueOn: reasons.reduce((least, { dueOn }) => (dueOn < least ? dueOn : least), reasons[0]!.dueOn),
    reasons,
    besides: facts.matters.filter(matter => matter.from === 'building'),
    lastVisit: facts.lastVisit,
    vain: facts.vain,
  }
}

/** Households left out are counted apart, each under one word. */
export function leftOutOf(facts: HouseholdFacts, onDay: string): LeftOut | null {
  if (refusesVisits(facts, onDay)) return 'refused'
  if (facts.away) return 'away'
  const { lastVisit, nextOn } = facts
  if (lastVisit === null) return null
  if (lastVisit.on === onDay && !isMet(lastVisit.outcome)) return 'triedToday'
  if (nextOn !== null && nextOn <= onDay) return null
  const pause =
    lastVisit.outcome === 'nobody'
      ? visitDays.againAfterNobody
      : lastVisit.outcome === 'refused'
        ? visitDays.againAfterRefusal
        : 0
  return pause > 0 && addDays(lastVisit.on, pause) > onDay ? 'triedLately' : null
}

/** Every reason with the day from which it holds, the weightier kind first; days to come too. */
export function reasonsFor(facts: HouseholdFacts, onDay: string): Reason[] {
  const { nextOn } = facts
  const all: Reason[] = [
    ...(nextOn === null ? [] : [{ kind: 'agreed', dueOn: nextOn } as const]),
    ...facts.needs.map(needReason),
    ...facts.matters.filter(matter => matter.from === 'visit').map(matter => matterReason(facts, matter)),
    usualReason(facts, onDay),
  ]
  return all.sort((a, b) => rankOf(a) - rankOf(b) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

/** Order of a list: the kind of the first reason, then the longest due; in the end the household, so that no list jumps. */
export function byUrgency(a: Due, b: Due): number {
  return byReason(a, b) || (a.householdId < b.householdId ? -1 : 1)
}

/** The same, zero where reason and day are the same. */
export function byReason(a: Due, b: Due): number {
  const [one, other] = [a.reasons[0]!, b.reasons[0]!]
  return rankOf(one) - rankOf(other) || numberOfDay(one.dueOn) - numberOfDay(other.dueOn)
}

/** Nobody has to walk there: all it is about is a call that was asked for. */
export function isByPhone(due: Due): boolean {
  return due.reasons.every(reason => reason.kind === 'need' && reason.byPhone)
}

/** The facts after a further visit; visits are folded in the order they were made, one that was corrected not at all. */
export function withVisit(facts: HouseholdFacts, visit: VisitSeen): HouseholdFacts {
  const { on, outcome, part } = visit
  const met = isMet(outcome)
  const kept = met && facts.nextOn !== null && on >= facts.nextOn
  return {
    ...facts,
    lastVisit: { on, outcome },
    lastMetOn: met ? on : facts.lastMetOn,
    vain: met ? [] : outcome === 'nobody' ? [...facts.vain, part] : facts.vain,
    nextOn: visit.nextOn ?? (kept ? null : facts.nextOn),
    needs: facts.needs.map(need =>
      outcome === 'met' || (met && need.byPhone) ? { ...need, servedOn: on } : need,
    ),
  }
}

/** @param hour of the day in Asia/Shanghai */
export function partOfDay(hour: number): PartOfDay {
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
}

function needReason(need: NeedSeen): Reason {
  const { id: needId, kind, everyDays, servedOn, byPhone, askedOn } = need
  // Served before it was asked for again counts from the day it was asked for.
  const from = servedOn !== null && servedOn > askedOn ? servedOn : askedOn
  return { kind: 'need', dueOn: addDays(from, everyDays), needId, need: kind, everyDays, servedOn, byPhone }
}

function matterReason({ lastMetOn }: HouseholdFacts, { id, number, sinceOn }: MatterSeen): Reason {
  const from = lastMetOn !== null && lastMetOn > sinceOn ? lastMetOn : sinceOn
  return { kind: 'matter', dueOn: addDays(from, visitDays.matterAfter), matterId: id, number, sinceOn }
}

function usualReason({ lastMetOn, movedInOn, knownOn, everyDays }: HouseholdFacts, onDay: string): Reason {
  if (lastMetOn !== null)
    return { kind: 'target', dueOn: addDays(lastMetOn, everyDays), lastOn: lastMetOn, everyDays }
  if (movedInOn !== null && addDays(movedInOn, visitDays.movedInLately) >= onDay)
    return { kind: 'welcome', dueOn: addDays(movedInOn, visitDays.welcomeAfter), movedInOn }
  return { kind: 'never', dueOn: knownOn }
}

function rankOf(reason: Reason): number {
  return kinds.indexOf(reason.kind)
}
