/** Who acts for a minor, or for an adult who cannot: consents and requests of the ward are theirs to give (Civil Code art. 27-33). */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Writer } from './change-log.ts'
import { isMinor } from './terms.ts'

export type GuardianKind = 'parent' | 'appointed' | 'relative' | 'organisation'
export interface Guardianship {
  readonly wardId: string
  readonly guardianId: string
  readonly kind: GuardianKind
  readonly since: string
}

/** Recorded once; said again it stays as it is, ended it begins anew. @throws Refusal notFound, guardianNeeded, registryUnfit */
export async function recordGuardian(tx: Tx, writer: Writer, asked: Guardianship): Promise<void> {
  const { jurisdictionId } = writer
  const { wardId, guardianId, kind, since } = asked
  if (wardId === guardianId) throw new Refusal('registryUnfit', { reason: 'ownGuardian' })
  const people = await tx
    .selectFrom('resident')
    .select(['id', 'bornOn'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', 'in', [wardId, guardianId])
    .where('mergedInto', 'is', null)
    .where('frozen', '=', false)
    .execute()
  const [ward, guardian] = [wardId, guardianId].map(id => people.find(one => one.id === id))
  if (!ward || !guardian) throw new Refusal('notFound', { what: 'resident' })
  if (isMinor(guardian.bornOn, since)) throw new Refusal('guardianNeeded', { reason: 'minorToo' })
  // Only a minor has parents for guardians; an adult has one by law or appointment.
  if (kind === 'parent' && ward.bornOn !== null && !isMinor(ward.bornOn, since))
    throw new Refusal('registryUnfit', { reason: 'wardOfAge' })
  const row = { kind, since, until: null, recordedBy: writer.personId }
  await tx
    .insertInto('guardianship')
    .values({ jurisdictionId, wardId, guardianId, ...row })
    .onConflict(conflict =>
      conflict
        .columns(['jurisdictionId', 'wardId', 'guardianId'])
        .doUpdateSet(row)
        .where('guardianship.until', 'is not', null),
    )
    .execute()
}

export async function endGuardian(
  tx: Tx,
  jurisdictionId: number,
  { wardId, guardianId }: Pick<Guardianship, 'wardId' | 'guardianId'>,
  lastOn: string,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('guardianship')
    .set({ until: lastOn })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('wardId', '=', wardId)
    .where('guardianId', '=', guardianId)
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) throw new Refusal('notFound', { what: 'guardian' })
}

/** Whether somebody acts for another on a day. */
export async function guardianshipOf(
  tx: Tx,
  jurisdictionId: number,
  wardId: string,
  guardianId: string,
  onDay: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('guardianship')
    .select('kind')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('wardId', '=', wardId)
    .where('guardianId', '=', guardianId)
    .where('since', '<=', onDay)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>=', onDay)]))
    .executeTakeFirst()
  return row !== undefined
}

/** Guardians of these residents, and whom these residents are guardians of, on a day. */
export async function guardianshipsOf(
  tx: Tx,
  jurisdictionId: number,
  residentIds: readonly string[],
  onDay: string,
) {
  if (residentIds.length === 0) return []
  const ids = [...residentIds]
  return tx
    .selectFrom('guardianship')
    .select(['wardId', 'guardianId', 'kind', 'since', 'until'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where(eb => eb.or([eb('wardId', 'in', ids), eb('guardianId', 'in', ids)]))
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>=', onDay)]))
    .orderBy('since')
    .orderBy('guardianId')
    .execute()
}
