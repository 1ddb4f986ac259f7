/** A hazard is found: written once, told of at once when it endangers life, with the matter raised from it. */
import { claimRecordFiles } from '../kernel/claims.ts'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { mayReport, staffAsker, takeReportWithin } from '../matters/index.ts'
import type { Report } from '../matters/shape.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays } from '../proceedings/days.ts'
import { widenSight } from '../proceedings/index.ts'
import { cleanText } from '../proceedings/inputs.ts'
import { bodyOf, type FieldEntry, type TakenEntry } from '../registry/index.ts'
import { type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { dayAsked } from './hazard-life.ts'
import { groundOf, type HazardPlace, hazardPlace } from './placing.ts'
import { requireFinder } from './policy.ts'
import { type HazardFound, hazardFoundShape } from './shape.ts'
import { tellSerious } from './tell.ts'
import { recheck } from './terms.ts'
import { requirePast } from './times.ts'

/** What is at hand when anything of a patrol or hazard is taken. */
export interface Taking {
  readonly kernel: Kernel
  readonly tx: Tx
  readonly territory: Territory
  readonly staff: Staff
  readonly claim: string | null
  readonly now: Date
}
export interface TakenHazard {
  readonly again: boolean
  readonly id: string
  readonly matter: { readonly id: string; readonly number: string } | null
}

/**
 * A hazard outside any patrol.
 * @throws Refusal notYours, invalidInput, missingInput, outsideJurisdiction, hazardState, futureAct, actReused
 */
export async function takeHazard(kernel: Kernel, staff: Staff, entry: FieldEntry): Promise<TakenEntry> {
  const found = bodyOf(hazardFoundShape, entry.body)
  if (found.id.toLowerCase() !== entry.id.toLowerCase())
    throw new Refusal('invalidInput', { procedure: 'patrol', input: 'id', problem: 'differs' })
  requireFinder(staff)
  const now = kernel.clock.now()
  requirePast(entry.at, now)
  const territory = await territoryOf(kernel)
  const place = hazardPlace(territory, found, null, groundOf(territory, staff))
  return kernel.db.within(staff.sight, async tx => {
    await widenSight(tx)
    const taking = { kernel, tx, territory, staff, claim: entry.claim, now }
    const { again, id, matter } = await enterHazard(taking, found, place, entry.at, 'grid')
    return { again, answer: { id, matter } }
  })
}

/** Within whatever it was found by; the transaction sees the jurisdiction. */
export async function enterHazard(
  taking: Taking,
  found: HazardFound,
  place: HazardPlace,
  at: Date,
  channel: 'grid' | 'patrol',
): Promise<TakenHazard> {
  const { tx, staff } = taking
  const said = { kind: found.kind, what: cleanText(found.what), placeText: cleanText(found.placeText) }
  const again = await isKnown(tx, staff, found.id, said)
  if (!again) await writeHazard(taking, found, { ...said, ...place }, at)
  const matter = found.matter ? await raiseMatter(taking, { id: found.id, at, channel }, found.matter) : null
  await claimPhotos(taking, found.id, place, at, found.photos)
  if (!again && found.grade === 'serious')
    await tellSerious(tx, staff.jurisdictionId, { id: found.id, communityId: place.communityId }, taking.now)
  return { again: again && (matter?.again ?? true), id: found.id, matter: matter?.matter ?? null }
}

/** Raised under the same transaction; the event has the id of the matter, so that a resend is the same event. */
export async function raiseMatter(
  { kernel, tx, staff, claim, now }: Taking,
  hazard: { readonly id: string; readonly at: Date; readonly channel: 'grid' | 'patrol' },
  report: Report,
): Promise<{ readonly again: boolean; readonly matter: { readonly id: string; readonly number: string } }> {
  if (!mayReport(staff)) throw new Refusal('notYours', { step: 'report' })
  const asker = { ...staffAsker(staff), ...(claim ? { claim } : {}) }
  const early = now.getTime() - hazard.at.getTime() > 120_000
  const taken = await takeReportWithin(kernel, tx, asker, report, {
    channel: hazard.channel,
    ...(early ? { reportedAt: hazard.at } : {}),
  })
  const raised = { id: taken.id, number: taken.number }
  // What was handed over sealed leaves no trace beside it.
  if (report.accusesOfficial) return { again: taken.resent, matter: raised }
  const { jurisdictionId, personId } = staff
  const written = await tx
    .insertInto('hazardEvent')
    .values({
      jurisdictionId,
      id: taken.id,
      hazardId: hazard.id,
      kind: 'reported',
      personId,
      at: hazard.at,
      recordedAt: now,
      proceedingId: taken.id,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (written)
    await tx
      .updateTable('hazard')
      .set({ proceedingId: taken.id })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', hazard.id)
      .execute()
  return { again: !written, matter: raised }
}

/** Photos of what happened to a hazard, attached to the event; those of the finding to the hazard's own id. */
export async function claimPhotos(
  { kernel, tx, staff, claim }: Taking,
  eventId: string,
  { gridId, communityId }: Pick<HazardPlace, 'gridId' | 'communityId'>,
  at: Date,
  ids: readonly string[],
): Promise<void> {
  const { jurisdictionId, personId } = staff
  const record = { recordKind: 'hazard' as const, recordId: eventId, gridId, communityId }
  await claimRecordFiles(tx, kernel, { jurisdictionId, ids, claim, personId, ...record, takenNear: at })
}

async function writeHazard(
  { tx, staff, now }: Taking,
  found: HazardFound,
  said: HazardPlace & { readonly kind: string; readonly what: string; readonly placeText: string },
  at: Date,
): Promise<void> {
  const { id, grade } = found
  const { jurisdictionId, personId } = staff
  const onDay = civilDay(at)
  const asked = dayAsked(grade, { recheckOn: found.recheckOn ?? null, onDay })
  const recheckOn = asked ?? addDays(onDay, recheck.days[grade])
  await tx
    .insertInto('hazard')
    .values({
      jurisdictionId,
      id,
      ...said,
      grade,
      foundAt: at,
      foundBy: personId,
      recheckOn,
      lookedAt: at,
      recordedAt: now,
    })
    .execute()
  await tx
    .insertInto('hazardEvent')
    .values({
      jurisdictionId,
      id,
      hazardId: id,
      kind: 'found',
      personId,
      at,
      recordedAt: now,
      recheckOn,
      grade,
    })
    .execute()
}

/** @throws Refusal actReused when something else, or somebody else, has this id */
async function isKnown(
  tx: Tx,
  { jurisdictionId, personId }: Staff,
  id: string,
  said: { readonly kind: string; readonly what: string; readonly placeText: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('hazard')
    .select(['kind', 'what', 'placeText', 'foundBy'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return false
  const same = row.kind === said.kind && row.what === said.what && row.placeText === said.placeText
  if (!same || row.foundBy !== personId) throw new Refusal('actReused', { id })
  return true
}
