/** What a survey is held against: the communities there are with their borders, and the grids in force. */

import type { Point } from '../territory/coordinates.ts'
import { metresToRing } from '../territory/coordinates.ts'
import type { CommunityRow, GridRow, Territory } from '../territory/index.ts'
import {
  type Area,
  type Boundary,
  boxOf,
  buildLocator,
  covers,
  type Locator,
  polygonsOf,
} from '../territory/locate.ts'
import { communitySuffix, folded } from './columns.ts'

/** The rows a ground is made of: plain data, so that it may be made anew beside the server. */
export interface GroundRows {
  readonly jurisdictionId: number
  readonly communities: readonly CommunityRow[]
  readonly grids: readonly GridRow[]
  /** Buildings that are there, by community: some of each. */
  readonly buildings: ReadonlyMap<string, readonly KnownBuilding[]>
}
export interface KnownBuilding {
  readonly compound: string
  readonly name: string
  readonly point: Point
}
export interface Ground {
  readonly jurisdictionId: number
  readonly communities: readonly CommunityRow[]
  /** By border; a point on two borders lies in the community with the lower code. */
  readonly locator: Locator<CommunityRow>
  /** Borders of communities; where none has one, of grids. Empty: nothing to hold a place against. */
  readonly areas: readonly Area<unknown>[]
  /** Of all that is there; null where nothing is. */
  readonly middle: Point | null
  communityCalled(word: string): CommunityRow | null
  /** The grid in force of a community that holds a point. */
  gridAt(communityId: string, point: Point): GridRow | null
  nearest(point: Point): { readonly name: string; readonly metres: number } | null
  /** Places of buildings a community has already. */
  buildingsOf(communityId: string): readonly Point[]
  /** Where the only building of this name among those known stands. */
  placeOf(compound: string, name: string): Point | null
}

/** So many buildings of a community are enough to see whether a border fits them. */
const buildingsLookedAt = 200

export function groundRows(territory: Territory): GroundRows {
  const { jurisdiction, communities, grids } = territory
  const buildings = new Map(
    communities.map(({ id }) => {
      const own = territory
        .compoundsOf(id)
        .flatMap(compound =>
          territory
            .buildingsOf(compound.id)
            .map(
              ({ name, lng, lat }): KnownBuilding => ({ compound: compound.name, name, point: [lng, lat] }),
            ),
        )
      return [id, own.slice(0, buildingsLookedAt)]
    }),
  )
  return { jurisdictionId: jurisdiction.id, communities, grids, buildings }
}

export function groundOf({ jurisdictionId, communities, grids, buildings }: GroundRows): Ground {
  const bordered = communities.flatMap(value =>
    value.boundary === null ? [] : [{ code: value.code, boundary: value.boundary, value }],
  )
  const named = new Map<string, CommunityRow>()
  for (const community of communities) {
    named.set(bare(community.name), community)
    named.set(community.code, community)
  }
  const places = new Map<string, Point | null>()
  for (const { compound, name, point } of [...buildings.values()].flat()) {
    const key = `${compound} ${name}`
    places.set(key, places.has(key) ? null : point)
  }
  const areas = bordered.length > 0 ? bordered : areasIn(grids)
  const boxes = bordered.map(it => ({ ...it, box: boxOf(it.boundary) }))
  return {
    jurisdictionId,
    communities,
    locator: buildLocator(bordered),
    areas,
    middle: middleOf(areas, [...buildings.values()].flat()),
    communityCalled: word => named.get(word.trim()) ?? named.get(bare(word)) ?? null,
    gridAt: gridFinder(grids),
    nearest: point => nearestOf(boxes, point),
    buildingsOf: id => (buildings.get(id) ?? []).map(it => it.point),
    placeOf: (compound, name) => places.get(`${compound} ${name}`) ?? null,
  }
}

export type GridArea = Pick<GridRow, 'id' | 'communityId' | 'code' | 'boundary'>

/** The grid of a community that holds a point. */
export function gridFinder<T extends GridArea>(
  grids: readonly T[],
): (communityId: string, point: Point) => T | null {
  const locators = new Map(
    [...Map.groupBy(grids, grid => grid.communityId)].map(([id, own]) => [id, buildLocator(areasIn(own))]),
  )
  return (communityId, [lng, lat]) => {
    const found = locators.get(communityId)?.locate(lng, lat)
    return found && !found.near ? found.value : null
  }
}

/** Does a community with a border hold the point? Without a border it holds all. */
export function holds(community: CommunityRow, point: Point): boolean {
  return community.boundary === null || covers(community.boundary, point)
}

export function metresTo(boundary: Boundary, point: Point): number {
  return Math.round(
    Math.min(
      ...polygonsOf(boundary)
        .flat()
        .map(ring => metresToRing(point, ring)),
    ),
  )
}

function areasIn<T extends GridArea>(grids: readonly T[]): readonly Area<T>[] {
  return grids.flatMap(value =>
    value.boundary === null ? [] : [{ code: value.code, boundary: value.boundary, value }],
  )
}

function middleOf(areas: readonly Area<unknown>[], buildings: readonly KnownBuilding[]): Point | null {
  const boxes = areas.map(area => boxOf(area.boundary))
  const points = [
    ...boxes.map(([west, south, east, north]): Point => [(west + east) / 2, (south + north) / 2]),
    ...(boxes.length > 0 ? [] : buildings.map(it => it.point)),
  ]
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length
  return points.length === 0 ? null : [mean(0), mean(1)]
}

/** Codes of twelve digits arrive as numbers, names with or without what they are. */
function bare(word: string): string {
  return folded(word).replace(communitySuffix, '')
}

type Boxed = Area<CommunityRow> & { readonly box: readonly [number, number, number, number] }

/** Borders whose box lies farther than the best so far are not walked along: a hundred thousand points may lie outside. */
function nearestOf(areas: readonly Boxed[], point: Point): ReturnType<Ground['nearest']> {
  const reached = areas
    .map(area => ({ area, least: degreesToBox(area.box, point) }))
    .sort((a, b) => a.least - b.least)
  let best: { name: string; metres: number } | null = null
  for (const { area, least } of reached) {
    // A degree of longitude is the shorter one: 60 km is less than it has anywhere in the country.
    if (best !== null && least * 60_000 > best.metres) break
    const metres = metresTo(area.boundary, point)
    if (best === null || metres < best.metres) best = { name: area.value.name, metres }
  }
  return best
}

function degreesToBox([west, south, east, north]: Boxed['box'], [lng, lat]: Point): number {
  return Math.hypot(Math.max(west - lng, 0, lng - east), Math.max(south - lat, 0, lat - north))
}
