/** A notice to members of staff: told once each, without personal data in the words. */

import type { Tx } from '../kernel/database.ts'
import type { Procedure } from '../proceedings/procedure.ts'

/** What a notice is about. Of a restricted procedure not even the number is told. */
export interface About {
  readonly id: string
  readonly number: string
  readonly procedure: Pick<Procedure, 'id' | 'restricted'>
}
export interface Notice {
  /** A word of the catalogue, `notice:kind.…`. */
  readonly kind: string
  /** With the kind, what makes the notice reach a person once: the id of the act, a week. */
  readonly causeId: string
  readonly at: Date
  /** Numbers and words of the procedure only: term, state, step. */
  readonly facts?: Readonly<Record<string, unknown>>
}

/** @param about null for what concerns no proceeding */
export async function notify(
  tx: Tx,
  jurisdictionId: number,
  persons: readonly string[],
  about: About | null,
  { kind, causeId, at, facts = {} }: Notice,
): Promise<void> {
  if (persons.length === 0) return
  const row = (personId: string) => ({
    jurisdictionId,
    personId,
    proceedingId: about?.id ?? null,
    kind,
    facts: JSON.stringify({ ...known(about), ...(about?.procedure.restricted ? {} : facts) }),
    dedupeKey: `${kind}:${causeId}`,
    createdAt: at,
  })
  await tx
    .insertInto('notice')
    .values([...new Set(persons)].map(row))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

function known(about: About | null): object {
  if (!about) return {}
  const { id, restricted } = about.procedure
  return restricted ? { restricted } : { procedure: id, number: about.number }
}
