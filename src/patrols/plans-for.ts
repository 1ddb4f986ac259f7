/** Which patrols are to be walked and when: the plans in force with the last patrol and the day the next one is due. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { addDays } from '../proceedings/days.ts'
import type { Stop } from './shape.ts'
import { countsAsWalked } from './terms.ts'

export interface PlanDue {
  readonly id: string
  readonly revision: number
  readonly communityId: string
  readonly gridId: string | null
  readonly name: string
  /** In walking order. */
  readonly stops: readonly Stop[]
  readonly everyDays: number
  /** Of this revision; the plan began with the first. */
  readonly validFrom: string
  readonly begunOn: string
  readonly endedOn: string | null
  /** Civil day of the last patrol that counts. */
  readonly lastOn: string | null
  /** The next one; earlier than today: missed. */
  readonly dueOn: string
}

/** Days are counted from the last patrol that passed enough stops; a plan never walked is due since the day it began. */
export function dueOnOf(plan: {
  readonly begunOn: string
  readonly lastOn: string | null
  readonly everyDays: number
}): string {
  if (plan.lastOn === null) return plan.begunOn
  const next = addDays(plan.lastOn, plan.everyDays)
  return next < plan.begunOn ? plan.begunOn : next
}

/**
 * Plans in force on a day, the one due first in front: those of these grids (by any of their versions), and those of these
 * communities as a whole.
 */
export async function plansFor(
  tx: Tx,
  gridIds: readonly string[],
  communityIds: readonly string[],
  onDay: string,
): Promise<PlanDue[]> {
  const { rows } = await sql<Omit<PlanDue, 'dueOn'>>`
    with wanted as (
      select distinct v.id from grid g join grid v on v.jurisdiction_id = g.jurisdiction_id and v.code = g.code
      where g.jurisdiction_id = setting_jurisdiction() and g.id = any (${[...gridIds]}::uuid[])
    ), held as (
      select distinct on (p.id) p.* from patrol_plan p
      where p.jurisdiction_id = setting_jurisdiction() and p.valid_from <= ${onDay}::date
        and (p.grid_id in (select id from wanted) or (p.grid_id is null and p.community_id = any (${[...communityIds]}::uuid[])))
      order by p.id, p.revision desc
    )
    select p.id, p.revision, p.community_id, p.grid_id, p.name, p.stops, p.every_days, p.valid_from, p.ended_on,
      (select min(f.valid_from) from patrol_plan f where f.jurisdiction_id = p.jurisdiction_id and f.id = p.id) as begun_on,
      (select (max(w.started_at) at time zone 'Asia/Shanghai')::date from patrol w
        where w.jurisdiction_id = p.jurisdiction_id and w.plan_id = p.id and w.ended_at is not null
          and w.stops_done >= w.stops_planned * ${countsAsWalked.share}::float) as last_on
    from held p where p.ended_on is null or p.ended_on >= ${onDay}::date`.execute(tx)
  return rows
    .map(plan => ({ ...plan, dueOn: dueOnOf(plan) }))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.name < b.name ? -1 : 1))
}
