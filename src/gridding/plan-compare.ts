/** Two plans of one community side by side: which grid of one is which of the other, and who changes over. */
import type { PlanDivision, PlanGround } from './plan.ts'

export interface Pairing {
  /** Keys; null: this grid has no counterpart. */
  readonly a: string | null
  readonly b: string | null
  readonly sharedHouseholds: number
  readonly sharedBuildings: number
}
export interface Comparison {
  readonly grids: readonly Pairing[]
  readonly moved: readonly { readonly building: string; readonly from: string; readonly to: string }[]
  readonly householdsMoved: number
  readonly buildingsMoved: number
}

/** Grids are matched by what they share, the largest share first; a building has moved when its grids are no match. */
export function comparedPlans(ground: PlanGround, a: PlanDivision, b: PlanDivision): Comparison {
  const shares = sharesOf(ground, a, b)
  const [forA, forB] = [new Map<string, string>(), new Map<string, string>()]
  const pairs: Pairing[] = []
  for (const share of shares) {
    if (forA.has(share.a) || forB.has(share.b)) continue
    forA.set(share.a, share.b)
    forB.set(share.b, share.a)
    pairs.push({
      a: share.a,
      b: share.b,
      sharedHouseholds: share.households,
      sharedBuildings: share.buildings,
    })
  }
  const alone = { sharedHouseholds: 0, sharedBuildings: 0 }
  const grids = [
    ...a.grids.map(({ key }) => pairs.find(it => it.a === key) ?? { a: key, b: null, ...alone }),
    ...b.grids.flatMap(({ key }) => (forB.has(key) ? [] : [{ a: null, b: key, ...alone }])),
  ]
  const moving = ground.buildings.filter(({ id }) => {
    const [from, to] = [a.of[id], b.of[id]]
    return from !== undefined && to !== undefined && forA.get(from) !== to
  })
  return {
    grids,
    moved: moving.map(({ id }) => ({ building: id, from: a.of[id]!, to: b.of[id]! })),
    householdsMoved: moving.reduce((sum, it) => sum + it.households, 0),
    buildingsMoved: moving.length,
  }
}

interface Share {
  readonly a: string
  readonly b: string
  households: number
  buildings: number
}

function sharesOf({ buildings }: PlanGround, a: PlanDivision, b: PlanDivision): Share[] {
  const shares = new Map<string, Share>()
  for (const { id, households } of buildings) {
    const [from, to] = [a.of[id], b.of[id]]
    if (from === undefined || to === undefined) continue
    const known = shares.get(`${from}\n${to}`)
    if (known === undefined) shares.set(`${from}\n${to}`, { a: from, b: to, households, buildings: 1 })
    else {
      known.households += households
      known.buildings++
    }
  }
  const order = new Map(a.grids.map(({ key }, i) => [key, i]))
  return [...shares.values()].sort(
    (x, y) =>
      y.households - x.households ||
      y.buildings - x.buildings ||
      (order.get(x.a) ?? 0) - (order.get(y.a) ?? 0),
  )
}
