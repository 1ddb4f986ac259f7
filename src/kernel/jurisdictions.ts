/** The jurisdictions a database serves: statements about all of them name them one by one, as their rows lie on one machine or another. */
import type { Kysely } from 'kysely'
import type { DB } from './database.ts'

/** In ascending order; few, and never more than a province has counties. */
export async function jurisdictionIds(db: Kysely<DB>): Promise<number[]> {
  const rows = await db.selectFrom('jurisdiction').select('id').orderBy('id').execute()
  return rows.map(row => row.id)
}
