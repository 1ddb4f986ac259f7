/** Patrol plans are made, changed, ended and copied to other grids; every change is a further revision, patrols under way keep theirs. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays } from '../proceedings/days.ts'
import { type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { findRevision, insertPlan, lockPlan, type PlanRevision, revisionsOf, samePlan } from './plan-store.ts'
import { requirePlanner } from './policy.ts'
import type { PlanAsk, PlanChange, Stop } from './shape.ts'

export interface PlanRef {
  readonly id: string
  readonly revision: number
}

/** @throws Refusal notYours, invalidInput, patrolUnfit, actReused */
export async function makePlan(kernel: Kernel, staff: Staff, ask: PlanAsk): Promise<PlanRef> {
  const territory = await territoryOf(kernel)
  requirePlanner(staff, ask.communityId)
  requirePlace(territory, ask)
  requireSoundStops(territory, ask.stops)
  requireDay(kernel, ask.validFrom)
  const plan = { ...ask, revision: 1, endedOn: null, at: kernel.clock.now() }
  return kernel.db.within(staff.sight, tx => takePlan(tx, staff, plan))
}

/** @throws Refusal notYours, notFound, patrolUnfit, changedMeanwhile, invalidInput */
export async function changePlan(
  kernel: Kernel,
  staff: Staff,
  id: string,
  { seen, ...change }: PlanChange,
): Promise<PlanRef> {
  const territory = await territoryOf(kernel)
  requireSoundStops(territory, change.stops)
  return kernel.db.within(staff.sight, tx =>
    revise(tx, staff, id, seen, kernel.clock.now(), latest => {
      if (latest.validFrom > change.validFrom) requireDay(kernel, change.validFrom)
      return { ...latest, ...change }
    }),
  )
}

/** Walked until that day, no more after it. @throws Refusal notYours, notFound, changedMeanwhile, patrolUnfit */
export async function endPlan(
  kernel: Kernel,
  staff: Staff,
  id: string,
  { seen, endedOn }: { readonly seen: number; readonly endedOn: string },
): Promise<PlanRef> {
  const yesterday = addDays(civilDay(kernel.clock.now()), -1)
  return kernel.db.within(staff.sight, tx =>
    revise(tx, staff, id, seen, kernel.clock.now(), latest => {
      if (endedOn < yesterday)
        throw new Refusal('invalidInput', { procedure: 'patrol', input: 'endedOn', problem: 'past' })
      return { ...latest, endedOn }
    }),
  )
}

/** Names, items and how often go along; where the stops are is another grid's own. @throws Refusal notYours, notFound, invalidInput */
export async function copyPlan(
  kernel: Kernel,
  staff: Staff,
  id: string,
  ask: {
    readonly into: readonly { readonly id: string; readonly gridId: string }[]
    readonly validFrom: string
  },
): Promise<PlanRef[]> {
  const territory = await territoryOf(kernel)
  const at = kernel.clock.now()
  requireDay(kernel, ask.validFrom)
  return kernel.db.within(staff.sight, async tx => {
    const [from] = await revisionsOf(tx, staff.jurisdictionId, id)
    requirePlanner(staff, from.communityId)
    const made: PlanRef[] = []
    for (const { id, gridId } of ask.into) {
      const grid = territory.grid(gridId)
      if (!grid)
        throw new Refusal('invalidInput', { procedure: 'patrol', input: 'gridId', problem: 'notFound' })
      requirePlanner(staff, grid.communityId)
      const stops = from.stops.map(copiedStop)
      const place = { communityId: grid.communityId, gridId, validFrom: ask.validFrom }
      const copy = { ...from, id, revision: 1, ...place, endedOn: null, at, stops }
      made.push(await takeCopy(tx, staff, copy))
    }
    return made
  })
}

function copiedStop(stop: Stop): Stop {
  const id = newId()
  const items = stop.items.map(({ text }) => ({ id: newId(), text }))
  return { ...stop, id, items, lng: null, lat: null, buildingId: null }
}

/** The ids of its stops are new at every attempt: a copy is known by its own id. */
async function takeCopy(tx: Tx, staff: Staff, copy: PlanRevision): Promise<PlanRef> {
  await lockPlan(tx, copy.id)
  const known = await findRevision(tx, staff.jurisdictionId, copy.id, 1)
  if (!known) return takePlan(tx, staff, copy)
  if (known.gridId !== copy.gridId || known.name !== copy.name)
    throw new Refusal('actReused', { id: copy.id })
  return { id: copy.id, revision: 1 }
}

async function takePlan(tx: Tx, staff: Staff, plan: PlanRevision): Promise<PlanRef> {
  await lockPlan(tx, plan.id)
  const known = await findRevision(tx, staff.jurisdictionId, plan.id, plan.revision)
  if (known && !samePlan(known, plan)) throw new Refusal('actReused', { id: plan.id })
  if (!known) await insertPlan(tx, staff.jurisdictionId, plan, staff.personId)
  return { id: plan.id, revision: plan.revision }
}

/** A resend finds the revision it made; another change meanwhile is told. */
async function revise(
  tx: Tx,
  staff: Staff,
  id: string,
  seen: number,
  at: Date,
  change: (latest: PlanRevision) => Omit<PlanRevision, 'revision' | 'at'>,
): Promise<PlanRef> {
  await lockPlan(tx, id)
  const revisions = await revisionsOf(tx, staff.jurisdictionId, id)
  const [latest] = revisions
  requirePlanner(staff, latest.communityId)
  const base = revisions.find(one => one.revision === seen)
  if (!base) throw new Refusal('notFound', { what: 'patrolPlan' })
  const next = { ...change(base), revision: seen + 1, at }
  const made = revisions.find(one => one.revision === seen + 1)
  if (made && samePlan(made, next)) return { id, revision: seen + 1 }
  if (made) throw new Refusal('changedMeanwhile', { procedure: 'patrol', what: 'patrolPlan' })
  if (samePlan(latest, next)) return { id, revision: seen }
  await insertPlan(tx, staff.jurisdictionId, next, staff.personId)
  return { id, revision: next.revision }
}

function requirePlace(territory: Territory, { communityId, gridId }: PlanAsk): void {
  if (!territory.community(communityId))
    throw new Refusal('invalidInput', { procedure: 'patrol', input: 'communityId', problem: 'notFound' })
  if (gridId !== null && territory.grid(gridId)?.communityId !== communityId)
    throw new Refusal('invalidInput', { procedure: 'patrol', input: 'gridId', problem: 'notFound' })
}

/** Ids once each; a point whole or not at all; a building there is. A stop may lie beyond the grid: a shared gate, a river. */
function requireSoundStops(territory: Territory, stops: readonly Stop[]): void {
  const stopIds = stops.map(stop => stop.id)
  const itemIds = stops.flatMap(stop => stop.items.map(item => item.id))
  if (new Set(stopIds).size < stopIds.length || new Set(itemIds).size < itemIds.length)
    throw new Refusal('patrolUnfit', { procedure: 'patrol', reason: 'idTwice' })
  for (const stop of stops) {
    const half = (stop.lng === null) !== (stop.lat === null)
    const gone = stop.buildingId !== null && !territory.building(stop.buildingId)
    if (half || gone)
      throw new Refusal('patrolUnfit', { procedure: 'patrol', reason: 'stopPlace', stop: stop.name })
  }
}

/** Plans look forward: a day of last month cannot be walked any more. */
function requireDay(kernel: Kernel, validFrom: string): void {
  if (validFrom < addDays(civilDay(kernel.clock.now()), -31))
    throw new Refusal('invalidInput', { procedure: 'patrol', input: 'validFrom', problem: 'past' })
}
