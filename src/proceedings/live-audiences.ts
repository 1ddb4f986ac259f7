/** Who is told of what: open streams gathered by what they may see, and found by the place of a proceeding instead of being asked one by one. */
import type { Sight } from '../kernel/database.ts'

/** Where a proceeding is, as far as sight goes. */
export interface Placed {
  readonly jurisdictionId: number
  readonly proceedingId: string
  readonly gridId: string | null
  readonly communityId: string | null
  readonly unitIds: readonly string[]
  readonly sealed: boolean
  readonly restricted: boolean
}

/** All streams of one sight: what they are sent is written once. */
export interface Audience<T> {
  readonly sight: Sight
  readonly members: Set<T>
}
export interface Audiences<T> {
  join(sight: Sight, member: T): () => void
  /** The audiences that may see it. */
  of(placed: Placed): Set<Audience<T>>
  all(): Iterable<Audience<T>>
}

export function openAudiences<T>(): Audiences<T> {
  const audiences = new Map<string, Audience<T>>()
  const at = new Map<string, Set<Audience<T>>>()
  return {
    join(sight, member) {
      const name = nameOf(sight)
      let audience = audiences.get(name)
      if (!audience) {
        audience = { sight, members: new Set() }
        audiences.set(name, audience)
        for (const key of keysOf(sight)) at.set(key, (at.get(key) ?? new Set()).add(audience))
      }
      audience.members.add(member)
      return () => leave(name, member)
    },
    of(placed) {
      const found = new Set<Audience<T>>()
      if (placed.sealed) return found
      for (const key of placesOf(placed))
        for (const audience of at.get(key) ?? []) if (sees(audience.sight, placed)) found.add(audience)
      return found
    },
    all: () => audiences.values(),
  }

  function leave(name: string, member: T): void {
    const audience = audiences.get(name)
    if (!audience?.members.delete(member) || audience.members.size > 0) return
    audiences.delete(name)
    for (const key of keysOf(audience.sight)) {
      const there = at.get(key)
      there?.delete(audience)
      if (there?.size === 0) at.delete(key)
    }
  }
}

/** The same fence as row-level security, in the process. */
export function sees(sight: Sight, placed: Placed): boolean {
  if (placed.jurisdictionId !== sight.jurisdictionId || placed.sealed) return false
  if (sight.reach === 'all') return true
  if (placed.unitIds.some(unit => sight.units.includes(unit)) || placed.proceedingId === sight.proceedingId)
    return true
  if (placed.restricted) return false
  return (
    sight.reach === 'jurisdiction' ||
    (placed.gridId !== null && sight.grids.includes(placed.gridId)) ||
    (placed.communityId !== null && sight.communities.includes(placed.communityId))
  )
}

/** Who the person is makes no difference to what they see here. */
function nameOf({ jurisdictionId, reach, units, communities, grids, proceedingId }: Sight): string {
  const sorted = [units, communities, grids].map(ids => ids.toSorted())
  return JSON.stringify([jurisdictionId, reach, ...sorted, proceedingId ?? null])
}

/** Where an audience is looked for: what a sight names, or everywhere. */
function keysOf(sight: Sight): Set<string> {
  const wide = sight.reach === 'scoped' ? [] : ['everywhere']
  const narrow = [...sight.units, ...sight.communities, ...sight.grids, sight.proceedingId ?? '']
  return new Set([...wide, ...narrow.filter(id => id !== '')].map(key => `${sight.jurisdictionId} ${key}`))
}

function placesOf(placed: Placed): Set<string> {
  const { jurisdictionId, unitIds, communityId, gridId, proceedingId } = placed
  const places = ['everywhere', proceedingId, ...unitIds, communityId, gridId]
  return new Set(places.filter(place => place !== null).map(place => `${jurisdictionId} ${place}`))
}
