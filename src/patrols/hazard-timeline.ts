/** Everything that happened to a hazard, with its photos and the matters raised, and by whom to those who may know. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Staff } from '../territory/index.ts'
import { type PatrolPhoto, photosOfRecords, photosOfReports } from './files.ts'
import type { HazardRow } from './hazard-store.ts'
import { personNames } from './naming.ts'
import { seesPersons } from './policy.ts'
import type { EventKind } from './shape.ts'
import type { Grade } from './terms.ts'

interface EventRow {
  readonly id: string
  readonly kind: 'found' | EventKind
  readonly note: string
  readonly personId: string | null
  readonly at: Date
  readonly recordedAt: Date
  readonly recheckOn: string | null
  readonly grade: Grade | null
  readonly matterId: string | null
  readonly matterNumber: string | null
}

export async function hazardEventsShown(tx: Tx, staff: Staff, hazard: HazardRow) {
  const { jurisdictionId } = staff
  const { rows } = await sql<EventRow>`
    select e.id, e.kind, e.note, e.person_id, e.at, e.recorded_at, e.recheck_on, e.grade, p.id as matter_id, p.number as matter_number
    from hazard_event e left join proceeding p on p.jurisdiction_id = e.jurisdiction_id and p.id = e.proceeding_id
    where e.jurisdiction_id = ${jurisdictionId} and e.hazard_id = ${hazard.id}
    order by e.kind <> 'found', e.at, e.recorded_at, e.id`.execute(tx)
  const checks = await checksOf(tx, jurisdictionId, hazard.id)
  const own = await photosOfRecords(tx, jurisdictionId, [...rows.map(row => row.id), ...checks])
  const reported = await photosOfReports(
    tx,
    jurisdictionId,
    rows.flatMap(row => row.matterId ?? []),
  )
  const knows = seesPersons(staff, hazard)
  const names = knows
    ? await personNames(
        tx,
        jurisdictionId,
        rows.map(row => row.personId),
      )
    : new Map()
  const photos = (row: EventRow): PatrolPhoto[] => [
    ...(own.get(row.id) ?? []),
    ...(row.kind === 'found' ? checks.flatMap(id => own.get(id) ?? []) : []),
    ...(reported.get(row.id) ?? []),
  ]
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    recordedAt: lateArrival(row.at, row.recordedAt),
    by: row.personId ? ((names.get(row.personId) as string | undefined) ?? null) : null,
    note: row.note,
    recheckOn: row.recheckOn,
    grade: row.grade,
    matter: row.matterId && row.matterNumber ? { id: row.matterId, number: row.matterNumber } : null,
    photos: photos(row).map(({ id, url, thumbUrl, takenAt, clockDoubt }) => ({
      id,
      url,
      thumbUrl,
      takenAt,
      clockDoubt,
    })),
  }))
}

async function checksOf(tx: Tx, jurisdictionId: number, hazardId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('patrolCheck')
    .select('id')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('hazardId', '=', hazardId)
    .execute()
  return rows.map(row => row.id)
}

/** It arrived more than an hour after it was done: out of signal. */
function lateArrival(at: Date, recordedAt: Date): string | null {
  return recordedAt.getTime() - at.getTime() > 3_600_000 ? recordedAt.toISOString() : null
}
