/** A border between two grids drawn anew by hand: buildings on the other side of the line change over, and the border follows the line. */
import { covers } from '../territory/locate.ts'
import { piecesOf } from './graph.ts'
import type { PlanDivision, PlanGround, ShapePoint } from './plan.ts'
import { PlanFault } from './plan-fault.ts'
import { boundariesOfPlan } from './plan-figures.ts'
import { besideOf, cleaned, pairsAlong } from './plan-line.ts'
import { type PlanSurvey, surveyOf } from './plan-survey.ts'
import { lengthOf, type Metres } from './plane.ts'

const shortestMetres = 5
/** Farther than any two grids reach: a line around the world would be followed step by step. */
const longestKilometres = 200

/** @throws PlanFault */
export function redrawn(
  ground: PlanGround,
  division: PlanDivision,
  between: readonly [string, string],
  drawn: readonly (readonly [number, number])[],
): PlanDivision {
  if (between[0] === between[1]) throw new PlanFault('sameGrid', { name: nameOf(division, between[0]) })
  const survey = surveyOf(ground, division.shapes)
  const line = cleaned(drawn.map(survey.community.plane.toMetres))
  if (line.length < 2 || lengthOf(line) < shortestMetres)
    throw new PlanFault('lineTooShort', { metres: shortestMetres })
  if (lengthOf(line) > longestKilometres * 1000)
    throw new PlanFault('lineTooLong', { kilometres: longestKilometres })
  requireNeighbours(survey, division, between)
  const isWithin = withinBoth(survey, division, between)
  const pairs = pairsAlong(line).filter(({ middle }) => isWithin(middle))
  if (pairs.length === 0)
    throw new PlanFault('lineMissesBoth', {
      a: nameOf(division, between[0]),
      b: nameOf(division, between[1]),
    })
  const reach = Math.max(50, lengthOf(line))
  const left = leftGrid(survey, division, line, between, reach)
  /** The grid a place should be in by the line; null where the line says nothing. */
  const wanted = (place: Metres) => {
    const { metres, side, isAbreast } = besideOf(line, place)
    if (!isAbreast || metres > reach) return null
    return (side === 'left') === (left === between[0]) ? between[0] : between[1]
  }
  const of = { ...division.of, ...changing(survey, division, between, wanted) }
  const kept = division.shapes.filter(({ building, point }) => {
    const grid = of[building]
    if (grid !== between[0] && grid !== between[1]) return true
    const by = wanted(survey.community.plane.toMetres(point))
    return by === null || by === grid
  })
  const right = left === between[0] ? between[1] : between[0]
  const made = pairs.flatMap(pair => [
    ...anchored(survey, of, left, pair.left),
    ...anchored(survey, of, right, pair.right),
  ])
  return { ...division, of, shapes: [...kept, ...made] }
}

function requireNeighbours(
  { crossing, owner, ground }: PlanSurvey,
  division: PlanDivision,
  [a, b]: readonly [string, string],
) {
  const gridAt = (v: number) => division.of[ground.buildings[owner[v]!]!.id]
  for (let v = 0; v < crossing.size; v++)
    if (gridAt(v) === a)
      for (let i = crossing.start[v]!; i < crossing.start[v + 1]!; i++)
        if (gridAt(crossing.to[i]!) === b) return
  throw new PlanFault('notNeighbours', { a: nameOf(division, a), b: nameOf(division, b) })
}

/** Is a place in one of the two grids? */
function withinBoth(survey: PlanSurvey, division: PlanDivision, between: readonly [string, string]) {
  const areas = [...boundariesOfPlan(survey, division, new Set(between)).values()]
  return (place: Metres) => {
    const point = survey.community.plane.toDegrees(place)
    return areas.some(area => covers(area, point))
  }
}

/** The grid that keeps more of its households when it takes what lies to the left. */
function leftGrid(
  { ground, community }: PlanSurvey,
  { of }: PlanDivision,
  line: readonly Metres[],
  [a, b]: readonly [string, string],
  reach: number,
): string {
  let score = 0
  ground.buildings.forEach(({ id, households }, i) => {
    if (of[id] !== a && of[id] !== b) return
    const { side, isAbreast, metres } = besideOf(line, community.points[i]!)
    if (!isAbreast || metres > reach) return
    score += (households + 1) * ((side === 'left') === (of[id] === a) ? 1 : -1)
  })
  return score >= 0 ? a : b
}

/** Buildings that change over, by what the line says; a group that would not touch its new grid stays. */
function changing(
  survey: PlanSurvey,
  { of }: PlanDivision,
  between: readonly [string, string],
  wanted: (place: Metres) => string | null,
): Record<string, string> {
  const { ground, community, owner, crossing } = survey
  const to = ground.buildings.map(({ id }, i) => {
    const now = of[id]
    if (now !== between[0] && now !== between[1]) return null
    const by = wanted(community.points[i]!)
    return by === null || by === now ? null : by
  })
  const label = owner.reduce<(string | null)[]>((all, b) => {
    all.push(to[b] ?? null)
    return all
  }, [])
  const { piece, count } = piecesOf(crossing, label)
  const touches = new Uint8Array(count)
  for (let v = 0; v < crossing.size; v++) {
    const goal = label[v]
    if (goal === null || goal === undefined) continue
    for (let i = crossing.start[v]!; i < crossing.start[v + 1]!; i++) {
      const u = crossing.to[i]!
      if (label[u] === null && of[ground.buildings[owner[u]!]!.id] === goal) touches[piece[v]!] = 1
    }
  }
  return Object.fromEntries(
    ground.buildings.flatMap(({ id }, i) => (to[i] && touches[piece[i]!] === 1 ? [[id, to[i]!]] : [])),
  )
}

/** The shape point at a place, held by the nearest building of its grid; none if the grid has no building left. */
export function anchored(
  { ground, community }: PlanSurvey,
  of: PlanDivision['of'],
  grid: string,
  place: Metres,
): ShapePoint[] {
  let [best, far] = [null as number | null, Number.POSITIVE_INFINITY]
  for (const i of membersOf(ground, of, grid)) {
    const [x, y] = community.points[i]!
    const metres = Math.hypot(x - place[0], y - place[1])
    if (metres < far) {
      best = i
      far = metres
    }
  }
  if (best === null) return []
  const [lng, lat] = community.plane.toDegrees(place)
  return [
    {
      building: ground.buildings[best]!.id,
      point: [Math.round(lng * 1e8) / 1e8, Math.round(lat * 1e8) / 1e8],
    },
  ]
}

const sorted = new WeakMap<
  PlanDivision['of'],
  { ground: PlanGround; members: ReadonlyMap<string, number[]> }
>()

/** Buildings of a grid; sorted once for a division, which is asked for thousands of places. */
function membersOf(ground: PlanGround, of: PlanDivision['of'], grid: string): readonly number[] {
  const known = sorted.get(of)
  if (known?.ground === ground) return known.members.get(grid) ?? []
  const members = Map.groupBy(ground.buildings.keys(), i => of[ground.buildings[i]!.id] ?? '')
  sorted.set(of, { ground, members })
  return members.get(grid) ?? []
}

function nameOf({ grids }: PlanDivision, key: string): string {
  return grids.find(it => it.key === key)?.name ?? key
}
