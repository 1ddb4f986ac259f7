/** Rows of papers: the proceeding they belong to, the lock under which one is issued, versions. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'

export interface ProceedingRow {
  readonly id: string
  readonly procedure: string
  readonly number: string
  readonly closedAt: Date | null
  readonly unitIds: readonly string[]
}

/** @throws Refusal notFound when it is not within sight */
export async function proceedingOf(tx: Tx, jurisdictionId: number, id: string): Promise<ProceedingRow> {
  const row = await tx
    .selectFrom('proceeding')
    .select(['id', 'procedure', 'number', 'closedAt', 'unitIds'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', {})
  return row
}

/** One paper of a proceeding is issued after the other; acts go on meanwhile. */
export async function lockPapers(tx: Tx, proceedingId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`papers ${proceedingId}`}, 0))`.execute(tx)
}

export async function latestOf(
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  { kind, actId }: { readonly kind: string; readonly actId: string },
) {
  return tx
    .selectFrom('paper')
    .select(['id', 'version', 'says', 'content', 'at'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .where('kind', '=', kind)
    .where('actId', '=', actId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Everything about a paper but what it says. */
export async function versionsOf(tx: Tx, jurisdictionId: number, proceedingId: string) {
  return tx
    .selectFrom('paper')
    .innerJoin('person', join =>
      join
        .onRef('person.jurisdictionId', '=', 'paper.jurisdictionId')
        .onRef('person.id', '=', 'paper.personId'),
    )
    .select([
      'paper.id',
      'paper.kind',
      'paper.actId',
      'paper.version',
      'paper.number',
      'paper.at',
      'paper.pages',
      'paper.sha256',
      'paper.missing',
      'paper.reason',
      'paper.correctedTo',
      'person.name as by',
    ])
    .where('paper.jurisdictionId', '=', jurisdictionId)
    .where('paper.proceedingId', '=', proceedingId)
    .orderBy('paper.version', 'desc')
    .execute()
}
