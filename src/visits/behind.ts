/** The households behind a figure of coverage, for those who keep the grid's registry: exactly those the figure counts. */
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { recordRead, registrySight, requireRegistryReader } from '../registry/index.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { gridInScope } from './due-visits.ts'
import { periodAsked } from './periods.ts'
import { addressOf } from './rows.ts'
import type { behindQueryShape, behindShape } from './shape-coverage.ts'
import { targetRows } from './target-store.ts'
import { targetFor } from './targets.ts'

interface Row {
  readonly householdId: string
  readonly buildingId: string
  readonly entrance: string
  readonly floor: number | null
  readonly number: string
  readonly lastOn: string | null
  readonly days: number | null
  readonly refusesUntil: string | null
}

/** By place: building, entrance, floor, door. @throws Refusal notYours, notFound, invalidInput */
export async function householdsBehind(
  kernel: Kernel,
  staff: Staff,
  query: z.infer<typeof behindQueryShape>,
): Promise<z.infer<typeof behindShape>> {
  requireRegistryReader(staff)
  const territory = await territoryOf(kernel)
  const grid = gridInScope(territory, staff, query.grid)
  const now = kernel.clock.now()
  const { from, to } = periodAsked(query, civilDay(now))
  const { jurisdictionId, personId } = staff
  const rows = await kernel.db.within(registrySight(staff), async tx => {
    await recordRead(tx, { jurisdictionId, at: now, personId, what: 'list', gridId: grid.id })
    const { everyDays } = targetFor(await targetRows(tx, jurisdictionId), grid, to)
    const { rows } = await sql<Row>`
      with home as (
        select h.id as household_id, h.building_id, d.entrance, d.floor, d.number,
          h.visits = 'refused' and (h.visits_until is null or h.visits_until >= ${to}::date) as refusing, h.visits_until as refuses_until,
          (select max(v.on_day) from visit v where v.jurisdiction_id = ${jurisdictionId} and v.household_id = h.id
            and v.on_day <= ${to}::date and v.outcome in ('met', 'byPhone')
            and not exists (select from visit c where c.jurisdiction_id = ${jurisdictionId} and c.replaces = v.id)) as last_on
        from building b
        join household h on h.jurisdiction_id = ${jurisdictionId} and h.building_id = b.id
          and (h.moved_out_on is null or h.moved_out_on > ${to}::date)
          and (h.moved_in_on is null or h.moved_in_on <= ${to}::date)
        join dwelling d on d.jurisdiction_id = ${jurisdictionId} and d.id = h.dwelling_id
        where b.jurisdiction_id = ${jurisdictionId} and b.grid_id = ${grid.id}
      )
      select *, ${to}::date - last_on as days from home where ${conditionOf(query.figure, from, to, everyDays)}`.execute(
      tx,
    )
    return rows
  })
  const households = rows.map(({ householdId, lastOn, days, refusesUntil, ...door }) => ({
    ...{ householdId, lastOn, days, refusesUntil },
    address: addressOf(territory, door),
  }))
  return { from, to, households: households.sort((a, b) => byAddress(a.address, b.address)) }
}

function conditionOf(
  figure: z.infer<typeof behindQueryShape>['figure'],
  from: string,
  to: string,
  everyDays: number,
): RawBuilder<unknown> {
  const conditions = {
    refusing: sql`refusing`,
    visited: sql`not refusing and last_on >= ${from}::date`,
    notVisited: sql`not refusing and (last_on is null or last_on < ${from}::date)`,
    never: sql`not refusing and last_on is null`,
    overdue: sql`not refusing and last_on + ${everyDays}::int < ${to}::date`,
  }
  return conditions[figure]
}

const order = new Intl.Collator('zh-CN', { numeric: true })
type Address = ReturnType<typeof addressOf>

function byAddress(a: Address, b: Address): number {
  return (
    order.compare(a.compound, b.compound) ||
    order.compare(a.building, b.building) ||
    order.compare(a.entrance, b.entrance) ||
    (a.floor ?? 0) - (b.floor ?? 0) ||
    order.compare(a.number, b.number)
  )
}
