/** Whose an uploaded file is: whoever uploaded it (a random token, or a member of staff) may attach it to one act or record; what nobody attaches is removed. */
import { sql } from 'kysely'
import { mayRemoveFiles } from './backup/snapshot.ts'
import type { Clock } from './clock.ts'
import type { Database, Tx } from './database.ts'
import { Refusal } from './errors.ts'
import type { FileStore } from './files.ts'
import { jurisdictionIds } from './jurisdictions.ts'
import type { Vault } from './vault.ts'

interface Uploader {
  /** Token of the uploader, header x-claim. */
  readonly claim?: string | null
  /** The member of staff who uploaded. */
  readonly personId?: string | null
}
export interface Claim extends Uploader {
  readonly jurisdictionId: number
  readonly ids: readonly string[]
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

export const claimPurpose = 'claim'
export const claimIndexOf = (vault: Vault, claim: string) => vault.index(claimPurpose, claim)

/**
 * Attaches uploaded files to an act; a resend of the same act finds them attached and is content.
 * @throws Refusal invalidInput { input: 'photos', ids } naming those that are not the caller's, or belong to another act
 */
export async function claimFiles(tx: Tx, vault: Vault, claim: Claim): Promise<void> {
  const { jurisdictionId, ids, proceedingId, actId, purpose } = claim
  await lockOwn(
    tx,
    vault,
    claim,
    row => row.proceedingId === proceedingId && row.actId === actId && row.recordId === null,
  )
  if (ids.length === 0) return
  await tx
    .updateTable('file')
    .set({ proceedingId, actId, purpose })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', 'in', ids)
    .where('actId', 'is', null)
    .execute()
}

/** Photos of what is no proceeding: a visit, a check of a patrol, a hazard. */
export interface RecordClaim extends Uploader {
  readonly jurisdictionId: number
  readonly ids: readonly string[]
  readonly recordKind: 'visit' | 'check' | 'hazard' | 'opinion' | 'publicity'
  readonly recordId: string
  readonly gridId: string | null
  readonly communityId: string | null
  /** When it was done: a camera that says something far from it had a wrong clock. */
  readonly takenNear: Date
}

/** A day either way: photos taken before midnight and attached after it are none of a wrong clock. */
const doubtedBeyondMs = 86_400_000
/** A clock that runs a little fast is no wrong clock. */
const toleratedFutureMs = 10 * 60_000
/** No phone in use took photos before. */
const firstBelieved = new Date('2015-01-01T00:00:00Z')

/** Whether the camera's clock cannot have been right. A photo without a time says nothing. */
export function clockDoubt(takenAt: Date | null, takenNear: Date, now: Date): boolean {
  if (takenAt === null) return false
  const away = Math.abs(takenAt.getTime() - takenNear.getTime())
  return (
    away > doubtedBeyondMs || takenAt.getTime() > now.getTime() + toleratedFutureMs || takenAt < firstBelieved
  )
}

/**
 * Attaches uploaded files to a visit, a check or a hazard; a resend finds them attached and is content.
 * @throws Refusal invalidInput { input: 'photos', ids } naming those that are not the caller's, or belong to something else
 */
export async function claimRecordFiles(
  tx: Tx,
  { vault, clock }: { readonly vault: Vault; readonly clock: Clock },
  claim: RecordClaim,
): Promise<void> {
  const { jurisdictionId, recordKind, recordId, gridId, communityId } = claim
  const rows = await lockOwn(
    tx,
    vault,
    claim,
    row => row.recordId === recordId && row.recordKind === recordKind && row.proceedingId === null,
  )
  for (const row of rows) {
    if (row.recordId !== null) continue
    await tx
      .updateTable('file')
      .set({
        recordKind,
        recordId,
        gridId,
        communityId,
        purpose: 'evidence',
        clockDoubt: clockDoubt(row.takenAt, claim.takenNear, clock.now()),
      })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', row.id)
      .execute()
  }
}

/** Locks the files and holds them against the uploader: free ones and those attached to this very thing pass. */
async function lockOwn(
  tx: Tx,
  vault: Vault,
  claim: Uploader & { readonly jurisdictionId: number; readonly ids: readonly string[] },
  attachedHere: (row: FileRow) => boolean,
): Promise<FileRow[]> {
  if (claim.ids.length === 0) return []
  const rows: FileRow[] = await tx
    .selectFrom('file')
    .select(['id', 'claimIndex', 'uploadedBy', 'actId', 'proceedingId', 'recordKind', 'recordId', 'takenAt'])
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
    const free = row.proceedingId === null && row.actId === null && row.recordId === null
    return uploaded && (free || attachedHere(row))
  })
  const known = new Set(theirs.map(row => row.id))
  const refused = claim.ids.filter(id => !known.has(id.toLowerCase()))
  if (refused.length > 0)
    throw new Refusal('invalidInput', { input: 'photos', problem: 'notYourUpload', ids: refused })
  return theirs
}

interface FileRow {
  readonly id: string
  readonly claimIndex: Buffer | null
  readonly uploadedBy: string | null
  readonly actId: string | null
  readonly proceedingId: string | null
  readonly recordKind: string | null
  readonly recordId: string | null
  readonly takenAt: Date | null
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
  const jurisdictions = await jurisdictionIds(kernel.db.owner)
  for (const jurisdictionId of jurisdictions) {
    for (;;) {
      const batch = await removeBatch(kernel, jurisdictionId, olderThan)
      removed += batch
      if (batch === 0) break
    }
  }
  for (const id of await kernel.files.pending(olderThan)) {
    const row = uuid.test(id)
      ? await kernel.db.owner
          .selectFrom('file')
          .select('id')
          .where('jurisdictionId', '=', sql<number>`any(${jurisdictions})`)
          .where('id', '=', id)
          .executeTakeFirst()
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
function removeBatch(
  kernel: { readonly db: Database; readonly files: FileStore },
  jurisdictionId: number,
  olderThan: Date,
) {
  return kernel.db.owner.transaction().execute(async tx => {
    // While a backup is made they stay: tomorrow will do.
    if (!(await mayRemoveFiles(tx))) return 0
    const rows = await tx
      .selectFrom('file')
      .select('id')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('proceedingId', 'is', null)
      .where('recordId', 'is', null)
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
        .where('jurisdictionId', '=', jurisdictionId)
        .where('id', '=', row.id)
        .execute()
    }
    return rows.length
  })
}
