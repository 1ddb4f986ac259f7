/** Photos of an opinion's pages or of a publicity session: fenced as what they belong to. */
import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { sendFile } from '../kernel/file-routes.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import { requireMay } from './policy.ts'

export interface PhotoShown {
  readonly id: string
  readonly thumbUrl: string
  readonly url: string
}

/** By the record they belong to. */
export async function photosOf(
  tx: Tx,
  jurisdictionId: number,
  kind: 'opinion' | 'publicity',
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PhotoShown[]>> {
  const { rows } = await sql<{ id: string; recordId: string }>`select id, record_id from file
    where jurisdiction_id = ${jurisdictionId} and record_kind = ${kind} and record_id = any (${[...recordIds]}::uuid[])
    order by uploaded_at, id`.execute(tx)
  const found = new Map<string, PhotoShown[]>()
  for (const { id, recordId } of rows) {
    const photo = { id, thumbUrl: `/api/counsel/photos/${id}/thumb`, url: `/api/counsel/photos/${id}/view` }
    found.set(recordId, [...(found.get(recordId) ?? []), photo])
  }
  return found
}

/** @throws Refusal notFound */
export async function sendPhoto(
  kernel: Kernel,
  staff: Staff,
  id: string,
  variant: 'thumb' | 'view' | 'original',
  reply: FastifyReply,
): Promise<FastifyReply> {
  const row = await kernel.db.within(staff.sight, tx =>
    tx
      .selectFrom('file')
      .leftJoin('counselOpinion as o', join =>
        join.onRef('o.jurisdictionId', '=', 'file.jurisdictionId').onRef('o.id', '=', 'file.recordId'),
      )
      .select(['file.recordKind', 'o.communityId'])
      .where('file.jurisdictionId', '=', staff.jurisdictionId)
      .where('file.id', '=', id)
      .where('file.recordKind', 'in', ['opinion', 'publicity'])
      .executeTakeFirst(),
  )
  if (!row) throw new Refusal('notFound', {})
  if (row.recordKind === 'opinion') requireMay(staff, 'seeOpinions', row.communityId)
  return sendFile(reply, kernel.files, id, variant)
}
