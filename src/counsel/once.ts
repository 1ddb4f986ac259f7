/** An entry that may be sent twice is written once; the same id for something else is refused. */
import { sql } from 'kysely'
import type { DB, Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'

type Table =
  | 'counselConsultation'
  | 'counselOpinion'
  | 'publicityItem'
  | 'publicitySession'
  | 'publicityPrompt'

/**
 * @param row its id and `said`, the digest of what was sent, among the columns
 * @returns false: known already
 * @throws Refusal actReused
 */
export async function writeOnce(
  tx: Tx,
  table: Table & keyof DB,
  row: { readonly jurisdictionId: number; readonly id: string; readonly said: Buffer } & Record<
    string,
    unknown
  >,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto(table)
    .values(row as never)
    .onConflict(conflict => conflict.columns(['jurisdictionId', 'id']).doNothing())
    .executeTakeFirst()
  if (Number(numInsertedOrUpdatedRows) > 0) return true
  const { rows } = await sql<{ said: Buffer }>`select said from ${sql.table(table)}
    where jurisdiction_id = ${row.jurisdictionId} and id = ${row.id}`.execute(tx)
  // Beyond sight it is another's.
  if (!rows[0]?.said.equals(row.said)) throw new Refusal('actReused', { id: row.id })
  return false
}

/** @throws Refusal invalidInput */
export function refuseInput(input: string, problem: string): never {
  throw new Refusal('invalidInput', { procedure: 'counsel', input, problem })
}
