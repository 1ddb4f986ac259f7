/** Who is due in a grid on a day, in the order in which to go: today's list in walking order, then what waits for another day. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { registryScope, requireRegistryReader } from '../registry/index.ts'
import { type GridRow, type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { type Due, dueOf, type HouseholdFacts, type LeftOut, leftOutOf } from './due.ts'
import { factsIn, type KnownHousehold } from './facts.ts'
import { type Door, dayRound, type Round } from './order.ts'
import { targetRows } from './target-store.ts'
import { dayListSize } from './targets.ts'

/** A household that is due, as the phone takes it along: `facts` and `door` let it reckon and sort anew without signal. */
export interface DueVisit extends Due {
  /** Place in the list, from 1: today's walk, today's calls, then what waits. */
  readonly order: number
  readonly today: boolean
  readonly facts: HouseholdFacts
  readonly door: Door
}
export interface DueOptions {
  readonly size?: number
  /** Where the worker stands: [lng, lat]. */
  readonly start?: readonly [number, number] | null
}
export interface GridDay {
  readonly due: readonly DueVisit[]
  readonly round: Round
  /** Households that live there, and those left out of the list, each under one word. */
  readonly households: number
  readonly leftOut: Readonly<Record<LeftOut, number>>
}

/**
 * Everything that is due, today's list first. The transaction runs under registrySight; whoever asks records the read.
 * @param gridId any version of a grid
 * @throws Refusal notYours, notFound
 */
export async function dueVisits(
  tx: Tx,
  kernel: Kernel,
  staff: Staff,
  gridId: string,
  onDay: string,
  options: DueOptions = {},
): Promise<readonly DueVisit[]> {
  return (await gridDay(tx, kernel, staff, gridId, onDay, options)).due
}

/** The same with who was left out and how long the walk is. @throws Refusal notYours, notFound */
export async function gridDay(
  tx: Tx,
  kernel: Kernel,
  staff: Staff,
  gridId: string,
  onDay: string,
  options: DueOptions = {},
): Promise<GridDay> {
  requireRegistryReader(staff)
  const grid = gridInScope(await territoryOf(kernel), staff, gridId)
  const targets = await targetRows(tx, staff.jurisdictionId)
  const known = await factsIn(tx, staff.jurisdictionId, [grid], targets, onDay)
  return dayOf(known, onDay, options)
}

/** The day of some households: pure, so that every grid of a community is reckoned alike. */
export function dayOf(known: readonly KnownHousehold[], onDay: string, options: DueOptions = {}): GridDay {
  const leftOut: Record<LeftOut, number> = { refused: 0, away: 0, triedToday: 0, triedLately: 0 }
  const byId = new Map(known.map(it => [it.facts.householdId, it]))
  const due: Due[] = []
  for (const { facts } of known) {
    const word = leftOutOf(facts, onDay)
    if (word) leftOut[word]++
    const one = dueOf(facts, onDay)
    if (one) due.push(one)
  }
  const doors = new Map(known.map(({ door }) => [door.householdId, door]))
  const round = dayRound(due, doors, { size: sizeLeft(known, due, onDay), ...options })
  const dues = new Map(due.map(one => [one.householdId, one]))
  const ids = [...round.walk, ...round.calls, ...round.later]
  const today = round.walk.length + round.calls.length
  const rows = ids.map((id, index): DueVisit => {
    const { facts, door } = byId.get(id)!
    return { ...dues.get(id)!, order: index + 1, today: index < today, facts, door }
  })
  return { due: rows, round, households: known.length, leftOut }
}

/** What was walked today already is part of the day: a list that filled up again would never end. What was promised stays on it. */
function sizeLeft(known: readonly KnownHousehold[], due: readonly Due[], onDay: string): number {
  const walked = known.filter(
    ({ facts: { lastVisit } }) => lastVisit?.on === onDay && lastVisit.outcome !== 'byPhone',
  )
  const promised = due.filter(({ reasons }) => reasons.some(({ kind }) => kind === 'agreed'))
  return Math.max(promised.length, dayListSize - walked.length)
}

/** The grid in force that carries on this version, if the reader keeps its registry. @throws Refusal notYours, notFound */
export function gridInScope(territory: Territory, staff: Staff, gridId: string): GridRow {
  const asked = territory.gridVersion(gridId)
  const grid = asked && (territory.grid(gridId) ?? territory.grids.find(it => it.code === asked.code))
  if (!grid) throw new Refusal('notFound', {})
  const { grids, communities } = registryScope(staff)
  if (!communities.includes(grid.communityId) && !grids.includes(grid.id)) throw new Refusal('notFound', {})
  return grid
}
