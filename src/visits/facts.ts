/** What is known of the visits to the households of some grids, read for a day: doors, visits, services asked for, open matters. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays } from '../proceedings/days.ts'
import { needKinds } from '../registry/needs.ts'
import {
  type HouseholdFacts,
  type MatterSeen,
  type NeedSeen,
  type Outcome,
  partOfDay,
  type VisitSeen,
  withVisit,
} from './due.ts'
import type { Door } from './order.ts'
import { type TargetRow, targetFor } from './targets.ts'

export interface GridAsked {
  readonly id: string
  readonly communityId: string
  readonly setting: string
}
export interface KnownHousehold {
  readonly facts: HouseholdFacts
  readonly door: Door
  readonly gridId: string
}
/** Two years: what lies further back is forgotten. */
const daysBack = 731
/** Asia/Shanghai has been UTC+8 all along since 1991. */
const eastOfGreenwich = 8

/**
 * Under the sight of the transaction; whoever asks records the read.
 * @param only of this one household
 */
export async function factsIn(
  tx: Tx,
  jurisdictionId: number,
  grids: readonly GridAsked[],
  targets: readonly TargetRow[],
  onDay: string,
  only?: string,
): Promise<KnownHousehold[]> {
  const where = { jurisdictionId, gridIds: grids.map(grid => grid.id), onDay, only: only ?? null }
  const homes = await homesIn(tx, where)
  const ids = homes.map(home => home.id)
  const away = await awayOf(tx, where, ids)
  const everyDays = new Map(grids.map(grid => [grid.id, targetFor(targets, grid, onDay).everyDays]))
  const visits = Map.groupBy(await visitsOf(tx, where, ids), visit => visit.householdId)
  const needs = Map.groupBy(await needsOf(tx, where, ids), need => need.householdId)
  const raised = Map.groupBy(await mattersRaised(tx, where, ids), matter => matter.placeId)
  const around = Map.groupBy(await mattersAround(tx, where), matter => matter.placeId)
  return homes.map(home => {
    const fromVisits = (raised.get(home.id) ?? []).map(matter => seen(matter, 'visit'))
    const own = new Set(fromVisits.map(matter => matter.id))
    const ofBuilding = (around.get(home.buildingId) ?? []).filter(matter => !own.has(matter.id))
    const blank: HouseholdFacts = {
      householdId: home.id,
      knownOn: laterOf(home.movedInOn, civilDay(home.madeAt)),
      movedInOn: home.movedInOn,
      visits: home.visits,
      visitsUntil: home.visitsUntil,
      away: away.has(home.id),
      everyDays: everyDays.get(home.gridId)!,
      lastVisit: null,
      lastMetOn: null,
      vain: [],
      nextOn: null,
      needs: (needs.get(home.id) ?? []).flatMap(needSeen),
      matters: [...fromVisits, ...ofBuilding.map(matter => seen(matter, 'building'))],
    }
    const { gridId, buildingId, lng, lat, entrance, floor, number } = home
    return {
      facts: (visits.get(home.id) ?? []).map(visitSeen).reduce(withVisit, blank),
      door: { householdId: home.id, buildingId, lng, lat, entrance, floor, number },
      gridId,
    }
  })
}

interface Where {
  readonly jurisdictionId: number
  readonly gridIds: readonly string[]
  readonly onDay: string
  readonly only: string | null
}
interface HomeRow {
  readonly id: string
  readonly gridId: string
  readonly buildingId: string
  readonly lng: number
  readonly lat: number
  readonly entrance: string
  readonly floor: number | null
  readonly number: string
  readonly visits: 'welcome' | 'refused'
  readonly visitsUntil: string | null
  readonly movedInOn: string | null
  readonly madeAt: Date
}

/** Dwellings one by one: a table filled a minute ago has no figures yet, and the database would read all dwellings for these few. */
async function homesIn(tx: Tx, where: Where): Promise<HomeRow[]> {
  const { jurisdictionId, gridIds, onDay, only } = where
  const { rows } = await sql<HomeRow>`
    select h.id, b.grid_id, h.building_id, b.lng, b.lat, d.entrance, d.floor, d.number, h.visits, h.visits_until,
      h.moved_in_on, h.made_at
    from building b
    cross join lateral (select * from household where jurisdiction_id = ${jurisdictionId} and building_id = b.id
      and (moved_out_on is null or moved_out_on > ${onDay}::date) and (moved_in_on is null or moved_in_on <= ${onDay}::date)
      and (${only}::uuid is null or id = ${only}::uuid) offset 0) h
    cross join lateral (select entrance, floor, number from dwelling
      where jurisdiction_id = ${jurisdictionId} and id = h.dwelling_id offset 0) d
    where b.jurisdiction_id = ${jurisdictionId} and b.grid_id = any (${[...gridIds]}::uuid[])
    order by h.id`.execute(tx)
  return rows
}

/** Households all of whose people live elsewhere for now. */
async function awayOf(
  tx: Tx,
  { jurisdictionId }: Where,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select household_id as id from resident
    where jurisdiction_id = ${jurisdictionId} and household_id = any (${[...ids]}::uuid[]) and merged_into is null and not frozen
    group by household_id having bool_and(stays = 'away')`.execute(tx)
  return new Set(rows.map(row => row.id))
}

interface VisitRow {
  readonly householdId: string
  readonly onDay: string
  readonly at: Date
  readonly outcome: Outcome
  readonly nextOn: string | null
}

/** In the order they were made; those that were corrected are not among them. */
async function visitsOf(
  tx: Tx,
  { jurisdictionId, onDay }: Where,
  ids: readonly string[],
): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select v.household_id, v.on_day, v.at, v.outcome, v.next_on from visit v
    where v.jurisdiction_id = ${jurisdictionId} and v.household_id = any (${[...ids]}::uuid[])
      and v.on_day between ${addDays(onDay, -daysBack)}::date and ${onDay}::date
      and not exists (select from visit c where c.jurisdiction_id = ${jurisdictionId} and c.replaces = v.id)
    order by v.at, v.id`.execute(tx)
  return rows
}

interface NeedRow {
  readonly id: string
  readonly householdId: string
  readonly kind: string
  readonly everyDays: number | null
  readonly askedOn: string
}

async function needsOf(tx: Tx, { jurisdictionId, onDay }: Where, ids: readonly string[]): Promise<NeedRow[]> {
  const { rows } = await sql<NeedRow>`
    select id, household_id, kind, every_days, asked_on from service_need
    where jurisdiction_id = ${jurisdictionId} and household_id = any (${[...ids]}::uuid[])
      and asked_on <= ${onDay}::date and (ended_on is null or ended_on > ${onDay}::date)
    order by id`.execute(tx)
  return rows
}

interface MatterRow {
  readonly placeId: string
  readonly id: string
  readonly number: string
  readonly openedAt: Date
}

/** Open matters that arose from a visit to the household. */
async function mattersRaised(
  tx: Tx,
  { jurisdictionId }: Where,
  ids: readonly string[],
): Promise<MatterRow[]> {
  const { rows } = await sql<MatterRow>`
    select distinct v.household_id as place_id, p.id, p.number, p.opened_at
    from visit v
    join visit_matter l on l.jurisdiction_id = ${jurisdictionId} and l.visit_id = v.id
    join proceeding p on p.jurisdiction_id = ${jurisdictionId} and p.id = l.proceeding_id and p.closed_at is null
    where v.jurisdiction_id = ${jurisdictionId} and v.household_id = any (${[...ids]}::uuid[])
    order by p.opened_at, p.id`.execute(tx)
  return rows
}

/** Open matters reported of a building. Of which household is not known, and nobody is to guess. */
async function mattersAround(tx: Tx, { jurisdictionId, gridIds }: Where): Promise<MatterRow[]> {
  const { rows } = await sql<MatterRow>`
    select m.building_id as place_id, p.id, p.number, p.opened_at
    from proceeding p
    join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
    join building b on b.jurisdiction_id = m.jurisdiction_id and b.id = m.building_id and b.grid_id = any (${[...gridIds]}::uuid[])
    where p.jurisdiction_id = ${jurisdictionId} and p.grid_id = any (${[...gridIds]}::uuid[]) and p.closed_at is null
      and p.procedure = 'matter' and not p.sealed
    order by p.opened_at, p.id`.execute(tx)
  return rows
}

function visitSeen({ onDay: on, at, outcome, nextOn }: VisitRow): VisitSeen {
  return { on, part: partOfDay((at.getUTCHours() + eastOfGreenwich) % 24), outcome, nextOn }
}

/** What comes round and is done by coming or calling; the rest of what was asked for says how, not when. */
function needSeen({ id, kind, everyDays, askedOn }: NeedRow): NeedSeen[] {
  const known = needKinds[kind as keyof typeof needKinds] ?? { everyDays: null, atTheDoor: true }
  const days = everyDays ?? known.everyDays
  return days === null
    ? []
    : [{ id, kind, everyDays: days, byPhone: !known.atTheDoor, askedOn, servedOn: null }]
}

function seen({ id, number, openedAt }: MatterRow, from: MatterSeen['from']): MatterSeen {
  return { id, number, sinceOn: civilDay(openedAt), from }
}

function laterOf(one: string | null, other: string): string {
  return one !== null && one > other ? one : other
}
