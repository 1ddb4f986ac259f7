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
  const everyDays = new Map(grids.map(grid => [grid.id, targetFor(targets, grid, onDay).everyDays]))
  const visits = Map.groupBy(await visitsIn(tx, where), visit => visit.householdId)
  const needs = Map.groupBy(await needsIn(tx, where), need => need.householdId)
  const raised = Map.groupBy(await mattersRaised(tx, where), matter => matter.placeId)
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
      away: home.away,
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
  readonly away: boolean
}

async function homesIn(tx: Tx, { jurisdictionId, gridIds, onDay, only }: Where): Promise<HomeRow[]> {
  const { rows } = await sql<HomeRow>`
    select h.id, b.grid_id, h.building_id, b.lng, b.lat, d.entrance, d.floor, d.number, h.visits, h.visits_until,
      h.moved_in_on, h.made_at, coalesce((select bool_and(r.stays = 'away') from resident r
        where r.jurisdiction_id = h.jurisdiction_id and r.household_id = h.id and r.merged_into is null and not r.frozen), false) as away
    from building b
    join household h on h.jurisdiction_id = b.jurisdiction_id and h.building_id = b.id
      and (h.moved_out_on is null or h.moved_out_on > ${onDay}::date) and (h.moved_in_on is null or h.moved_in_on <= ${onDay}::date)
    join dwelling d on d.jurisdiction_id = h.jurisdiction_id and d.id = h.dwelling_id
    where b.jurisdiction_id = ${jurisdictionId} and b.grid_id = any (${[...gridIds]}::uuid[])
      and (${only}::uuid is null or h.id = ${only}::uuid)
    order by h.id`.execute(tx)
  return rows
}

interface VisitRow {
  readonly householdId: string
  readonly onDay: string
  readonly at: Date
  readonly outcome: Outcome
  readonly nextOn: string | null
}

/** In the order they were made; those that were corrected are not among them. */
async function visitsIn(tx: Tx, { jurisdictionId, gridIds, onDay, only }: Where): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select v.household_id, v.on_day, v.at, v.outcome, v.next_on
    from building b
    join household h on h.jurisdiction_id = b.jurisdiction_id and h.building_id = b.id and h.moved_out_on is null
    join visit v on v.jurisdiction_id = h.jurisdiction_id and v.household_id = h.id
      and v.on_day between ${addDays(onDay, -daysBack)}::date and ${onDay}::date
    where b.jurisdiction_id = ${jurisdictionId} and b.grid_id = any (${[...gridIds]}::uuid[])
      and (${only}::uuid is null or h.id = ${only}::uuid)
      and not exists (select from visit c where c.jurisdiction_id = v.jurisdiction_id and c.replaces = v.id)
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

async function needsIn(tx: Tx, { jurisdictionId, gridIds, onDay, only }: Where): Promise<NeedRow[]> {
  const { rows } = await sql<NeedRow>`
    select n.id, n.household_id, n.kind, n.every_days, n.asked_on
    from building b
    join household h on h.jurisdiction_id = b.jurisdiction_id and h.building_id = b.id
    join service_need n on n.jurisdiction_id = h.jurisdiction_id and n.household_id = h.id
    where b.jurisdiction_id = ${jurisdictionId} and b.grid_id = any (${[...gridIds]}::uuid[])
      and (${only}::uuid is null or h.id = ${only}::uuid)
      and n.asked_on <= ${onDay}::date and (n.ended_on is null or n.ended_on > ${onDay}::date)
    order by n.id`.execute(tx)
  return rows
}

interface MatterRow {
  readonly placeId: string
  readonly id: string
  readonly number: string
  readonly openedAt: Date
}

/** Open matters that arose from a visit to the household. */
async function mattersRaised(tx: Tx, { jurisdictionId, gridIds, only }: Where): Promise<MatterRow[]> {
  const { rows } = await sql<MatterRow>`
    select distinct v.household_id as place_id, p.id, p.number, p.opened_at
    from building b
    join household h on h.jurisdiction_id = b.jurisdiction_id and h.building_id = b.id
    join visit v on v.jurisdiction_id = h.jurisdiction_id and v.household_id = h.id
    join visit_matter l on l.jurisdiction_id = v.jurisdiction_id and l.visit_id = v.id
    join proceeding p on p.jurisdiction_id = l.jurisdiction_id and p.id = l.proceeding_id and p.closed_at is null
    where b.jurisdiction_id = ${jurisdictionId} and b.grid_id = any (${[...gridIds]}::uuid[])
      and (${only}::uuid is null or h.id = ${only}::uuid)
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
