/** Photos of checks and hazards: which there are, and sent to whoever sees the place. */
import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { sendFile } from '../kernel/file-routes.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'

export interface PatrolPhoto {
  readonly id: string
  readonly url: string
  readonly thumbUrl: string
  readonly takenAt: string | null
  readonly clockDoubt: boolean
}

/** By what they were attached to: a check, or an event of a hazard. */
export async function photosOfRecords(
  tx: Tx,
  jurisdictionId: number,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, PatrolPhoto[]>> {
  if (recordIds.length === 0) return new Map()
  const { rows } = await sql<PhotoRow>`select id, record_id, taken_at, clock_doubt from file
    where jurisdiction_id = ${jurisdictionId} and record_id = any (${[...recordIds]}::uuid[])
      and record_kind in ('check', 'hazard') order by uploaded_at, id`.execute(tx)
  return Map.groupBy(rows.map(photoOf), photo => photo.recordId)
}

/** Those the finder sent with the matter: shown with the finding to whoever sees the matter. */
export async function photosOfReports(
  tx: Tx,
  jurisdictionId: number,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, PatrolPhoto[]>> {
  if (matterIds.length === 0) return new Map()
  const { rows } = await sql<PhotoRow>`select id, act_id as record_id, taken_at, clock_doubt from file
    where jurisdiction_id = ${jurisdictionId} and act_id = any (${[...matterIds]}::uuid[])
      and proceeding_id = act_id order by uploaded_at, id`.execute(tx)
  return Map.groupBy(
    rows.map(row => ({
      ...photoOf(row),
      url: `/api/files/${row.id}/view`,
      thumbUrl: `/api/files/${row.id}/thumb`,
    })),
    photo => photo.recordId,
  )
}

interface PhotoRow {
  readonly id: string
  readonly recordId: string
  readonly takenAt: Date | null
  readonly clockDoubt: boolean
}

function photoOf({
  id,
  recordId,
  takenAt,
  clockDoubt,
}: PhotoRow): PatrolPhoto & { readonly recordId: string } {
  return {
    recordId,
    id,
    url: `/api/patrols/files/${id}`,
    thumbUrl: `/api/patrols/files/${id}/thumb`,
    takenAt: takenAt?.toISOString() ?? null,
    clockDoubt,
  }
}

/** Fenced by the place it was taken at; a photo of a home is none of these. @throws Refusal notFound */
export async function sendPatrolPhoto(
  kernel: Kernel,
  staff: Staff,
  reply: FastifyReply,
  id: string,
  variant: 'thumb' | 'view',
): Promise<FastifyReply> {
  const seen = await kernel.db.within(staff.sight, tx =>
    tx
      .selectFrom('file')
      .select('id')
      .where('jurisdictionId', '=', staff.jurisdictionId)
      .where('id', '=', id)
      .where('recordKind', 'in', ['check', 'hazard'])
      .executeTakeFirst(),
  )
  if (!seen) throw new Refusal('notFound')
  return sendFile(reply, kernel.files, id, variant)
}
