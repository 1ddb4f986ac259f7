/** Who is told of a change: whoever's post begins or ends, whoever is to stand in. */
import type { Kysely } from 'kysely'
import type { DB, Tx } from '../kernel/database.ts'
import { notify } from '../notices/index.ts'

export async function tellOfPosts(
  tx: Kysely<DB>,
  jurisdictionId: number,
  change: { readonly id: string; readonly from: string },
  personIds: readonly string[],
  at: Date,
): Promise<void> {
  const notice = { kind: 'postChanged', causeId: change.id, at, facts: { from: change.from } }
  await notify(tx as Tx, jurisdictionId, [...new Set(personIds)], null, notice)
}

/** Neither who is away nor why is said: the page says who. */
export async function tellDeputy(
  tx: Kysely<DB>,
  jurisdictionId: number,
  absence: { readonly id: string; readonly deputyId: string; readonly fromOn: string; readonly toOn: string },
  at: Date,
): Promise<void> {
  const facts = { from: absence.fromOn, to: absence.toOn }
  const notice = { kind: 'standsIn', causeId: absence.id, at, facts }
  await notify(tx as Tx, jurisdictionId, [absence.deputyId], null, notice)
}
