/** The words in which a procedure of law or policy is declared as data, and what an act and a standing are. Pure: shared by server and phone. */

/** How far a basis was verified: seen in the source, from memory, local default, or the source page of this project. */
export type Mark = 'V' | 'M' | 'D' | 'S'
/** By law, by policy, or by local default: what a screen says beside a date. */
export type Standing = 'law' | 'policy' | 'default'

export interface Basis {
  /** Article or source, in Chinese as printed on papers. */
  readonly article: string
  readonly mark: Mark
  readonly force: Standing
}

export type Unit = 'calendar-day' | 'working-day' | 'working-hour' | 'hour' | 'minute' | 'month' | 'year'

export interface TermRule {
  readonly amount: number
  readonly unit: Unit
  /** Last day on a rest day moves to the first day after it. */
  readonly roll?: boolean
  /** Day units end at the close of office hours (local policy) or at midnight (law). Default 'midnight'. */
  readonly dayEnds?: 'office' | 'midnight'
  readonly basis: Basis
  readonly version: number
  /** The leg counts against the standing's overdue ladder. False for windows that merely expire (rating, reopening). */
  readonly ladder?: boolean
  readonly extension?: { readonly times: number; readonly maxAmount: number; readonly unit: Unit }
  /** Used instead of this rule when the proceeding is urgent. */
  readonly urgent?: { readonly amount: number; readonly unit: Unit }
  /** Used instead, by the label the proceeding carries (for a matter: its nature). */
  readonly variants?: Readonly<Record<string, { readonly amount: number; readonly unit: Unit }>>
}

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

export interface Input {
  readonly name: string
  readonly kind: InputKind
  readonly required?: boolean
  readonly options?: readonly string[]
  readonly max?: number
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
  /** Terms left running although the step ends the proceeding. */
  readonly keeps?: readonly string[]
  /** The actor becomes one of the handlers (may never verify or approve here) or approvers (may never verify). */
  readonly handles?: boolean
  readonly approves?: boolean
  readonly papers?: readonly string[]
  readonly basis: Basis
  /** Names of guards in the domain's policy, evaluated after who-may. */
  readonly guards?: readonly string[]
  /** Shown first among the next steps: the ordinary way on. */
  readonly primary?: boolean
}

export interface State {
  readonly final?: boolean
  /** Somebody outside the office is to act; the ladder does not run. */
  readonly waits?: boolean
}

export interface Procedure {
  readonly id: string
  readonly version: number
  readonly initial: string
  readonly states: Readonly<Record<string, State>>
  readonly steps: Readonly<Record<string, Step>>
  readonly terms: Readonly<Record<string, TermRule>>
}

/** A post as the rules see it. */
export interface PostFacts {
  readonly role: string
  readonly unitId: string
  readonly communityId?: string | null
  readonly gridId?: string | null
}

export interface Actor {
  readonly kind: 'resident' | 'staff' | 'system'
  /** Person id; null for residents and the system. */
  readonly id: string | null
  readonly posts: readonly PostFacts[]
  /** Persons whose deputy the actor is today. */
  readonly deputyFor?: readonly { readonly id: string; readonly posts: readonly PostFacts[] }[]
  /** The actor, kin or own unit is a party to this proceeding. */
  readonly recused?: boolean
}

export interface TermEffect {
  readonly term: string
  /** ISO instant, UTC. */
  readonly startsAt: string
  readonly dueAt: string
  readonly provisional: boolean
  readonly ruleVersion: number
  /** 'urgent' or a label when that variant of the rule was used. */
  readonly variant?: string
}

export interface Extended {
  readonly amount: number
  readonly unit: Unit
}

/** What followed from an act; written with it, so that replay needs neither calendar nor clock. */
export interface Effects {
  readonly opened?: readonly TermEffect[]
  readonly closed?: readonly string[]
  readonly extended?: readonly (Extended & {
    readonly term: string
    readonly dueAt: string
    readonly provisional: boolean
  })[]
  readonly moved?: readonly { readonly term: string; readonly dueAt: string; readonly provisional: boolean }[]
  readonly paused?: readonly { readonly term: string; readonly at: string }[]
  readonly resumed?: readonly {
    readonly term: string
    readonly dueAt: string
    readonly provisional: boolean
  }[]
  readonly ownerUnitId?: string
  readonly handlerId?: string | null
  readonly level?: 1 | 2 | 3 | 4
  readonly urgent?: boolean
  readonly sealed?: boolean
  readonly suspended?: boolean
  /** Ladder rung reached on a term. */
  readonly rung?: { readonly term: string; readonly rung: string }
  readonly gridId?: string | null
  readonly communityId?: string | null
  /** The state to which a side state returns. */
  readonly returnTo?: string | null
  /** The label by which terms choose their variant. */
  readonly label?: string
  /** Facts later steps ask for, by name: who asked, what was before. Null removes one. */
  readonly marks?: Readonly<Record<string, string | null>>
}

export interface Act {
  readonly id: string
  readonly seq: number
  readonly step: string
  readonly from: string
  readonly to: string
  readonly actorKind: Actor['kind']
  readonly actorId: string | null
  readonly actorRole: string
  readonly onBehalfOf?: string | null
  /** ISO instant, UTC. */
  readonly at: string
  /** Civil day in Asia/Shanghai, YYYY-MM-DD. */
  readonly onDay: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly reason?: string | null
  readonly effects: Effects
  readonly ruleVersion: number
}

export interface OpenTerm {
  readonly term: string
  readonly startsAt: string
  readonly dueAt: string
  readonly provisional: boolean
  readonly ruleVersion: number
  readonly variant?: string
  readonly extensions: readonly Extended[]
  readonly pauses: readonly { readonly from: string; readonly to: string }[]
  readonly pausedAt: string | null
  /** Ladder rungs already recorded on this leg. */
  readonly rungs: readonly string[]
}

/** Where a proceeding stands after its acts. */
export interface StandingOf {
  readonly procedure: string
  readonly state: string
  readonly level: 1 | 2 | 3 | 4
  readonly ownerUnitId: string
  readonly handlerId: string | null
  readonly gridId: string | null
  readonly communityId: string | null
  readonly urgent: boolean
  readonly sealed: boolean
  readonly suspended: boolean
  readonly returnTo: string | null
  readonly label: string | null
  readonly marks: Readonly<Record<string, string>>
  readonly terms: readonly OpenTerm[]
  /** Every term ever opened that is closed now, with when. */
  readonly closedTerms: readonly (OpenTerm & { readonly closedAt: string })[]
  /** How many times each step was taken. */
  readonly counts: Readonly<Record<string, number>>
  readonly handlers: readonly string[]
  readonly approvers: readonly string[]
  readonly unitIds: readonly string[]
  readonly openedAt: string
  readonly closedAt: string | null
  readonly lastActAt: string
  readonly actCount: number
}
