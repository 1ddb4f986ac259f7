/** A consent given at the door or taken back, and what follows when it is taken back: said beforehand, done at once (PIPL art. 15, 47). */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Staff } from '../territory/index.ts'
import { changeWithin } from './change.ts'
import { type Entry, idBeside, type Writer, writerOf } from './change-log.ts'
import { giveConsent } from './consents.ts'
import { bodyOf, type FieldEntry, type TakenEntry } from './field-entry.ts'
import { guardianshipOf } from './guardians.ts'
import { registrySight, requireRegistryReader } from './policy.ts'
import { scrub } from './scrub.ts'
import { consentBodyShape, type Purpose } from './shape.ts'
import { lockResident, type ResidentRow } from './store.ts'
import { isChild } from './terms.ts'

/** What follows when a consent is taken back, in words under registry:withdrawal.<word>. */
export const withdrawalEffects: Readonly<Record<Purpose, readonly string[]>> = {
  contact: ['phoneErased'],
  serviceNeeds: ['needsEnded'],
  visitRecord: ['notesErased'],
  photo: ['photosErased'],
  minor: ['phoneErased', 'needsEnded', 'notesErased', 'photosErased'],
}

/** @throws Refusal notYours, notFound, invalidInput, consentMissing, guardianNeeded, registryUnfit, actReused */
export async function takeConsent(kernel: Kernel, staff: Staff, entry: FieldEntry): Promise<TakenEntry> {
  requireRegistryReader(staff)
  const body = bodyOf(consentBodyShape, entry.body)
  return kernel.db.within(registrySight(staff), async tx => {
    const writer = writerOf(staff)
    if (!body.withdrawn) {
      const { residentId, withdrawn: _, ...given } = body
      await lockResident(tx, writer.jurisdictionId, residentId)
      return giveConsent(tx, writer, entry.at, residentId, { ...given, id: entry.id })
    }
    return withdrawConsent(kernel, tx, writer, entry, body)
  })
}

export interface Withdrawal {
  readonly residentId: string
  readonly purpose: Purpose
  readonly how: 'signed' | 'spoken' | 'online'
  readonly givenBy?: string | undefined
}

/** Within a larger transaction, so that residents take it back themselves as well. */
export async function withdrawConsent(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  entry: Entry,
  { residentId, purpose, how, givenBy = residentId }: Withdrawal,
): Promise<TakenEntry> {
  const { jurisdictionId } = writer
  const resident = await lockResident(tx, jurisdictionId, residentId)
  const onDay = civilDay(kernel.clock.now())
  if (givenBy !== residentId && !(await guardianshipOf(tx, jurisdictionId, residentId, givenBy, onDay)))
    throw new Refusal('guardianNeeded', { reason: 'notRecorded' })
  // A child may take back nothing that the guardian gave; whoever grew up may.
  if (givenBy === residentId && isChild(resident.bornOn, onDay)) throw new Refusal('guardianNeeded', {})
  let open = tx
    .updateTable('consent')
    .set({ withdrawnAt: entry.at, withdrawnBy: givenBy, withdrawnHow: how })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', '=', residentId)
    .where('withdrawnAt', 'is', null)
    .where('givenAt', '<=', await givenUntil(tx, writer, entry.at, residentId, purpose))
  // Without the guardian's consent nothing of a child rests on any other.
  if (purpose !== 'minor') open = open.where('purpose', '=', purpose)
  const { numUpdatedRows } = await open.executeTakeFirst()
  if (Number(numUpdatedRows) === 0) return { again: true }
  // Given anew since, on another phone or at the counter: what rests on that stays.
  if (await stands(tx, jurisdictionId, residentId, purpose)) return { again: false }
  const effects = withdrawalEffects[purpose]
  if (effects.includes('needsEnded')) await endNeeds(tx, jurisdictionId, residentId, onDay)
  if (effects.includes('phoneErased')) await erasePhone(kernel, tx, writer, entry, resident)
  return { again: false }
}

/** Two clocks that both count as right differ by so much at most. */
const clocksApartMs = 2 * 60_000

/**
 * It takes back what was given before: sent once more after the consent was given anew, it must leave the new one alone.
 * A first withdrawal just before, by its clock, is one just after by another: it must not be lost.
 */
async function givenUntil(
  tx: Tx,
  { jurisdictionId }: Writer,
  at: Date,
  residentId: string,
  purpose: Purpose,
): Promise<Date> {
  const [early, late] = [-clocksApartMs, clocksApartMs].map(ms => new Date(at.getTime() + ms)) as [Date, Date]
  const obeyed = await tx
    .selectFrom('consent')
    .select('id')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', '=', residentId)
    .where('purpose', '=', purpose)
    .where('withdrawnAt', '>=', early)
    .where('withdrawnAt', '<=', late)
    .limit(1)
    .executeTakeFirst()
  return obeyed ? at : late
}

async function stands(
  tx: Tx,
  jurisdictionId: number,
  residentId: string,
  purpose: Purpose,
): Promise<boolean> {
  const open = await tx
    .selectFrom('consent')
    .select('id')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', '=', residentId)
    .where('purpose', '=', purpose)
    .where('withdrawnAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return open !== undefined
}

/** Of the entry, of the entries merged into it, and out of the log. */
async function erasePhone(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  entry: Entry,
  resident: ResidentRow,
): Promise<void> {
  const { jurisdictionId } = writer
  if (resident.phone !== null)
    await changeWithin(
      kernel,
      tx,
      writer,
      { ...entry, id: idBeside(entry.id, 'phone') },
      {
        ...{ subject: 'resident', subjectId: resident.id, set: { phone: null } },
        seen: resident.versions as Record<string, number>,
      },
    )
  await tx
    .updateTable('resident')
    .set({ phone: null, phoneIndex: null })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('mergedInto', '=', resident.id)
    .execute()
  await scrub(kernel, tx, jurisdictionId, resident.id, ['phone'])
}

async function endNeeds(tx: Tx, jurisdictionId: number, residentId: string, onDay: string): Promise<void> {
  await tx
    .updateTable('serviceNeed')
    .set({ endedOn: onDay })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', '=', residentId)
    .where('endedOn', 'is', null)
    .execute()
}
