/** How open matters are handed to the grid in which they lie now: by the building, else by the point, else where most households went. */
import { sql } from 'kysely'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Locked, Regriddable } from '../proceedings/index.ts'
import type { StandingOf } from '../proceedings/procedure.ts'
import {
  communityHolders,
  forgetTerritory,
  type Leaving,
  leaderAt,
  leavingAt,
  type Territory,
  territoryOf,
} from '../territory/index.ts'
import { systemAsker } from './asker.ts'
import { chooseVerifier } from './facts.ts'
import { matterProcedure } from './procedure.ts'
import { isRecused } from './recusal.ts'
import { matterRulesNow } from './rules.ts'
import { type Course, recordStep } from './take-step.ts'

export const regriddableMatters: Regriddable = {
  procedure: matterProcedure,
  gridsOf: gridsOfMatters,
  async record(locked, standing, { kernel, tx, calendar, id, at, inputs }) {
    const territory = await territoryOf(kernel)
    const rules = await matterRulesNow(kernel, tx, locked.jurisdictionId)
    const asker = systemAsker(locked.jurisdictionId)
    const course: Course = { kernel, tx, territory, calendar, rules, locked, asker }
    const holders = await holdersAfter(course, standing, inputs.to.id, civilDay(at))
    const asked = { ...inputs, ...(Object.keys(holders).length ? { holders } : {}) }
    await recordStep(course, standing, { id, step: 'changeGrid', inputs: asked, at })
  },
}

/**
 * Whoever holds it, or would take it up again, and has no post at the new grid: its leader takes their place. Without a leader
 * the community's director holds it, for what is being handled is somebody's; a verifier must not have handled it.
 */
async function holdersAfter(
  { kernel, tx, territory, locked }: Course,
  standing: StandingOf,
  gridId: string,
  onDay: string,
): Promise<Record<string, string | null>> {
  const { handlerId, marks, state, ownerUnitId, communityId } = standing
  const { jurisdictionId } = locked
  const persons = [handlerId, marks.beforeHandler, marks.lastHandler].filter(one => typeof one === 'string')
  const place: Leaving = { jurisdictionId, gridId, ownerUnitId, communityId, onDay }
  const leaving = await leavingAt(tx, persons, place)
  if (leaving.length === 0) return {}
  const apart = await recusedOf(kernel, tx, locked, place)
  const leader = (await leaderAt(tx, place, apart)) ?? (await fromCommunity())
  const verifier = () => chooseVerifier(tx, jurisdictionId, { ...standing, gridId }, null, onDay)
  const successors: Record<string, string | null> = {}
  for (const person of leaving)
    successors[person] = person === handlerId && state === 'verifying' ? await verifier() : leader
  return successors

  async function fromCommunity() {
    const holders = communityId ? await communityHolders(tx, territory, communityId, onDay) : []
    return holders.find(holder => !apart.has(holder.personId))?.personId ?? null
  }
}

/** Leaders of the new grid who stood back, or whose kin it concerns. */
async function recusedOf(
  kernel: Kernel,
  tx: Course['tx'],
  { jurisdictionId, id }: Locked,
  place: Leaving,
): Promise<Set<string>> {
  const apart = new Set<string>()
  for (;;) {
    const leader = await leaderAt(tx, place, apart)
    if (leader === null || !(await isRecused(kernel, tx, jurisdictionId, id, leader))) return apart
    apart.add(leader)
  }
}

interface Lies {
  readonly id: string
  readonly gridId: string | null
  readonly lng: number | null
  readonly lat: number | null
}

async function gridsOfMatters(
  kernel: Kernel,
  jurisdictionId: number,
  ids: readonly string[],
  inForce: (gridId: string) => boolean,
): Promise<Map<string, string>> {
  const { rows } = await sql<Lies>`
    select m.proceeding_id as id, b.grid_id, m.lng, m.lat from matter m
    left join building b on b.jurisdiction_id = m.jurisdiction_id and b.id = m.building_id
    where m.jurisdiction_id = ${jurisdictionId} and m.proceeding_id = any (${[...ids]}::uuid[])`.execute(
    kernel.db.owner,
  )
  const found = located(rows, await territoryOf(kernel))
  if ([...found.values()].every(inForce)) return found
  // The picture held in memory is of before the adoption: another server made it.
  forgetTerritory(kernel)
  return located(rows, await territoryOf(kernel))
}

function located(rows: readonly Lies[], territory: Territory): Map<string, string> {
  return new Map(
    rows.flatMap(({ id, gridId, lng, lat }) => {
      const grid = gridId ?? (lng === null || lat === null ? null : territory.locate(lng, lat)?.grid.id)
      return grid ? [[id, grid]] : []
    }),
  )
}
