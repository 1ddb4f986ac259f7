/** A service a resident asks for, or no longer wants: a word of a closed list, only on a consent. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Staff } from '../territory/index.ts'
import { type Writer, writerOf } from './change-log.ts'
import { giveConsents, requireConsent } from './consents.ts'
import { bodyOf, type FieldEntry, type TakenEntry } from './field-entry.ts'
import { needKinds } from './needs.ts'
import { registrySight, requireRegistryReader } from './policy.ts'
import { type NeedBody, needBodyShape } from './shape.ts'
import { lockResident } from './store.ts'

/** @throws Refusal notYours, notFound, invalidInput, consentMissing, registryUnfit, actReused */
export async function takeNeed(kernel: Kernel, staff: Staff, entry: FieldEntry): Promise<TakenEntry> {
  requireRegistryReader(staff)
  const body = bodyOf(needBodyShape, entry.body)
  return kernel.db.within(registrySight(staff), tx => {
    const writer = writerOf(staff)
    return 'endsId' in body
      ? endNeed(tx, writer.jurisdictionId, body.endsId, civilDay(kernel.clock.now()))
      : addNeed(kernel, tx, writer, entry, body)
  })
}

type Asked = Exclude<NeedBody, { endsId: string }>

async function addNeed(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  entry: FieldEntry,
  asked: Asked,
): Promise<TakenEntry> {
  const { jurisdictionId } = writer
  const { residentId, kind } = asked
  const everyDays = asked.everyDays === undefined ? needKinds[kind].everyDays : asked.everyDays
  const known = await tx
    .selectFrom('serviceNeed')
    .select(['residentId', 'kind', 'everyDays'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', entry.id)
    .executeTakeFirst()
  if (known) {
    const isSame = known.residentId === residentId && known.kind === kind && known.everyDays === everyDays
    if (!isSame) throw new Refusal('actReused')
    return { again: true, answer: { needId: entry.id } }
  }
  const resident = await lockResident(tx, jurisdictionId, residentId)
  if (resident.householdId === null) throw new Refusal('registryUnfit', { reason: 'livesElsewhere' })
  await giveConsents(tx, writer, entry.at, resident, asked.consents ?? [])
  const onDay = civilDay(kernel.clock.now())
  const consentId = await requireConsent(tx, jurisdictionId, residentId, 'serviceNeeds', onDay)
  // Asked for again, perhaps more often: the newer wish counts.
  await tx
    .updateTable('serviceNeed')
    .set({ endedOn: onDay })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', '=', residentId)
    .where('kind', '=', kind)
    .where('endedOn', 'is', null)
    .execute()
  await tx
    .insertInto('serviceNeed')
    .values({
      ...{ jurisdictionId, id: entry.id, residentId, householdId: resident.householdId, kind, everyDays },
      ...{ consentId, askedOn: civilDay(entry.at), recordedBy: writer.personId },
    })
    .execute()
  return { again: false, answer: { needId: entry.id } }
}

async function endNeed(tx: Tx, jurisdictionId: number, id: string, onDay: string): Promise<TakenEntry> {
  const need = await tx
    .selectFrom('serviceNeed')
    .select('endedOn')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!need) throw new Refusal('notFound', { what: 'need' })
  if (need.endedOn !== null) return { again: true, answer: { needId: id } }
  await tx
    .updateTable('serviceNeed')
    .set({ endedOn: onDay })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .execute()
  return { again: false, answer: { needId: id } }
}

export async function openNeedsOf(tx: Tx, jurisdictionId: number, residentId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('serviceNeed')
    .select('id')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', '=', residentId)
    .where('endedOn', 'is', null)
    .execute()
  return rows.map(row => row.id)
}

/** As if they had never ended, on a consent given anew. */
export async function reopenNeeds(
  tx: Tx,
  jurisdictionId: number,
  residentId: string,
  { ids, consentId }: { readonly ids: readonly string[]; readonly consentId: string },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('serviceNeed')
    .set({ endedOn: null, consentId })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', '=', residentId)
    .where('id', 'in', [...ids])
    .execute()
}
