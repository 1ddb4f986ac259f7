/** The checks of a patrol: each kept under its own id and never changed; a finding becomes a hazard in the same transaction. */
import { claimRecordFiles } from '../kernel/claims.ts'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { cleanText } from '../proceedings/inputs.ts'
import { hazardPlace } from './placing.ts'
import type { PlanRevision } from './plan-store.ts'
import type { Check, PatrolSent } from './shape.ts'
import { enterHazard, type TakenHazard, type Taking } from './take-hazard.ts'
import { momentOf, sameMomentMs } from './times.ts'
import type { Checked } from './walk.ts'

export interface Walk {
  readonly id: string
  readonly plan: PlanRevision
  readonly sent: PatrolSent
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly shiftMs: number
}
interface CheckRow extends Checked {
  readonly patrolId: string
  readonly note: string
  readonly hazardId: string | null
}
type Timed = Omit<Check, 'at' | 'note'> & { readonly at: Date; readonly note: string }

export interface TakenChecks {
  readonly isNew: boolean
  readonly all: readonly Checked[]
  readonly hazards: readonly TakenHazard[]
}

/**
 * @param walked with its end when that is known, by this sending or an earlier one
 * @throws Refusal patrolUnfit, actReused, futureAct
 */
export async function takeChecks(taking: Taking, walked: Walk): Promise<TakenChecks> {
  const { tx, staff, now } = taking
  const sent = walked.sent.checks.map(
    (check): Timed => ({
      ...check,
      note: cleanText(check.note),
      at: momentOf(check.at, walked.shiftMs, now),
    }),
  )
  const known = await knownChecks(tx, staff.jurisdictionId, walked.id, sent)
  const fresh: Timed[] = []
  for (const check of sent) {
    const before = known.get(check.id)
    if (before) requireSame(walked.id, before, check)
    else if (fresh.some(one => one.id === check.id))
      throw new Refusal('patrolUnfit', { procedure: 'patrol', reason: 'idTwice' })
    else fresh.push(check)
  }
  const all: Checked[] = [...known.values(), ...fresh]
  for (const check of fresh) requirePlanned(walked.plan, check)
  requireDuring(walked, all)
  await writeChecks(taking, walked.id, fresh)
  const hazards: TakenHazard[] = []
  for (const check of sent) hazards.push(...(await takeFinding(taking, walked, check)))
  await claimCheckPhotos(taking, walked.plan, sent)
  return { isNew: fresh.length > 0 || hazards.some(hazard => !hazard.again), all, hazards }
}

/** Every check of the patrol, and whatever else already has one of the ids sent. */
async function knownChecks(
  tx: Tx,
  jurisdictionId: number,
  patrolId: string,
  sent: readonly Timed[],
): Promise<Map<string, CheckRow>> {
  const ids = sent.map(check => check.id)
  const rows = await tx
    .selectFrom('patrolCheck')
    .select(['id', 'patrolId', 'stopId', 'itemId', 'result', 'note', 'at', 'hazardId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where(where =>
      where.or([where('patrolId', '=', patrolId), ...(ids.length ? [where('id', 'in', ids)] : [])]),
    )
    .execute()
  return new Map((rows as CheckRow[]).map(row => [row.id, row]))
}

/** What was looked at again is a further check with an id of its own: the same id says the same for ever. */
function requireSame(patrolId: string, before: CheckRow, check: Timed): void {
  const same =
    before.patrolId === patrolId &&
    before.stopId === check.stopId &&
    before.itemId === check.itemId &&
    before.result === check.result &&
    before.note === check.note &&
    before.hazardId === (check.hazard?.id ?? null)
  if (!same) throw new Refusal('actReused', { id: check.id })
}

function requirePlanned({ stops }: PlanRevision, check: Timed): void {
  const stop = stops.find(one => one.id === check.stopId)
  if (!stop?.items.some(item => item.id === check.itemId))
    throw new Refusal('patrolUnfit', { procedure: 'patrol', reason: 'unknownItem' })
  if (check.hazard && check.result !== 'notOk')
    throw new Refusal('patrolUnfit', { procedure: 'patrol', reason: 'hazardButOk', stop: stop.name })
}

/** Nothing before it began; nothing after it ended, whichever of the two arrived first. */
function requireDuring({ startedAt, endedAt }: Walk, checks: readonly Checked[]): void {
  for (const { at } of checks) {
    if (at.getTime() < startedAt.getTime() - sameMomentMs)
      throw new Refusal('patrolUnfit', {
        procedure: 'patrol',
        reason: 'beforeBegin',
        at: startedAt.toISOString(),
      })
    if (endedAt !== null && at.getTime() > endedAt.getTime() + sameMomentMs)
      throw new Refusal('patrolUnfit', { procedure: 'patrol', reason: 'afterEnd', at: endedAt.toISOString() })
  }
}

async function writeChecks(
  { tx, staff, now }: Taking,
  patrolId: string,
  fresh: readonly Timed[],
): Promise<void> {
  if (fresh.length === 0) return
  await tx
    .insertInto('patrolCheck')
    .values(
      fresh.map(check => ({
        jurisdictionId: staff.jurisdictionId,
        id: check.id,
        patrolId,
        stopId: check.stopId,
        itemId: check.itemId,
        result: check.result,
        note: check.note,
        at: check.at,
        lng: check.lng ?? null,
        lat: check.lat ?? null,
        hazardId: check.hazard?.id ?? null,
        recordedAt: now,
      })),
    )
    .execute()
}

async function takeFinding(taking: Taking, { plan }: Walk, check: Timed): Promise<TakenHazard[]> {
  if (!check.hazard) return []
  const stop = plan.stops.find(one => one.id === check.stopId) ?? null
  const place = hazardPlace(taking.territory, check.hazard, stop, plan)
  return [await enterHazard(taking, check.hazard, place, check.at, 'patrol')]
}

/** A photo that went with the hazard or the matter is shown there: it is attached once. */
async function claimCheckPhotos(
  { kernel, tx, staff, claim }: Taking,
  { gridId, communityId }: PlanRevision,
  sent: readonly Timed[],
): Promise<void> {
  const { jurisdictionId, personId } = staff
  for (const { id, at, photos, hazard } of sent) {
    const elsewhere = new Set([...(hazard?.photos ?? []), ...(hazard?.matter?.photos ?? [])])
    const ids = photos.filter(photo => !elsewhere.has(photo))
    const record = { recordKind: 'check' as const, recordId: id, gridId, communityId, takenNear: at }
    await claimRecordFiles(tx, kernel, { jurisdictionId, ids, claim, personId, ...record })
  }
}
