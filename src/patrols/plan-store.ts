/** Patrol plans in the database: every revision as it was decided, the one a patrol is walked under, those in force on a day. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Stop } from './shape.ts'

export interface PlanRevision {
  readonly id: string
  readonly revision: number
  readonly communityId: string
  readonly gridId: string | null
  readonly name: string
  readonly stops: readonly Stop[]
  readonly everyDays: number
  readonly validFrom: string
  readonly endedOn: string | null
  readonly at: Date
}

const columns = sql.raw(
  'id, revision, community_id, grid_id, name, stops, every_days, valid_from, ended_on, at',
)

export async function findRevision(
  tx: Tx,
  jurisdictionId: number,
  id: string,
  revision: number,
): Promise<PlanRevision | null> {
  const { rows } = await sql<PlanRevision>`select ${columns} from patrol_plan
    where jurisdiction_id = ${jurisdictionId} and id = ${id} and revision = ${revision}`.execute(tx)
  return rows[0] ?? null
}

/** All revisions, the latest first. @throws Refusal notFound */
export async function revisionsOf(
  tx: Tx,
  jurisdictionId: number,
  id: string,
): Promise<[PlanRevision, ...PlanRevision[]]> {
  const { rows } = await sql<PlanRevision>`select ${columns} from patrol_plan
    where jurisdiction_id = ${jurisdictionId} and id = ${id} order by revision desc`.execute(tx)
  if (!rows[0]) throw new Refusal('notFound', { what: 'patrolPlan' })
  return rows as [PlanRevision, ...PlanRevision[]]
}

/** One change at a time: whoever comes second sees what the first did. */
export async function lockPlan(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`patrol plan ${id}`}, 0))`.execute(tx)
}

export async function insertPlan(
  tx: Tx,
  jurisdictionId: number,
  plan: PlanRevision,
  personId: string,
): Promise<void> {
  const { id, revision, communityId, gridId, name, stops, everyDays, validFrom, endedOn, at } = plan
  await tx
    .insertInto('patrolPlan')
    .values({
      jurisdictionId,
      id,
      revision,
      communityId,
      gridId,
      name,
      stops: JSON.stringify(stops),
      everyDays,
      validFrom,
      endedOn,
      personId,
      at,
    })
    .execute()
}

/** Says the same, whoever says it and when. */
export function samePlan(one: PlanRevision, other: PlanRevision): boolean {
  const said = ({ at: _at, ...plan }: PlanRevision) =>
    JSON.stringify([
      plan.communityId,
      plan.gridId,
      plan.name,
      plan.everyDays,
      plan.validFrom,
      plan.endedOn,
      plan.stops.map(stop => [
        stop.id,
        stop.name,
        stop.kind,
        stop.lng,
        stop.lat,
        stop.buildingId,
        stop.items.map(item => [item.id, item.text]),
      ]),
    ])
  return said(one) === said(other)
}
