/** What a form of a step works on, whatever the procedure: the proceeding as it was seen, the lawful steps, and how an act is sent. */
import type { Draft } from './drafts.ts'

export interface FormInput {
  readonly name: string
  readonly kind:
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
  readonly label: string
  readonly help: string | null
  readonly required: boolean
  /** Kept apart and shown on a reason only. */
  readonly personal?: boolean
  readonly min?: number | null
  readonly max: number | null
  readonly options: { value: string; label: string }[] | null
  readonly proposal: string | null
}

export interface NextStep {
  readonly step: string
  readonly label: string
  readonly help: string | null
  readonly primary: boolean
  readonly toLabel: string
  readonly basis: { readonly article: string; readonly force: 'law' | 'policy' | 'default' }
  readonly inputs: readonly FormInput[]
  /** In words. */
  readonly papers: readonly string[]
  /** Never recorded for an earlier moment. */
  readonly byOurClock?: boolean
}

/** A proceeding as far as its forms need it. */
export interface Carried {
  readonly id: string
  readonly seq: number
  readonly stateLabel: string
  readonly nothing: string | null
  readonly acts: readonly {
    readonly id: string
    readonly seq: number
    readonly label: string
    readonly at: string
    readonly actor: { readonly name: string; readonly role: string }
  }[]
}

export interface Sending {
  readonly step: NextStep
  readonly seq: number
  readonly draft: Draft
}

export interface Sent {
  readonly stateLabel: string
  readonly id?: string
  /** Done, and by that very act no longer shown here: what there is to say. */
  readonly beyondSight?: string
}

export interface Work {
  readonly procedure: string
  /** What drafts are kept under: the proceeding, or the procedure that is to be begun. */
  readonly about: string
  /** Null before the first act. */
  readonly carried: Carried | null
  readonly next: readonly NextStep[]
  /** Acts may be recorded for the moment at which they happened. */
  readonly recordsLater: boolean
  send(sending: Sending): Promise<Sent>
  /** Somebody acted meanwhile, or the act had arrived after all: look at it as it stands. */
  lookAgain(): void
  readonly doneKey: string
}
