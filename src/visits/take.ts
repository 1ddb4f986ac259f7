/** A visit to a household is taken: on the phone without signal, days later, or at the desk after a call; in one transaction with its note, photos and matters. */
import { claimRecordFiles } from '../kernel/claims.ts'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { mayReport, staffAsker, takeReportWithin } from '../matters/index.ts'
import { civilDay } from '../proceedings/clock.ts'
import { canonical, widenSight } from '../proceedings/index.ts'
import { bodyOf } from '../registry/field-entry.ts'
import {
  changeWithin,
  type FieldEntry,
  idBeside,
  registrySight,
  requireRegistryReader,
  type TakenEntry,
  writerOf,
} from '../registry/index.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { carryOver, requireCorrectable } from './correct.ts'
import { eraseNote, keepNote, noteBox } from './note.ts'
import { gridOfBuildingOn, type VisitedHousehold, visitedHousehold } from './place.ts'
import { checkVisit, hasNote, respectRefusal } from './policy.ts'
import { type Visit, visitShape } from './shape.ts'
import {
  findSaid,
  insertVisit,
  linkedMatters,
  linkMatters,
  refusedSince,
  requireColleagues,
  requireNotWithdrawn,
} from './store.ts'

export interface TakenVisit {
  readonly id: string
  readonly on: string
  readonly matters: readonly { readonly id: string; readonly number: string }[]
}

/**
 * Idempotent by the entry's id. The day is the day it was made, whenever it arrives.
 * @throws Refusal notYours, invalidInput, futureAct, visitUnfit, visitsRefused, actReused, and what a report raised with it is refused for
 */
export async function takeVisit(
  kernel: Kernel,
  staff: Staff,
  entry: FieldEntry,
): Promise<TakenEntry & { readonly answer: TakenVisit }> {
  requireRegistryReader(staff)
  const visit = bodyOf(visitShape, entry.body)
  const said = saidOf(kernel, staff, visit)
  return kernel.db.within(registrySight(staff), async tx => {
    const known = await sentBefore(tx, staff, entry.id, said)
    if (known) return known
    checkVisit(visit, entry.at, kernel.clock.now())
    if (visit.matters.length > 0 && !mayReport(staff)) throw new Refusal('notYours', { step: 'report' })
    return (
      (await enter(kernel, tx, staff, entry, visit, said)) ?? (await meanwhile(tx, staff, entry.id, said))
    )
  })
}

/** Null: the same id was written by another attempt at this very moment. */
async function enter(
  kernel: Kernel,
  tx: Tx,
  staff: Staff,
  entry: FieldEntry,
  visit: Visit,
  said: Buffer,
): Promise<(TakenEntry & { answer: TakenVisit }) | null> {
  const { jurisdictionId } = staff
  const onDay = civilDay(entry.at)
  const now = kernel.clock.now()
  const household = await visitedHousehold(kernel, tx, staff, visit.householdId, {
    onDay,
    today: civilDay(now),
  })
  await requireColleagues(tx, staff, visit.companions)
  await requireNotWithdrawn(tx, jurisdictionId, visit, hasNote(visit))
  if (visit.replaces) await requireCorrectable(tx, staff, visit.replaces, visit.householdId, now)
  else respectRefusal(visit, entry.at, household, await refusedSince(tx, jurisdictionId, household.id))
  const gridId = await gridOfBuildingOn(tx, await territoryOf(kernel), household.buildingId, onDay)
  const row = { staff, entry, visit, household, gridId, onDay, said, recordedAt: now }
  if (!(await insertVisit(tx, row))) return null
  if (visit.replaces) await replace(tx, staff, visit.replaces, entry.id, visit.consented)
  const note = hasNote(visit) ? noteBox(kernel, visit) : null
  if (note) await keepNote(tx, jurisdictionId, entry.id, note)
  await claimRecordFiles(tx, kernel, {
    jurisdictionId,
    ids: visit.photos,
    claim: entry.claim,
    personId: staff.personId,
    recordKind: 'visit',
    recordId: entry.id,
    gridId,
    communityId: household.communityId,
    takenNear: entry.at,
  })
  if (visit.visitsRefused) await noteRefusal(kernel, tx, staff, entry, household, visit.visitsRefused.until)
  const matters = await raiseMatters(kernel, tx, staff, entry, visit)
  return { again: false, answer: { id: entry.id, on: onDay, matters } }
}

async function replace(tx: Tx, staff: Staff, earlier: string, later: string, consented: boolean) {
  await eraseNote(tx, staff.jurisdictionId, earlier)
  await carryOver(tx, staff.jurisdictionId, { earlier, later, photos: consented })
}

/** The wish stands in the registry, with who wrote it down and when. */
async function noteRefusal(
  kernel: Kernel,
  tx: Tx,
  staff: Staff,
  entry: FieldEntry,
  household: VisitedHousehold,
  until: string | null,
): Promise<void> {
  const { versions } = household
  const seen = { visits: versions.visits ?? 0, visitsUntil: versions.visitsUntil ?? 0 }
  await changeWithin(
    kernel,
    tx,
    writerOf(staff),
    { ...entry, id: idBeside(entry.id, 'visits') },
    {
      subject: 'household',
      subjectId: household.id,
      seen,
      set: { visits: 'refused', visitsUntil: until },
    },
  )
}

/**
 * Written under the sight of the whole jurisdiction, as every report is: a place may lie in another grid. A matter that
 * accuses an official is sealed at once and never linked: the household would be the reporter's name.
 */
async function raiseMatters(
  kernel: Kernel,
  tx: Tx,
  staff: Staff,
  entry: FieldEntry,
  { matters }: Visit,
): Promise<TakenVisit['matters']> {
  if (matters.length === 0) return []
  await widenSight(tx)
  const asker = { ...staffAsker(staff), ...(entry.claim ? { claim: entry.claim } : {}) }
  const now = kernel.clock.now()
  const intake = { channel: 'grid', ...(entry.at < now ? { reportedAt: entry.at } : {}) } as const
  const taken = []
  for (const report of matters) {
    const { id, number } = await takeReportWithin(kernel, tx, asker, report, intake)
    taken.push({ id, number })
  }
  const open = matters.filter(report => !report.accusesOfficial).map(report => report.id)
  await linkMatters(tx, staff.jurisdictionId, entry.id, open)
  return taken
}

async function sentBefore(tx: Tx, staff: Staff, id: string, said: Buffer) {
  const known = await findSaid(tx, staff.jurisdictionId, id)
  if (!known) return null
  if (!known.said.equals(said)) throw new Refusal('actReused', { id })
  const matters = await linkedMatters(tx, staff.jurisdictionId, id)
  return { again: true, answer: { id, on: known.onDay, matters } }
}

async function meanwhile(tx: Tx, staff: Staff, id: string, said: Buffer) {
  const known = await sentBefore(tx, staff, id, said)
  if (!known) throw new Error('a visit was neither written nor there')
  return known
}

/** By whom and what, not when: a phone's clock is put right anew at every attempt. */
function saidOf({ vault }: Kernel, { personId }: Staff, visit: Visit): Buffer {
  return vault.index('visit.said', canonical({ personId, ...visit, nextOn: visit.nextOn ?? null } as never))
}
