/** Who acts, what an act is, what follows from it, and where a proceeding stands after its acts. Pure: shared by server and phone. */
import type { TermRule, Unit } from './rule.ts'

/** A post as the rules see it. */
export interface PostFacts {
  readonly role: string
  readonly unitId: string
  readonly communityId?: string | null
  readonly gridId?: string | null
  /** Earlier versions of that grid: what was recorded under them stays within the post's reach. */
  readonly gridVersions?: readonly string[]
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
  /** The civil day a person named for its end, YYYY-MM-DD. */
  readonly named?: string
  /** The unit whose own office hours or rest days it runs on. */
  readonly hoursOf?: string
  /** The rule itself where an office added it after release, so that replay needs no rule book. */
  readonly rule?: TermRule
}

export interface Moved {
  readonly term: string
  readonly dueAt: string
  readonly provisional: boolean
}

/** Time that does not count: with its cause, evidence and approver where a person entered it. `to` is null while it lasts. */
export interface PauseOf {
  readonly from: string
  readonly to: string | null
  readonly cause?: string
  readonly evidence?: string
  readonly approvedBy?: string
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
  readonly moved?: readonly (Moved & { readonly variant?: string | null })[]
  readonly paused?: readonly { readonly term: string; readonly at: string }[]
  readonly resumed?: readonly Moved[]
  /** Time left out of a term on a cause of law: with where it ends now. An open one has no `to` and ends nothing yet. */
  readonly excluded?: readonly (Moved & PauseOf)[]
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
  /** Parallel tracks by name: the state each stands in from now on. */
  readonly tracks?: Readonly<Record<string, string>>
  /** When it was written down, where that was later than it happened. */
  readonly recordedAt?: string
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
  readonly named?: string
  readonly hoursOf?: string
  readonly rule?: TermRule
  /** When its opening was written down, where that was later than it happened: nobody could be reminded before. */
  readonly knownAt?: string
  readonly pauses: readonly PauseOf[]
  /** Since when it stands still; null while it runs. */
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
  /** Members of staff who took each step. */
  readonly takers: Readonly<Record<string, readonly string[]>>
  readonly tracks: Readonly<Record<string, string>>
  readonly handlers: readonly string[]
  readonly approvers: readonly string[]
  readonly unitIds: readonly string[]
  readonly openedAt: string
  readonly closedAt: string | null
  readonly lastActAt: string
  /** The instant before which no further act may lie: of the last act that is more than a reminder. */
  readonly followsAt: string
  readonly actCount: number
}
