/** The ledger of hazards 隐患台账: what was found where, until it was mended and re-checked on the spot. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { civilDay } from '../proceedings/clock.ts'
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
  foundAt: Date
  kind: string
  what: string
  place: string
  gridId: string | null
  communityId: string
  grade: string
  state: string
  foundBy: string | null
  recheckOn: string | null
  fixedAt: Date | null
  closedAt: Date | null
  matter: string | null
  matterId: string | null
  photos: number
}

export const hazardLedger: Source = {
  async page(tx, ask, after, limit) {
    const { rows } = await sql<Row>`
      with page as materialized (
        select h.* from hazard h where ${hazardsOf(ask)} and ${afterKey(after)} order by h.found_at, h.id limit ${limit + 1})
      select h.id, h.found_at as "foundAt", h.kind, h.what, h.place_text as place, h.grid_id as "gridId", h.community_id as "communityId",
        h.grade, h.state, w.name as "foundBy", h.recheck_on as "recheckOn", h.closed_at as "closedAt", p.number as matter, p.id as "matterId",
        (select max(e.at) from hazard_event e where e.jurisdiction_id = h.jurisdiction_id and e.hazard_id = h.id and e.kind = 'fixed'
          and not exists (select from hazard_event later where later.jurisdiction_id = e.jurisdiction_id and later.hazard_id = e.hazard_id
            and later.kind = 'stillThere' and later.at > e.at)) as "fixedAt",
        (select count(*)::int from file f where f.jurisdiction_id = h.jurisdiction_id and f.record_id = h.id) as photos
      from page h
      left join person w on w.jurisdiction_id = h.jurisdiction_id and w.id = h.found_by
      left join proceeding p on p.jurisdiction_id = h.jurisdiction_id and p.id = h.proceeding_id
      order by h.found_at, h.id`.execute(tx)
    return pageOf(
      rows,
      limit,
      row => rowOf(row, ask),
      row => [row.foundAt.toISOString(), row.id],
    )
  },
  async count(tx, ask, limit) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (select from hazard h where ${hazardsOf(ask)} limit ${limit}) u`.execute(
      tx,
    )
    return rows[0]!.n
  },
}

/** How many each kind of the ledger lists: all gone through once. */
export async function hazardCounts(tx: Tx, ask: Ask): Promise<Readonly<Record<HazardKind, number>>> {
  const counts = Object.entries(kindsOf(ask)).map(
    ([kind, condition]) => sql`count(*) filter (where ${condition})::int as ${sql.ref(kind)}`,
  )
  const { rows } = await sql<Record<HazardKind, number>>`
    select ${sql.join(counts)} from hazard h where ${placesOf(ask)}`.execute(tx)
  return rows[0]!
}

/** Hazards of the places and days asked for. */
export function hazardsOf(ask: Ask): Sql {
  const kinds: Readonly<Record<string, Sql>> = kindsOf(ask)
  return sql`${placesOf(ask)} and ${kinds[ask.kind] ?? kinds.found!}`
}

type HazardKind = 'found' | 'closed' | 'openAtEnd' | 'overdue'

function kindsOf({ period, today }: Ask): Readonly<Record<HazardKind, Sql>> {
  return {
    found: sql`h.found_at >= ${period.beginsAt} and h.found_at < ${period.endsAt}`,
    closed: sql`h.closed_at >= ${period.beginsAt} and h.closed_at < ${period.endsAt}`,
    openAtEnd: sql`h.found_at < ${period.endsAt} and (h.closed_at is null or h.closed_at >= ${period.endsAt})`,
    overdue: sql`h.found_at < ${period.endsAt} and h.closed_at is null and h.recheck_on < ${today}::date`,
  }
}

function placesOf({ area, staff }: Ask): Sql {
  return sql`h.jurisdiction_id = ${staff.jurisdictionId} and ${within(area, sql`h.community_id`, sql`h.grid_id`)}`
}

function afterKey(after: Key | null): Sql {
  return after === null
    ? sql`true`
    : sql`(h.found_at, h.id) > (${instantIn(after, 0)}::timestamptz, ${uuidIn(after, 1)}::uuid)`
}

function rowOf(row: Row, ask: Ask): LedgerRow {
  const { id, foundAt, kind, gridId, communityId, state, recheckOn, fixedAt, closedAt, matterId } = row
  return {
    id,
    ...(matterId === null ? {} : { opens: { kind: 'matter', id: matterId } as const }),
    values: {
      foundOn: civilDay(foundAt),
      hazardKind: kind,
      what: row.what,
      place: row.place,
      grid: gridName(ask, gridId),
      community: communityName(ask, communityId),
      grade: row.grade,
      foundBy: row.foundBy,
      hazardState: state,
      recheckOn,
      recheckOverdue: closedAt === null && recheckOn !== null && recheckOn < ask.today,
      fixedOn: fixedAt && civilDay(fixedAt),
      closedOn: closedAt && civilDay(closedAt),
      matter: row.matter,
      photos: row.photos,
    },
  }
}
