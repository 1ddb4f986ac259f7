/** Where a plan begins: a proposal, or the grids in force with their borders as they are. */
import Flatbush from 'flatbush'
import type { Point } from '../territory/coordinates.ts'
import { type Boundary, buildLocator, covers } from '../territory/locate.ts'
import type { PlanDivision, PlanGrid, PlanGround, ShapePoint } from './plan.ts'
import { alongBarriers } from './plan-along.ts'
import { anchored } from './plan-border.ts'
import { pairsAlong } from './plan-line.ts'
import { runsOf } from './plan-runs.ts'
import { surveyOf } from './plan-survey.ts'
import type { Metres } from './plane.ts'
import type { Proposal } from './propose.ts'
import { seamed } from './seams.ts'

export interface GridInForce extends PlanGrid {
  readonly boundary: Boundary | null
}

/**
 * @param proposal whose building rows are places in the ground, from 1
 * @param nameOf of a general grid, by its number from 1
 */
export function divisionFrom(
  ground: PlanGround,
  proposal: Pick<Proposal, 'grids'>,
  nameOf: (number: number) => string,
): PlanDivision {
  const grids = proposal.grids.map(
    ({ number, kind, name }): PlanGrid => ({
      key: `g${number}`,
      name: name ?? nameOf(number),
      kind,
      code: null,
    }),
  )
  const of = Object.fromEntries(
    proposal.grids.flatMap(({ rows }, i) => rows.map(row => [ground.buildings[row - 1]!.id, grids[i]!.key])),
  )
  return alongBarriers(ground, { grids, of, shapes: [] })
}

/**
 * Today's grids: shape points hold their borders where they run today. A grid without any building has no place in a plan.
 * @param known grid of a building as it is registered; whichever is not known goes to the grid it stands in, or next to
 */
export function divisionInForce(
  ground: PlanGround,
  grids: readonly GridInForce[],
  known: Readonly<Record<string, string | undefined>>,
): PlanDivision {
  const of = assigned(ground, grids, known)
  const inhabited = new Set(Object.values(of))
  const kept = grids.filter(({ key }) => inhabited.has(key))
  return {
    grids: kept.map(({ key, name, kind, code }) => ({ key, name, kind, code })),
    of,
    shapes: shapesAlong(ground, kept, of),
  }
}

function assigned(
  { buildings }: PlanGround,
  grids: readonly GridInForce[],
  known: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const keys = new Set(grids.map(({ key }) => key))
  const locator = buildLocator(areasOf(grids))
  const of: Record<string, string> = {}
  const open: (typeof buildings)[number][] = []
  for (const building of buildings) {
    const registered = known[building.id]
    const key =
      registered !== undefined && keys.has(registered) ? registered : locator.locate(...building.point)?.value
    if (key === undefined) open.push(building)
    else of[building.id] = key
  }
  const near = nearestKnown(buildings, of)
  for (const { id, point } of open) {
    const key = near(point) ?? grids[0]?.key
    if (key !== undefined) of[id] = key
  }
  return of
}

/** The grid of the nearest building whose grid is known now: what is assigned later does not count. */
function nearestKnown(
  buildings: PlanGround['buildings'],
  of: Readonly<Record<string, string>>,
): (point: Point) => string | undefined {
  const known = buildings.filter(({ id }) => of[id] !== undefined)
  if (known.length === 0) return () => undefined
  const scale = Math.cos((known[0]!.point[1] * Math.PI) / 180)
  const index = new Flatbush(known.length)
  for (const {
    point: [lng, lat],
  } of known)
    index.add(lng * scale, lat, lng * scale, lat)
  index.finish()
  const keys = known.map(({ id }) => of[id]!)
  return ([lng, lat]) => keys[index.neighbors(lng * scale, lat, 1)[0]!]
}

/** Points on both sides of each border face each other: half-way between them it runs where it runs today. */
function shapesAlong(
  ground: PlanGround,
  grids: readonly GridInForce[],
  of: PlanDivision['of'],
): ShapePoint[] {
  const drawn = grids.flatMap(({ key, boundary }) =>
    boundary === null ? [] : [{ community: key, boundary }],
  )
  if (drawn.length < 2) return []
  const survey = surveyOf(ground, [])
  const { plane } = survey.community
  const locator = buildLocator(areasOf(grids))
  return runsOf(seamed(drawn), plane).flatMap(({ line, grid, other }) => {
    const own = drawn[grid]!
    const lies = (place: Metres, within: number) => covers(drawn[within]!.boundary, plane.toDegrees(place))
    const isLeft = liesLeft(line, place => lies(place, grid))
    return pairsAlong(line).flatMap(({ left, right }) => {
      const [mine, theirs] = isLeft ? [left, right] : [right, left]
      // In a sharp corner a point comes to lie beyond the other leg.
      if (!lies(mine, grid)) return []
      const shapes = anchored(survey, of, own.community, mine)
      if (other !== null)
        return lies(theirs, other)
          ? [...shapes, ...anchored(survey, of, drawn[other]!.community, theirs)]
          : []
      const beyond = locator.locate(...plane.toDegrees(theirs))
      // On the rim of the community nothing lies beyond.
      return beyond === null || beyond.near || beyond.value === own.community ? [] : shapes
    })
  })
}

/** Does the grid lie to the left of this line? Asked in the middle of its longest stretch. */
function liesLeft(line: readonly Metres[], isOwn: (point: Metres) => boolean): boolean {
  let longest: readonly [Metres, Metres] = [line[0]!, line[0]!]
  line.slice(1).forEach((to, i) => {
    if (metresOf(line[i]!, to) > metresOf(...longest)) longest = [line[i]!, to]
  })
  const [pair] = pairsAlong(longest, Number.POSITIVE_INFINITY)
  return pair === undefined || isOwn(pair.left)
}

function metresOf([ax, ay]: Metres, [bx, by]: Metres): number {
  return Math.hypot(bx - ax, by - ay)
}

function areasOf(grids: readonly GridInForce[]) {
  return grids.flatMap(({ key, boundary }) =>
    boundary === null ? [] : [{ code: key, boundary, value: key }],
  )
}
