/** A plan is adopted by a decision on paper: grids that change begin a new version, posts follow, open work is handed over after. One transaction; one community at a time. */
import { sql } from 'kysely'
import { boundariesOfPlan } from '../gridding/plan-figures.ts'
import { surveyOf } from '../gridding/plan-survey.ts'
import type { Tx } from '../kernel/database.ts'
import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { forgetStaff, forgetTerritory, movePosts, type Staff } from '../territory/index.ts'
import { type Decision, writeGrids } from './adopt-write.ts'
import type { Adoption } from './adoption.ts'
import { meanwhile } from './change.ts'
import { folded } from './fold.ts'
import { type CommunityGround, groundOf } from './ground.ts'
import { lockedPlan, requireState } from './make.ts'
import { measured } from './picture.ts'
import { requireDecider } from './policy.ts'
import { earliestOn } from './preview.ts'
import { type Adopted, editsOf, type PlanRow } from './store.ts'
import { weigh } from './weigh.ts'

export interface AdoptAsk {
  readonly planId: string
  readonly revision: number
  readonly decidedOn: string
  readonly decision: string
  readonly remarks: string | null
}

/** @throws Refusal notFound, notYours, planState, changedMeanwhile, invalidInput decidedOn, planUnfit */
export async function adopt(kernel: Kernel, staff: Staff, ask: AdoptAsk): Promise<{ toHandOver: number }> {
  requireDecider(staff)
  const toHandOver = await kernel.db.within(everythingOf(staff.jurisdictionId), tx =>
    adoptIn(kernel, tx, staff, ask),
  )
  forgetTerritory(kernel)
  forgetStaff(kernel)
  return { toHandOver }
}

async function adoptIn(kernel: Kernel, tx: Tx, staff: Staff, ask: AdoptAsk): Promise<number> {
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  const today = civilDay(at)
  await lockCommunity(tx, jurisdictionId, ask.planId)
  const plan = await lockedPlan(tx, staff, ask.planId)
  // Sent once more because the answer was lost: it has been done.
  if (plan.state === 'adopted' && plan.decision === ask.decision && plan.decidedOn === ask.decidedOn)
    return plan.toHandOver
  requireState(plan, 'adopt', ['draft'])
  if (plan.revision !== ask.revision) throw meanwhile(plan, staff)
  const ground = await groundOf(kernel, jurisdictionId, plan.communityId, plan.ask, tx)
  if (ground === null) throw new Refusal('notFound')
  const { division } = folded(ground.ground, plan.base!.division, await editsOf(tx, jurisdictionId, plan.id))
  const { adoption, boundaries } = await weigh(tx, jurisdictionId, ground, division)
  requireLawful(adoption, ground, ask.decidedOn, today)
  const beganOn = [today, ...ground.grids.map(it => it.validFrom)].toSorted().at(-1)!
  const decision: Decision = { planId: plan.id, decidedOn: ask.decidedOn, beganOn }
  const versions = await writeGrids(tx, jurisdictionId, { ground, adoption, boundaries, division, decision })
  await writeBorder(tx, jurisdictionId, ground, division)
  const figures: Adopted = {
    division,
    figures: measured(ground, division, plan.ask),
    versions,
    codes: Object.fromEntries(adoption.grids.map(it => [it.grid.key, it.code!])),
  }
  await sql`update grid_plan set state = 'adopted', revision = revision + 1, figures = ${JSON.stringify(figures)}::jsonb,
      decision = ${ask.decision}, decided_on = ${ask.decidedOn}, remarks = ${ask.remarks}, adopted_by = ${personId},
      adopted_at = ${at}, changed_at = ${at}, changed_by = ${personId}, last_change = 'adopted',
      to_hand_over = (select count(*) from proceeding o where o.jurisdiction_id = ${jurisdictionId} and o.closed_at is null
        and o.grid_id in (select from_grid from grid_change where jurisdiction_id = ${jurisdictionId} and plan_id = ${plan.id}))
    where jurisdiction_id = ${jurisdictionId} and id = ${plan.id}`.execute(tx)
  await tellOtherPlans(tx, staff, plan, at)
  await sql`update jurisdiction set settings = settings || jsonb_build_object('territoryVersion', ${newId()}::text)
    where id = ${jurisdictionId}`.execute(tx)
  await movePosts(tx, jurisdictionId, plan.id, beganOn)
  await sql`select aili_add_job('handOverGrids', '{}'::json, now(), 'handOverGrids')`.execute(tx)
  return toHandOver(tx, jurisdictionId, plan)
}

/** Reports and plans of the community may be recorded meanwhile; an import of buildings or another adoption waits. */
async function lockCommunity(tx: Tx, jurisdictionId: number, planId: string): Promise<void> {
  await sql`set local statement_timeout = '120s'`.execute(tx)
  await sql`select from community c where c.jurisdiction_id = ${jurisdictionId} and c.id = (
      select community_id from grid_plan where jurisdiction_id = ${jurisdictionId} and id = ${planId})
    for no key update`.execute(tx)
}

/** Whoever is about to adopt another plan of this community, or changes it, looked at grids that are no more: they are told. */
async function tellOtherPlans(
  tx: Tx,
  { jurisdictionId, personId }: Staff,
  plan: PlanRow,
  at: Date,
): Promise<void> {
  await sql`update grid_plan set revision = revision + 1, changed_at = ${at}, changed_by = ${personId},
      last_change = 'otherAdopted'
    where jurisdiction_id = ${jurisdictionId} and community_id = ${plan.communityId} and id <> ${plan.id} and state = 'draft'`.execute(
    tx,
  )
}

/** @throws Refusal */
function requireLawful(adoption: Adoption, ground: CommunityGround, decidedOn: string, today: string): void {
  const { grids, community } = { ...ground }
  if (adoption.grids.length === 0)
    throw new Refusal('planUnfit', { reason: 'noBuildings', community: community.name })
  const uncoded = adoption.grids.find(it => it.code === null)?.grid
  if (uncoded !== undefined)
    throw new Refusal('planUnfit', {
      procedure: 'planning',
      reason: 'noCodeLeft',
      grid: uncoded.name,
      gridKind: uncoded.kind,
    })
  const on = { procedure: 'planning', input: 'decidedOn' }
  if (decidedOn > today) throw new Refusal('invalidInput', { ...on, problem: 'afterToday', latest: today })
  const earliest = earliestOn(adoption, grids)
  if (earliest !== null && decidedOn < earliest)
    throw new Refusal('invalidInput', { ...on, problem: 'beforeVersion', earliest })
}

/** A community that had no border is now bordered by its grids. */
async function writeBorder(
  tx: Tx,
  jurisdictionId: number,
  { community, ground }: CommunityGround,
  division: Parameters<typeof boundariesOfPlan>[1],
): Promise<void> {
  if (community.boundary !== null) return
  const whole = { key: 'whole', name: '', kind: 'general' as const, code: null }
  const of = Object.fromEntries(ground.buildings.map(({ id }) => [id, whole.key]))
  const survey = surveyOf(ground, division.shapes)
  const border = boundariesOfPlan(survey, { ...division, grids: [whole], of }).get(whole.key)
  await sql`update community set boundary = ${JSON.stringify(border)}::jsonb
    where jurisdiction_id = ${jurisdictionId} and id = ${community.id}`.execute(tx)
}

async function toHandOver(tx: Tx, jurisdictionId: number, { id }: PlanRow): Promise<number> {
  const { rows } = await sql<{ toHandOver: number }>`select to_hand_over from grid_plan
    where jurisdiction_id = ${jurisdictionId} and id = ${id}`.execute(tx)
  return rows[0]!.toHandOver
}
