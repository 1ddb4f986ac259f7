/** Rows of the registry by id, locked before they are changed; always within the sight of the transaction. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Vault } from '../kernel/vault.ts'
import { idNumberPurpose } from './resident-row.ts'
import type { Subject } from './shape.ts'
import { beyondSight } from './sight.ts'

export type ResidentRow = Awaited<ReturnType<typeof lockResident>>

/**
 * A resident in sight, locked. One who was merged into another or is only kept for filing is not there.
 * @throws Refusal notFound
 */
export async function lockResident(tx: Tx, jurisdictionId: number, id: string) {
  const row = await tx
    .selectFrom('resident')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .where('mergedInto', 'is', null)
    .where('frozen', '=', false)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', { what: 'resident' })
  return row
}

/** @throws Refusal notFound */
export async function lockHousehold(tx: Tx, jurisdictionId: number, id: string) {
  const row = await tx
    .selectFrom('household')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', { what: 'household' })
  return row
}

/** @throws Refusal notFound */
export async function lockDwelling(tx: Tx, jurisdictionId: number, id: string) {
  const row = await tx
    .selectFrom('dwelling')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', { what: 'dwelling' })
  return row
}

export function lockSubject(tx: Tx, jurisdictionId: number, subject: Subject, id: string) {
  const locks = { resident: lockResident, household: lockHousehold, dwelling: lockDwelling }
  return locks[subject](tx, jurisdictionId, id)
}

/** A subject in sight to be shown, not to be changed; null when there is none. */
export async function readSubject(
  tx: Tx,
  jurisdictionId: number,
  subject: Subject,
  id: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const row: Readonly<Record<string, unknown>> | undefined = await tx
    .selectFrom(subject)
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  const isHidden = row !== undefined && (row.frozen === true || typeof row.mergedInto === 'string')
  return row === undefined || isHidden ? null : row
}

/**
 * Nobody else has this ID number: here it is said who, elsewhere only that there is somebody.
 * @throws Refusal duplicateResident
 */
export async function requireUnknown(
  tx: Tx,
  vault: Vault,
  jurisdictionId: number,
  idNumber: string,
  own: string | null,
): Promise<void> {
  const find = () =>
    tx
      .selectFrom('resident')
      .select('id')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('idNumberIndex', '=', vault.index(idNumberPurpose, idNumber))
      .where('mergedInto', 'is', null)
      .executeTakeFirst()
  const here = await find()
  if (here && here.id !== own) throw new Refusal('duplicateResident', { reason: 'here', residentId: here.id })
  if (here) return
  if (await beyondSight(tx, find)) throw new Refusal('duplicateResident', { reason: 'elsewhere' })
}
