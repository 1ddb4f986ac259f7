/** What the server has of a morning: counted in the tables themselves, past every view of them. */
import { sql } from 'kysely'
import type { TestServer } from '../test/support/server.ts'
import { server } from './field-day-hands.ts'

export interface Counted {
  readonly visits: number
  readonly matters: number
  /** Matters raised at a door. */
  readonly linked: number
  readonly patrols: number
  readonly checks: number
  readonly notOk: number
  readonly hazards: number
  /** Photos that belong to something. */
  readonly photos: number
}

export async function counted(): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select (select count(*)::int from visit) as visits,
      (select count(*)::int from proceeding where procedure = 'matter') as matters,
      (select count(*)::int from visit_matter) as linked,
      (select count(*)::int from patrol where ended_at is not null) as patrols,
      (select count(*)::int from patrol_check) as checks,
      (select count(*)::int from patrol_check where result = 'notOk') as not_ok,
      (select count(*)::int from hazard) as hazards,
      (select count(*)::int from file where proceeding_id is not null or record_id is not null) as photos`.execute(
    server.db.owner,
  )
  return rows[0]!
}

/** How many visits hold these words, opened with the server's own key. */
export async function noteOf({ aili, db }: TestServer, words: string): Promise<number> {
  const rows = await db.owner.selectFrom('visit').select('note').where('note', 'is not', null).execute()
  return rows.filter(({ note }) => aili.kernel.vault.decrypt('visit.note', note!).includes(words)).length
}
