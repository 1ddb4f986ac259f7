/** The patrol record 巡查记录: each round with its stops, what was in order and what was found; an item looked at twice counts as it stood last. */
import { type RawBuilder, sql } from 'kysely'
import { within } from './area.ts'
import {
  type Ask,
  communityName,
  gridName,
  instantIn,
  type Key,
  type LedgerRow,
  pageOf,
  type Source,
  uuidIn,
} from './ask.ts'

type Sql = RawBuilder<unknown>

interface Row {
  id: string
  startedAt: Date
  endedAt: Date | null
  route: string | null
  gridId: string | null
  communityId: string
  worker: string | null
  stopsPlanned: number
  stopsReached: number
  ok: number
  notOk: number
  notReached: number
  findings: string[] | null
  hazards: number
  photos: number
  metres: number | null
}

export const patrolRecord: Source = {
  async page(tx, ask, after, limit) {
    const { rows } = await sql<Row>`
      with page as materialized (
        select p.* from patrol p where ${conditions(ask)} and ${afterKey(after)} order by p.started_at, p.id limit ${limit + 1}),
      latest as (
        select distinct on (k.patrol_id, k.stop_id, k.item_id) k.* from patrol_check k join page on page.id = k.patrol_id
        where k.jurisdiction_id = ${ask.staff.jurisdictionId} order by k.patrol_id, k.stop_id, k.item_id, k.at desc, k.id)
      select p.id, p.started_at as "startedAt", p.ended_at as "endedAt", l.name as route, p.grid_id as "gridId",
        p.community_id as "communityId", w.name as worker, p.stops_planned as "stopsPlanned", p.stops_done as "stopsReached",
        p.track_metres as metres, k.ok, k."notOk", k."notReached", k.hazards, k.findings,
        (select count(*)::int from file f where f.jurisdiction_id = p.jurisdiction_id
          and f.record_id in (select id from patrol_check c where c.jurisdiction_id = p.jurisdiction_id and c.patrol_id = p.id)) as photos
      from page p
      left join patrol_plan l on l.jurisdiction_id = p.jurisdiction_id and l.id = p.plan_id and l.revision = p.revision
      left join person w on w.jurisdiction_id = p.jurisdiction_id and w.id = p.person_id
      cross join lateral (
        select count(*) filter (where result = 'ok')::int as ok, count(*) filter (where result = 'notOk')::int as "notOk",
          count(*) filter (where result = 'notReached')::int as "notReached", count(hazard_id)::int as hazards,
          array_agg(concat_ws(' ', s.stop, s.item, nullif(note, '')) order by at) filter (where result = 'notOk') as findings
        from latest
        left join lateral (
          select stop->>'name' as stop, item->>'text' as item from jsonb_array_elements(l.stops) stop, jsonb_array_elements(stop->'items') item
          where stop->>'id' = latest.stop_id::text and item->>'id' = latest.item_id::text) s on true
        where patrol_id = p.id) k
      order by p.started_at, p.id`.execute(tx)
    return pageOf(
      rows,
      limit,
      row => rowOf(row, ask),
      row => [row.startedAt.toISOString(), row.id],
    )
  },
  async count(tx, ask, limit) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (select from patrol p where ${conditions(ask)} limit ${limit}) u`.execute(
      tx,
    )
    return rows[0]!.n
  },
}

export function patrolsOf({ area, period, staff }: Ask): Sql {
  return sql`p.jurisdiction_id = ${staff.jurisdictionId} and ${within(area, sql`p.community_id`, sql`p.grid_id`)}
    and p.started_at >= ${period.beginsAt} and p.started_at < ${period.endsAt}`
}

export const withFindings: Sql = sql`p.not_ok > 0`

function conditions(ask: Ask): Sql {
  return ask.kind === 'withFindings' ? sql`${patrolsOf(ask)} and ${withFindings}` : patrolsOf(ask)
}

function afterKey(after: Key | null): Sql {
  return after === null
    ? sql`true`
    : sql`(p.started_at, p.id) > (${instantIn(after, 0)}::timestamptz, ${uuidIn(after, 1)}::uuid)`
}

function rowOf(row: Row, ask: Ask): LedgerRow {
  const { id, startedAt, endedAt, gridId, communityId, findings, ...rest } = row
  return {
    id,
    values: {
      ...rest,
      startedAt,
      endedAt,
      minutes: endedAt === null ? null : Math.round((endedAt.getTime() - startedAt.getTime()) / 60_000),
      grid: gridName(ask, gridId),
      community: communityName(ask, communityId),
      findings: findings ?? [],
    },
  }
}
