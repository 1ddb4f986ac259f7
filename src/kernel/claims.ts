/** Whose an uploaded file is: whoever uploaded it (a random token, or a member of staff) may attach it to one act; what nobody attaches is removed. */
import type { Database, Tx } from './database.ts'
import { Refusal } from './errors.ts'
import type { FileStore } from './files.ts'
import type { Vault } from './vault.ts'

export interface Claim {
  readonly jurisdictionId: number
  readonly ids: readonly string[]
  /** Token of the uploader, header x-claim. */
  readonly claim?: string | null
  /** The member of staff who uploaded. */
  readonly personId?: string | null
  readonly proceedingId: string
  readonly actId: string
  readonly purpose: 'before' | 'after' | 'evidence' | 'paper'
}

/** A random token made by the uploader's browser. */
export const claimForm = /^[\w-]{16,64}$/

/** The token a request brings, if any. @throws Refusal invalidInput when it is none of ours */
export function claimOf(headers: Readonly<Record<string, unknown>>): string | undefined {
  const claim = headers['x-claim']
  if (claim === undefined) return undefined
  if (typeof claim === 'string' && claimForm.test(claim)) return claim
  throw new Refusal('invalidInput', { input: 'x-claim', problem: 'malformed' })
}

export const claimIndexOf = (vault: Vault, claim: string) => vault.index('claim', claim)

/**
 * Attaches uploaded files to an act; a resend of the same act finds them attached and is content.
 * @throws Refusal invalidInput { input: 'photos', ids } naming those that are not the caller's, or belong to another act
 */
export async function claimFiles(tx: Tx, vault: Vault, claim: Claim): Promise<void> {
  if (claim.ids.length === 0) return
  const rows = await tx
    .selectFrom('file')
    .select(['id', 'claimIndex', 'uploadedBy', 'actId', 'proceedingId'])
    .where('jurisdictionId', '=', claim.jurisdictionId)
    .where('id', 'in', claim.ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  const index = claim.claim ? claimIndexOf(vault, claim.claim) : null
  const theirs = rows.filter(row => {
    const uploaded =
      (index !== null && row.claimIndex?.equals(index)) ||
      (!!claim.personId && row.uploadedBy === claim.personId)
    const free = row.proceedingId === null && row.actId === null
    return uploaded && (free || (row.proceedingId === claim.proceedingId && row.actId === claim.actId))
  })
  const known = new Set(theirs.map(row => row.id))
  const refused = claim.ids.filter(id => !known.has(id.toLowerCase()))
  if (refused.length > 0)
    throw new Refusal('invalidInput', { input: 'photos', problem: 'notYourUpload', ids: refused })
  await tx
    .updateTable('file')
    .set({ proceedingId: claim.proceedingId, actId: claim.actId, purpose: claim.purpose })
    .where('jurisdictionId', '=', claim.jurisdictionId)
    .where('id', 'in', claim.ids)
    .where('actId', 'is', null)
    .execute()
}

/**
 * Removes uploads that nobody attached to an act before `olderThan`, and what a crash left on disk without a row.
 * @returns how many files went
 */
export async function removeUnclaimed(
  kernel: { readonly db: Database; readonly files: FileStore },
  olderThan: Date,
): Promise<number> {
  let removed = 0
  for (;;) {
    const batch = await removeBatch(kernel, olderThan)
    removed += batch
    if (batch === 0) break
  }
  for (const id of await kernel.files.pending(olderThan)) {
    const row = uuid.test(id)
      ? await kernel.db.owner.selectFrom('file').select('id').where('id', '=', id).executeTakeFirst()
      : undefined
    if (row) await kernel.files.settle(id)
    else {
      await kernel.files.remove(id)
      removed++
    }
  }
  return removed
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Bytes go before the row is gone for good: a crash in between leaves a row that the next run takes. */
function removeBatch(kernel: { readonly db: Database; readonly files: FileStore }, olderThan: Date) {
  return kernel.db.owner.transaction().execute(async tx => {
    const rows = await tx
      .selectFrom('file')
      .select(['jurisdictionId', 'id'])
      .where('proceedingId', 'is', null)
      .where('uploadedAt', '<', olderThan)
      .orderBy('uploadedAt')
      .limit(200)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const row of rows) {
      await kernel.files.remove(row.id)
      await tx
        .deleteFrom('file')
        .where('jurisdictionId', '=', row.jurisdictionId)
        .where('id', '=', row.id)
        .execute()
    }
    return rows.length
  })
}
