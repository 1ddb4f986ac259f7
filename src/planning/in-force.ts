/** The grids in force as a plan begins with them: as the plan that made them left them, else read from their borders. */
import { type Kysely, sql } from 'kysely'
import type { PlanDivision } from '../gridding/plan.ts'
import { divisionInForce } from '../gridding/plan-from.ts'
import type { DB } from '../kernel/database.ts'
import { fitted } from './fold.ts'
import { type CommunityGround, inForce } from './ground.ts'
import type { Adopted } from './store.ts'

/** A border read from its drawing and drawn again moves by some centimetres each time: what is known is not read. */
export async function divisionNow(
  db: Kysely<DB>,
  jurisdictionId: number,
  ground: CommunityGround,
): Promise<PlanDivision> {
  return (
    (await leftByPlan(db, jurisdictionId, ground)) ??
    divisionInForce(ground.ground, inForce(ground), ground.registered)
  )
}

/** Null when something else made a grid or moved a building since: set-up, or an import. */
export async function leftByPlan(
  db: Kysely<DB>,
  jurisdictionId: number,
  { community, ground, grids, registered }: CommunityGround,
): Promise<PlanDivision | null> {
  const { rows } = await sql<{ figures: Adopted }>`select figures from grid_plan
    where jurisdiction_id = ${jurisdictionId} and community_id = ${community.id} and state = 'adopted'
    order by adopted_at desc, revision desc, id desc limit 1`.execute(db)
  const adopted = rows[0]?.figures
  if (adopted === undefined || adopted === null) return null
  const { division, versions, codes } = adopted
  const isSame =
    grids.length === Object.keys(versions).length &&
    grids.every(({ code, version }) => versions[code] === version) &&
    Object.entries(division.of).every(([id, key]) => (registered[id] ?? codes[key]) === codes[key])
  if (!isSame) return null
  const named = new Map(grids.map(it => [it.code, it]))
  const now: PlanDivision = {
    grids: division.grids.map(({ key, kind }) => {
      const code = codes[key]!
      return { key: code, name: named.get(code)!.name, kind, code }
    }),
    of: registered,
    shapes: division.shapes,
  }
  return fitted(ground, now).division
}
