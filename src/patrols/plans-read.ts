/** Plans as the desk shows them: which are due, which were missed, and every revision. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { everythingOf, type Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { numberOfDay } from '../proceedings/days.ts'
import { type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { communityNamed, gridNamed, personNames } from './naming.ts'
import { revisionsOf } from './plan-store.ts'
import { dueOnOf, type PlanDue, plansFor } from './plans-for.ts'
import { mayPlan, maySeePlan, seesPersons } from './policy.ts'
import type { PlanRow, planShape, plansShape } from './shape-answers.ts'
import { countsAsWalked } from './terms.ts'

export interface PlansAsk {
  readonly community?: string | undefined
  readonly grid?: string | undefined
  readonly ended?: boolean | undefined
}

export async function plansShown(
  kernel: Kernel,
  staff: Staff,
  ask: PlansAsk,
): Promise<z.infer<typeof plansShape>> {
  const territory = await territoryOf(kernel)
  const today = civilDay(kernel.clock.now())
  const communities = communitiesOf(territory, staff)
  const shown = communities.filter(one => ask.community === undefined || one.id === ask.community)
  const plans = await kernel.db.within(everythingOf(staff.jurisdictionId), tx =>
    ask.ended
      ? endedPlans(
          tx,
          staff.jurisdictionId,
          shown.map(one => one.id),
          today,
        )
      : currentPlans(tx, shown, today),
  )
  return {
    today,
    communities: communities.map(({ grids, ...community }) => ({
      ...community,
      grids: grids.map(({ id, name, code }) => ({ id, name, code })),
    })),
    plans: plans
      .filter(plan => maySeePlan(staff, plan))
      .filter(
        plan => ask.grid === undefined || codeOf(territory, plan.gridId) === codeOf(territory, ask.grid),
      )
      .map(plan => planRow(territory, staff, plan, today)),
  }
}

/** Due on or after a day to come: a plan that begins later is shown as well. */
async function currentPlans(tx: Tx, communities: readonly Shown[], today: string) {
  const gridIds = communities.flatMap(one => one.grids.map(grid => grid.id))
  const ids = communities.map(one => one.id)
  const current = await plansFor(tx, gridIds, ids, today)
  const known = new Set(current.map(plan => plan.id))
  const { rows } = await sql<PlanDue>`
    with latest as (select distinct on (p.id) p.* from patrol_plan p where p.jurisdiction_id = setting_jurisdiction()
      and p.community_id = any (${ids}::uuid[]) order by p.id, p.revision desc)
    select id, revision, community_id, grid_id, name, stops, every_days, valid_from, valid_from as begun_on, ended_on,
      null as last_on, valid_from as due_on
    from latest where ended_on is null or ended_on >= ${today}::date`.execute(tx)
  // Not begun yet, or of a grid that is no more: nobody walks it, somebody must see it.
  return [...current, ...rows.filter(plan => !known.has(plan.id))]
}

async function endedPlans(
  tx: Tx,
  jurisdictionId: number,
  ids: readonly string[],
  today: string,
): Promise<PlanDue[]> {
  const { rows } = await sql<PlanDue>`
    with held as (select distinct on (p.id) p.* from patrol_plan p where p.jurisdiction_id = ${jurisdictionId}
      and p.community_id = any (${[...ids]}::uuid[]) order by p.id, p.revision desc)
    select id, revision, community_id, grid_id, name, stops, every_days, valid_from, valid_from as begun_on, ended_on, ended_on as due_on,
      (select (max(w.started_at) at time zone 'Asia/Shanghai')::date from patrol w
        where w.jurisdiction_id = held.jurisdiction_id and w.plan_id = held.id) as last_on
    from held where ended_on < ${today}::date order by ended_on desc, name limit 500`.execute(tx)
  return rows
}

/** @throws Refusal notFound, also where the reader has no business */
export async function planShown(
  kernel: Kernel,
  staff: Staff,
  id: string,
): Promise<z.infer<typeof planShape>> {
  const territory = await territoryOf(kernel)
  const today = civilDay(kernel.clock.now())
  return kernel.db.within(everythingOf(staff.jurisdictionId), async tx => {
    const revisions = await revisionsOf(tx, staff.jurisdictionId, id)
    const [latest] = revisions
    if (!maySeePlan(staff, latest) && !mayPlan(staff, latest.communityId)) throw new Refusal('notFound')
    const begunOn = revisions.map(one => one.validFrom).sort()[0]!
    const lastOn = await lastWalked(tx, staff.jurisdictionId, id)
    const dueOn = dueOnOf({ begunOn, lastOn, everyDays: latest.everyDays })
    const by = await personsOf(tx, staff.jurisdictionId, id)
    const names = seesPersons(staff, latest) || mayPlan(staff, latest.communityId)
    return {
      ...planRow(territory, staff, { ...latest, begunOn, lastOn, dueOn }, today),
      stops: [...latest.stops],
      revisions: revisions.map(({ revision, name, stops, everyDays, validFrom, endedOn, at }) => ({
        revision,
        name,
        stopCount: stops.length,
        everyDays,
        validFrom,
        endedOn,
        at: at.toISOString(),
        by: names ? (by.get(revision) ?? null) : null,
      })),
    }
  })
}

function planRow(territory: Territory, staff: Staff, plan: PlanDue, today: string): PlanRow {
  const grid = gridNamed(territory, plan.gridId)
  const isOpen = plan.endedOn === null || plan.endedOn >= today
  const inForce = grid !== null && territory.grids.some(one => one.code === grid.code)
  return {
    id: plan.id,
    revision: plan.revision,
    name: plan.name,
    community: communityNamed(territory, plan.communityId),
    grid: grid && { ...grid, inForce },
    everyDays: plan.everyDays,
    validFrom: plan.validFrom,
    endedOn: plan.endedOn,
    stopCount: plan.stops.length,
    unplaced: plan.stops.filter(stop => stop.lng === null && stop.buildingId === null).length,
    lastOn: plan.lastOn,
    dueOn: plan.dueOn,
    lateDays: isOpen && plan.dueOn < today ? numberOfDay(today) - numberOfDay(plan.dueOn) : 0,
    mayChange: mayPlan(staff, plan.communityId),
  }
}

interface Shown {
  readonly id: string
  readonly name: string
  readonly mayPlan: boolean
  readonly grids: readonly { readonly id: string; readonly name: string; readonly code: string }[]
}

/** Where the reader plans, works or supervises. */
function communitiesOf(territory: Territory, staff: Staff): Shown[] {
  return territory.communities.flatMap(({ id, name }) => {
    const grids = territory.grids.filter(
      grid => grid.communityId === id && maySeePlan(staff, { gridId: grid.id, communityId: id }),
    )
    const may = mayPlan(staff, id)
    const sees = may || grids.length > 0 || maySeePlan(staff, { gridId: null, communityId: id })
    return sees ? [{ id, name, mayPlan: may, grids }] : []
  })
}

const codeOf = (territory: Territory, gridId: string | null) =>
  gridId === null ? null : (territory.gridVersion(gridId)?.code ?? gridId)

async function lastWalked(tx: Tx, jurisdictionId: number, planId: string): Promise<string | null> {
  const { rows } = await sql<{ lastOn: string | null }>`
    select (max(started_at) at time zone 'Asia/Shanghai')::date as last_on from patrol
    where jurisdiction_id = ${jurisdictionId} and plan_id = ${planId} and ended_at is not null
      and stops_done >= stops_planned * ${countsAsWalked.share}::float`.execute(tx)
  return rows[0]?.lastOn ?? null
}

async function personsOf(
  tx: Tx,
  jurisdictionId: number,
  planId: string,
): Promise<ReadonlyMap<number, string>> {
  const rows = await tx
    .selectFrom('patrolPlan')
    .select(['revision', 'personId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', planId)
    .execute()
  const names = await personNames(
    tx,
    jurisdictionId,
    rows.map(row => row.personId),
  )
  return new Map(rows.flatMap(row => (row.personId ? [[row.revision, names.get(row.personId) ?? '']] : [])))
}
