/** The words in which a procedure of law or policy is declared as data, and what an act and a standing are. Pure: shared by server and phone. */
import type { Basis, TermRule } from './rule.ts'

export type { Basis, ExtensionRule, Mark, Standing, TermRule, Unit } from './rule.ts'

export type InputKind =
  | 'text'
  | 'longText'
  | 'choice'
  | 'unit'
  | 'person'
  | 'photos'
  | 'date'
  | 'boolean'
  | 'category'
  | 'proceeding'
  | 'rating'
  | 'fen'
  | 'number'

export interface Input {
  readonly name: string
  readonly kind: InputKind
  readonly required?: boolean
  readonly options?: readonly string[]
  /** Most characters of a text, most photos, greatest number. */
  readonly max?: number
  readonly min?: number
  /** Says who somebody is or what somebody told: kept encrypted beside the log, read on a reason; the act holds its digest. */
  readonly personal?: boolean
  /** For kind 'unit': the kinds of unit that may be named. For 'person': the roles that may be named. */
  readonly of?: readonly string[]
  /** For 'photos': what they show. */
  readonly purpose?: 'before' | 'after' | 'evidence' | 'paper'
  /** Asked of members of staff only. */
  readonly staffOnly?: boolean
}

export type Relation =
  | 'grid'
  | 'community'
  | 'jurisdiction'
  | 'ownerUnit'
  | 'tookPart'
  /** The unit that had it before the present one. */
  | 'unitBefore'
  | 'handler'
  | 'notHandler'
  | 'reporter'
  | 'system'

/** Somebody at a post, in a relation to the proceeding. All relations of one entry must hold; one entry is enough. */
export interface Who {
  readonly role: string
  readonly of: readonly Relation[]
}

export interface Step {
  readonly from: readonly string[]
  /** A state, '=' (stays where it is) or '^' (back to where a side state was entered from). */
  readonly to: string
  readonly who: readonly Who[]
  readonly inputs?: readonly Input[]
  /** Terms by name. Opening one that is open already does nothing: no step resets a clock. */
  readonly opens?: readonly string[]
  readonly closes?: readonly string[]
  readonly pauses?: readonly string[]
  readonly resumes?: readonly string[]
  /** Extends a term by the amount a mark holds, in the unit of the rule's extension. */
  readonly extends?: { readonly term: string; readonly amountFrom: string }
  /** Common mechanics by name: 'ask' and 'grant' an extension, leave time out of a term, change the label. See common-steps.ts. */
  readonly extension?: 'ask' | 'grant' | 'refuse' | 'give'
  readonly exclusion?: 'begin' | 'end'
  readonly relabels?: 'ask' | 'approve' | 'refuse'
  /** Terms that begin on a civil day named in an input instead of at the act; terms that end with a day named in one. */
  readonly opensFrom?: Readonly<Record<string, string>>
  readonly dueFrom?: Readonly<Record<string, string>>
  /** Terms left running although the step ends the proceeding. */
  readonly keeps?: readonly string[]
  /** The actor becomes one of the handlers (may never verify or approve here) or approvers (may never verify). */
  readonly handles?: boolean
  readonly approves?: boolean
  readonly papers?: readonly string[]
  readonly basis: Basis
  /** Windows: terms that must be open and not run out; terms whose time must have run out first. */
  readonly within?: readonly string[]
  readonly notBefore?: readonly string[]
  /** Terms that must be open, run out or not; terms that must not be open. */
  readonly whileOpen?: readonly string[]
  readonly whileClosed?: readonly string[]
  /** No backdating: whether a window is still open is told by the server's clock. */
  readonly byOurClock?: boolean
  readonly atMost?: number
  /** Steps whose takers may not take this one; steps that must have been taken before. */
  readonly apartFrom?: readonly string[]
  readonly needs?: readonly string[]
  /** Moves a parallel track; steps lawful only while tracks stand in these states. */
  readonly track?: { readonly name: string; readonly from: readonly string[]; readonly to: string }
  readonly while?: Readonly<Record<string, readonly string[]>>
  /** Who owns it next: the unit named in input `unit`, the actor's own, the one that opened it, the one before. */
  readonly owns?: 'unit' | 'actor' | 'opener' | 'before'
  /** Who holds it next: the actor, the person named in input `person`, nobody. A new owner without this: nobody. */
  readonly holds?: 'actor' | 'person' | 'nobody'
  readonly level?: 1 | 2 | 3 | 4
  readonly urgent?: boolean
  readonly seals?: boolean
  /** The actor stands back for good: kin, interest or own unit (回避). */
  readonly recuses?: boolean
  /** A side state: remembers where to return to, or returns. */
  readonly side?: 'enter' | 'leave'
  /** Names of guards in the domain's policy, evaluated after who-may. */
  readonly guards?: readonly string[]
  /** Shown first among the next steps: the ordinary way on. */
  readonly primary?: boolean
}

export interface State {
  readonly final?: boolean
  /** Somebody outside the office is to act; the ladder does not run. */
  readonly waits?: boolean
  /** The role that is to act here while nobody holds it. */
  readonly waitsFor?: string
}

/** A line of states beside the main one: an objection under way while enforcement goes on. */
export interface Track {
  readonly initial: string
  readonly states: Readonly<Record<string, State>>
}

export interface Procedure {
  readonly id: string
  readonly version: number
  readonly basis?: Basis
  /** Seen by the units that took part alone: roles for the whole jurisdiction do not see it. */
  readonly restricted?: boolean
  /** Runs only where the jurisdiction has switched it on. */
  readonly offByDefault?: boolean
  readonly tracks?: Readonly<Record<string, Track>>
  /** Further versions of terms by name; the day a proceeding began decides which of them it runs under. */
  readonly versions?: Readonly<Record<string, readonly TermRule[]>>
  readonly initial: string
  readonly states: Readonly<Record<string, State>>
  readonly steps: Readonly<Record<string, Step>>
  readonly terms: Readonly<Record<string, TermRule>>
}

export type { Act, Actor, Effects, Extended, OpenTerm, PauseOf, PostFacts, StandingOf, TermEffect } from './act.ts'
