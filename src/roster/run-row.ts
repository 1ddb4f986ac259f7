/** A roster on its way: its row, how far it is, how it ended. */
import { sql } from 'kysely'
import type { Sight } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Wished } from './sheet.ts'

export type RunState = 'looking' | 'looked' | 'writing' | 'done' | 'failed'
export interface RunWishes {
  readonly columns: Wished
  readonly place: string | null
  readonly phones: boolean
  readonly children: boolean
}
export interface Run {
  readonly jurisdictionId: number
  readonly id: string
  readonly communityId: string
  readonly fileName: string
  readonly fileSha256: Buffer
  readonly state: RunState
  readonly share: number
  readonly wishes: RunWishes
  readonly summary: unknown
  readonly failure: { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> } | null
  readonly rowsTotal: number
  readonly rowsTaken: number
  readonly rowsAside: number
  readonly personId: string | null
  readonly at: Date
  readonly changedAt: Date
  readonly finishedAt: Date | null
}

/** What a roster is matched and written under: its community and nothing else. */
export function sightOf({
  jurisdictionId,
  personId,
  communityId,
}: Pick<Run, 'jurisdictionId' | 'personId' | 'communityId'>): Sight {
  return { jurisdictionId, reach: 'scoped', personId, units: [], grids: [], communities: [communityId] }
}

/** @throws Refusal notFound */
export async function runOf(kernel: Kernel, jurisdictionId: number, id: string): Promise<Run> {
  const row = await findRun(kernel, jurisdictionId, id)
  if (row === null) throw new Refusal('notFound', { what: 'roster' })
  return row
}

export async function findRun(kernel: Kernel, jurisdictionId: number, id: string): Promise<Run | null> {
  const row = await kernel.db.owner
    .selectFrom('rosterRun')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as unknown as Run) ?? null
}

/** @returns is it still there, and in this state? */
export async function noteShare(
  kernel: Kernel,
  run: Pick<Run, 'jurisdictionId' | 'id'>,
  state: RunState,
  share: number,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update roster_run set share = ${share}, changed_at = ${kernel.clock.now()}
    where jurisdiction_id = ${run.jurisdictionId} and id = ${run.id} and state = ${state}`.execute(
      kernel.db.owner,
    )
  return numAffectedRows === 1n
}

export async function failRun(
  kernel: Kernel,
  run: Pick<Run, 'jurisdictionId' | 'id'>,
  failure: NonNullable<Run['failure']>,
): Promise<void> {
  const now = kernel.clock.now()
  await sql`update roster_run set state = 'failed', failure = ${JSON.stringify(failure)}::jsonb, changed_at = ${now},
      finished_at = ${now}
    where jurisdiction_id = ${run.jurisdictionId} and id = ${run.id} and state in ('looking', 'writing')`.execute(
    kernel.db.owner,
  )
  // What was looked at halfway is of no use; what was written stays, and says so.
  await sql`delete from roster_batch where jurisdiction_id = ${run.jurisdictionId} and run_id = ${run.id}
    and content is not null and exists (select from roster_run r where r.jurisdiction_id = ${run.jurisdictionId}
      and r.id = ${run.id} and r.state = 'failed' and r.summary is null)`.execute(kernel.db.owner)
}

/** Moves it on; @throws Refusal rosterState when somebody else did */
export async function moveRun(kernel: Kernel, run: Run, from: RunState, to: RunState): Promise<void> {
  const { numAffectedRows } =
    await sql`update roster_run set state = ${to}, share = 0, changed_at = ${kernel.clock.now()}
    where jurisdiction_id = ${run.jurisdictionId} and id = ${run.id} and state = ${from}`.execute(
      kernel.db.owner,
    )
  if (numAffectedRows !== 1n)
    throw new Refusal('rosterState', { state: (await runOf(kernel, run.jurisdictionId, run.id)).state })
}
