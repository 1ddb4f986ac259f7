/** Grids drawn elsewhere come in as a plan: judged and changed here like any other before they are adopted. */

import { divisionInForce } from '../gridding/plan-from.ts'
import { Refusal } from '../kernel/errors.ts'
import { translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import { gridsOfGeoJson, requireOverlap } from './geojson.ts'
import { insertPlan, type NewPlan } from './make.ts'
import { currentGround } from './picture.ts'
import { requirePlanner } from './policy.ts'

/** @returns names of grids without a building, which are left out @throws Refusal notYours, notFound, planUnfit */
export async function importPlan(
  kernel: Kernel,
  staff: Staff,
  plan: Omit<NewPlan, 'from'>,
  geojson: unknown,
): Promise<readonly string[]> {
  requirePlanner(staff, plan.communityId)
  const ground = await currentGround(kernel, staff.jurisdictionId, plan.communityId, plan.ask)
  const { buildings } = ground.ground
  const community = ground.community.name
  if (buildings.length === 0) throw new Refusal('planUnfit', { reason: 'noBuildings', community })
  const codes = new Set(ground.grids.map(it => it.code))
  const t = translator('zh-CN')
  const grids = gridsOfGeoJson(geojson, codes, number => t('planning:gridName', { community, number }))
  requireOverlap(
    grids,
    buildings.map(it => it.point),
  )
  const division = divisionInForce(ground.ground, grids, {})
  await insertPlan(kernel, staff, { ...plan, from: 'import' }, { division, reasons: [], crossovers: [] })
  const taken = new Set(division.grids.map(it => it.key))
  return grids.flatMap(it => (taken.has(it.key) ? [] : [it.name]))
}
