/** A matter with all that its page says of it beside its acts: one trip to the database, held to the reader's sight like every other. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import type { MatterListRow } from '../lists/store.ts'

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
    select r.*, m.text, m.anonymous, m.reporter_name as "reporterName", m.reporter_phone as "reporterPhone",
      m.reporter_index as "reporterIndex", m.merged_into as "mergedInto", m.solved, m.satisfied, m.content_hash as "contentHash",
      (select o.number from proceeding o where o.jurisdiction_id = m.jurisdiction_id and o.id = m.merged_into) as "mergedNumber",
      exists (select from referral f where f.jurisdiction_id = m.jurisdiction_id and f.proceeding_id = m.proceeding_id) as "isReferred"
    from matter_rows(${jurisdictionId}, array[${id}::uuid]) r
    join matter m on m.jurisdiction_id = ${jurisdictionId} and m.proceeding_id = r.id`.execute(tx)
  return rows[0] ?? null
}
