/** Residents are entered into a household: tidied, known to nobody yet, a child only with the guardian's consent, a phone only with the person's. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { type Entry, idBeside, logChange, type Writer } from './change-log.ts'
import { giveConsents, requireConsent, requireGuardianConsent } from './consents.ts'
import { birthOf, checkedBirth, checkedIdNumber, checkedPhone } from './fields.ts'
import type { Home } from './household.ts'
import { type EnteredResident, residentRow } from './resident-row.ts'
import type { EnteredResidentBody } from './shape.ts'
import { requireUnknown } from './store.ts'
import { isChild } from './terms.ts'

/** Without a household: owns here and lives elsewhere. */
export type EnteredAt = Omit<Home, 'householdId'> & { readonly householdId: string | null }

/** Whoever stands there already under the same id is left alone: another attempt, or another phone, was first. */
export async function enterResidents(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  entry: Entry,
  home: EnteredAt,
  asked: readonly EnteredResidentBody[],
): Promise<void> {
  const { jurisdictionId } = writer
  const todayOn = civilDay(kernel.clock.now())
  const entered: EnteredResident[] = []
  for (const body of asked) {
    const resident = tidiedResident(body, home, todayOn)
    if (resident.idNumber !== null)
      await requireUnknown(tx, kernel.vault, jurisdictionId, resident.idNumber, resident.id)
    if (await insert(kernel, tx, writer, resident)) entered.push(resident)
  }
  // Guardians may stand further down in the list: consents come when everybody is there.
  for (const { id, consents } of asked) await giveConsents(tx, writer, entry.at, { id }, consents ?? [])
  for (const resident of entered) {
    const { id, bornOn, phone } = resident
    if (isChild(bornOn, todayOn)) await requireGuardianConsent(tx, jurisdictionId, id, todayOn)
    if (phone !== null) await requireConsent(tx, jurisdictionId, id, 'contact', todayOn)
    await logChange(kernel, tx, writer, entry, {
      ...{ id: idBeside(entry.id, id), subject: 'resident', subjectId: id, kind: 'entered' },
      after: valuesOf(resident),
    })
  }
}

function tidiedResident(body: EnteredResidentBody, home: EnteredAt, todayOn: string): EnteredResident {
  const { id, name, relation, stays = 'here' } = body
  const idNumber = body.idNumber?.trim() ? checkedIdNumber(body.idNumber, todayOn) : null
  const given = body.bornOn ? checkedBirth(body.bornOn, todayOn) : null
  return {
    ...{ id, name, relation, stays, idNumber },
    householdId: home.householdId,
    buildingId: home.buildingId,
    communityId: home.communityId,
    bornOn: birthOf(given, idNumber),
    phone: body.phone?.trim() ? checkedPhone(body.phone) : null,
  }
}

/** @throws Refusal actReused when the id is somebody's of another household */
async function insert(kernel: Kernel, tx: Tx, writer: Writer, resident: EnteredResident): Promise<boolean> {
  const { jurisdictionId } = writer
  const at = kernel.clock.now()
  const row = residentRow(kernel.vault, resident, { by: writer.source, at })
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('resident')
    .values({
      ...{ jurisdictionId, ...row },
      sources: JSON.stringify(row.sources),
      versions: JSON.stringify(row.versions),
    })
    .onConflict(conflict => conflict.columns(['jurisdictionId', 'id']).doNothing())
    .executeTakeFirst()
  if (Number(numInsertedOrUpdatedRows) > 0) return true
  const there = await tx
    .selectFrom('resident')
    .select('householdId')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', resident.id)
    .executeTakeFirst()
  if (there?.householdId !== resident.householdId) throw new Refusal('actReused')
  return false
}

function valuesOf({ name, relation, bornOn, stays, phone, idNumber }: EnteredResident) {
  return { name, relation, bornOn, stays, phone, idNumber }
}
