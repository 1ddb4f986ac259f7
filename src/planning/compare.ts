/** Two plans of one community, or a plan and the grids in force, side by side: who changes over, and how each fares. */

import type { PlanDivision } from '../gridding/plan.ts'
import { type Comparison, comparedPlans } from '../gridding/plan-compare.ts'
import type { GridFigures } from '../gridding/plan-figures.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import { areasJson } from './geojson.ts'
import type { CommunityGround } from './ground.ts'
import { divisionNow } from './in-force.ts'
import { drawn, measured, pictureOf } from './picture.ts'
import { requirePlanner } from './policy.ts'
import { type PlanRow, planOf } from './store.ts'

/**
 * @param other id of a plan of the same community, or 'inForce'
 * @throws Refusal notFound, notYours, planUnfit otherCommunity
 */
export async function compare(kernel: Kernel, staff: Staff, id: string, other: string, t: Translate) {
  const plan = await readablePlan(kernel, staff, id)
  const { ground, folded } = await pictureOf(kernel, staff.jurisdictionId, plan)
  const a =
    other === 'inForce'
      ? {
          id: null,
          name: t('planning:inForce'),
          division: await divisionNow(kernel.db.owner, staff.jurisdictionId, ground),
          ask: plan.ask,
        }
      : await otherPlan(kernel, staff, plan, other)
  const b = { id: plan.id, name: plan.name, division: folded.division, ask: plan.ask }
  const names = new Map(ground.ground.buildings.map(it => [it.id, it.name]))
  const comparison: Comparison = comparedPlans(ground.ground, a.division, b.division)
  return {
    a: sideOf(ground, a),
    b: sideOf(ground, b),
    ...comparison,
    moved: comparison.moved.map(it => ({ ...it, name: names.get(it.building) ?? '' })),
  }
}

/** @throws Refusal notFound, notYours */
export async function readablePlan(kernel: Kernel, staff: Staff, id: string): Promise<PlanRow> {
  const plan = await planOf(kernel.db.owner, staff.jurisdictionId, id)
  if (plan === null) throw new Refusal('notFound')
  requirePlanner(staff, plan.communityId)
  return plan
}

interface Side {
  readonly id: string | null
  readonly name: string
  readonly division: PlanDivision
  readonly ask: PlanRow['ask']
}

async function otherPlan(kernel: Kernel, staff: Staff, plan: PlanRow, id: string): Promise<Side> {
  const other = await readablePlan(kernel, staff, id)
  if (other.communityId !== plan.communityId) throw new Refusal('planUnfit', { reason: 'otherCommunity' })
  const { folded } = await pictureOf(kernel, staff.jurisdictionId, other)
  return { id, name: other.name, division: folded.division, ask: other.ask }
}

function sideOf(ground: CommunityGround, { id, name, division, ask }: Side) {
  const figures = measured(ground, division, ask)
  return {
    id,
    name,
    grids: division.grids,
    figures,
    boundaries: areasJson(division, drawn(ground, division), figures),
    totals: totalsOf(division, figures),
  }
}

function totalsOf({ grids }: PlanDivision, figures: readonly GridFigures[]) {
  const general = figures.filter((_, i) => grids[i]!.kind === 'general')
  const inBounds = general.filter(it => it.isInBounds).length
  const sum = (of: (it: GridFigures) => number) => figures.reduce((all, it) => all + of(it), 0)
  return {
    grids: grids.length,
    general: general.length,
    inBounds,
    shareInBounds: general.length === 0 ? 1 : Math.round((inBounds / general.length) * 10_000) / 10_000,
    households: sum(it => it.households),
    walkMetres: sum(it => it.walkMetres),
    roundness:
      figures.length === 0 ? 0 : Math.round((sum(it => it.roundness) / figures.length) * 10_000) / 10_000,
    cutCompounds: new Set(figures.flatMap(it => it.cutCompounds)).size,
  }
}
