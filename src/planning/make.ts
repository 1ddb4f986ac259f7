/** A plan is made: proposed by the engine, begun from the grids in force, or brought in as GeoJSON; a resend finds the one there is. */
import { sql } from 'kysely'
import type { PlanDivision } from '../gridding/plan.ts'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import type { PlanAsk } from './ask.ts'
import { type CommunityGround, groundOf, inForce } from './ground.ts'
import { divisionNow, leftByPlan } from './in-force.ts'
import { requirePlanner } from './policy.ts'
import type { Proposals } from './proposals.ts'
import { type Base, lockPlan, type PlanRow, planOf } from './store.ts'

export interface NewPlan {
  readonly id: string
  readonly communityId: string
  readonly name: string
  readonly from: 'proposal' | 'inForce' | 'import'
  readonly ask: PlanAsk
}

/** Up to so many buildings the grids in force are read while one waits. */
const readAtOnce = 3000

/** @throws Refusal notYours, notFound, planUnfit */
export async function makePlan(
  kernel: Kernel,
  proposals: Proposals,
  staff: Staff,
  plan: NewPlan,
): Promise<void> {
  requirePlanner(staff, plan.communityId)
  requireBounds(plan)
  if (await isMade(kernel, staff, plan)) return
  const ground = await fitGround(kernel, staff.jurisdictionId, plan)
  const division = plan.from === 'inForce' ? await inForceAtOnce(kernel, staff.jurisdictionId, ground) : null
  const base: Base | null = division && { division, reasons: [], crossovers: [] }
  const isNew = await insertPlan(kernel, staff, plan, base)
  if (isNew && base === null) await beginIn(proposals, staff.jurisdictionId, plan, ground)
}

function requireBounds({ ask: { min, max } }: NewPlan): void {
  if (min > max)
    throw new Refusal('invalidInput', {
      procedure: 'planning',
      input: 'min',
      problem: 'aboveMost',
      most: max,
    })
}

/** Null when reading the borders would keep others waiting. */
async function inForceAtOnce(
  kernel: Kernel,
  jurisdictionId: number,
  ground: CommunityGround,
): Promise<PlanDivision | null> {
  const { owner } = kernel.db
  return ground.ground.buildings.length <= readAtOnce
    ? divisionNow(owner, jurisdictionId, ground)
    : leftByPlan(owner, jurisdictionId, ground)
}

/** @returns false: it was there before */
export async function insertPlan(
  kernel: Kernel,
  staff: Staff,
  plan: NewPlan,
  base: Base | null,
): Promise<boolean> {
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  return kernel.db.within(staff.sight, async tx => {
    const { numAffectedRows } = await sql`
      insert into grid_plan (jurisdiction_id, id, community_id, name, state, ask, base, share, made_by, made_at, changed_at,
        changed_by, last_change)
      values (${jurisdictionId}, ${plan.id}, ${plan.communityId}, ${plan.name}, ${base === null ? 'proposing' : 'draft'},
        ${JSON.stringify({ ...plan.ask, from: plan.from })}::jsonb, ${base && JSON.stringify(base)}::jsonb,
        ${base === null ? 0 : 1}, ${personId}, ${at}, ${at}, ${personId}, 'made')
      on conflict do nothing`.execute(tx)
    return numAffectedRows === 1n
  })
}

/** The same asked once more, after it failed. @throws Refusal planState, notYours, planUnfit */
export async function askAgain(
  kernel: Kernel,
  proposals: Proposals,
  staff: Staff,
  id: string,
): Promise<void> {
  const plan = await kernel.db.within(staff.sight, async tx => {
    const found = await lockedPlan(tx, staff, id)
    requireState(found, 'ask', ['failed'])
    const at = kernel.clock.now()
    await sql`update grid_plan set state = 'proposing', share = 0, failure = null, changed_at = ${at},
        changed_by = ${staff.personId}, last_change = 'asked'
      where jurisdiction_id = ${staff.jurisdictionId} and id = ${id}`.execute(tx)
    return found
  })
  const ground = await fitGround(kernel, staff.jurisdictionId, { ...plan, from: plan.ask.from })
  await beginIn(proposals, staff.jurisdictionId, { ...plan, from: plan.ask.from }, ground)
}

/** A proposal is ended; a draft is put away. Both are kept, and can be read. @throws Refusal planState, notYours */
export async function putAway(
  kernel: Kernel,
  proposals: Proposals,
  staff: Staff,
  id: string,
  how: 'cancel' | 'discard',
): Promise<void> {
  await kernel.db.within(staff.sight, async tx => {
    const plan = await lockedPlan(tx, staff, id)
    if (plan.state === 'discarded') return
    requireState(plan, how, how === 'cancel' ? ['proposing'] : ['proposing', 'draft', 'failed'])
    await sql`update grid_plan set state = 'discarded', changed_at = ${kernel.clock.now()},
        changed_by = ${staff.personId}, last_change = ${how === 'cancel' ? 'cancelled' : 'discarded'}
      where jurisdiction_id = ${staff.jurisdictionId} and id = ${id}`.execute(tx)
  })
  proposals.cancel(id)
}

/** @throws Refusal notFound, notYours */
export async function lockedPlan(tx: Tx, staff: Staff, id: string): Promise<PlanRow> {
  const plan = await lockPlan(tx, staff.jurisdictionId, id)
  if (plan === null) throw new Refusal('notFound')
  requirePlanner(staff, plan.communityId)
  return plan
}

/** @param step of the catalogue `planning:step` @throws Refusal planState */
export function requireState(plan: PlanRow, step: string, states: readonly PlanRow['state'][]): void {
  if (states.includes(plan.state)) return
  throw new Refusal('planState', {
    procedure: 'planning',
    state: plan.state,
    step,
    lawful: lawfulIn[plan.state],
  })
}

const lawfulIn: Readonly<Record<PlanRow['state'], readonly string[]>> = {
  proposing: ['cancel', 'discard'],
  draft: ['change', 'compare', 'adopt', 'discard'],
  adopted: ['compare', 'export'],
  discarded: [],
  failed: ['ask', 'discard'],
}

/** @throws Refusal actReused when the id belongs to a plan of another community */
async function isMade(kernel: Kernel, staff: Staff, { id, communityId }: NewPlan): Promise<boolean> {
  const plan = await planOf(kernel.db.owner, staff.jurisdictionId, id)
  if (plan === null) return false
  requirePlanner(staff, plan.communityId)
  if (plan.communityId !== communityId) throw new Refusal('actReused')
  return true
}

/** @throws Refusal notFound, planUnfit */
async function fitGround(
  kernel: Kernel,
  jurisdictionId: number,
  { communityId, ask, from }: Pick<NewPlan, 'communityId' | 'ask' | 'from'>,
): Promise<CommunityGround> {
  const ground = await groundOf(kernel, jurisdictionId, communityId, ask)
  if (ground === null) throw new Refusal('notFound')
  const { buildings } = ground.ground
  const community = ground.community.name
  if (buildings.length === 0) throw new Refusal('planUnfit', { reason: 'noBuildings', community })
  if (from === 'inForce' && ground.grids.length === 0)
    throw new Refusal('planUnfit', { reason: 'noGrids', community })
  if (from === 'proposal' && buildings.every(it => it.workload === 0) && ask.weights.hectares === 0)
    throw new Refusal('planUnfit', { reason: 'noHouseholds', community })
  return ground
}

function beginIn(
  proposals: Proposals,
  jurisdictionId: number,
  { id, from, ask }: Pick<NewPlan, 'id' | 'from' | 'ask'>,
  ground: CommunityGround,
): Promise<void> {
  const namePattern = translator('zh-CN')('planning:gridName', {
    community: ground.community.name,
    number: '{number}',
  })
  const { ground: own, registered } = ground
  const work = {
    from: from === 'inForce' ? ('inForce' as const) : ('proposal' as const),
    ground: own,
    ask,
    grids: inForce(ground),
    registered,
    namePattern,
  }
  return proposals.begin({ jurisdictionId, planId: id, work })
}
