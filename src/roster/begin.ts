/** The commands of a roster as a whole: sent and looked at, written when a person says so, put away. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { RegistryReader } from '../registry/index.ts'
import { territoryOf } from '../territory/index.ts'
import { requireTaker } from './policy.ts'
import { rostersOf } from './rosters.ts'
import { findRun, moveRun, type Run, runOf } from './run-row.ts'
import type { Wishes } from './shape.ts'

/** Who takes rosters in; null: the operator at the command line, who has the whole machine. */
export type Taker = RegistryReader | null

export interface Sent {
  readonly bytes: Buffer
  readonly fileName: string
  readonly wishes: Wishes
}

/** @throws Refusal notYours, notFound, actReused */
export async function sendRoster(
  kernel: Kernel,
  taker: Taker,
  { bytes, fileName, wishes }: Sent,
  onShare?: (share: number) => void,
): Promise<{ readonly run: Run; readonly looked: Promise<void> }> {
  const territory = await territoryOf(kernel)
  const { id, communityId, ...said } = wishes
  if (taker) requireTaker(taker, communityId)
  if (!territory.community(communityId)) throw new Refusal('notFound', { what: 'community' })
  const jurisdictionId = territory.jurisdiction.id
  const fileSha256 = createHash('sha256').update(bytes).digest()
  const at = kernel.clock.now()
  const personId = taker?.personId ?? null
  const { numInsertedOrUpdatedRows } = await kernel.db.owner
    .insertInto('rosterRun')
    .values({
      ...{ jurisdictionId, id, communityId, fileSha256, personId, at },
      ...{ fileName: fileName.slice(0, 200), state: 'looking', changedAt: at, wishes: JSON.stringify(said) },
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  const run = await runOf(kernel, jurisdictionId, id)
  if (Number(numInsertedOrUpdatedRows) === 0) {
    const isSame =
      run.personId === personId && run.communityId === communityId && run.fileSha256.equals(fileSha256)
    if (!isSame) throw new Refusal('actReused')
    return { run, looked: Promise.resolve() }
  }
  return { run, looked: rostersOf(kernel).look(run, bytes, onShare) }
}

/** Also goes on where a roster broke off. @throws Refusal notYours, notFound, rosterState */
export async function writeRoster(
  kernel: Kernel,
  taker: Taker,
  jurisdictionId: number,
  id: string,
  onShare?: (share: number) => void,
): Promise<{ readonly run: Run; readonly written: Promise<void> }> {
  const run = await ownRun(kernel, taker, jurisdictionId, id)
  if (run.state === 'writing' || run.state === 'done') return { run, written: Promise.resolve() }
  const isResumable = run.state === 'failed' && run.summary !== null
  if (run.state !== 'looked' && !isResumable) throw new Refusal('rosterState', { state: run.state })
  await moveRun(kernel, run, run.state, 'writing')
  const moved = await runOf(kernel, jurisdictionId, id)
  return { run: moved, written: rostersOf(kernel).write(moved, onShare) }
}

/** Before anything of it was written. @throws Refusal notYours, rosterState */
export async function putAway(
  kernel: Kernel,
  taker: Taker,
  jurisdictionId: number,
  id: string,
): Promise<void> {
  const run = await findRun(kernel, jurisdictionId, id)
  if (run === null) return
  if (taker) requireTaker(taker, run.communityId)
  const { numAffectedRows } =
    await sql`delete from roster_run r where r.jurisdiction_id = ${jurisdictionId} and r.id = ${id}
    and r.state in ('looking', 'looked', 'failed') and not exists (select from roster_batch b
      where b.jurisdiction_id = r.jurisdiction_id and b.run_id = r.id and b.content is null)`.execute(
      kernel.db.owner,
    )
  if (numAffectedRows === 0n) throw new Refusal('rosterState', { state: run.state })
}

/** @throws Refusal notYours, notFound */
export async function ownRun(kernel: Kernel, taker: Taker, jurisdictionId: number, id: string): Promise<Run> {
  const run = await runOf(kernel, jurisdictionId, id)
  if (taker) requireTaker(taker, run.communityId)
  return run
}
