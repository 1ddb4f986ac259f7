/** Lists of visits for those who keep the registry: of some days, of one household, of a matter, and who is due; each read on record. */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays } from '../proceedings/days.ts'
import { householdsIn, recordRead, registrySight, requireRegistryReader } from '../registry/index.ts'
import { type GridRow, type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { dueOf, refusesVisits } from './due.ts'
import { type DueVisit, dayOf, gridInScope } from './due-visits.ts'
import { factsIn } from './facts.ts'
import { keepsGrid } from './readers.ts'
import { addressOf, type Reading, visitRows } from './rows.ts'
import type {
  dueDayShape,
  dueQueryShape,
  historyShape,
  logQueryShape,
  ofMatterShape,
  placesShape,
  visitLogShape,
} from './shape-coverage.ts'
import { targetRows } from './target-store.ts'
import { targetFor } from './targets.ts'

const mostRows = 500
const usualDays = 7
/** What waits for another day is shown so far: nobody reads further. */
const mostWaiting = 60

/** @throws Refusal notYours, notFound, invalidInput */
export async function visitLog(
  kernel: Kernel,
  staff: Staff,
  query: z.infer<typeof logQueryShape>,
): Promise<z.infer<typeof visitLogShape>> {
  const reading = await readingOf(kernel, staff)
  const today = civilDay(reading.now)
  const to = query.to ?? today
  const from = query.from ?? addDays(to, 1 - usualDays)
  if (from > to) throw new Refusal('invalidInput', { input: 'from', problem: 'afterToday', latest: to })
  const { grids, gridId, communityId } = placeAsked(reading, query)
  const visits = await kernel.db.within(registrySight(staff), async tx => {
    await recordRead(tx, { ...readOf(reading), what: 'list', gridId, communityId })
    const ids = grids.map(grid => grid.id)
    const there = gridId
      ? sql`v.building_id in (select id from building where jurisdiction_id = ${staff.jurisdictionId} and grid_id = any (${ids}::uuid[]))`
      : sql`v.community_id = ${communityId}`
    return visitRows(
      tx,
      reading,
      sql`v.on_day between ${from}::date and ${to}::date and ${there}`,
      mostRows + 1,
    )
  })
  return { from, to, visits: visits.slice(0, mostRows), more: visits.length > mostRows }
}

/** Grids whose households the reader keeps, by community and code. @throws Refusal notYours */
export async function placesKept(kernel: Kernel, staff: Staff): Promise<z.infer<typeof placesShape>> {
  const { territory } = await readingOf(kernel, staff)
  const communities = territory.communities.flatMap(({ id, name }) => {
    const own = territory.grids.filter(grid => grid.communityId === id && keepsGrid(staff, grid))
    const grids = own.map(grid => ({ id: grid.id, name: grid.name }))
    return grids.length > 0 ? [{ id, name, grids }] : []
  })
  return { communities }
}

/** Every visit to a household that is kept, with why and when the next is due. @throws Refusal notYours, notFound */
export async function householdHistory(
  kernel: Kernel,
  staff: Staff,
  householdId: string,
): Promise<z.infer<typeof historyShape>> {
  const reading = await readingOf(kernel, staff)
  const { territory, now } = reading
  const today = civilDay(now)
  return kernel.db.within(registrySight(staff), async tx => {
    const [home] = await householdsIn(tx, staff.jurisdictionId, { ids: [householdId] }, today)
    if (!home) throw new Refusal('notFound', {})
    await recordRead(tx, { ...readOf(reading), what: 'page', residentIds: home.people.map(it => it.id) })
    const decided = await targetRows(tx, staff.jurisdictionId)
    const grid = home.gridId ? territory.grid(home.gridId) : null
    const target = targetFor(decided, grid ?? { communityId: home.communityId, setting: 'urban' }, today)
    const known = grid ? await factsIn(tx, staff.jurisdictionId, [grid], decided, today, householdId) : []
    const facts = known[0]?.facts
    const visits = await visitRows(tx, reading, sql`v.household_id = ${householdId}`, mostRows)
    const refuses = facts ? refusesVisits(facts, today) : home.visits === 'refused'
    const due = facts ? dueOf(facts, today) : null
    return {
      householdId,
      buildingId: home.buildingId,
      address: home.address,
      today,
      target,
      refuses,
      refusesUntil: home.visitsUntil,
      due: due && plain(due),
      visits,
    }
  })
}

/** Visits a matter arose from: shown to those who may see the household, to others it arose from nothing. */
export async function visitsOfMatter(
  kernel: Kernel,
  staff: Staff,
  proceedingId: string,
): Promise<z.infer<typeof ofMatterShape>> {
  const { grids, communities } = registrySight(staff)
  if (grids.length + communities.length === 0) return { visits: [] }
  const reading = await readingOf(kernel, staff)
  return kernel.db.within(registrySight(staff), async tx => {
    const linked = sql`v.id in (select visit_id from visit_matter where jurisdiction_id = ${staff.jurisdictionId}
      and proceeding_id = ${proceedingId}) and not exists (select from visit c
      where c.jurisdiction_id = v.jurisdiction_id and c.replaces = v.id)`
    const visits = await visitRows(tx, reading, linked, mostRows)
    if (visits.length > 0)
      await recordRead(tx, {
        ...readOf(reading),
        what: 'list',
        residentIds: await residentsOf(
          tx,
          staff.jurisdictionId,
          visits.map(it => it.householdId),
        ),
      })
    return { visits: visits.map(({ id, householdId, on, address }) => ({ id, householdId, on, address })) }
  })
}

/** Who is due in a grid, or in every grid of a community, with the name to ask for. @throws Refusal notYours, notFound */
export async function dueDay(
  kernel: Kernel,
  staff: Staff,
  query: z.infer<typeof dueQueryShape>,
): Promise<z.infer<typeof dueDayShape>> {
  const reading = await readingOf(kernel, staff)
  const { territory, now } = reading
  const today = civilDay(now)
  const onDay = query.on ?? today
  const { grids, gridId, communityId } = placeAsked(reading, query)
  const start = query.lng !== undefined && query.lat !== undefined ? ([query.lng, query.lat] as const) : null
  const options = { ...(query.size ? { size: query.size } : {}), start }
  return kernel.db.within(registrySight(staff), async tx => {
    await recordRead(tx, { ...readOf(reading), what: 'list', gridId, communityId })
    const decided = await targetRows(tx, staff.jurisdictionId)
    const known = await factsIn(tx, staff.jurisdictionId, grids, decided, onDay)
    const days = grids.map(grid => ({
      grid,
      day: dayOf(
        known.filter(it => it.gridId === grid.id),
        onDay,
        options,
      ),
    }))
    const shown = ({ due }: (typeof days)[number]['day']) =>
      due.filter(it => it.today || (query.all && it.order <= mostWaiting))
    const ids = days.flatMap(({ day }) => shown(day).map(it => it.householdId))
    const homes = ids.length === 0 ? [] : await householdsIn(tx, staff.jurisdictionId, { ids }, onDay)
    const names = new Map(homes.map(home => [home.id, home.people[0]?.name ?? null]))
    return {
      today,
      onDay,
      grids: days.map(({ grid, day }) => ({
        ...{ id: grid.id, name: grid.name, code: grid.code, setting: grid.setting },
        target: targetFor(decided, grid, onDay),
        ...{
          households: day.households,
          due: day.due.length,
          leftOut: day.leftOut,
          metres: day.round.metres,
        },
        rows: shown(day).map(it => dueRow(it, territory, names.get(it.householdId) ?? null)),
      })),
    }
  })
}

function dueRow(it: DueVisit, territory: Territory, name: string | null) {
  const { order, today, door } = it
  return {
    ...plain(it),
    order,
    today,
    buildingId: door.buildingId,
    address: addressOf(territory, door),
    name,
  }
}

function plain({
  householdId,
  dueOn,
  reasons,
  besides,
  lastVisit,
  vain,
}: Omit<DueVisit, 'order' | 'today' | 'facts' | 'door'>) {
  return { householdId, dueOn, reasons: [...reasons], besides: [...besides], lastVisit, vain: [...vain] }
}

/** @throws Refusal notYours, notFound, missingInput */
function placeAsked(
  { staff, territory }: Reading,
  asked: { grid?: string | undefined; community?: string | undefined },
) {
  if (asked.grid) {
    const grid = gridInScope(territory, staff, asked.grid)
    return { grids: [grid], gridId: grid.id, communityId: null }
  }
  if (!asked.community) throw new Refusal('missingInput', { input: 'grid' })
  const grids = territory.grids.filter(grid => grid.communityId === asked.community && keepsGrid(staff, grid))
  if (grids.length === 0) throw new Refusal('notFound', {})
  return { grids: grids as readonly GridRow[], gridId: null, communityId: asked.community }
}

async function readingOf(kernel: Kernel, staff: Staff): Promise<Reading> {
  requireRegistryReader(staff)
  return { staff, territory: await territoryOf(kernel), now: kernel.clock.now() }
}

function readOf({ staff, now }: Reading) {
  return { jurisdictionId: staff.jurisdictionId, at: now, personId: staff.personId }
}

async function residentsOf(
  tx: Tx,
  jurisdictionId: number,
  householdIds: readonly string[],
): Promise<string[]> {
  const homes = await householdsIn(tx, jurisdictionId, { ids: householdIds }, '9999-12-31')
  return homes.flatMap(home => home.people.map(it => it.id))
}
