/** A day's list out of all that is due, in the order of a sensible walk: building after building, each staircase from the top down. Pure. */
import { type Metres, planeAt } from '../gridding/plane.ts'
import { walkPast } from '../gridding/round.ts'
import { byReason, byUrgency, type Due, isByPhone } from './due.ts'
import { dayListSize } from './targets.ts'

/** Where a household is to be found. */
export interface Door {
  readonly householdId: string
  readonly buildingId: string
  readonly lng: number
  readonly lat: number
  readonly entrance: string
  readonly floor: number | null
  readonly number: string
}
export interface Round {
  /** Doors of today in walking order. */
  readonly walk: readonly string[]
  /** Calls of today, asked for as such. */
  readonly calls: readonly string[]
  /** Due as well, for another day, the most urgent first. */
  readonly later: readonly string[]
  /** As the crow flies, from the start to the last building. */
  readonly metres: number
}

/**
 * @param start where the worker stands; without it the walk begins with the most urgent household
 * @param size households on the list at most; calls are not counted, they cost no way
 */
export function dayRound(
  due: readonly Due[],
  doors: ReadonlyMap<string, Door>,
  { size = dayListSize, start = null }: { size?: number; start?: readonly [number, number] | null } = {},
): Round {
  const calls = due
    .filter(isByPhone)
    .sort(byUrgency)
    .map(it => it.householdId)
  const toWalk = due.filter(it => !isByPhone(it) && doors.has(it.householdId)).sort(byUrgencyAt(doors))
  const chosen = toWalk.slice(0, size).map(it => doors.get(it.householdId)!)
  const { order, metres } = walkOf(chosen, start)
  return {
    walk: order.map(door => door.householdId),
    calls,
    later: toWalk.slice(size).map(it => it.householdId),
    metres,
  }
}

/** Of many that are due alike, those of one building stand together: a list of strangers' doors all over the grid would be a walk without end. */
function byUrgencyAt(doors: ReadonlyMap<string, Door>): (a: Due, b: Due) => number {
  return (a, b) => {
    const [one, other] = [doors.get(a.householdId)!, doors.get(b.householdId)!]
    return byReason(a, b) || byText(one.buildingId, other.buildingId) || downstairs(one, other)
  }
}

/** Doors in walking order, from the start past every building once. */
export function walkOf(
  doors: readonly Door[],
  start: readonly [number, number] | null = null,
): { readonly order: readonly Door[]; readonly metres: number } {
  if (doors.length === 0) return { order: [], metres: 0 }
  const buildings = byBuilding(doors)
  const plane = planeAt(start ?? [doors[0]!.lng, doors[0]!.lat])
  const places = buildings.map(([door]): Metres => plane.toMetres([door!.lng, door!.lat]))
  const walk = walkPast(start && plane.toMetres(start), places)
  let metres = 0
  walk.reduce<Metres>(
    (from, index) => {
      const to = places[index]!
      metres += Math.hypot(to[0] - from[0], to[1] - from[1])
      return to
    },
    start ? plane.toMetres(start) : places[0]!,
  )
  return { order: walk.flatMap(index => buildings[index]!.sort(downstairs)), metres: Math.round(metres) }
}

/** Not Map.groupBy: phones of the field do not have it yet. */
function byBuilding(doors: readonly Door[]): Door[][] {
  const buildings = new Map<string, Door[]>()
  for (const door of doors) {
    const known = buildings.get(door.buildingId)
    if (known) known.push(door)
    else buildings.set(door.buildingId, [door])
  }
  return [...buildings.values()]
}

/** One entrance after the other; up once, then down past the doors. */
function downstairs(a: Door, b: Door): number {
  return (
    byNumber(a.entrance, b.entrance) ||
    (b.floor ?? 0) - (a.floor ?? 0) ||
    byNumber(a.number, b.number) ||
    byText(a.householdId, b.householdId)
  )
}

/** 2 before 10; what is no number by its letters. */
function byNumber(a: string, b: string): number {
  const [one, other] = [Number.parseInt(a, 10), Number.parseInt(b, 10)]
  if (Number.isFinite(one) && Number.isFinite(other) && one !== other) return one - other
  return byText(a, b)
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
