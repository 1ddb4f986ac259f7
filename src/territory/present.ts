/** Rows of the territory as JSON: grids as GeoJSON, kinds of matters in the reader's language. */
import type { Language } from '../kernel/i18n.ts'
import { categories, groups } from './categories.ts'
import { rounded } from './coordinates.ts'
import { type Boundary, boxOf, polygonsOf } from './locate.ts'
import type { GridRow } from './store.ts'
import type { Territory } from './territory.ts'

/** Grids as a GeoJSON FeatureCollection, coordinates with six decimals. */
export function gridsGeoJson(territory: Territory, grids: readonly GridRow[] = territory.grids): string {
  const features = grids.flatMap(({ id, code, name, kind, version, communityId, households, boundary }) =>
    boundary === null
      ? []
      : [
          {
            type: 'Feature',
            id,
            properties: {
              id,
              code,
              name,
              kind,
              version,
              communityId,
              communityName: territory.community(communityId)?.name ?? '',
              households,
            },
            geometry: roundedBoundary(boundary),
          },
        ],
  )
  return JSON.stringify({ type: 'FeatureCollection', features })
}

export function communityRows(territory: Territory) {
  const grids = Map.groupBy(territory.grids, grid => grid.communityId)
  return territory.communities.map(({ id, name, code, unitId, boundary }) => {
    const own = grids.get(id) ?? []
    const [west, south, east, north] = boundary ? boxOf(boundary) : []
    return {
      id,
      name,
      code,
      unitId,
      grids: own.length,
      households: own.reduce((sum, grid) => sum + grid.households, 0),
      centre:
        west === undefined
          ? null
          : ([rounded((west + east!) / 2), rounded((south! + north!) / 2)] as [number, number]),
    }
  })
}

export function categoryRows(language: Language) {
  const word = language === 'en' ? 'en' : 'zh'
  const labels = new Map(groups.map(group => [group.code, group[word]]))
  return categories.map(({ code, group, isLocal, ...category }) => ({
    code,
    label: category[word],
    group,
    groupLabel: labels.get(group) ?? group,
    isLocal,
  }))
}

function roundedBoundary(boundary: Boundary): object {
  const polygons = polygonsOf(boundary).map(rings => rings.map(ring => ring.map(point => point.map(rounded))))
  return { type: boundary.type, coordinates: boundary.type === 'Polygon' ? polygons[0] : polygons }
}
