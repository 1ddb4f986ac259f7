/** What is asked when a step is judged, and what a domain's rules answer with. Pure. */
import type { RefusalCode, Facts as RefusalFacts } from '../kernel/errors.ts'
import type { Actor, Effects, Procedure, StandingOf } from './procedure.ts'

export interface Question<F> {
  readonly standing: StandingOf
  readonly actor: Actor
  readonly step: string
  /** Null while asking only which steps are open. */
  readonly inputs: Readonly<Record<string, unknown>> | null
  readonly at: Date
  /** What the domain knows beside the acts: looked up before, so that judging stays pure. */
  readonly facts: F
}
/** Null: nothing against it. */
export type Objection = { readonly code: RefusalCode; readonly facts: RefusalFacts } | null
export type Guard<F> = (question: Question<F>) => Objection

/** What a domain adds to its procedure: guards by name and consequences by step, both pure. */
export interface Rules<F> {
  readonly procedure: Procedure
  readonly guards: Readonly<Record<string, Guard<F>>>
  readonly consequences: Readonly<Record<string, (question: Question<F>) => Effects>>
  /** The role for whom the proceeding waits beside its handler; null when only the handler, or nobody, is to act. */
  readonly waitsFor: (standing: StandingOf) => string | null
}
/** The rules as far as the derived row needs them. */
export type Ground = Pick<Rules<never>, 'procedure' | 'waitsFor'>
