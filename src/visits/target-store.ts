/** How often households are to be visited, as an office decided it: kept as decided, a later decision stands beside an earlier one. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { TargetRow } from './targets.ts'

export interface StoredTarget extends TargetRow {
  readonly id: string
  readonly personId: string | null
}

/** All there are, the latest first: an office decides a few times a year. */
export async function targetRows(tx: Tx, jurisdictionId: number): Promise<StoredTarget[]> {
  const { rows } = await sql<StoredTarget>`
    select id, community_id, setting, every_days, valid_from, source, person_id, at from visit_target
    where jurisdiction_id = ${jurisdictionId} order by valid_from desc, at desc, id`.execute(tx)
  return rows
}
