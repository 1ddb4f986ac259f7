/** Where a matter is: from a building, a point or a community to the grid, the community and the unit that look after it. */
import { Refusal } from '../kernel/errors.ts'
import type { Territory } from './territory.ts'

export interface PlaceAsked {
  readonly buildingId?: string | undefined
  readonly lng?: number | undefined
  readonly lat?: number | undefined
  readonly communityId?: string | undefined
  /** The reporter's own words. */
  readonly text?: string | undefined
}

export interface Place {
  readonly gridId: string | null
  readonly communityId: string
  /** Unit of the community. */
  readonly unitId: string
  readonly buildingId: string | null
  readonly lng: number | null
  readonly lat: number | null
  /** The point lies outside every grid, within 500 m of this one. */
  readonly near: boolean
  /** Community, compound, building and the reporter's words. */
  readonly text: string
}

/**
 * The place asked for: a building before a point, a point before a community.
 * @throws Refusal `outsideJurisdiction` when the point is in and near no grid and nothing else was said; `invalidInput`
 * when nothing is known or an id names nothing
 */
export function placeOf(territory: Territory, asked: PlaceAsked): Place {
  if (asked.buildingId) return ofBuilding(territory, asked.buildingId, asked)
  if (asked.lng !== undefined && asked.lat !== undefined)
    return ofPoint(territory, asked.lng, asked.lat, asked)
  if (asked.communityId) return ofCommunity(territory, asked.communityId, asked)
  throw new Refusal('missingInput', { field: 'place' })
}

/** 罕乌拉社区 · 吉祥小区 3号楼 · 单元门口; of what is known. */
export function describePlace(territory: Territory, place: Omit<Place, 'text'>, words = ''): string {
  const building = place.buildingId === null ? null : territory.building(place.buildingId)
  const compound = building && territory.compound(building.compoundId)
  const at = building && compound ? `${compound.name} ${building.name}` : ''
  const grid = at === '' && place.gridId !== null ? (territory.grid(place.gridId)?.name ?? '') : ''
  const community = grid === '' ? (territory.community(place.communityId)?.name ?? '') : ''
  return [community, grid, at, words.trim()]
    .filter(part => part !== '')
    .join(' · ')
    .slice(0, 200)
}

function ofBuilding(territory: Territory, buildingId: string, asked: PlaceAsked): Place {
  const building = territory.building(buildingId)
  const compound = building && territory.compound(building.compoundId)
  if (!building || !compound) throw new Refusal('invalidInput', { field: 'buildingId' })
  const { lng, lat } = building
  const grid = building.gridId === null ? null : territory.grid(building.gridId)
  const communityId = grid?.communityId ?? compound.communityId
  return described(
    territory,
    { gridId: grid?.id ?? null, communityId, buildingId, lng, lat, near: false },
    asked,
  )
}

function ofPoint(territory: Territory, lng: number, lat: number, asked: PlaceAsked): Place {
  const found = territory.locate(lng, lat)
  if (found) {
    const { grid, near } = found
    return described(
      territory,
      { gridId: grid.id, communityId: grid.communityId, buildingId: null, lng, lat, near },
      asked,
    )
  }
  if (asked.communityId) return ofCommunity(territory, asked.communityId, asked)
  throw new Refusal('outsideJurisdiction', { lng, lat, jurisdiction: territory.jurisdiction.name })
}

function ofCommunity(territory: Territory, communityId: string, asked: PlaceAsked): Place {
  return described(
    territory,
    { gridId: null, communityId, buildingId: null, lng: null, lat: null, near: false },
    asked,
  )
}

function described(territory: Territory, place: Omit<Place, 'text' | 'unitId'>, asked: PlaceAsked): Place {
  const community = territory.community(place.communityId)
  if (!community) throw new Refusal('invalidInput', { field: 'communityId' })
  const found = { ...place, unitId: community.unitId }
  return { ...found, text: describePlace(territory, found, asked.text) }
}
