/** A matter with all that its page says of it beside its acts: one trip to the database, held to the reader's sight like every other. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import { type MatterListRow, rowColumns, rowTables } from '../lists/store.ts'

export interface MatterWhole extends MatterListRow {
  text: string
  anonymous: boolean
  reporterName: Buffer | null
  reporterPhone: Buffer | null
  /** Digest of the reporter's number. */
  reporterIndex: Buffer | null
  mergedInto: string | null
  /** Null also where the reader does not see it. */
  mergedNumber: string | null
  solved: string | null
  satisfied: number | null
  contentHash: Buffer
  isReferred: boolean
}

/** Null when it does not exist or lies out of sight. */
export async function wholeOf(tx: Tx, jurisdictionId: number, id: string): Promise<MatterWhole | null> {
  const { rows } = await sql<MatterWhole>`/* prepared matter_whole */
    select ${rowColumns}, m.text, m.anonymous, m.reporter_name as "reporterName", m.reporter_phone as "reporterPhone",
      m.reporter_index as "reporterIndex", m.merged_into as "mergedInto", m.solved, m.satisfied, m.content_hash as "contentHash",
      (select o.number from proceeding o where o.jurisdiction_id = m.jurisdiction_id and o.id = m.merged_into) as "mergedNumber",
      exists (select from referral r where r.jurisdiction_id = p.jurisdiction_id and r.proceeding_id = p.id) as "isReferred"
    ${rowTables}
    where p.jurisdiction_id = ${jurisdictionId} and p.id = ${id}`.execute(tx)
  return rows[0] ?? null
}
