/** A patrol arrives, perhaps in pieces and again: under the revision of the plan it was walked by, every check kept once, ended once. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { widenSight } from '../proceedings/index.ts'
import { bodyOf, type FieldEntry, type TakenEntry } from '../registry/index.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { takeChecks, type Walk } from './checks.ts'
import { findRevision } from './plan-store.ts'
import { requireWalker } from './policy.ts'
import { patrolShape } from './shape.ts'
import type { Taking } from './take-hazard.ts'
import { momentOf, sameMomentMs } from './times.ts'
import { furtherTrack, oldestKept, thinned } from './track.ts'
import { progressOf } from './walk.ts'

/** As it is recorded. */
export interface PatrolRow {
  readonly id: string
  readonly planId: string
  readonly revision: number
  readonly personId: string
  readonly gridId: string | null
  readonly communityId: string
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly track: Buffer | null
  readonly trackRemovedAt: Date | null
}

/**
 * @throws Refusal notFound (plan), notYours, patrolUnfit, futureAct, actReused, invalidInput; and what a hazard or a matter
 * found on it may throw
 */
export async function takePatrol(kernel: Kernel, staff: Staff, entry: FieldEntry): Promise<TakenEntry> {
  const sent = bodyOf(patrolShape, entry.body)
  const now = kernel.clock.now()
  const shiftMs = entry.shiftMs ?? 0
  const startedAt = momentOf(sent.startedAt, shiftMs, now)
  const endedAt = sent.endedAt === null ? null : momentOf(sent.endedAt, shiftMs, now)
  if (endedAt !== null && endedAt < startedAt)
    throw new Refusal('invalidInput', { procedure: 'patrol', input: 'endedAt', problem: 'beforeStart' })
  const territory = await territoryOf(kernel)
  return kernel.db.within(staff.sight, async tx => {
    const plan = await findRevision(tx, staff.jurisdictionId, sent.planId, sent.revision)
    if (!plan) throw new Refusal('patrolUnfit', { procedure: 'patrol', reason: 'noPlan' })
    requireWalker(staff, plan)
    await widenSight(tx)
    const walk: Walk = { id: entry.id, plan, sent, startedAt, endedAt, shiftMs }
    const taking: Taking = { kernel, tx, territory, staff, claim: entry.claim, now }
    const begun = await beginPatrol(taking, walk, entry.deviceId)
    const ended = await endPatrol(taking, walk, begun.row)
    const checks = await takeChecks(taking, { ...walk, endedAt: walk.endedAt ?? begun.row.endedAt })
    const tracked = await keepTrack(taking, walk, begun.row)
    const progress = progressOf(plan.stops, checks.all)
    await tx
      .updateTable('patrol')
      .set(progress)
      .where('jurisdictionId', '=', staff.jurisdictionId)
      .where('id', '=', walk.id)
      .execute()
    const again = !begun.isNew && !ended && !checks.isNew && !tracked
    const state = (walk.endedAt ?? begun.row.endedAt) === null ? 'walking' : 'ended'
    return { again, answer: { state, ...progress, hazards: checks.hazards } }
  })
}

/** @throws Refusal actReused when another patrol has this id */
async function beginPatrol(
  { tx, staff, now }: Taking,
  { id, plan, startedAt }: Walk,
  deviceId: string | null,
): Promise<{ readonly isNew: boolean; readonly row: PatrolRow }> {
  const { jurisdictionId, personId } = staff
  const { gridId, communityId } = plan
  const written = await tx
    .insertInto('patrol')
    .values({
      jurisdictionId,
      id,
      planId: plan.id,
      revision: plan.revision,
      gridId,
      communityId,
      personId,
      startedAt,
      recordedAt: now,
      deviceId,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  const row = await lockPatrol(tx, jurisdictionId, id)
  if (row.personId !== personId || row.planId !== plan.id || row.revision !== plan.revision)
    throw new Refusal('actReused', { id })
  return { isNew: written !== undefined, row }
}

async function lockPatrol(tx: Tx, jurisdictionId: number, id: string): Promise<PatrolRow> {
  return tx
    .selectFrom('patrol')
    .select([
      'id',
      'planId',
      'revision',
      'personId',
      'gridId',
      'communityId',
      'startedAt',
      'endedAt',
      'track',
      'trackRemovedAt',
    ])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Ended once; the same end sent again is the same end. @throws Refusal patrolUnfit */
async function endPatrol({ tx, staff }: Taking, { id, endedAt }: Walk, row: PatrolRow): Promise<boolean> {
  if (endedAt === null) return false
  if (row.endedAt !== null) {
    if (Math.abs(row.endedAt.getTime() - endedAt.getTime()) <= sameMomentMs) return false
    throw new Refusal('patrolUnfit', {
      procedure: 'patrol',
      reason: 'endedAlready',
      at: row.endedAt.toISOString(),
    })
  }
  await tx
    .updateTable('patrol')
    .set({ endedAt })
    .where('jurisdictionId', '=', staff.jurisdictionId)
    .where('id', '=', id)
    .execute()
  return true
}

/** Kept only while its days run and the worker has not taken it back. */
async function keepTrack(
  { kernel, tx, staff, now }: Taking,
  { id, sent, startedAt, endedAt, shiftMs }: Walk,
  row: PatrolRow,
): Promise<boolean> {
  if (!sent.track || row.trackRemovedAt !== null || startedAt < oldestKept(now)) return false
  const moved = sent.track.map(([lng, lat, at]) => [lng, lat, at + shiftMs] as const)
  const track = furtherTrack(
    kernel.vault,
    row.track,
    thinned(moved, startedAt, endedAt ?? row.endedAt ?? now),
  )
  if (!track) return false
  await tx
    .updateTable('patrol')
    .set(track)
    .where('jurisdictionId', '=', staff.jurisdictionId)
    .where('id', '=', id)
    .execute()
  return true
}
