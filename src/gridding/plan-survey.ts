/** The ground of a plan measured once: the surroundings of every building, who is whose neighbour, and what lies between. */
import type { Building } from './building.ts'
import { type Community, communityOf } from './community.ts'
import { type Graph, graphOf, type Link, piecesOf } from './graph.ts'
import { joinIslands } from './islands.ts'
import type { PlanGround, ShapePoint } from './plan.ts'

export interface PlanSurvey {
  readonly ground: PlanGround
  readonly community: Community
  /** Building by its id: place in ground.buildings. */
  readonly number: ReadonlyMap<string, number>
  /** Places fix the shape of their building's surroundings; the first ones are the buildings themselves. */
  readonly owner: Int32Array
  /** Neighbouring places with nothing between them; and those with a barrier between, or joined because nothing else is near. */
  readonly free: Graph
  readonly crossing: Graph
}

interface Made {
  readonly shapes: readonly ShapePoint[]
  readonly survey: PlanSurvey
}
/** The last two of a ground: while a border is drawn by hand, the plan as it stands and as it would be take turns. */
const known = new WeakMap<PlanGround, readonly Made[]>()

/** Made anew only when the ground or the shapes are others: moving buildings between grids changes neither. */
export function surveyOf(ground: PlanGround, shapes: readonly ShapePoint[]): PlanSurvey {
  const made = known.get(ground) ?? []
  const before = made.find(it => it.shapes === shapes)
  const latest = before ?? { shapes, survey: surveyed(ground, shapes) }
  if (latest !== made[0]) known.set(ground, [latest, ...made.filter(it => it !== latest).slice(0, 1)])
  return latest.survey
}

function surveyed(ground: PlanGround, shapes: readonly ShapePoint[]): PlanSurvey {
  const number = new Map(ground.buildings.map(({ id }, i) => [id, i]))
  const own = shapes.filter(({ building }) => number.has(building))
  const places = [
    ...ground.buildings.map(({ point, households }, i) => placeAt(i, point, households)),
    ...own.map(({ point }, i) => placeAt(ground.buildings.length + i, point, 0)),
  ]
  const community = communityOf({
    name: null,
    buildings: places,
    border: ground.border,
    // Points that shape borders do not make the community wider.
    drawnAround: ground.buildings.length,
    barriers: ground.barriers,
    isPlane: false,
  })
  const owner = Int32Array.from([
    ...ground.buildings.keys(),
    ...own.map(({ building }) => number.get(building)!),
  ])
  const weights = new Float64Array(places.length)
  return {
    ground,
    community,
    number,
    owner,
    free: graphOf(weights, community.free),
    crossing: graphOf(weights, crossings(community, weights)),
  }
}

function placeAt(row: number, point: Building['point'], households: number): Building {
  return { row, point, households, compound: null, dedicated: null }
}

/** Everything that touches, barriers or not; parts of a community that lie apart are joined by their nearest places. */
function crossings(community: Community, weights: Float64Array): Link[] {
  const touching = [...community.free, ...community.blocked]
  const graph = graphOf(weights, touching)
  if (piecesOf(graph).count < 2) return touching
  const { crossovers } = joinIslands(graph, {
    blocked: [],
    positions: community.points,
    standsAlone: () => false,
    most: 1,
  })
  return [...touching, ...crossovers.map(({ from, to }): Link => [from, to, 1])]
}
