/** Places an address in words may mean, with the point to look at: a building, the middle of a compound, of a community. */
import { type Match, resolveAddress } from '../territory/address-resolve.ts'
import { rounded } from '../territory/coordinates.ts'
import type { Territory } from '../territory/index.ts'
import { labelPoint } from './label-point.ts'
import type { FoundPlace } from './shape.ts'

/** Of what is found a street lies farthest apart. */
const zooms = { building: 17, compound: 16, street: 15, community: 14 } as const

export function findPlaces(territory: Territory, words: string): readonly FoundPlace[] {
  const { best, candidates } = resolveAddress(territory, words)
  const matches = best ? [best, ...candidates.filter(one => one !== best)] : candidates
  return matches.flatMap(match => {
    const at = pointOf(territory, match)
    const { building, compound, community, grid, level } = match
    const key = `${level} ${building?.id ?? compound?.id ?? community.id}`
    const within = [compound?.kind === 'none' ? '' : compound?.name, building?.name].filter(Boolean).join(' ')
    const label = [community.name, within].filter(Boolean).join(' · ')
    return at ? [{ key, label, lng: at[0], lat: at[1], zoom: zooms[level], gridId: grid?.id ?? null }] : []
  })
}

function pointOf(
  territory: Territory,
  { building, compound, community }: Match,
): readonly [number, number] | null {
  const buildings = building ? [building] : compound ? territory.buildingsOf(compound.id) : []
  if (buildings.length > 0) {
    const mean = (of: 'lng' | 'lat') =>
      rounded(buildings.reduce((sum, one) => sum + one[of], 0) / buildings.length)
    return [mean('lng'), mean('lat')]
  }
  return labelPoint(community)
}
