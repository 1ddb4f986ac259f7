/** A notice to members of staff: told once each, without personal data in the words. */

import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Procedure } from '../proceedings/procedure.ts'
import { toldAs } from './grouping.ts'
import { eachOnce, type Present } from './persons.ts'

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
  /** Danger to life or a crowd: told at once, whatever its kind. */
  readonly urgent?: boolean
}

/**
 * Writes a notice for each person who has none of this kind and cause yet; what is told at once goes out by the channels
 * in a job of the same transaction.
 * @param persons ids, or persons present with the colleague on leave whom it is for (kept as an id, never said)
 * @param about null for what concerns no proceeding
 */
export async function notify(
  tx: Tx,
  jurisdictionId: number,
  persons: readonly (string | Present)[],
  about: About | null,
  { kind, causeId, at, facts = {}, urgent = false }: Notice,
): Promise<void> {
  if (persons.length === 0) return
  const told = toldAs(kind, urgent)
  const row = ({ id, onBehalfOf }: Present) => ({
    jurisdictionId,
    personId: id,
    proceedingId: about?.id ?? null,
    kind,
    told,
    facts: JSON.stringify({
      ...known(about),
      ...(about?.procedure.restricted ? {} : facts),
      ...(onBehalfOf ? { onBehalfOf } : {}),
    }),
    dedupeKey: `${kind}:${causeId}`,
    createdAt: at,
  })
  const written = await tx
    .insertInto('notice')
    .values(
      eachOnce(persons.map(one => (typeof one === 'string' ? { id: one, onBehalfOf: null } : one))).map(row),
    )
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .execute()
  if (told === 'atOnce' && written.length > 0)
    await planned(
      tx,
      jurisdictionId,
      written.map(notice => notice.id),
    )
}

/** The job that sends notices by the channels configured: what a transaction needs not know. */
async function planned(tx: Tx, jurisdictionId: number, noticeIds: readonly string[]): Promise<void> {
  const payload = JSON.stringify({ jurisdictionId, noticeIds })
  await sql`select aili_add_job('planDeliveries', ${payload}::json)`.execute(tx)
}

function known(about: About | null): object {
  if (!about) return {}
  const { id, restricted } = about.procedure
  return restricted ? { restricted } : { procedure: id, number: about.number }
}
