/** What follows from a matter's act beyond the matter: rows of another domain, written in the act's own transaction. Upstream knows no domain, so app.ts hands it in. */
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Act, Actor, StandingOf } from '../proceedings/procedure.ts'

export interface MatterActed {
  readonly kernel: Kernel
  /** Sees everything of the jurisdiction: the act was lawful before this is asked. */
  readonly tx: Tx
  readonly jurisdictionId: number
  readonly matterId: string
  readonly number: string
  readonly act: Act
  readonly actor: Actor
  readonly standing: StandingOf
}

/** Throws a Refusal when what would follow cannot be done: then the act was not done either. */
export type MatterFollow = (acted: MatterActed) => Promise<void>
