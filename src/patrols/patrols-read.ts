/** Patrols as they were walked: a list by plan, grid and days, and one with every stop and what was seen there. */
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addDays, instantOf } from '../proceedings/days.ts'
import { type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { type PatrolPhoto, photosOfRecords } from './files.ts'
import { communityNamed, gridNamed, personNames } from './naming.ts'
import { seesPersons } from './policy.ts'
import type { Stop } from './shape.ts'
import type { patrolShownShape, patrolsShape } from './shape-answers.ts'
import { type Checked, standingChecks } from './walk.ts'

export interface PatrolsAsk {
  readonly plan?: string | undefined
  readonly grid?: string | undefined
  readonly community?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly offset: number
  readonly limit: number
}
interface Row {
  readonly id: string
  readonly planId: string
  readonly planName: string
  readonly revision: number
  readonly stops: readonly Stop[]
  readonly gridId: string | null
  readonly communityId: string
  readonly personId: string
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly stopsPlanned: number
  readonly stopsDone: number
  readonly notOk: number
  readonly trackMetres: number | null
  readonly hasTrack: boolean
}

/** Beyond so many nobody turns pages: a narrower question finds more. */
const mostCounted = 10_000

const columns =
  sql.raw(`w.id, w.plan_id, l.name as plan_name, w.revision, w.grid_id, w.community_id, w.person_id, w.started_at,
  w.ended_at, w.stops_planned, w.stops_done, w.not_ok, w.track_metres, w.track is not null as has_track`)
const itsPlan = sql.raw(
  `patrol_plan l on l.jurisdiction_id = w.jurisdiction_id and l.id = w.plan_id and l.revision = w.revision`,
)

export async function patrolsShown(
  kernel: Kernel,
  staff: Staff,
  ask: PatrolsAsk,
): Promise<z.infer<typeof patrolsShape>> {
  const territory = await territoryOf(kernel)
  const of = sql`from patrol w join ${itsPlan} where ${conditionsOf(staff.jurisdictionId, ask)}`
  return kernel.db.within(staff.sight, async tx => {
    const { rows } = await sql<Row>`select ${columns} ${of} order by w.started_at desc, w.id
      limit ${ask.limit} offset ${ask.offset}`.execute(tx)
    const counted = await sql<{
      total: number
    }>`select count(*)::int as total from (select ${of} limit ${mostCounted}) counted`.execute(tx)
    const names = await personNames(
      tx,
      staff.jurisdictionId,
      rows.map(row => row.personId),
    )
    return { rows: rows.map(row => shown(territory, staff, row, names)), total: counted.rows[0]!.total }
  })
}

function conditionsOf(jurisdictionId: number, ask: PatrolsAsk): RawBuilder<unknown> {
  const versions = sql`select v.id from grid g join grid v on v.jurisdiction_id = g.jurisdiction_id and v.code = g.code
    where g.jurisdiction_id = ${jurisdictionId} and g.id = ${ask.grid ?? null}`
  const parts = [
    sql`w.jurisdiction_id = ${jurisdictionId}`,
    ...(ask.plan ? [sql`w.plan_id = ${ask.plan}`] : []),
    ...(ask.grid ? [sql`w.grid_id in (${versions})`] : []),
    ...(ask.community ? [sql`w.community_id = ${ask.community}`] : []),
    ...(ask.from ? [sql`w.started_at >= ${instantOf(ask.from, '00:00')}`] : []),
    ...(ask.to ? [sql`w.started_at < ${instantOf(addDays(ask.to, 1), '00:00')}`] : []),
  ]
  return sql.join(parts, sql` and `)
}

/** @throws Refusal notFound, also out of sight */
export async function patrolShown(
  kernel: Kernel,
  staff: Staff,
  id: string,
): Promise<z.infer<typeof patrolShownShape>> {
  const territory = await territoryOf(kernel)
  const { jurisdictionId } = staff
  return kernel.db.within(staff.sight, async tx => {
    const { rows } = await sql<Row>`select ${columns}, l.stops from patrol w join ${itsPlan}
      where w.jurisdiction_id = ${jurisdictionId} and w.id = ${id}`.execute(tx)
    const row = rows[0]
    if (!row) throw new Refusal('notFound', { what: 'patrol' })
    const checks = await checksOf(tx, jurisdictionId, id)
    const photos = await photosOfRecords(
      tx,
      jurisdictionId,
      checks.map(check => check.id),
    )
    const names = await personNames(tx, jurisdictionId, [row.personId])
    const own = row.personId === staff.personId
    return {
      ...shown(territory, staff, row, names),
      stops: row.stops.map(stop => stopShown(stop, checks, photos)),
      hazards: await hazardsOf(tx, jurisdictionId, checks),
      own,
      hasTrack: own && row.hasTrack,
    }
  })
}

interface CheckRow extends Checked {
  readonly note: string
  readonly hazardId: string | null
}
type Photos = ReadonlyMap<string, readonly PatrolPhoto[]>

/** Where an item was checked is asked for nowhere: the stop says where. */
async function checksOf(tx: Tx, jurisdictionId: number, patrolId: string): Promise<CheckRow[]> {
  const rows = await tx
    .selectFrom('patrolCheck')
    .select(['id', 'stopId', 'itemId', 'result', 'note', 'at', 'hazardId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('patrolId', '=', patrolId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows as CheckRow[]
}

function stopShown(stop: Stop, checks: readonly CheckRow[], photos: Photos) {
  const items = stop.items.map(item => {
    const own = checks.filter(check => check.stopId === stop.id && check.itemId === item.id)
    const [holds] = standingChecks(own)
    const earlier = own.filter(check => check !== holds)
    return {
      ...item,
      check: holds ? checkShown(holds, photos) : null,
      earlier: earlier.map(check => checkShown(check, photos)),
    }
  })
  const { id, name, kind, lng, lat } = stop
  return { id, name, kind: kind ?? 'other', lng, lat, items }
}

function checkShown({ id, result, note, at, hazardId }: CheckRow, photos: Photos) {
  return { id, result, note, at: at.toISOString(), hazardId, photos: [...(photos.get(id) ?? [])] }
}

async function hazardsOf(tx: Tx, jurisdictionId: number, checks: readonly CheckRow[]) {
  const ids = checks.flatMap(check => check.hazardId ?? [])
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('hazard')
    .select(['id', 'kind', 'state', 'what'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', 'in', ids)
    .orderBy('foundAt')
    .execute()
  return rows as { id: string; kind: 'other'; state: string; what: string }[]
}

function shown(territory: Territory, staff: Staff, row: Row, names: ReadonlyMap<string, string>) {
  const { gridId, communityId, startedAt, endedAt, stopsPlanned, stopsDone, notOk, trackMetres } = row
  const knows = row.personId === staff.personId || seesPersons(staff, { gridId, communityId })
  return {
    id: row.id,
    plan: { id: row.planId, name: row.planName, revision: row.revision },
    community: communityNamed(territory, communityId),
    grid: gridNamed(territory, gridId),
    by: knows ? (names.get(row.personId) ?? null) : null,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    stopsPlanned,
    stopsDone,
    notOk,
    trackMetres,
  }
}
