/** The household roster 户情名册 as it is now: door by door in the order one walks, who lives there, what they asked for. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { wishingNone } from '../visits/index.ts'
import { within } from './area.ts'
import { type Ask, gridName, type Key, type LedgerRow, type Page, type Source, uuidIn } from './ask.ts'
import { byDoor, byName, compoundOf, type DoorRow } from './door.ts'

type Sql = RawBuilder<unknown>

interface Row extends DoorRow {
  id: string
  kind: string
  visits: string
  movedInOn: string | null
  lastVisitOn: string | null
  people: { name: string }[] | null
  needs: string[] | null
}

interface Stop {
  readonly id: string
  readonly gridId: string | null
  readonly compound: string
  readonly compoundKind: string
  readonly community: string
  readonly name: string
}

/** Building by building: a building's doors are sorted in memory, so that 2 comes before 10, and a county is never held. */
export const householdRoster: Source = {
  async page(tx, ask, after, limit): Promise<Page> {
    const stops = buildingsIn(ask)
    const [fromBuilding, fromHousehold] = after === null ? [null, null] : [uuidIn(after, 0), uuidIn(after, 1)]
    const first =
      fromBuilding === null
        ? 0
        : Math.max(
            0,
            stops.findIndex(({ id }) => id === fromBuilding),
          )
    const rows: LedgerRow[] = []
    let last: Key | null = null
    for (const stop of stops.slice(first)) {
      const doors = await doorsOf(tx, ask, stop)
      const from = stop.id === fromBuilding ? doors.findIndex(({ id }) => id === fromHousehold) + 1 : 0
      for (const door of doors.slice(from)) {
        if (rows.length === limit) return { rows, last }
        rows.push(rowOf(door, stop, ask))
        last = [stop.id, door.id]
      }
    }
    return { rows, last: null }
  },
  async count(tx, ask, limit): Promise<number> {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (select from household h
        where ${householdsOf(ask)} and ${householdsWithin(ask)} limit ${limit}) u`.execute(tx)
    return rows[0]!.n
  },
}

/** Of the places asked for, by community, compound and name. */
export function buildingsIn({ territory, area }: Pick<Ask, 'territory' | 'area'>): readonly Stop[] {
  return territory.buildings
    .flatMap((building): Stop[] => {
      const compound = territory.compound(building.compoundId)
      if (compound === null) return []
      const isAsked =
        area.everywhere ||
        area.communities.includes(compound.communityId) ||
        (building.gridId !== null && area.grids.includes(building.gridId))
      const community = territory.community(compound.communityId)?.name ?? ''
      const { id, gridId, name } = building
      return isAsked
        ? [{ id, gridId, name, compound: compound.name, compoundKind: compound.kind, community }]
        : []
    })
    .sort(
      (a, b) =>
        byName(a.community, b.community) ||
        byName(a.compound, b.compound) ||
        byName(a.name, b.name) ||
        byName(a.id, b.id),
    )
}

/** Of the places asked for: by community, or by the buildings that stand in a grid today. */
export function householdsWithin({ territory, area }: Pick<Ask, 'territory' | 'area'>): Sql {
  const buildings = territory.buildings.filter(({ gridId }) => gridId !== null && area.grids.includes(gridId))
  const byGrid = { ...area, grids: buildings.map(({ id }) => id) }
  return within(byGrid, sql`h.community_id`, sql`h.building_id`)
}

function householdsOf({ staff, kind, today }: Ask): Sql {
  const kinds: Readonly<Record<string, Sql>> = {
    withNeeds: sql`exists (select from service_need n where n.jurisdiction_id = h.jurisdiction_id and n.household_id = h.id and n.ended_on is null)`,
    refused: wishingNone(today),
    toVisit: sql`not (${wishingNone(today)})`,
  }
  return sql`h.jurisdiction_id = ${staff.jurisdictionId} and h.moved_out_on is null and ${kinds[kind] ?? sql`true`}`
}

async function doorsOf(tx: Tx, ask: Ask, stop: Stop): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select h.id, h.kind, h.moved_in_on as "movedInOn", d.entrance, d.floor, d.number,
      case when ${wishingNone(ask.today)} then 'refused' else 'welcome' end as visits,
      (select jsonb_agg(jsonb_build_object('name', r.name) order by r.relation <> 'head', r.made_at, r.id) from resident r
        where r.jurisdiction_id = h.jurisdiction_id and r.household_id = h.id and r.merged_into is null and not r.frozen) as people,
      (select array_agg(distinct n.kind) from service_need n
        where n.jurisdiction_id = h.jurisdiction_id and n.household_id = h.id and n.ended_on is null) as needs,
      (select max(v.on_day) from visit v where v.jurisdiction_id = h.jurisdiction_id and v.household_id = h.id
        and v.outcome in ('met', 'byPhone')) as "lastVisitOn"
    from household h join dwelling d on d.jurisdiction_id = h.jurisdiction_id and d.id = h.dwelling_id
    where ${householdsOf(ask)} and h.building_id = ${stop.id}::uuid`.execute(tx)
  return rows
    .map(row => ({ ...row, building: stop.name, compound: stop.compound, compoundKind: stop.compoundKind }))
    .sort((a, b) => byDoor(a, b) || (a.id < b.id ? -1 : 1))
}

function rowOf(row: Row, stop: Stop, ask: Ask): LedgerRow {
  const people = (row.people ?? []).map(({ name }) => name)
  return {
    id: row.id,
    opens: { kind: 'household', id: row.id },
    values: {
      grid: gridName(ask, stop.gridId),
      community: stop.community,
      compound: compoundOf(row),
      building: stop.name,
      entrance: row.entrance,
      floor: row.floor,
      number: row.number,
      householdKind: row.kind,
      householder: people[0] ?? null,
      people,
      peopleCount: people.length,
      needs: row.needs ?? [],
      visits: row.visits,
      movedInOn: row.movedInOn,
      lastVisitOn: row.lastVisitOn,
    },
  }
}
