/** Moving: a resident to another household or away, a household to another dwelling; where they lived before stays in the log. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Staff } from '../territory/index.ts'
import { logChange, sentBefore, type Writer, writerOf } from './change-log.ts'
import { dwellingFor } from './places.ts'
import { registryScope, registrySight, requireRegistryReader } from './policy.ts'
import type { Relation } from './relations.ts'
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
  sent: Sent,
): Promise<void> {
  const home = await lockHousehold(tx, writer.jurisdictionId, to.householdId)
  if (home.id === resident.householdId) throw new Refusal('registryUnfit', { reason: 'samePlace' })
  if (home.movedOutOn !== null && home.movedOutOn <= civilDay(kernel.clock.now()))
    throw new Refusal('registryUnfit', { reason: 'movedOut' })
  const { id: householdId, buildingId, communityId } = home
  await write(kernel, tx, writer, resident, sent, {
    before: { householdId: resident.householdId, relation: resident.relation, leftOn: resident.leftOn },
    after: { householdId, relation: to.relation, leftOn: null },
    place: { buildingId, communityId },
    needs: { householdId },
  })
}

async function leave(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  resident: ResidentRow,
  leftOn: string,
  sent: Sent,
): Promise<void> {
  const today = civilDay(kernel.clock.now())
  if (leftOn > today)
    throw new Refusal('invalidInput', {
      ...{ procedure: 'registry', input: 'leftOn' },
      ...{ problem: 'afterToday', latest: today },
    })
  await write(kernel, tx, writer, resident, sent, {
    before: { householdId: resident.householdId, leftOn: resident.leftOn },
    after: { householdId: null, leftOn },
    needs: { endedOn: today },
  })
}

interface Moved {
  readonly before: Readonly<Record<string, string | null>>
  readonly after: {
    readonly householdId: string | null
    readonly relation?: Relation
    readonly leftOn: string | null
  }
  readonly place?: { readonly buildingId: string; readonly communityId: string }
  /** What becomes of the needs that are open: they go along, or end. */
  readonly needs: { readonly householdId: string } | { readonly endedOn: string }
}

async function write(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  resident: ResidentRow,
  { id, sent }: Sent,
  { before, after, place, needs }: Moved,
): Promise<void> {
  const { jurisdictionId } = writer
  const at = kernel.clock.now()
  await logChange(
    kernel,
    tx,
    writer,
    { at, deviceId: null },
    {
      ...{ id, subject: 'resident', subjectId: resident.id, kind: 'moved', asked: sent },
      ...{ before, after },
    },
  )
  await tx
    .updateTable('resident')
    .set({ ...after, ...place, changedAt: at })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', resident.id)
    .execute()
  await tx
    .updateTable('serviceNeed')
    .set(needs)
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
