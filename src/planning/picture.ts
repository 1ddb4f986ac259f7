/** A plan with everything it is judged by: the ground as it is now, what the changes made of its beginning, measured. Remembered while nothing changes. */

import type { PlanDivision } from '../gridding/plan.ts'
import { boundariesOfPlan, figuresOfPlan, type GridFigures } from '../gridding/plan-figures.ts'
import { surveyOf } from '../gridding/plan-survey.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Boundary } from '../territory/locate.ts'
import { boundsOf, type PlanAsk } from './ask.ts'
import { type EditRow, type Folded, folded } from './fold.ts'
import { type CommunityGround, groundOf, stampOf } from './ground.ts'
import { editsOf, type PlanRow } from './store.ts'

export interface Picture {
  readonly plan: PlanRow
  readonly ground: CommunityGround
  readonly edits: readonly EditRow[]
  readonly folded: Folded
}

const empty: Folded = { division: { grids: [], of: {}, shapes: [] }, added: [], obsolete: [] }

/** @throws Refusal notFound when its community is gone */
export async function pictureOf(kernel: Kernel, jurisdictionId: number, plan: PlanRow): Promise<Picture> {
  const ground = await currentGround(kernel, jurisdictionId, plan.communityId, plan.ask)
  const edits = await editsOf(kernel.db.owner, jurisdictionId, plan.id)
  return { plan, ground, edits, folded: foldedPlan(kernel, plan, ground, edits) }
}

/** The ground now, one value as long as it stays the same. @throws Refusal notFound */
export async function currentGround(
  kernel: Kernel,
  jurisdictionId: number,
  communityId: string,
  ask: PlanAsk,
): Promise<CommunityGround> {
  const { weights, barriers, keepCompounds } = ask
  const stamp = await stampOf(kernel.db.owner, jurisdictionId, communityId)
  const day = kernel.clock.now().toISOString().slice(0, 10)
  const of = JSON.stringify([jurisdictionId, communityId, weights, barriers, keepCompounds])
  const known = remembered(kernel).grounds.get(of)
  if (known?.stamp === `${stamp} ${day}`) return known.ground
  const ground = await groundOf(kernel, jurisdictionId, communityId, ask)
  if (ground === null) throw new Refusal('notFound')
  keep(remembered(kernel).grounds, of, { stamp: `${stamp} ${day}`, ground })
  return ground
}

/** What was adopted stays as it was adopted. */
export function foldedPlan(
  kernel: Kernel,
  plan: PlanRow,
  ground: CommunityGround,
  edits: readonly EditRow[],
): Folded {
  if (plan.figures !== null) return { ...empty, division: plan.figures.division }
  if (plan.base === null) return empty
  const known = remembered(kernel).plans.get(plan.id)
  if (known?.revision === plan.revision && known.ground === ground) return known.folded
  const fresh = folded(ground.ground, plan.base.division, edits)
  rememberFolded(kernel, plan.id, { revision: plan.revision, ground, folded: fresh })
  return fresh
}

export function rememberFolded(kernel: Kernel, planId: string, known: KnownPlan): void {
  keep(remembered(kernel).plans, planId, known)
}

export function measured(
  { ground }: CommunityGround,
  division: PlanDivision,
  ask: PlanAsk,
): readonly GridFigures[] {
  if (division.grids.length === 0) return []
  const survey = surveyOf(ground, division.shapes)
  return figuresOfPlan(survey, division, boundsOf(ask), null, ask.weights.hectares)
}

export function drawn({ ground }: CommunityGround, division: PlanDivision): ReadonlyMap<string, Boundary> {
  if (division.grids.length === 0) return new Map()
  return boundariesOfPlan(surveyOf(ground, division.shapes), division)
}

interface KnownPlan {
  readonly revision: number
  readonly ground: CommunityGround
  readonly folded: Folded
}
interface Remembered {
  readonly grounds: Map<string, { readonly stamp: string; readonly ground: CommunityGround }>
  readonly plans: Map<string, KnownPlan>
}

/** Few communities are worked on at once; a ground of 25,000 buildings takes about 20 MB. */
const most = 12
const memory = new WeakMap<object, Remembered>()

function remembered(kernel: Pick<Kernel, 'db'>): Remembered {
  let known = memory.get(kernel.db)
  if (known === undefined) {
    known = { grounds: new Map(), plans: new Map() }
    memory.set(kernel.db, known)
  }
  return known
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > most) map.delete(map.keys().next().value!)
}
