/** What became of a backup is kept for every jurisdiction of the database: it holds them all. */
import type { Kysely } from 'kysely'
import type { DB } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import { jurisdictionIds } from '../kernel/jurisdictions.ts'

/** As `npm run backup` says it on its last line. */
export type Outcome =
  | {
      readonly name: string
      readonly rows: number
      readonly files: number
      readonly missing: number
      readonly checked: boolean
    }
  | { readonly failed: string }

export interface BackupState {
  readonly last: RunRow | null
  readonly lastGood: RunRow | null
  readonly runs: readonly RunRow[]
}
export interface RunRow {
  readonly name: string | null
  readonly outcome: string
  readonly problem: string | null
  readonly startedAt: Date
  readonly endedAt: Date
  readonly verifiedAt: Date | null
  readonly rowCount: number | null
  readonly fileCount: number | null
  readonly missingFiles: number | null
}

export async function noteBackup(
  owner: Kysely<DB>,
  startedAt: Date,
  endedAt: Date,
  outcome: Outcome,
): Promise<void> {
  const of =
    'failed' in outcome
      ? { outcome: 'failed', problem: outcome.failed }
      : {
          outcome: 'made',
          name: outcome.name,
          rowCount: outcome.rows,
          fileCount: outcome.files,
          missingFiles: outcome.missing,
          verifiedAt: outcome.checked ? endedAt : null,
        }
  for (const jurisdictionId of await jurisdictionIds(owner))
    await owner
      .insertInto('backupRun')
      .values({ jurisdictionId, id: newId(), startedAt, endedAt, ...of })
      .execute()
}

/** The last attempt, the last that succeeded, and the last twenty. */
export async function backupState(owner: Kysely<DB>, jurisdictionId: number): Promise<BackupState> {
  const runs = () =>
    owner
      .selectFrom('backupRun')
      .selectAll()
      .where('jurisdictionId', '=', jurisdictionId)
      .orderBy('endedAt', 'desc')
      .orderBy('id', 'desc')
  const last = await runs().limit(20).execute()
  const good =
    last.find(row => row.outcome === 'made') ??
    (await runs().where('outcome', '=', 'made').limit(1).executeTakeFirst())
  return { last: last[0] ?? null, lastGood: good ?? null, runs: last }
}
