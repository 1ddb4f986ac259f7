/** Hazards as the database finds them: open ones of some places, lists by state, one with everything that happened to it. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { awaitsLook, dueDay, matterOf } from './hazard-due.ts'
import type { HazardState } from './hazard-life.ts'
import type { HazardKind } from './kinds.ts'
import type { Grade } from './terms.ts'

export interface HazardRow {
  readonly id: string
  readonly kind: HazardKind
  readonly what: string
  readonly placeText: string
  readonly lng: number | null
  readonly lat: number | null
  readonly buildingId: string | null
  readonly gridId: string | null
  readonly communityId: string
  readonly grade: Grade
  readonly state: HazardState
  readonly foundAt: Date
  readonly foundBy: string
  readonly closedAt: Date | null
  /** When somebody is to stand there again; null once it is closed. */
  readonly recheckOn: string | null
  /** Said to be fixed, by somebody or by the closing of its matter. */
  readonly awaitsLook: boolean
  readonly matterId: string | null
  readonly matterNumber: string | null
  /** Who said it is fixed since it was last seen: a serious one is closed by somebody else. */
  readonly fixedBy: readonly string[]
}

/** Beyond so many nobody turns pages: a narrower question finds more. */
const mostCounted = 10_000

const columns = sql`h.id, h.kind, h.what, h.place_text, h.lng, h.lat, h.building_id, h.grid_id, h.community_id, h.grade, h.state, h.found_at,
  h.found_by, h.closed_at, ${dueDay} as recheck_on, ${awaitsLook} as awaits_look, p.id as matter_id, p.number as matter_number,
  array(select e.person_id from hazard_event e where e.jurisdiction_id = h.jurisdiction_id and e.hazard_id = h.id and e.kind = 'fixed'
    and e.person_id is not null and h.state = 'fixed' and not exists (select from hazard_event l where l.jurisdiction_id = e.jurisdiction_id
      and l.hazard_id = e.hazard_id and l.kind = 'stillThere' and l.at > e.at)) as fixed_by`

/** Open hazards of grids (by any of their versions) and of communities as a whole, the one to be looked at first in front. */
export async function openHazards(
  tx: Tx,
  where: { readonly gridIds?: readonly string[]; readonly communityIds?: readonly string[] },
): Promise<HazardRow[]> {
  const { rows } = await sql<HazardRow>`
    with wanted as (
      select distinct v.id from grid g join grid v on v.jurisdiction_id = g.jurisdiction_id and v.code = g.code
      where g.jurisdiction_id = setting_jurisdiction() and g.id = any (${[...(where.gridIds ?? [])]}::uuid[])
    )
    select ${columns} from hazard h left join ${matterOf}
    where h.jurisdiction_id = setting_jurisdiction() and h.closed_at is null
      and (h.grid_id in (select id from wanted) or h.community_id = any (${[...(where.communityIds ?? [])]}::uuid[]))
    order by ${dueDay} nulls last, h.found_at, h.id`.execute(tx)
  return rows
}

export const listStates = ['current', 'open', 'awaitsLook', 'overdue', 'closed', 'all'] as const
export type ListState = (typeof listStates)[number]
export interface HazardAsk {
  readonly state: ListState
  readonly kind?: string | undefined
  readonly grade?: string | undefined
  readonly gridIds?: readonly string[] | undefined
  readonly communityId?: string | undefined
  readonly buildingId?: string | undefined
  readonly onDay: string
}

export async function listHazards(
  tx: Tx,
  jurisdictionId: number,
  ask: HazardAsk,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ rows: HazardRow[]; total: number }> {
  const of = sql`from hazard h left join ${matterOf} where h.jurisdiction_id = ${jurisdictionId} and ${conditionsOf(ask)}`
  const order =
    ask.state === 'closed' || ask.state === 'all'
      ? sql`h.found_at desc, h.id`
      : sql`${dueDay} nulls last, h.found_at, h.id`
  const { rows } = await sql<HazardRow>`select ${columns} ${of} order by ${order}
    limit ${page.limit} offset ${page.offset}`.execute(tx)
  const counted = await sql<{
    total: number
  }>`select count(*)::int as total from (select ${of} limit ${mostCounted}) counted`.execute(tx)
  return { rows, total: counted.rows[0]!.total }
}

function conditionsOf(ask: HazardAsk): RawBuilder<unknown> {
  const states: Readonly<Record<ListState, RawBuilder<unknown>>> = {
    current: sql`h.closed_at is null`,
    open: sql`h.closed_at is null and not ${awaitsLook}`,
    awaitsLook: sql`h.closed_at is null and ${awaitsLook}`,
    overdue: sql`h.closed_at is null and ${dueDay} < ${ask.onDay}::date`,
    closed: sql`h.closed_at is not null`,
    all: sql`true`,
  }
  const parts = [
    states[ask.state],
    ...(ask.kind ? [sql`h.kind = ${ask.kind}`] : []),
    ...(ask.grade ? [sql`h.grade = ${ask.grade}`] : []),
    ...(ask.gridIds ? [sql`h.grid_id = any (${[...ask.gridIds]}::uuid[])`] : []),
    ...(ask.communityId ? [sql`h.community_id = ${ask.communityId}`] : []),
    ...(ask.buildingId ? [sql`h.building_id = ${ask.buildingId}`] : []),
  ]
  return sql.join(parts, sql` and `)
}

export async function hazardById(tx: Tx, jurisdictionId: number, id: string): Promise<HazardRow | null> {
  const { rows } = await sql<HazardRow>`select ${columns} from hazard h left join ${matterOf}
    where h.jurisdiction_id = ${jurisdictionId} and h.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Those a matter was ever raised from. */
export async function hazardsOfMatter(
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
): Promise<HazardRow[]> {
  const { rows } = await sql<HazardRow>`select ${columns} from hazard h left join ${matterOf}
    where h.jurisdiction_id = ${jurisdictionId} and h.id in (select e.hazard_id from hazard_event e
      where e.jurisdiction_id = ${jurisdictionId} and e.proceeding_id = ${proceedingId})
    order by h.found_at`.execute(tx)
  return rows
}
