/** Who owns or rents a dwelling: a resident, or an organisation with its credit code (GB 32100). */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { isCreditCode } from '../territory/credit-code.ts'
import type { Staff } from '../territory/index.ts'
import { type Writer, writerOf } from './change-log.ts'
import { enterResidents } from './enter.ts'
import { registrySight, requireRegistryReader } from './policy.ts'
import type { TenureAnswer } from './shape-answers.ts'
import type { TenureAsk } from './shape-desk.ts'
import { lockDwelling, lockResident } from './store.ts'

/** @throws Refusal notYours, notFound, missingInput, registryUnfit, actReused */
export async function addTenure(kernel: Kernel, staff: Staff, asked: TenureAsk): Promise<void> {
  requireRegistryReader(staff)
  const { jurisdictionId } = staff
  await kernel.db.within(registrySight(staff), async tx => {
    const { id, dwellingId, kind, fromOn = null } = asked
    const dwelling = await lockDwelling(tx, jurisdictionId, dwellingId)
    const holder = await holderOf(kernel, tx, writerOf(staff), asked, dwelling)
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('tenure')
      .values({ jurisdictionId, id, dwellingId, kind, fromOn, ...holder })
      .onConflict(conflict => conflict.columns(['jurisdictionId', 'id']).doNothing())
      .executeTakeFirst()
    if (Number(numInsertedOrUpdatedRows) > 0) return
    const there = await tx
      .selectFrom('tenure')
      .select(['dwellingId', 'kind', 'residentId', 'organisation'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .executeTakeFirst()
    const isSame =
      there?.dwellingId === dwellingId &&
      there.kind === kind &&
      there.residentId === holder.residentId &&
      there.organisation === holder.organisation
    if (!isSame) throw new Refusal('actReused')
  })
}

async function holderOf(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  { id, residentId, person, organisation, creditCode }: TenureAsk,
  dwelling: { readonly id: string; readonly buildingId: string; readonly communityId: string },
) {
  const { jurisdictionId } = writer
  if (person) {
    const home = { ...dwelling, householdId: null, dwellingId: dwelling.id }
    await enterResidents(kernel, tx, writer, { id, at: kernel.clock.now(), deviceId: null }, home, [person])
    return { residentId: person.id, organisation: null, creditCode: null }
  }
  if (residentId) {
    await lockResident(tx, jurisdictionId, residentId)
    return { residentId, organisation: null, creditCode: null }
  }
  if (!organisation) throw new Refusal('missingInput', { procedure: 'registry', field: 'organisation' })
  const code = creditCode?.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase() || null
  if (code !== null && !isCreditCode(code)) throw new Refusal('registryUnfit', { reason: 'creditCode' })
  return { residentId: null, organisation, creditCode: code }
}

/** @throws Refusal notYours, notFound, registryUnfit */
export async function endTenure(kernel: Kernel, staff: Staff, id: string, toOn: string): Promise<void> {
  requireRegistryReader(staff)
  const { jurisdictionId } = staff
  await kernel.db.within(registrySight(staff), async tx => {
    const tenure = await tx
      .selectFrom('tenure')
      .select(['fromOn', 'residentId'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!tenure) throw new Refusal('notFound', { what: 'tenure' })
    if (tenure.fromOn !== null && toOn < tenure.fromOn)
      throw new Refusal('registryUnfit', { reason: 'endBeforeStart' })
    await tx
      .updateTable('tenure')
      .set({ toOn })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute()
    if (tenure.residentId) await leaveIfNothingHere(tx, jurisdictionId, tenure.residentId, toOn)
  })
}

/** Whoever lived elsewhere and owns nothing here any more has left: the entry goes when its time is over. */
async function leaveIfNothingHere(tx: Tx, jurisdictionId: number, id: string, leftOn: string): Promise<void> {
  await sql`update resident r set left_on = ${leftOn}::date where r.jurisdiction_id = ${jurisdictionId} and r.id = ${id}
    and r.household_id is null and r.left_on is null and not exists (select from tenure t
      where t.jurisdiction_id = r.jurisdiction_id and t.resident_id = r.id and t.to_on is null)`.execute(tx)
}

/** Held on the day, of dwellings or of residents. */
export async function tenuresOf(
  tx: Tx,
  jurisdictionId: number,
  where: { readonly dwellingIds?: readonly string[]; readonly residentIds?: readonly string[] },
  onDay: string,
): Promise<readonly TenureAnswer[]> {
  const { dwellingIds = [], residentIds = [] } = where
  const { rows } = await sql<TenureAnswer>`
    select t.id, t.dwelling_id, t.kind, t.resident_id, r.name, t.organisation, t.credit_code, t.from_on, t.to_on
    from tenure t left join resident r on r.jurisdiction_id = t.jurisdiction_id and r.id = t.resident_id and not r.frozen
    where t.jurisdiction_id = ${jurisdictionId}
      and (t.dwelling_id = any (${[...dwellingIds]}::uuid[]) or t.resident_id = any (${[...residentIds]}::uuid[]))
      and (t.to_on is null or t.to_on >= ${onDay}::date)
    order by t.kind, t.from_on, t.id`.execute(tx)
  return rows
}
