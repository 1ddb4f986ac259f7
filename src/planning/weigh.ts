/** A plan held against what is in force: what its adoption would do, and whether its borders run where they run today. */
import { type Kysely, sql } from 'kysely'
import type { PlanDivision } from '../gridding/plan.ts'
import { boundariesOfPlan } from '../gridding/plan-figures.ts'
import { surveyOf } from '../gridding/plan-survey.ts'
import type { DB } from '../kernel/database.ts'
import { metresToRing } from '../territory/coordinates.ts'
import { type Boundary, buildLocator, polygonsOf } from '../territory/locate.ts'
import { type Adoption, adoptionOf } from './adoption.ts'
import type { CommunityGround } from './ground.ts'

export interface Weighed {
  readonly adoption: Adoption
  readonly boundaries: ReadonlyMap<string, Boundary>
}

/** A border drawn from the same places may differ from the one drawn before by less than this. */
const sameMetres = 2

export async function weigh(
  db: Kysely<DB>,
  jurisdictionId: number,
  { community, ground, grids, registered }: CommunityGround,
  division: PlanDivision,
): Promise<Weighed> {
  if (division.grids.length === 0)
    return { adoption: { grids: [], turns: [], ended: [] }, boundaries: new Map() }
  const boundaries = boundariesOfPlan(surveyOf(ground, division.shapes), division)
  const today = new Map(grids.map(({ code, boundary }) => [code, boundary]))
  const locator = buildLocator(
    [...boundaries].map(([key, boundary]) => ({ code: key, boundary, value: key })),
  )
  const adoption = adoptionOf({
    ground,
    division,
    inForce: grids,
    registered,
    communityCode: community.code,
    used: await usedCodes(db, jurisdictionId),
    isSameBorder: (key, code) => isSame(boundaries.get(key) ?? null, today.get(code) ?? null),
    placeOf: code => {
      const middle = middleOf(today.get(code) ?? null)
      return (middle && locator.locate(...middle)?.value) ?? division.grids[0]!.key
    },
  })
  return { adoption, boundaries }
}

/** In every version there ever was. */
async function usedCodes(db: Kysely<DB>, jurisdictionId: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`
    select distinct code from grid where jurisdiction_id = ${jurisdictionId}`.execute(db)
  return new Set(rows.map(row => row.code))
}

/** One that was never drawn has not moved. */
function isSame(a: Boundary | null, b: Boundary | null): boolean {
  if (a === null || b === null) return true
  const [ringsA, ringsB] = [polygonsOf(a).flat(), polygonsOf(b).flat()]
  const follows = (from: typeof ringsA, to: typeof ringsB) =>
    from.every(ring => ring.every(point => to.some(other => metresToRing(point, other) <= sameMetres)))
  return follows(ringsA, ringsB) && follows(ringsB, ringsA)
}

function middleOf(boundary: Boundary | null): readonly [number, number] | null {
  const ring = boundary === null ? undefined : polygonsOf(boundary)[0]?.[0]?.slice(1)
  if (ring === undefined || ring.length === 0) return null
  const mean = (axis: 0 | 1) => ring.reduce((sum, point) => sum + point[axis], 0) / ring.length
  return [mean(0), mean(1)]
}
