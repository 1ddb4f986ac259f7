/** The household roster 户情名册 as it is now: door by door in the order one walks, who lives there, what they asked for. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { wishingNone } from '../visits/index.ts'
import { uuids, within } from './area.ts'
import { type Ask, gridName, type LedgerRow, type Page, type Source, uuidIn } from './ask.ts'
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

/** Building by building: doors are sorted in memory, so that 2 comes before 10; of as many buildings at once as the page needs, and a county is never held. */
export const householdRoster: Source = {
  async page(tx, ask, after, limit): Promise<Page> {
    const counts = await householdsByBuilding(tx, ask)
    const stops = buildingsIn(ask).filter(({ id }) => counts.has(id))
    const [fromBuilding, fromHousehold] = after === null ? [null, null] : [uuidIn(after, 0), uuidIn(after, 1)]
    const first =
      fromBuilding === null
        ? 0
        : Math.max(
            0,
            stops.findIndex(({ id }) => id === fromBuilding),
          )
    const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
    // Those before the key in its own building are read and passed over.
    const wanted = limit + 1 + (fromBuilding === null ? 0 : (counts.get(fromBuilding) ?? 0))
    const doors = await doorsOf(tx, ask, enough(stops.slice(first), counts, wanted))
    const from = fromHousehold === null ? 0 : doors.findIndex(({ row }) => row.id === fromHousehold) + 1
    const shown = doors.slice(from, from + limit)
    const end = shown.at(-1)
    return {
      rows: shown.map(({ row, stop }) => rowOf(row, stop, ask)),
      last: doors.length > from + limit && end !== undefined ? [end.stop.id, end.row.id] : null,
      total,
    }
  },
  async count(tx, ask) {
    const counts = await householdsByBuilding(tx, ask)
    return [...counts.values()].reduce((sum, n) => sum + n, 0)
  },
}

/** The first buildings that hold so many households together. */
function enough(
  stops: readonly Stop[],
  counts: ReadonlyMap<string, number>,
  wanted: number,
): readonly Stop[] {
  let held = 0
  const end = stops.findIndex(({ id }) => {
    held += counts.get(id)!
    return held >= wanted
  })
  return end < 0 ? stops : stops.slice(0, end + 1)
}

async function householdsByBuilding(tx: Tx, ask: Ask): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select h.building_id as id, count(*)::int as n from household h
    where ${householdsOf(ask)} and ${householdsWithin(ask)} group by h.building_id`.execute(tx)
  return new Map(rows.map(({ id, n }) => [id, n]))
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

interface Door {
  readonly row: Row
  readonly stop: Stop
}

/** Of these buildings in their order, each door by door. */
async function doorsOf(tx: Tx, ask: Ask, stops: readonly Stop[]): Promise<readonly Door[]> {
  const { rows } = await sql<Omit<Row, 'building' | 'compound' | 'compoundKind'> & { buildingId: string }>`
    select h.id, h.building_id as "buildingId", h.kind, h.moved_in_on as "movedInOn", d.entrance, d.floor, d.number,
      case when ${wishingNone(ask.today)} then 'refused' else 'welcome' end as visits,
      (select jsonb_agg(jsonb_build_object('name', r.name) order by r.relation <> 'head', r.made_at, r.id) from resident r
        where r.jurisdiction_id = h.jurisdiction_id and r.household_id = h.id and r.merged_into is null and not r.frozen) as people,
      (select array_agg(distinct n.kind) from service_need n
        where n.jurisdiction_id = h.jurisdiction_id and n.household_id = h.id and n.ended_on is null) as needs,
      (select max(v.on_day) from visit v where v.jurisdiction_id = h.jurisdiction_id and v.household_id = h.id
        and v.outcome in ('met', 'byPhone')) as "lastVisitOn"
    from household h join dwelling d on d.jurisdiction_id = h.jurisdiction_id and d.id = h.dwelling_id
    where ${householdsOf(ask)} and h.building_id = any (${uuids(stops.map(({ id }) => id))})`.execute(tx)
  const doors = Map.groupBy(rows, ({ buildingId }) => buildingId)
  return stops.flatMap(stop =>
    (doors.get(stop.id) ?? [])
      .map(row => ({
        row: { ...row, building: stop.name, compound: stop.compound, compoundKind: stop.compoundKind },
        stop,
      }))
      .sort((a, b) => byDoor(a.row, b.row) || (a.row.id < b.row.id ? -1 : 1)),
  )
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
