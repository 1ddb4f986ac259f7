/** How far patrols reach, by place and never by person: what came due in some days and what was walked, which hazards wait. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { everythingOf, type Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays, instantOf, numberOfDay } from '../proceedings/days.ts'
import { type GridRow, type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { awaitsLook, dueDay, matterOf } from './hazard-due.ts'
import { communityNamed, gridsInSight, versionsByCode } from './naming.ts'
import { type PlanDue, plansFor } from './plans-for.ts'
import type { coverageShape } from './shape-answers.ts'

type Coverage = z.infer<typeof coverageShape>
interface Sums {
  readonly place: string
  readonly walked: number
  readonly stopsPlanned: number
  readonly stopsDone: number
}
interface Waiting {
  readonly place: string
  readonly open: number
  readonly awaitsLook: number
  readonly overdue: number
}
/** Of a grid by its code, so that figures go on over its versions; of a community as a whole by its id. */
const placeOf = (gridCode: string | null, communityId: string) => gridCode ?? communityId

/** @param ask.days so many days up to today */
export async function coverage(
  kernel: Kernel,
  staff: Staff,
  ask: { readonly community?: string | undefined; readonly days: number },
): Promise<Coverage> {
  const territory = await territoryOf(kernel)
  const to = civilDay(kernel.clock.now())
  const from = addDays(to, 1 - ask.days)
  const grids = gridsInSight(territory, staff, ask.community)
  if (grids.length === 0) return { from, to, rows: [] }
  const communities = [...new Set(grids.map(grid => grid.communityId))]
  const sums = await sumsOf(kernel, staff.jurisdictionId, communities, from, to)
  return kernel.db.within(everythingOf(staff.jurisdictionId), async tx => {
    const codes = await versionsByCode(
      tx,
      staff.jurisdictionId,
      grids.map(grid => grid.code),
    )
    const plans = await plansFor(
      tx,
      grids.map(grid => grid.id),
      communities,
      to,
    )
    const waiting = await waitingOf(tx, staff.jurisdictionId, communities, to)
    // Each is found by its place: going through all of them for every grid took longer than reading them.
    const byPlace = <T extends Placed>(rows: readonly T[]) =>
      Map.groupBy(rows, ({ gridId, communityId }) =>
        placeOf(gridId === null ? null : (codes.get(gridId) ?? gridId), communityId),
      )
    const facts: Facts = {
      ...{ territory, from, to },
      ...{ plans: byPlace(plans), sums: byPlace(sums), waiting: byPlace(waiting) },
    }
    const whole = communities.map(id => rowOf(facts, null, id))
    return {
      from,
      to,
      rows: [...grids.map(grid => rowOf(facts, grid, grid.communityId)), ...whole.filter(isTelling)].sort(
        (a, b) =>
          order.compare(a.community.name, b.community.name) ||
          order.compare(a.grid?.name ?? '', b.grid?.name ?? ''),
      ),
    }
  })
}

const order = new Intl.Collator('zh-CN', { numeric: true })

/**
 * Patrols that came due between two days, both included: the first on the day the plan began, each next so many days later.
 * @example roundsDue({ everyDays: 7, begunOn: '2026-11-02', endedOn: null }, '2026-11-01', '2026-11-30') // 5
 */
export function roundsDue(
  plan: { readonly everyDays: number; readonly begunOn: string; readonly endedOn: string | null },
  from: string,
  to: string,
): number {
  const begun = numberOfDay(plan.begunOn)
  const last = Math.min(
    numberOfDay(to),
    plan.endedOn === null ? Number.POSITIVE_INFINITY : numberOfDay(plan.endedOn),
  )
  const upTo = (day: number) => (day < begun ? 0 : Math.floor((day - begun) / plan.everyDays) + 1)
  return Math.max(0, upTo(last) - upTo(Math.max(numberOfDay(from) - 1, begun - 1)))
}

interface Placed {
  readonly gridId: string | null
  readonly communityId: string
}
/** By place. */
interface Facts {
  readonly territory: Territory
  readonly plans: ReadonlyMap<string, readonly PlanDue[]>
  readonly sums: ReadonlyMap<string, readonly (Sums & Placed)[]>
  readonly waiting: ReadonlyMap<string, readonly (Waiting & Placed)[]>
  readonly from: string
  readonly to: string
}

function rowOf(facts: Facts, grid: GridRow | null, communityId: string): Coverage['rows'][number] {
  const { territory, from, to } = facts
  const here = placeOf(grid?.code ?? null, communityId)
  const at = <T>(rows: ReadonlyMap<string, readonly T[]>): readonly T[] => rows.get(here) ?? []
  const [plans, sums, waiting] = [at(facts.plans), at(facts.sums), at(facts.waiting)]
  const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    community: communityNamed(territory, communityId),
    grid: grid && { id: grid.id, name: grid.name, code: grid.code, setting: grid.setting },
    plans: plans.length,
    planned: sum(plans, plan => roundsDue({ ...plan, begunOn: plan.begunOn }, from, to)),
    walked: sum(sums, row => row.walked),
    stopsPlanned: sum(sums, row => row.stopsPlanned),
    stopsDone: sum(sums, row => row.stopsDone),
    latePlans: plans.filter(plan => plan.dueOn < to).length,
    open: sum(waiting, row => row.open),
    awaitsLook: sum(waiting, row => row.awaitsLook),
    overdue: sum(waiting, row => row.overdue),
  }
}

function isTelling(row: Coverage['rows'][number]): boolean {
  return row.plans + row.walked + row.open > 0
}

/** Past row-level security, so that an index alone answers: sums leave this function, nothing else. */
async function sumsOf(
  { db }: Pick<Kernel, 'db'>,
  jurisdictionId: number,
  communities: readonly string[],
  from: string,
  to: string,
) {
  const { rows } = await sql<Sums & Placed>`
    select grid_id, community_id, count(*)::int as walked, sum(stops_planned)::int as stops_planned, sum(stops_done)::int as stops_done
    from patrol where jurisdiction_id = ${jurisdictionId} and community_id = any (${[...communities]}::uuid[]) and ended_at is not null
      and started_at >= ${instantOf(from, '00:00')} and started_at < ${instantOf(addDays(to, 1), '00:00')}
    group by grid_id, community_id`.execute(db.owner)
  return rows
}

async function waitingOf(tx: Tx, jurisdictionId: number, communities: readonly string[], onDay: string) {
  const { rows } = await sql<Waiting & Placed>`
    select h.grid_id, h.community_id, count(*)::int as open, count(*) filter (where ${awaitsLook})::int as awaits_look,
      count(*) filter (where ${dueDay} < ${onDay}::date)::int as overdue
    from hazard h left join ${matterOf}
    where h.jurisdiction_id = ${jurisdictionId} and h.closed_at is null and h.community_id = any (${[...communities]}::uuid[])
    group by h.grid_id, h.community_id`.execute(tx)
  return rows
}
