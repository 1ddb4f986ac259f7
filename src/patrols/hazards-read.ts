/** Hazards as they are shown: lists by state and place, one with its whole life, those a matter was raised from, places where they come again. */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays, instantOf } from '../proceedings/days.ts'
import { type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { type HazardRow, hazardById, hazardsOfMatter, type ListState, listHazards } from './hazard-store.ts'
import { hazardEventsShown } from './hazard-timeline.ts'
import { mayNow } from './may-now.ts'
import { buildingNamed, communityNamed, gridNamed, versionsByCode } from './naming.ts'
import type { HazardShown, hazardPlacesShape, hazardShape, hazardsShape } from './shape-answers.ts'
import { repeatsWithin } from './terms.ts'

export interface HazardsAsk {
  readonly state: ListState
  readonly kind?: string | undefined
  readonly grade?: string | undefined
  readonly grid?: string | undefined
  readonly community?: string | undefined
  readonly offset: number
  readonly limit: number
}

export async function hazardsShown(
  kernel: Kernel,
  staff: Staff,
  ask: HazardsAsk,
): Promise<z.infer<typeof hazardsShape>> {
  const territory = await territoryOf(kernel)
  const today = civilDay(kernel.clock.now())
  return kernel.db.within(staff.sight, async tx => {
    const gridIds = ask.grid ? await versionsOf(tx, staff, territory, ask.grid) : undefined
    const wanted = { ...ask, communityId: ask.community, gridIds, onDay: today }
    const { rows, total } = await listHazards(tx, staff.jurisdictionId, wanted, ask)
    return { rows: rows.map(row => hazardShown(territory, row, today)), total, today }
  })
}

async function versionsOf(tx: Tx, staff: Staff, territory: Territory, gridId: string): Promise<string[]> {
  const code = territory.gridVersion(gridId)?.code
  return code ? [...(await versionsByCode(tx, staff.jurisdictionId, [code])).keys()] : [gridId]
}

/** @throws Refusal notFound, also out of sight */
export async function hazardPage(
  kernel: Kernel,
  staff: Staff,
  id: string,
): Promise<z.infer<typeof hazardShape>> {
  const territory = await territoryOf(kernel)
  const now = kernel.clock.now()
  const today = civilDay(now)
  const { jurisdictionId } = staff
  return kernel.db.within(staff.sight, async tx => {
    const row = await hazardById(tx, jurisdictionId, id)
    if (!row) throw new Refusal('notFound', { what: 'hazard' })
    const samePlace = await hazardsNear(tx, jurisdictionId, row, addDays(today, -repeatsWithin.days))
    return {
      ...hazardShown(territory, row, today),
      today,
      events: await hazardEventsShown(tx, staff, row),
      patrol: await patrolOf(tx, jurisdictionId, id),
      ...(await mayNow(tx, staff, row, now)),
      samePlace: samePlace.map(other => hazardShown(territory, other, today)),
    }
  })
}

/** Beside a matter: which hazards it was raised from, and whether from a patrol. */
export async function ofMatter(kernel: Kernel, staff: Staff, matterId: string) {
  const territory = await territoryOf(kernel)
  const today = civilDay(kernel.clock.now())
  return kernel.db.within(staff.sight, async tx => {
    const rows = await hazardsOfMatter(tx, staff.jurisdictionId, matterId)
    const shown = []
    for (const row of rows)
      shown.push({
        ...hazardShown(territory, row, today),
        patrol: await patrolOf(tx, staff.jurisdictionId, row.id),
      })
    return { rows: shown }
  })
}

/** Buildings, else spots of some fifty metres, where the same kind of hazard was found more than once within a year. */
export async function hazardPlaces(
  kernel: Kernel,
  staff: Staff,
  ask: { readonly community?: string | undefined },
): Promise<z.infer<typeof hazardPlacesShape>> {
  const territory = await territoryOf(kernel)
  const from = addDays(civilDay(kernel.clock.now()), -repeatsWithin.days)
  const { rows } = await kernel.db.within(staff.sight, tx =>
    sql<PlaceRow>`
      select (array_agg(h.id order by h.found_at desc))[1] as hazard_id, h.kind, h.community_id, count(*)::int as count,
        (array_agg(h.grid_id order by h.found_at desc))[1] as grid_id, h.building_id,
        (array_agg(h.place_text order by h.found_at desc))[1] as place_text,
        count(*) filter (where h.closed_at is null)::int as open, (max(h.found_at) at time zone 'Asia/Shanghai')::date as last_on
      from hazard h
      where h.jurisdiction_id = ${staff.jurisdictionId} and h.found_at >= ${instantOf(from, '00:00')}
        and (h.building_id is not null or h.lng is not null)
        ${ask.community ? sql`and h.community_id = ${ask.community}` : sql``}
      group by h.community_id, h.kind, h.building_id,
        case when h.building_id is null then round(h.lng::numeric / 0.0006) end, case when h.building_id is null then round(h.lat::numeric / 0.00045) end
      having count(*) > 1 order by count(*) desc, max(h.found_at) desc limit 100`.execute(tx),
  )
  return {
    from,
    rows: rows.map(({ buildingId, placeText, gridId, communityId, ...row }) => ({
      ...row,
      place: buildingNamed(territory, buildingId)?.name ?? placeText,
      community: communityNamed(territory, communityId),
      grid: gridNamed(territory, gridId),
    })),
  }
}

interface PlaceRow {
  readonly hazardId: string
  readonly kind: HazardShown['kind']
  readonly communityId: string
  readonly gridId: string | null
  readonly buildingId: string | null
  readonly placeText: string
  readonly count: number
  readonly open: number
  readonly lastOn: string
}

/** At the same building, or within a few steps; the place, whoever found it. */
async function hazardsNear(
  tx: Tx,
  jurisdictionId: number,
  row: HazardRow,
  sinceOn: string,
): Promise<HazardRow[]> {
  const near = 0.0005
  const { rows } = await sql<{ id: string }>`select h.id from hazard h
    where h.jurisdiction_id = ${jurisdictionId} and h.community_id = ${row.communityId} and h.id <> ${row.id}
      and h.found_at >= ${instantOf(sinceOn, '00:00')} and case when ${row.buildingId}::uuid is not null
        then h.building_id = ${row.buildingId}::uuid
        else abs(h.lng - ${row.lng}::float) < ${near}::float and abs(h.lat - ${row.lat}::float) < ${near}::float end
    order by h.kind <> ${row.kind}, h.found_at desc limit 10`.execute(tx)
  const found: HazardRow[] = []
  for (const { id } of rows) {
    const other = await hazardById(tx, jurisdictionId, id)
    if (other) found.push(other)
  }
  return found
}

async function patrolOf(tx: Tx, jurisdictionId: number, hazardId: string) {
  const { rows } = await sql<{ id: string; name: string }>`
    select w.id, l.name from patrol_check c
    join patrol w on w.jurisdiction_id = c.jurisdiction_id and w.id = c.patrol_id
    join patrol_plan l on l.jurisdiction_id = w.jurisdiction_id and l.id = w.plan_id and l.revision = w.revision
    where c.jurisdiction_id = ${jurisdictionId} and c.hazard_id = ${hazardId} limit 1`.execute(tx)
  return rows[0] ?? null
}

export function hazardShown(territory: Territory, row: HazardRow, today: string): HazardShown {
  const { gridId, communityId, buildingId, matterId, matterNumber, foundAt, closedAt } = row
  const { id, kind, what, placeText, lng, lat, grade, state, recheckOn } = row
  return {
    ...{ id, kind, what, placeText, lng, lat, grade, state, recheckOn },
    building: buildingNamed(territory, buildingId),
    community: communityNamed(territory, communityId),
    grid: gridNamed(territory, gridId),
    awaitsLook: closedAt === null && row.awaitsLook,
    overdue: closedAt === null && recheckOn !== null && recheckOn < today,
    foundAt: foundAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    matter: matterId && matterNumber ? { id: matterId, number: matterNumber } : null,
  }
}
