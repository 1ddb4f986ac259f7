/** The visit log 网格走访日志: who went to which door when and why, and what follows. What was said there is never in it, only that it is on record. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { uuids, within } from './area.ts'
import {
  type Ask,
  communityName,
  gridName,
  instantIn,
  type Key,
  type LedgerRow,
  type Page,
  pageOf,
  type Source,
  uuidIn,
} from './ask.ts'
import { type DoorRow, doorOf } from './door.ts'

type Sql = RawBuilder<unknown>

interface Row extends DoorRow {
  id: string
  householdId: string
  onDay: string
  at: Date
  gridId: string | null
  communityId: string
  visitor: string
  companions: string[] | null
  householder: string | null
  purpose: string
  outcome: string
  consented: boolean
  noteKept: boolean
  nextOn: string | null
  matters: string[] | null
  photos: number
}

export const visitLog: Source = {
  async page(tx, ask, after, limit): Promise<Page> {
    const { rows } = await sql<Row>`
      with page as materialized (
        ${inOrder(ask, after, limit + 1)})
      select v.id, v.household_id as "householdId", v.on_day as "onDay", v.at, v.grid_id as "gridId",
        v.community_id as "communityId", v.purpose, v.outcome, v.consented, v.note_kept as "noteKept", v.next_on as "nextOn",
        w.name as visitor, d.entrance, d.floor, d.number, b.name as building, c.name as compound, c.kind as "compoundKind",
        (select array_agg(o.name order by o.name) from person o
          where o.jurisdiction_id = v.jurisdiction_id and o.id = any (v.companions)) as companions,
        ${householderOf(sql`v.household_id`, sql`v.jurisdiction_id`)} as householder,
        (select array_agg(p.number order by p.number) from visit_matter m
          join proceeding p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.proceeding_id
          where m.jurisdiction_id = v.jurisdiction_id and m.visit_id = v.id) as matters,
        (select count(*)::int from file f where f.jurisdiction_id = v.jurisdiction_id and f.record_id = v.id) as photos
      from page v
      join household h on h.jurisdiction_id = v.jurisdiction_id and h.id = v.household_id
      join dwelling d on d.jurisdiction_id = h.jurisdiction_id and d.id = h.dwelling_id
      join building b on b.jurisdiction_id = v.jurisdiction_id and b.id = v.building_id
      join compound c on c.jurisdiction_id = b.jurisdiction_id and c.id = b.compound_id
      left join person w on w.jurisdiction_id = v.jurisdiction_id and w.id = v.person_id
      order by v.on_day, v.at, v.id`.execute(tx)
    return pageOf(rows, limit, row => rowOf(row, ask), keyOf)
  },
  async count(tx, ask, limit): Promise<number> {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (select from visit v where ${conditions(ask)} limit ${limit}) u`.execute(
      tx,
    )
    return rows[0]!.n
  },
}

/** The first of them by day. Of several places the first of each, which an index gives in their order, instead of sorting the visits of a year. */
function inOrder(ask: Ask, after: Key | null, most: number): Sql {
  const { everywhere, communities, grids } = ask.area
  const visits = (condition: Sql) => sql`
    select v.id, v.jurisdiction_id, v.household_id, v.building_id, v.grid_id, v.community_id, v.person_id, v.companions, v.purpose,
      v.outcome, v.consented, v.note_kept, v.next_on, v.at, v.on_day
    from visit v where ${condition} and ${conditions(ask)} and ${afterKey(after)} order by v.on_day, v.at, v.id limit ${most}`
  if (everywhere || communities.length > 0 || grids.length < 2) return visits(sql`true`)
  return sql`select of.* from unnest(${uuids(grids)}) place (id) cross join lateral (${visits(sql`v.grid_id = place.id`)}) of
    order by of.on_day, of.at, of.id limit ${most}`
}

/** Who is spoken to first: the head, else whoever was entered first. */
export function householderOf(householdId: Sql, jurisdictionId: Sql): Sql {
  return sql`(select r.name from resident r where r.jurisdiction_id = ${jurisdictionId} and r.household_id = ${householdId}
    and r.merged_into is null and not r.frozen order by r.relation <> 'head', r.made_at, r.id limit 1)`
}

/** Visits of the days and places asked for; an entry that was corrected gives way to its correction. */
export function visitsOf(ask: Ask): Sql {
  const { area, period, staff } = ask
  return sql`v.jurisdiction_id = ${staff.jurisdictionId} and ${within(area, sql`v.community_id`, sql`v.grid_id`)}
    and v.on_day between ${period.from}::date and ${period.to}::date
    and not exists (select from visit newer where newer.jurisdiction_id = v.jurisdiction_id and newer.replaces = v.id)`
}

const kinds: Readonly<Record<string, Sql>> = {
  all: sql`true`,
  met: sql`v.outcome = 'met'`,
  byPhone: sql`v.outcome = 'byPhone'`,
  nobody: sql`v.outcome = 'nobody'`,
  refused: sql`v.outcome = 'refused'`,
  withMatter: sql`exists (select from visit_matter m where m.jurisdiction_id = v.jurisdiction_id and m.visit_id = v.id)`,
}

function conditions(ask: Ask): Sql {
  return sql`${visitsOf(ask)} and ${kinds[ask.kind] ?? kinds.all!}`
}

function afterKey(after: Key | null): Sql {
  if (after === null) return sql`true`
  const [day, at, id] = [
    instantIn(after, 0).toISOString().slice(0, 10),
    instantIn(after, 1),
    uuidIn(after, 2),
  ]
  return sql`v.on_day >= ${day}::date and (v.on_day, v.at, v.id) > (${day}::date, ${at}::timestamptz, ${id}::uuid)`
}

function keyOf(row: Row): Key {
  return [row.onDay, row.at.toISOString(), row.id]
}

function rowOf(row: Row, ask: Ask): LedgerRow {
  const { visitor, companions, gridId, communityId, matters } = row
  return {
    id: row.id,
    opens: { kind: 'household', id: row.householdId },
    values: {
      onDay: row.onDay,
      at: row.at,
      grid: gridName(ask, gridId),
      community: communityName(ask, communityId),
      visitors: [...new Set([visitor, ...(companions ?? [])])].filter(Boolean),
      address: doorOf(row, ask.t),
      householder: row.householder,
      purpose: row.purpose,
      outcome: row.outcome,
      consented: row.consented,
      noteKept: row.noteKept,
      matters: matters ?? [],
      nextOn: row.nextOn,
      photos: row.photos,
    },
  }
}

/** Of one worker: the diary. */
export async function visitsBy(tx: Tx, ask: Ask): Promise<readonly LedgerRow[]> {
  const { rows } = await sql<Row>`
    select v.id, v.household_id as "householdId", v.on_day as "onDay", v.at, v.grid_id as "gridId", v.community_id as "communityId",
      v.purpose, v.outcome, d.entrance, d.floor, d.number, b.name as building, c.name as compound, c.kind as "compoundKind",
      (select array_agg(p.number order by p.number) from visit_matter m
        join proceeding p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.proceeding_id
        where m.jurisdiction_id = v.jurisdiction_id and m.visit_id = v.id) as matters
    from visit v
    join household h on h.jurisdiction_id = v.jurisdiction_id and h.id = v.household_id
    join dwelling d on d.jurisdiction_id = h.jurisdiction_id and d.id = h.dwelling_id
    join building b on b.jurisdiction_id = v.jurisdiction_id and b.id = v.building_id
    join compound c on c.jurisdiction_id = b.jurisdiction_id and c.id = b.compound_id
    where ${visitsOf(ask)} and (v.person_id = ${ask.personId}::uuid or v.companions @> ${uuids([ask.personId!])})
    order by v.at, v.id`.execute(tx)
  return rows.map(row => ({
    id: row.id,
    opens: { kind: 'household', id: row.householdId },
    values: {
      at: row.at,
      workKind: 'visit',
      done: ask.t('ledger:diary.visit', {
        purpose: ask.t(`ledger:code.purpose.${row.purpose}`),
        outcome: ask.t(`ledger:code.outcome.${row.outcome}`),
      }),
      where: doorOf(row, ask.t),
      matter: (row.matters ?? []).join(ask.t('common:listSeparator')),
      grid: gridName(ask, row.gridId),
    },
  }))
}
