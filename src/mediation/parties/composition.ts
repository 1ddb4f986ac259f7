/** Whether a mediation committee is made up as the law asks: rule by rule, met, not met or not stated, with its article. Pure. */
import { addDays, addMonths, dayOfNumber, numberOfDay } from '../../proceedings/days.ts'
import type { Basis } from '../../proceedings/procedure.ts'
import {
  basisFor,
  type CommitteeKind,
  type CompositionRule,
  committeeTerm,
  compositionRules,
  electionAhead,
} from '../terms-committee.ts'

export interface Composed {
  readonly kind: CommitteeKind
  readonly termFrom: string
  /** What the committee states; null: nothing stated. */
  readonly hasWoman: boolean | null
  readonly mixedArea: boolean | null
  readonly smallerGroupSits: boolean | null
}
export interface Seat {
  readonly office: 'director' | 'deputyDirector' | 'member' | 'engaged'
  readonly way: 'elected' | 'recommended' | 'engaged'
  readonly fromOn: string
  readonly toOn: string | null
}
export interface Checked {
  readonly rule: CompositionRule
  /** Null: the committee has not stated it. */
  readonly met: boolean | null
  readonly basis: Basis
  readonly facts: Readonly<Record<string, number | string>>
}

/** The last day of its term: the same day three years on. */
export function termEndsOn(termFrom: string): string {
  return dayOfNumber(addMonths(numberOfDay(termFrom), 12 * committeeTerm.amount))
}

/** The election should be under way. */
export function isTermNear(termFrom: string, today: string): boolean {
  return addDays(termEndsOn(termFrom), -electionAhead.days) <= today
}

/** Whoever sits on that day; those engaged mediate without a seat (人民调解法第十三条). */
export function seatedOn<T extends Seat>(mediators: readonly T[], day: string): T[] {
  return mediators.filter(
    one => one.office !== 'engaged' && one.fromOn <= day && (one.toOn === null || one.toOn >= day),
  )
}

export function checkComposition(
  committee: Composed,
  mediators: readonly Seat[],
  today: string,
): readonly Checked[] {
  const seated = seatedOn(mediators, today)
  const directors = seated.filter(one => one.office === 'director').length
  const { members, director } = compositionRules
  const endsOn = termEndsOn(committee.termFrom)
  const daysLeft = numberOfDay(endsOn) - numberOfDay(today)
  const chosen = seated.filter(one => one.way === 'elected').length
  const of = (rule: CompositionRule, met: boolean | null, facts: Checked['facts'] = {}): Checked => ({
    rule,
    met,
    basis: basisFor(rule, committee.kind),
    facts,
  })
  return [
    of('members', seated.length >= members.least && seated.length <= members.most, {
      count: seated.length,
      least: members.least,
      most: members.most,
    }),
    of('director', directors === director.most, { count: directors }),
    of('woman', committee.hasWoman),
    of('smallerGroup', smallerGroup(committee)),
    // Elsewhere members are put forward by the bodies that set the committee up.
    ...(committee.kind === 'community' || committee.kind === 'enterprise'
      ? [of('elected', seated.length > 0 && chosen === seated.length, { count: seated.length - chosen })]
      : []),
    of('term', committee.termFrom <= today && today <= endsOn, { endsOn, daysLeft }),
  ]
}

/** Asked only where several nationalities live. */
function smallerGroup({ mixedArea, smallerGroupSits }: Composed): boolean | null {
  if (mixedArea === null) return null
  return mixedArea ? smallerGroupSits : true
}
