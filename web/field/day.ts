/** What a day holds, told from what the phone took along: doors and days in words, who is due, what was done here. */
import { words } from '../shell/i18n.ts'
import type { DueVisit, Hazard, Home, Person, Plan } from './types.ts'

/** Asia/Shanghai keeps no summer time: eight hours ahead, all year. */
const aheadMs = 8 * 3_600_000
const dayMs = 86_400_000

/** The civil day of an instant. @example civilDayOf(Date.now()) // '2026-11-30' */
export const civilDayOf = (ms: number): string => new Date(ms + aheadMs).toISOString().slice(0, 10)
export const todayOn = (): string => civilDayOf(Date.now())
export const plusDays = (on: string, days: number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
export const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
/** Noon of a civil day, for words of that day. */
export const noonOf = (on: string): string => `${on}T12:00:00+08:00`

/** An entrance that is a bare number is said with its word. */
const entranceOf = ({ entrance }: Home['address']): string =>
  /^\d+$/.test(entrance) ? words().t('field:door.entrance', { n: entrance }) : entrance
/** The door alone, as it is read under the name of its building. */
export const doorOf = ({ address }: Home): string =>
  [entranceOf(address), address.number].filter(Boolean).join(' ')
/** Building and entrance: doors are walked one stairway at a time. */
export const stairwayOf = ({ address }: Home): string =>
  [address.building || address.compound, entranceOf(address)].filter(Boolean).join(' · ')
/** The whole way to the door. */
export const addressOf = ({ address }: Home): string =>
  [address.compound, address.building, entranceOf(address), address.number].filter(Boolean).join(' ')

/** Who is spoken to first: the head, then whoever lives here. */
export const firstOf = ({ people }: Home): Person | undefined =>
  people.find(person => person.relation === 'head' && person.stays === 'here') ??
  people.find(person => person.stays === 'here' && !person.minor) ??
  people[0]

/** A household that asked not to be visited, today. */
export const refusesVisits = ({ visits, visitsUntil }: Home, on: string): boolean =>
  visits === 'refused' && (visitsUntil === null || visitsUntil >= on)

/** Today's list in walking order; what is due for another day and what was visited from this phone meanwhile is left out. */
export function visitsToMake(due: readonly DueVisit[], done: ReadonlySet<string>, on: string): DueVisit[] {
  return due
    .filter(visit => visit.today && visit.dueOn <= on && !done.has(visit.householdId))
    .sort((a, b) => a.order - b.order)
}

export const patrolsToWalk = (plans: readonly Plan[], walked: ReadonlySet<string>, on: string): Plan[] =>
  plans.filter(plan => plan.dueOn <= on && !walked.has(plan.id))

export const hazardsToLookAt = (
  hazards: readonly Hazard[],
  looked: ReadonlySet<string>,
  on: string,
): Hazard[] =>
  hazards.filter(hazard => hazard.recheckOn !== null && hazard.recheckOn <= on && !looked.has(hazard.id))

/** Metres between two places; the ground is flat enough within a grid. */
export function metresBetween(a: readonly [number, number], b: readonly [number, number]): number {
  const perDegree = 111_320
  const east = (b[0] - a[0]) * perDegree * Math.cos((a[1] * Math.PI) / 180)
  const north = (b[1] - a[1]) * perDegree
  return Math.hypot(east, north)
}

/** "40 m", "1.2 km": rounded as one says it. */
export const roundMetres = (metres: number): { key: 'metres' | 'kilometres'; n: number } =>
  metres < 950
    ? { key: 'metres', n: Math.max(10, Math.round(metres / 10) * 10) }
    : { key: 'kilometres', n: Math.round(metres / 100) / 10 }
