/** A photo arriving in pieces over a bad line: announced, continued from where it broke, and once whole taken like any other photo. */
import { sql } from 'kysely'
import { claimIndexOf } from './claims.ts'
import { Refusal } from './errors.ts'
import { type Stored, storePhoto } from './file-routes.ts'
import { jurisdictionIds } from './jurisdictions.ts'
import type { Kernel } from './kernel.ts'
import { takePhoto } from './photos.ts'
import type { Pieces } from './pieces.ts'

export type UploadKernel = Pick<Kernel, 'config' | 'clock' | 'db' | 'files' | 'vault'>

export interface Uploader {
  readonly jurisdictionId: number
  readonly personId: string | null
  readonly claim: string | null
}
export interface Upload {
  readonly id: string
  readonly claimIndex: Buffer
  readonly bytes: number
  readonly received: number
  readonly personId: string | null
}

/**
 * Announces a photo; the same announcement again says how far it is.
 * @throws Refusal tooLarge; notFound when the id is another's; actReused when it was announced otherwise
 */
export async function beginUpload(
  kernel: UploadKernel,
  who: Uploader & { readonly claim: string },
  { id, bytes }: { readonly id: string; readonly bytes: number },
): Promise<{ readonly bytes: number; readonly received: number }> {
  const limit = kernel.config.uploadLimitBytes
  if (bytes > limit)
    throw new Refusal('tooLarge', { limitBytes: limit, limit: `${Math.floor(limit / 2 ** 20)} MB` })
  const { jurisdictionId, personId } = who
  const claimIndex = claimIndexOf(kernel.vault, who.claim)
  const known = await storedAs(kernel, jurisdictionId, id)
  if (known && !known.claimIndex?.equals(claimIndex)) throw new Refusal('actReused', { id })
  if (known) return { bytes, received: bytes }
  const now = kernel.clock.now()
  await kernel.db.owner
    .insertInto('upload')
    .values({ jurisdictionId, id, claimIndex, bytes, personId, begunAt: now, changedAt: now })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const upload = await uploadOf(kernel, who, id)
  if (upload.bytes !== bytes || !upload.claimIndex.equals(claimIndex)) throw new Refusal('actReused', { id })
  return upload
}

/** @throws Refusal notFound, also for another's */
export async function uploadOf(kernel: UploadKernel, who: Uploader, id: string): Promise<Upload> {
  const upload = await kernel.db.owner
    .selectFrom('upload')
    .select(['id', 'claimIndex', 'bytes', 'received', 'personId'])
    .where('jurisdictionId', '=', who.jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  const byClaim = who.claim !== null && upload?.claimIndex.equals(claimIndexOf(kernel.vault, who.claim))
  const byPerson = who.personId !== null && upload?.personId === who.personId
  if (!upload || !(byClaim || byPerson)) throw new Refusal('notFound', {})
  return upload
}

export async function setReceived(
  kernel: UploadKernel,
  jurisdictionId: number,
  id: string,
  received: number,
): Promise<void> {
  await kernel.db.owner
    .updateTable('upload')
    // In another process a line that hangs may say what it has got later than the one that came after it.
    .set({ received: sql<number>`greatest(received, ${received})`, changedAt: kernel.clock.now() })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .execute()
}

/**
 * All pieces are there: scanned, drawn anew and stored under its id. A break before the end leaves it to the next question.
 * What is no photo is not kept for another try: the sender is told and it is gone.
 * @throws Refusal infectedFile, unsupportedFile, storageFull, unavailable
 */
export async function finishUpload(
  kernel: UploadKernel,
  pieces: Pieces,
  jurisdictionId: number,
  upload: Upload,
): Promise<void> {
  const { id, claimIndex, personId } = upload
  if (await storedAs(kernel, jurisdictionId, id)) return
  try {
    const bytes = await pieces.read(id)
    await kernel.files.scan(bytes)
    const stored: Stored = { jurisdictionId, id, claimIndex, personId }
    await storePhoto(kernel, stored, await takePhoto(bytes))
  } catch (error) {
    const passing = error instanceof Refusal && ['unavailable', 'storageFull'].includes(error.code)
    if (error instanceof Refusal && !passing) await dropUpload(kernel, pieces, jurisdictionId, id)
    throw error
  }
  await pieces.remove(id)
}

export async function dropUpload(
  kernel: UploadKernel,
  pieces: Pieces,
  jurisdictionId: number,
  id: string,
): Promise<void> {
  await pieces.remove(id)
  await kernel.db.owner
    .deleteFrom('upload')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .execute()
}

/** What stood still since `olderThan`, finished or not. @returns how many went */
export async function removeOldUploads(
  kernel: UploadKernel,
  pieces: Pieces,
  olderThan: Date,
): Promise<number> {
  const rows = await kernel.db.owner
    .selectFrom('upload')
    .select(['jurisdictionId', 'id'])
    .where('jurisdictionId', '=', sql<number>`any(${await jurisdictionIds(kernel.db.owner)})`)
    .where('changedAt', '<', olderThan)
    .limit(10_000)
    .execute()
  for (const { jurisdictionId, id } of rows) await dropUpload(kernel, pieces, jurisdictionId, id)
  return rows.length
}

function storedAs(kernel: UploadKernel, jurisdictionId: number, id: string) {
  return kernel.db.owner
    .selectFrom('file')
    .select('claimIndex')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
}
