/** Households with their people and what they asked for, as lists, visits and phones need them. Whoever calls records the read. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Need } from './needs.ts'
import type { Relation } from './relations.ts'
import { isMinor } from './terms.ts'

type Versions = Readonly<Record<string, number>>

export interface HouseholdPerson {
  readonly id: string
  readonly name: string
  readonly relation: Relation
  readonly bornOn: string | null
  readonly stays: 'here' | 'away'
  readonly minor: boolean
  readonly hasPhone: boolean
  readonly versions: Versions
}
export interface HouseholdNeed {
  readonly id: string
  readonly residentId: string
  readonly kind: Need
  readonly everyDays: number | null
}
export interface HouseholdOf {
  readonly id: string
  readonly dwellingId: string
  readonly buildingId: string
  /** The grid in force; null until its community has grids. */
  readonly gridId: string | null
  readonly communityId: string
  readonly address: {
    readonly compound: string
    readonly building: string
    readonly entrance: string
    readonly floor: number | null
    readonly number: string
  }
  readonly lng: number
  readonly lat: number
  readonly kind: 'family' | 'collective'
  /** welcome again once the day until which visits were refused has passed. */
  readonly visits: 'welcome' | 'refused'
  readonly visitsUntil: string | null
  readonly movedInOn: string | null
  readonly movedOutOn: string | null
  readonly versions: Versions
  readonly people: HouseholdPerson[]
  readonly needs: HouseholdNeed[]
}
export interface HouseholdsWhere {
  /** Grids by any version: the buildings that stand in them now. */
  readonly gridIds?: readonly string[]
  readonly communityIds?: readonly string[]
  readonly ids?: readonly string[]
}

/** Households that live there on the day, by address; with `ids` also those that moved out. */
export async function householdsIn(
  tx: Tx,
  jurisdictionId: number,
  where: HouseholdsWhere,
  onDay: string,
): Promise<readonly HouseholdOf[]> {
  const rows = await homesIn(tx, jurisdictionId, where, onDay)
  const ids = rows.map(row => row.id)
  const people = Map.groupBy(await peopleOf(tx, jurisdictionId, ids, onDay), one => one.householdId)
  const needs = Map.groupBy(await needsOf(tx, jurisdictionId, ids), one => one.householdId)
  return rows
    .map(({ compound, building, entrance, floor, number, ...row }) => ({
      ...row,
      address: { compound, building, entrance, floor, number },
      people: (people.get(row.id) ?? []).map(({ householdId: _, ...person }) => person),
      needs: (needs.get(row.id) ?? []).map(({ householdId: _, ...need }) => need),
    }))
    .sort(byAddress)
}

interface HomeRow extends Omit<HouseholdOf, 'address' | 'people' | 'needs'> {
  readonly compound: string
  readonly building: string
  readonly entrance: string
  readonly floor: number | null
  readonly number: string
}

async function homesIn(
  tx: Tx,
  jurisdictionId: number,
  { gridIds, communityIds, ids }: HouseholdsWhere,
  onDay: string,
): Promise<readonly HomeRow[]> {
  const places = [
    ...(gridIds
      ? [
          sql`h.building_id in (select id from building where jurisdiction_id = ${jurisdictionId}
      and grid_id = any (${[...gridIds]}::uuid[]))`,
        ]
      : []),
    ...(communityIds ? [sql`h.community_id = any (${[...communityIds]}::uuid[])`] : []),
  ]
  const living = sql`(h.moved_out_on is null or h.moved_out_on > ${onDay}::date)`
  const there = places.length > 0 ? [sql`((${sql.join(places, sql` or `)}) and ${living})`] : []
  const named = ids ? [sql`h.id = any (${[...ids]}::uuid[])`] : []
  const wanted = [...there, ...named]
  if (wanted.length === 0) return []
  const { rows } = await sql<HomeRow>`
    select h.id, h.dwelling_id, h.building_id, b.grid_id, h.community_id, c.name as compound, b.name as building,
      d.entrance, d.floor, d.number, b.lng, b.lat, h.kind, h.moved_in_on, h.moved_out_on, h.versions,
      case when h.visits = 'refused' and h.visits_until < ${onDay}::date then 'welcome' else h.visits end as visits,
      case when h.visits_until >= ${onDay}::date then h.visits_until end as visits_until
    from household h
    join dwelling d on d.jurisdiction_id = h.jurisdiction_id and d.id = h.dwelling_id
    join building b on b.jurisdiction_id = h.jurisdiction_id and b.id = h.building_id
    join compound c on c.jurisdiction_id = h.jurisdiction_id and c.id = b.compound_id
    where h.jurisdiction_id = ${jurisdictionId} and (${sql.join(wanted, sql` or `)})`.execute(tx)
  return rows
}

const roles: readonly string[] = ['head', 'spouse']

async function peopleOf(tx: Tx, jurisdictionId: number, householdIds: readonly string[], onDay: string) {
  const { rows } = await sql<Omit<HouseholdPerson, 'minor'> & { householdId: string }>`
    select household_id, id, name, relation, born_on, stays, phone is not null as has_phone, versions from resident
    where jurisdiction_id = ${jurisdictionId} and household_id = any (${[...householdIds]}::uuid[])
      and merged_into is null and not frozen
    order by array_position(${[...roles]}::text[], relation), born_on, id`.execute(tx)
  return rows.map(row => ({ ...row, minor: isMinor(row.bornOn, onDay) }))
}

async function needsOf(tx: Tx, jurisdictionId: number, householdIds: readonly string[]) {
  const { rows } = await sql<HouseholdNeed & { householdId: string }>`
    select household_id, id, resident_id, kind, every_days from service_need
    where jurisdiction_id = ${jurisdictionId} and household_id = any (${[...householdIds]}::uuid[]) and ended_on is null
    order by asked_on, id`.execute(tx)
  return rows
}

const order = new Intl.Collator('zh-CN', { numeric: true })

/** 2号楼 before 10号楼, the first floor before the second. */
function byAddress({ address: a, id: one }: HouseholdOf, { address: b, id: other }: HouseholdOf): number {
  return (
    order.compare(a.compound, b.compound) ||
    order.compare(a.building, b.building) ||
    order.compare(a.entrance, b.entrance) ||
    (a.floor ?? 0) - (b.floor ?? 0) ||
    order.compare(a.number, b.number) ||
    (one < other ? -1 : 1)
  )
}

/** How many households live in each of these grids on a day: what coverage is counted against. */
export async function occupiedHouseholds(
  tx: Tx,
  jurisdictionId: number,
  where: { readonly gridIds?: readonly string[]; readonly communityIds?: readonly string[] },
  onDay: string,
): Promise<
  readonly { readonly gridId: string | null; readonly communityId: string; readonly households: number }[]
> {
  const { gridIds, communityIds } = where
  const { rows } = await sql<{ gridId: string | null; communityId: string; households: number }>`
    select b.grid_id, h.community_id, count(*) as households from household h
    join building b on b.jurisdiction_id = h.jurisdiction_id and b.id = h.building_id
    where h.jurisdiction_id = ${jurisdictionId} and (h.moved_out_on is null or h.moved_out_on > ${onDay}::date)
      ${gridIds ? sql`and b.grid_id = any (${[...gridIds]}::uuid[])` : sql``}
      ${communityIds ? sql`and h.community_id = any (${[...communityIds]}::uuid[])` : sql``}
    group by b.grid_id, h.community_id order by h.community_id, b.grid_id`.execute(tx)
  return rows
}
