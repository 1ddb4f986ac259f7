/** A community of the demo town as a plan begins with it, and lines drawn across its borders. */
import assert from 'node:assert/strict'
import {
  divisionInForce,
  edited,
  type PlanDivision,
  type PlanEdit,
  PlanFault,
  type PlanGround,
} from '../../src/gridding/index.ts'
import { metresBetween, metresToRing, type Point, type Ring } from '../../src/territory/coordinates.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import { type Boundary, covers, polygonsOf } from '../../src/territory/locate.ts'

const town = demoPlan()
export const { ground, grids, division } = communityInForce(0)

function communityInForce(place: number) {
  const community = town.communities[place]!
  const own = town.grids.filter(it => it.communityId === community.id)
  const keys = new Map(own.map(it => [it.id, it.code]))
  const buildings = town.buildings.filter(it => keys.has(it.gridId))
  const made: PlanGround = {
    buildings: buildings.map(it => ({
      id: it.id,
      name: it.name,
      point: [it.lng, it.lat],
      households: it.households,
      workload: it.households,
      compound: it.compoundId,
      dedicated: null,
    })),
    border: community.boundary.coordinates as Ring[],
    barriers: [],
  }
  const inForce = own.map(({ code, name, boundary }) => ({
    key: code,
    name,
    kind: 'general' as const,
    code,
    boundary: boundary as Boundary,
  }))
  const of = Object.fromEntries(buildings.map(it => [it.id, keys.get(it.gridId)]))
  return { ground: made, grids: inForce, division: divisionInForce(made, inForce, of) }
}

export function registered(building: string): string {
  const { gridId } = town.buildings.find(it => it.id === building)!
  return town.grids.find(it => it.id === gridId)!.code
}

export function metresToAny(point: Point, boundary: Boundary): number {
  return Math.min(
    ...polygonsOf(boundary)
      .flat()
      .map(ring => metresToRing(point, ring)),
  )
}

/** Two grids in force that touch. */
export function neighbours(): [string, string] {
  for (const { key, boundary } of grids)
    for (const other of grids) {
      if (other.key === key) continue
      const shared = polygonsOf(boundary)[0]![0]!.filter(point => covers(other.boundary, point))
      if (new Set(shared.map(String)).size > 1) return [key, other.key]
    }
  throw new Error('no neighbours')
}

/** Their common border, pushed sideways by so many metres. */
export function lineBetween(a: string, b: string, metres: number): Point[] {
  const [one, other] = [a, b].map(key => grids.find(it => it.key === key)!.boundary)
  const shared = polygonsOf(one!)[0]![0]!.filter(point => covers(other!, point))
  const ends = shared.flatMap(p => shared.map(q => [p, q] as const))
  const [from, to] = ends.reduce((far, it) =>
    metresBetween(it[0], it[1]) > metresBetween(far[0], far[1]) ? it : far,
  )
  const scale = Math.cos((from[1] * Math.PI) / 180)
  const [dx, dy] = [(to[0] - from[0]) * scale, to[1] - from[1]]
  const off = metres / 111_195 / Math.hypot(dx, dy)
  const push = ([lng, lat]: Point): Point => [lng - (dy * off) / scale, lat + dx * off]
  return [push(from), push(to)]
}

export function sampled([from, to]: readonly Point[]): Point[] {
  return Array.from(
    { length: 81 },
    (_, i): Point => [
      from![0] + ((to![0] - from![0]) * (i + 0.37)) / 82,
      from![1] + ((to![1] - from![1]) * (i + 0.37)) / 82,
    ],
  )
}

export function centreOf(plan: PlanDivision, key: string): Point {
  const own = ground.buildings.filter(it => plan.of[it.id] === key)
  const mean = (i: 0 | 1) => own.reduce((sum, it) => sum + it.point[i], 0) / own.length
  return [mean(0), mean(1)]
}

/** A change picked by three numbers; not every one can be made. */
export function editBy(
  plan: PlanDivision,
  [x, y, z]: readonly [number, number, number],
  turn: number,
): PlanEdit {
  const at = <T>(list: readonly T[], n: number) => list[n % list.length]!
  const [grid, other] = [at(plan.grids, x).key, at(plan.grids, y).key]
  const building = at(ground.buildings, z).id
  if (z % 5 === 0) return { kind: 'merge', grids: [grid, other] }
  if (z % 5 === 1) {
    const own = ground.buildings.filter((it, i) => plan.of[it.id] === grid && i % 3 === 0).map(it => it.id)
    return { kind: 'split', grid, buildings: own, key: `n${turn}`, name: `n${turn}` }
  }
  if (z % 5 === 2) {
    const [a, b] = neighbours()
    return { kind: 'border', between: [a, b], line: lineBetween(a, b, (y % 60) - 30) }
  }
  return { kind: 'move', buildings: [building, at(ground.buildings, x).id], to: other }
}

export function orSame(plan: PlanDivision, edit: PlanEdit): PlanDivision {
  try {
    return edited(ground, plan, edit)
  } catch (error) {
    assert.ok(error instanceof PlanFault, String(error))
    return plan
  }
}
