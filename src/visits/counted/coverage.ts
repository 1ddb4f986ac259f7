/** Coverage of grids from the buildings as they are counted: the figures of coverage-counts.ts for any days, without a query for each household. Pure. */
import type { Counted, CountedNeeds, GridTarget } from '../coverage-counts.ts'
import { dayOf, HomeView, isSpoken, kinds, needSize, outcomeOf, type Packed } from './building.ts'

export interface Days {
  /** Numbers of days, both included. */
  readonly from: number
  readonly to: number
}

class Tally {
  occupied = 0
  refusing = 0
  visited = 0
  never = 0
  overdue = 0
  nobody = 0
  turnedAway = 0
  /** How many households were last spoken to so many days ago. */
  readonly since: number[] = []
}

/** By grid, by community and over all; as countCoverage. */
export function coverageOf(
  buildings: Iterable<Packed>,
  grids: readonly GridTarget[],
  days: Days,
): readonly Counted[] {
  if (grids.length === 0) return []
  const targets = new Map(grids.map(grid => [grid.id, { grid, tally: new Tally() }]))
  const home = new HomeView()
  for (const building of buildings) {
    const target = building.gridId === null ? undefined : targets.get(building.gridId)
    if (target === undefined) continue
    const { tally, grid } = target
    home.enter(building)
    while (home.next()) if (home.lives(days.to)) addHome(tally, home, grid.everyDays, days)
  }
  const communities = new Map<string, Tally>()
  const all = new Tally()
  for (const { grid, tally } of targets.values()) {
    if (tally.occupied === 0) continue
    const whole = communities.get(grid.communityId) ?? new Tally()
    communities.set(grid.communityId, whole)
    addTo(whole, tally)
    addTo(all, tally)
  }
  const of = (gridId: string | null, communityId: string | null, tally: Tally): Counted => ({
    ...{ gridId, communityId },
    ...figuresOf(tally),
  })
  return [
    ...[...targets.values()]
      .filter(({ tally }) => tally.occupied > 0)
      .map(({ grid, tally }) => of(grid.id, grid.communityId, tally)),
    ...[...communities].map(([id, tally]) => of(null, id, tally)),
    of(null, null, all),
  ]
}

function addHome(tally: Tally, home: HomeView, everyDays: number, { from, to }: Days): void {
  const { visits } = home.building
  let isVisited = false
  let last = Number.NEGATIVE_INFINITY
  for (let at = home.firstVisit; at < home.endVisit; at++) {
    const visit = visits[at]!
    const day = dayOf(visit)
    if (day > to) break
    if (isSpoken(visit)) {
      last = day
      isVisited ||= day >= from
    } else if (day >= from) {
      if (outcomeOf(visit) === 'nobody') tally.nobody += 1
      else tally.turnedAway += 1
    }
  }
  tally.occupied += 1
  if (home.wishesNone(to)) tally.refusing += 1
  else if (last === Number.NEGATIVE_INFINITY) tally.never += 1
  else {
    if (isVisited) tally.visited += 1
    if (last + everyDays < to) tally.overdue += 1
    tally.since[to - last] = (tally.since[to - last] ?? 0) + 1
  }
}

const sums = ['occupied', 'refusing', 'visited', 'never', 'overdue', 'nobody', 'turnedAway'] as const

function addTo(whole: Tally, part: Tally): void {
  for (const name of sums) whole[name] += part[name]
  part.since.forEach((households, days) => {
    whole.since[days] = (whole.since[days] ?? 0) + households
  })
}

function figuresOf({ since, ...counts }: Tally) {
  const oldestDays = since.length === 0 ? null : since.length - 1
  return { ...counts, medianDays: medianOf(since), oldestDays }
}

/** The first day that half of them do not exceed, as percentile_disc has it. */
function medianOf(since: readonly number[]): number | null {
  let left = Math.ceil(since.reduce((sum, households) => sum + households, 0) / 2)
  const at = since.findIndex(households => {
    left -= households ?? 0
    return left <= 0
  })
  return at < 0 ? null : at
}

/** As countNeeds: services with a rhythm that were due for a turn, and of these those that were had. */
export function needsOf(
  buildings: Iterable<Packed>,
  grids: readonly GridTarget[],
  { to }: Pick<Days, 'to'>,
): readonly CountedNeeds[] {
  const asked = new Set(grids.map(grid => grid.id))
  const found = new Map<string, { gridId: string; due: number; served: number }>()
  const home = new HomeView()
  for (const building of buildings) {
    const { gridId, needs } = building
    if (gridId === null || needs.length === 0 || !asked.has(gridId)) continue
    const sums = found.get(gridId) ?? { gridId, due: 0, served: 0 }
    home.enter(building)
    while (home.next()) {
      if (home.movedOutOn <= to) continue
      for (let need = home.firstNeed; need < home.endNeed; need++) {
        const at = need * needSize
        const kind = kinds[needs[at]!]
        const everyDays = needs[at + 1]! || kind?.everyDays
        if (!kind || !everyDays || needs[at + 2]! + everyDays > to || needs[at + 3]! <= to) continue
        sums.due += 1
        if (wasServed(home, to - everyDays, to, !kind.atTheDoor)) sums.served += 1
      }
    }
    if (sums.due > 0) found.set(gridId, sums)
  }
  return [...found.values()]
}

function wasServed(home: HomeView, from: number, to: number, byPhone: boolean): boolean {
  for (let at = home.firstVisit; at < home.endVisit; at++) {
    const visit = home.building.visits[at]!
    const [day, outcome] = [dayOf(visit), outcomeOf(visit)]
    if (day >= from && day <= to && (outcome === 'met' || (byPhone && outcome === 'byPhone'))) return true
  }
  return false
}
