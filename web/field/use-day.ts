/** The day of this phone: what was taken along and what was done here since, put as pages ask for it. */
import { useMemo } from 'react'
import { addressOf, hazardsToLookAt, patrolsToWalk, todayOn, visitsToMake } from './day.ts'
import { sorted } from './homes-find.ts'
import { type PocketHere, usePocket } from './pocket.ts'
import type { DueVisit, Hazard, Home, Plan } from './types.ts'

export interface Day {
  pocket: PocketHere
  on: string
  /** In the order of buildings, entrances, doors. */
  homes: readonly Home[]
  home: ReadonlyMap<string, Home>
  /** The way to a door, without the compound where the grid has no other. */
  where(home: Home): string
  due: ReadonlyMap<string, DueVisit>
  visits: readonly DueVisit[]
  patrols: readonly Plan[]
  rechecks: readonly Hazard[]
  /** Households visited from this phone that the server may not know of yet. */
  visitedHere: ReadonlySet<string>
}

export interface DayAsked {
  day: Day | null
  loading: boolean
  failure: { message: string } | null
}

export function useDay(): DayAsked {
  const { pocket, loading, failure } = usePocket()
  const day = useMemo(() => (pocket ? dayOf(pocket) : null), [pocket])
  return { day, loading, failure }
}

/** Several parts of a page ask for the day of one pocket. */
const reckoned = new WeakMap<PocketHere, Day>()

function dayOf(pocket: PocketHere): Day {
  const known = reckoned.get(pocket)
  if (known) return known
  const made = reckon(pocket)
  reckoned.set(pocket, made)
  return made
}

function reckon(pocket: PocketHere): Day {
  const on = todayOn()
  const { here } = pocket
  const visitedHere = new Set(Object.keys(here.visits))
  const walked = new Set(
    Object.entries(here.patrols).flatMap(([id, all]) => (all.some(({ body }) => body.endedAt) ? [id] : [])),
  )
  // They come in order; only what was entered here has to find its place.
  const homes = Object.keys(here.households).length > 0 ? sorted(pocket.households) : pocket.households
  const compounds = new Set(homes.map(({ address }) => address.compound))
  const where = (home: Home): string =>
    addressOf(compounds.size > 1 ? home : { ...home, address: { ...home.address, compound: '' } })
  return {
    ...{ pocket, on, homes, where, visitedHere },
    home: new Map(homes.map(home => [home.id, home])),
    due: new Map(pocket.visits.map(visit => [visit.householdId, visit])),
    visits: visitsToMake(pocket.visits, visitedHere, on),
    patrols: patrolsToWalk(pocket.plans, walked, on),
    rechecks: hazardsToLookAt(pocket.hazards, new Set(Object.keys(here.hazards)), on),
  }
}
