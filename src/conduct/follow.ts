/** What follows from an act beyond its proceeding: rows of another domain, written in the act's own transaction. Upstream knows no domain, so app.ts hands it in by procedure. */
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Act } from '../proceedings/procedure.ts'
import type { Staff } from '../territory/index.ts'
import type { Registry } from './registry.ts'

/** Who opens or acts: a member of staff, or a resident who has proved who they are. */
export interface Doer extends Pick<Staff, 'jurisdictionId' | 'actor' | 'sight'> {
  /** Token of the browser's uploads. */
  readonly claim?: string | undefined
  /** Whose worklist it opens in, where the opener belongs to no unit. */
  readonly unitId?: string | undefined
  /** What the consequence must know and no form asks for. */
  readonly about?: unknown
}

export interface Happened {
  readonly kernel: Kernel
  /** Sees everything of the jurisdiction: the act was lawful before this is asked. */
  readonly tx: Tx
  readonly jurisdictionId: number
  readonly proceedingId: string
  readonly act: Act
  /** In clear, as they were entered. */
  readonly inputs: Readonly<Record<string, unknown>>
  readonly about: unknown
  /** Of the act that opens it: the unit in which it was opened, also where another has it from then on. */
  readonly openedIn?: string | null
  /** What follows may open a proceeding of another procedure, within the same transaction. */
  readonly registry: Registry
}

/** Throws a Refusal when what would follow cannot be done: then the act was not done either. */
export type Consequence = (happened: Happened) => Promise<void>

/** By procedure. */
export type Consequences = Readonly<Record<string, Consequence>>
