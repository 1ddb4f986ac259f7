/** The events of a hazard in the database, and the row that lists are made of, refreshed from them. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Staff } from '../territory/index.ts'
import type { Happened, HazardStanding } from './hazard-life.ts'

export interface HazardRow {
  readonly id: string
  readonly gridId: string | null
  readonly communityId: string
  readonly foundAt: Date
}

/** @throws Refusal notFound */
export async function lockHazard(tx: Tx, jurisdictionId: number, id: string): Promise<HazardRow> {
  const row = await tx
    .selectFrom('hazard')
    .select(['id', 'gridId', 'communityId', 'foundAt'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', { what: 'hazard' })
  return row
}

export async function eventsOf(tx: Tx, jurisdictionId: number, hazardId: string): Promise<Happened[]> {
  const rows = await tx
    .selectFrom('hazardEvent')
    .select(['id', 'kind', 'personId', 'at', 'recheckOn', 'grade', 'proceedingId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('hazardId', '=', hazardId)
    .execute()
  return rows as unknown as Happened[]
}

/** @throws Refusal actReused when another hazard has an event of this id */
export async function refuseIfElsewhere(tx: Tx, jurisdictionId: number, id: string): Promise<void> {
  const row = await tx
    .selectFrom('hazardEvent')
    .select('id')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row) throw new Refusal('actReused', { id })
}

/** Since somebody last looked. */
export async function isMatterClosed(
  tx: Tx,
  jurisdictionId: number,
  standing: { readonly proceedingId: string | null; readonly lookedAt: Date },
): Promise<boolean> {
  if (standing.proceedingId === null) return false
  const row = await tx
    .selectFrom('proceeding')
    .select('closedAt')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', standing.proceedingId)
    .executeTakeFirst()
  return row?.closedAt != null && row.closedAt > standing.lookedAt
}

export async function writeEvent(
  tx: Tx,
  { jurisdictionId, personId }: Staff,
  hazardId: string,
  { id, kind, at, recheckOn, grade }: Happened,
  note: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('hazardEvent')
    .values({ jurisdictionId, id, hazardId, kind, note, personId, at, recordedAt: now, recheckOn, grade })
    .execute()
}

export async function refresh(
  tx: Tx,
  jurisdictionId: number,
  id: string,
  standing: HazardStanding,
): Promise<void> {
  const { state, grade, recheckOn, proceedingId, lookedAt, closedAt } = standing
  await tx
    .updateTable('hazard')
    .set({ state, grade, recheckOn, proceedingId, lookedAt, closedAt })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .execute()
}
