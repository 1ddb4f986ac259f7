/** What a division means: households, work, the round to walk, whether a grid hangs together, its border. Quick enough to follow a hand that drags. */
import type { Boundary } from '../territory/locate.ts'
import { hundredths } from './figures.ts'
import { type Graph, inducedBy, piecesOf } from './graph.ts'
import { geometryOf, type Outline, outlinesOf, roundness } from './outline.ts'
import { type Bounds, excess } from './parts.ts'
import type { PlanDivision } from './plan.ts'
import type { PlanSurvey } from './plan-survey.ts'
import { roundPast } from './round.ts'

export interface GridFigures {
  readonly key: string
  readonly households: number
  readonly workload: number
  readonly buildings: number
  readonly isInBounds: boolean
  /** Workload beyond the bounds, or missing; 0 within. */
  readonly outside: number
  /** One area; dedicated grids may be several. */
  readonly isContiguous: boolean
  /** In one piece only across a road, a river or a railway. */
  readonly crossesBarrier: boolean
  /** A round past all its buildings and back, as the crow flies from one to the next. */
  readonly walkMetres: number
  readonly squareMetres: number
  readonly borderMetres: number
  /** Polsby-Popper: 1 for a circle. */
  readonly roundness: number
  /** Compounds that lie in other grids too. */
  readonly cutCompounds: readonly string[]
}

/** @param only keys of the grids asked for; null: all @param hectareWeight what a hectare counts as workload */
export function figuresOfPlan(
  survey: PlanSurvey,
  division: PlanDivision,
  bounds: Bounds,
  only: ReadonlySet<string> | null = null,
  hectareWeight = 0,
): readonly GridFigures[] {
  const drawn = drawnOf(survey, division, only)
  const compounds = compoundsCut(survey, division)
  const scratch = new Int32Array(survey.owner.length).fill(-1)
  return drawn.grids.map((grid, p) => {
    const own = drawn.buildings[p]!
    const sum = (of: 'households' | 'workload') =>
      hundredths(own.reduce((all, b) => all + survey.ground.buildings[b]![of], 0))
    const outline = drawn.outlines[p]!
    const workload = hundredths(sum('workload') + (hectareWeight * outline.squareMetres) / 10_000)
    const outside = grid.kind === 'dedicated' ? 0 : hundredths(excess(workload, bounds))
    const { isWhole, crosses } = piecesIn(survey, drawn.places[p]!, scratch)
    return {
      key: grid.key,
      households: sum('households'),
      workload,
      buildings: own.length,
      isInBounds: outside === 0,
      outside,
      isContiguous: isWhole,
      crossesBarrier: isWhole && crosses,
      walkMetres: walkOf(survey, own),
      squareMetres: Math.round(outline.squareMetres),
      borderMetres: Math.round(outline.metres),
      roundness: Math.round(roundness(outline) * 10_000) / 10_000,
      cutCompounds: compounds.get(grid.key) ?? [],
    }
  })
}

const walks = new WeakMap<PlanSurvey, Map<string, number>>()
const mostWalks = 5000

/** A grid that was not touched is walked as before: rounds are what takes longest. */
function walkOf(survey: PlanSurvey, own: readonly number[]): number {
  const known = walks.get(survey) ?? new Map<string, number>()
  walks.set(survey, known)
  const key = own.join()
  const metres = known.get(key) ?? Math.round(roundPast(own.map(b => survey.community.points[b]!)))
  if (known.size >= mostWalks) known.clear()
  known.set(key, metres)
  return metres
}

/** Borders by key: without gap or overlap, the community covered. */
export function boundariesOfPlan(
  survey: PlanSurvey,
  division: PlanDivision,
  only: ReadonlySet<string> | null = null,
): ReadonlyMap<string, Boundary> {
  const { grids, outlines } = drawnOf(survey, division, only)
  return new Map(grids.map(({ key }, p) => [key, geometryOf(outlines[p]!, survey.community.degreesOf)]))
}

/** Hectares of the surroundings of each building, in the order of the ground. */
export function hectaresOf({ community, owner, ground }: PlanSurvey): readonly number[] {
  const outlines = outlinesOf(community.cells, owner, ground.buildings.length)
  return outlines.map(({ squareMetres }) => squareMetres / 10_000)
}

interface Drawn {
  readonly grids: PlanDivision['grids']
  readonly outlines: readonly Outline[]
  /** Of each grid its buildings, and all places that shape it, by number. */
  readonly buildings: readonly (readonly number[])[]
  readonly places: readonly (readonly number[])[]
}

function drawnOf(survey: PlanSurvey, division: PlanDivision, only: ReadonlySet<string> | null): Drawn {
  const { ground, owner, community } = survey
  const grids = division.grids.filter(({ key }) => only?.has(key) ?? true)
  const at = new Map(grids.map(({ key }, p) => [key, p]))
  const partOf = ground.buildings.map(({ id }) => at.get(division.of[id] ?? '') ?? grids.length)
  const part = owner.map(b => partOf[b]!)
  const buildings: number[][] = grids.map(() => [])
  const places: number[][] = grids.map(() => [])
  part.forEach((p, v) => {
    places[p]?.push(v)
    if (v < ground.buildings.length) buildings[p]?.push(v)
  })
  const outlines = outlinesOf(community.cells, part, grids.length)
  return { grids, outlines, buildings, places }
}

function piecesIn({ free, crossing }: PlanSurvey, places: readonly number[], scratch: Int32Array) {
  const count = (graph: Graph) => piecesOf(inducedBy(graph, places, scratch)).count
  const crosses = count(free) > 1
  return { crosses, isWhole: !crosses || count(crossing) <= 1 }
}

/** By grid: compounds of which other general grids have buildings too. */
function compoundsCut({ ground }: PlanSurvey, { grids, of }: PlanDivision): ReadonlyMap<string, string[]> {
  const general = new Set(grids.flatMap(it => (it.kind === 'general' ? [it.key] : [])))
  const where = new Map<string, Set<string>>()
  for (const { id, compound } of ground.buildings) {
    const key = of[id]
    if (compound === null || key === undefined || !general.has(key)) continue
    const keys = where.get(compound)
    if (keys === undefined) where.set(compound, new Set([key]))
    else keys.add(key)
  }
  const cut = new Map<string, string[]>()
  for (const [compound, keys] of where)
    if (keys.size > 1) for (const key of keys) cut.set(key, [...(cut.get(key) ?? []), compound])
  return cut
}
