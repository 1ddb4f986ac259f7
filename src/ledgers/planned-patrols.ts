/** How many patrols were to be walked in a period: each plan once for as many days as it says, on the days it was in force. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { numberOfDay } from '../proceedings/days.ts'
import { within } from './area.ts'
import type { Ask } from './ask.ts'

export async function plannedPatrols(tx: Tx, ask: Ask): Promise<number> {
  const { area, period, staff, today } = ask
  const { rows } = await sql<{ everyDays: number; from: string; to: string | null }>`
    select p.every_days as "everyDays", p.valid_from as from,
      least(p.ended_on, (select min(later.valid_from) - 1 from patrol_plan later where later.jurisdiction_id = p.jurisdiction_id
        and later.id = p.id and later.revision > p.revision)) as to
    from patrol_plan p where p.jurisdiction_id = ${staff.jurisdictionId} and ${within(area, sql`p.community_id`, sql`p.grid_id`)}
      and p.valid_from <= ${period.to}::date and (p.ended_on is null or p.ended_on >= ${period.from}::date)`.execute(
    tx,
  )
  const lastOn = period.to < today ? period.to : today
  return rows.reduce((sum, plan) => sum + roundsIn(plan, period.from, lastOn), 0)
}

/**
 * Rounds that came due between two days, both included: the first on the day the plan begins, the next so many days later.
 * @example roundsIn({ everyDays: 7, from: '2026-11-02', to: null }, '2026-11-01', '2026-11-30') // 5
 */
export function roundsIn(
  plan: { readonly everyDays: number; readonly from: string; readonly to: string | null },
  from: string,
  to: string,
): number {
  const begins = numberOfDay(plan.from)
  const first = Math.max(begins, numberOfDay(from))
  const last = Math.min(numberOfDay(to), plan.to === null ? Number.POSITIVE_INFINITY : numberOfDay(plan.to))
  if (last < first) return 0
  const before = (day: number) => (day < begins ? 0 : Math.floor((day - begins) / plan.everyDays) + 1)
  return before(last) - before(first - 1)
}
