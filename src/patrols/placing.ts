/** Where a hazard is: the building or point named, else the stop it was found at, else the ground of the patrol or of whoever found it. */
import { Refusal } from '../kernel/errors.ts'
import { placeOf, type Staff, type Territory } from '../territory/index.ts'
import { fieldRoles } from './policy.ts'
import type { HazardFound, Stop } from './shape.ts'

export interface HazardPlace {
  readonly gridId: string | null
  readonly communityId: string
  readonly buildingId: string | null
  readonly lng: number | null
  readonly lat: number | null
}
export interface Fallback {
  readonly gridId: string | null
  readonly communityId: string
}

/** @throws Refusal missingInput when nothing says where, invalidInput for a building that is none */
export function hazardPlace(
  territory: Territory,
  found: Pick<HazardFound, 'buildingId' | 'lng' | 'lat'>,
  stop: Stop | null,
  fallback: Fallback | null,
): HazardPlace {
  const named = pointOf(found) ?? (stop && pointOf(stop))
  if (named) {
    try {
      const { gridId, communityId, buildingId, lng, lat } = placeOf(territory, named)
      return { gridId, communityId, buildingId, lng, lat }
    } catch (error) {
      // Out in the pasture no border may reach so far: it stays where it was found, and with whoever found it.
      const beyond = error instanceof Refusal && error.code === 'outsideJurisdiction'
      if (!beyond || fallback === null) throw error
      return { ...fallback, buildingId: null, lng: named.lng ?? null, lat: named.lat ?? null }
    }
  }
  if (fallback === null) throw new Refusal('missingInput', { procedure: 'patrol', input: 'place' })
  return { ...fallback, buildingId: null, lng: null, lat: null }
}

/** The one grid somebody works in, else the one community; null when it could be several. */
export function groundOf(territory: Territory, { actor }: Pick<Staff, 'actor'>): Fallback | null {
  const posts = actor.posts.filter(post => fieldRoles.includes(post.role) && post.communityId)
  const grids = [...new Set(posts.flatMap(post => post.gridId ?? []))].filter(id => territory.grid(id))
  const communities = [...new Set(posts.map(post => post.communityId!))]
  if (communities.length !== 1) return null
  return { gridId: grids.length === 1 ? grids[0]! : null, communityId: communities[0]! }
}

function pointOf(place: {
  readonly buildingId?: string | null | undefined
  readonly lng?: number | null | undefined
  readonly lat?: number | null | undefined
}) {
  const { buildingId, lng, lat } = place
  if (buildingId) return { buildingId }
  return typeof lng === 'number' && typeof lat === 'number' ? { lng, lat } : null
}
