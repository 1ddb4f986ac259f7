/** An entry is erased with everything that hangs on it, or frozen where a duty of filing forbids erasing (PIPL art. 47). Within any sight that has the resident. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type Entry, logChange, type Writer } from './change-log.ts'

/**
 * The entry and entries merged into it, what was asked for, owned, guarded and written of it in the log. That consent had been given stays as the
 * proof for three years, that the data were looked at as well: ids, nothing that says who it was.
 * @throws Refusal notFound
 */
export async function eraseResident(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  entry: Entry,
  residentId: string,
): Promise<void> {
  const { jurisdictionId } = writer
  const entries = await entriesOf(tx, jurisdictionId, residentId)
  const of = <T extends 'serviceNeed' | 'tenure' | 'moveRequest'>(table: T) =>
    tx
      .deleteFrom(table as 'tenure')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('residentId', 'in', entries)
      .execute()
  await of('serviceNeed')
  await of('tenure')
  await of('moveRequest')
  await tx
    .deleteFrom('guardianship')
    .where('jurisdictionId', '=', jurisdictionId)
    .where(eb => eb.or([eb('wardId', 'in', entries), eb('guardianId', 'in', entries)]))
    .execute()
  await tx
    .updateTable('consent')
    .set({ withdrawnAt: entry.at })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', 'in', entries)
    .where('withdrawnAt', 'is', null)
    .execute()
  await forgetLog(tx, jurisdictionId, entries)
  await logChange(kernel, tx, writer, entry, {
    ...{ id: entry.id, subject: 'resident', subjectId: residentId, kind: 'erased' },
  })
  await tx
    .deleteFrom('resident')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', 'in', entries)
    .execute()
}

/** The entry itself and all that were merged into it, also in several steps. @throws Refusal notFound */
async function entriesOf(tx: Tx, jurisdictionId: number, residentId: string): Promise<string[]> {
  const found = new Set<string>()
  let next = [residentId]
  while (next.length > 0) {
    const rows = await tx
      .selectFrom('resident')
      .select('id')
      .where('jurisdictionId', '=', jurisdictionId)
      .where(eb => eb.or([eb('mergedInto', 'in', next), eb('id', 'in', next)]))
      .forUpdate()
      .execute()
    next = rows.map(row => row.id).filter(id => !found.has(id))
    for (const id of next) found.add(id)
  }
  if (!found.has(residentId)) throw new Refusal('notFound', { what: 'resident' })
  return [...found]
}

async function forgetLog(tx: Tx, jurisdictionId: number, entries: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('residentMerge')
    .where('jurisdictionId', '=', jurisdictionId)
    .where(eb => eb.or([eb('keptId', 'in', [...entries]), eb('goneId', 'in', [...entries])]))
    .execute()
  await tx
    .deleteFrom('registryChange')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('subjectId', 'in', [...entries])
    .execute()
}

/** Kept and no longer read by anybody. @throws Refusal notFound */
export async function freezeResident(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  entry: Entry,
  residentId: string,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('resident')
    .set({ frozen: true, changedAt: kernel.clock.now() })
    .where('jurisdictionId', '=', writer.jurisdictionId)
    .where('id', '=', residentId)
    .where('mergedInto', 'is', null)
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) throw new Refusal('notFound', { what: 'resident' })
  await logChange(kernel, tx, writer, entry, {
    ...{ id: entry.id, subject: 'resident', subjectId: residentId, kind: 'frozen' },
  })
}
