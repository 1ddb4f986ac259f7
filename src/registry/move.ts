/** Moving: a resident to another household or away, a household to another dwelling; where they lived before stays in the log. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Staff } from '../territory/index.ts'
import { logChange, sentBefore, type Writer, writerOf } from './change-log.ts'
import { dwellingFor } from './places.ts'
import { registryScope, registrySight, requireRegistryReader } from './policy.ts'
import type { Relation } from './resident-row.ts'
import type { MoveHousehold, MoveResident } from './shape-desk.ts'
import { lockHousehold, lockResident, type ResidentRow } from './store.ts'

/** @throws Refusal notYours, notFound, invalidInput, registryUnfit, actReused */
export async function moveResident(kernel: Kernel, staff: Staff, residentId: string, asked: MoveResident) {
  requireRegistryReader(staff)
  const { jurisdictionId } = staff
  const writer = writerOf(staff)
  return kernel.db.within(registrySight(staff), async tx => {
    const sent = { residentId, ...asked }
    if (await sentBefore(kernel, tx, writer, asked.entryId, sent)) return { again: true }
    const resident = await lockResident(tx, jurisdictionId, residentId)
    // Sent twice at once: the other one was first.
    if (await sentBefore(kernel, tx, writer, asked.entryId, sent)) return { again: true }
    if ('to' in asked) await moveTo(kernel, tx, writer, resident, asked.to, { id: asked.entryId, sent })
    else await leave(kernel, tx, writer, resident, asked.leftOn, { id: asked.entryId, sent })
    return { again: false }
  })
}

interface Sent {
  readonly id: string
  readonly sent: unknown
}

/** Also for somebody who comes from out of sight; the household is one that lives there. */
export async function moveTo(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  resident: ResidentRow,
  to: { readonly householdId: string; readonly relation: Relation },
  { id, sent }: Sent,
): Promise<void> {
  const { jurisdictionId } = writer
  const at = kernel.clock.now()
  const home = await lockHousehold(tx, jurisdictionId, to.householdId)
  if (home.id === resident.householdId) throw new Refusal('registryUnfit', { reason: 'samePlace' })
  if (home.movedOutOn !== null && home.movedOutOn <= civilDay(at))
    throw new Refusal('registryUnfit', { reason: 'movedOut' })
  await logChange(
    kernel,
    tx,
    writer,
    { at, deviceId: null },
    {
      ...{ id, subject: 'resident', subjectId: resident.id, kind: 'moved', asked: sent },
      before: { householdId: resident.householdId, relation: resident.relation, leftOn: resident.leftOn },
      after: { householdId: home.id, relation: to.relation, leftOn: null },
    },
  )
  const { id: householdId, buildingId, communityId } = home
  await tx
    .updateTable('resident')
    .set({ householdId, buildingId, communityId, relation: to.relation, leftOn: null, changedAt: at })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', resident.id)
    .execute()
  await tx
    .updateTable('serviceNeed')
    .set({ householdId })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', '=', resident.id)
    .where('endedOn', 'is', null)
    .execute()
}

async function leave(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  resident: ResidentRow,
  leftOn: string,
  { id, sent }: Sent,
): Promise<void> {
  const { jurisdictionId } = writer
  const at = kernel.clock.now()
  if (leftOn > civilDay(at))
    throw new Refusal('invalidInput', {
      ...{ procedure: 'registry', input: 'leftOn' },
      ...{ problem: 'afterToday', latest: civilDay(at) },
    })
  await logChange(
    kernel,
    tx,
    writer,
    { at, deviceId: null },
    {
      ...{ id, subject: 'resident', subjectId: resident.id, kind: 'moved', asked: sent },
      before: { householdId: resident.householdId, leftOn: resident.leftOn },
      after: { householdId: null, leftOn },
    },
  )
  await tx
    .updateTable('resident')
    .set({ householdId: null, leftOn, changedAt: at })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', resident.id)
    .execute()
  await tx
    .updateTable('serviceNeed')
    .set({ endedOn: civilDay(at) })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', '=', resident.id)
    .where('endedOn', 'is', null)
    .execute()
}

/** @throws Refusal notYours, notFound, registryUnfit, actReused */
export async function moveHousehold(kernel: Kernel, staff: Staff, householdId: string, asked: MoveHousehold) {
  requireRegistryReader(staff)
  const { jurisdictionId } = staff
  const writer = writerOf(staff)
  return kernel.db.within(registrySight(staff), async tx => {
    const sent = { householdId, ...asked }
    const household = await lockHousehold(tx, jurisdictionId, householdId)
    if (await sentBefore(kernel, tx, writer, asked.entryId, sent))
      return { again: true, dwellingId: household.dwellingId }
    const to = await dwellingFor(tx, jurisdictionId, registryScope(staff), asked.dwelling)
    if (to.id === household.dwellingId) throw new Refusal('registryUnfit', { reason: 'samePlace' })
    const at = kernel.clock.now()
    const movedInOn = asked.movedInOn ?? civilDay(at)
    await logChange(
      kernel,
      tx,
      writer,
      { at, deviceId: null },
      {
        ...{ id: asked.entryId, subject: 'household', subjectId: householdId, kind: 'moved', asked: sent },
        before: { dwellingId: household.dwellingId, movedInOn: household.movedInOn },
        after: { dwellingId: to.id, movedInOn },
      },
    )
    const { buildingId, communityId } = to
    await tx
      .updateTable('household')
      .set({ dwellingId: to.id, buildingId, communityId, movedInOn, movedOutOn: null })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', householdId)
      .execute()
    await tx
      .updateTable('resident')
      .set({ buildingId, communityId, changedAt: at })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('householdId', '=', householdId)
      .execute()
    return { again: false, dwellingId: to.id }
  })
}
