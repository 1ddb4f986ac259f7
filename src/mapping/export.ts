/** The grids in a reader's sight as a GeoJSON file: borders, names and the figure the map was coloured by. Coordinates are CGCS2000. */
import { rounded } from '../territory/coordinates.ts'
import type { Territory } from '../territory/index.ts'
import { polygonsOf } from '../territory/locate.ts'
import type { MapFigures } from './shape.ts'

export function figuresGeoJson({ ask, asOf, rows }: MapFigures, territory: Territory): string {
  const features = rows.flatMap(({ gridId, at: _, inSight, value, ...names }) => {
    const grid = territory.grid(gridId)
    if (!inSight || !grid?.boundary) return []
    const polygons = polygonsOf(grid.boundary).map(rings => rings.map(ring => ring.map(p => p.map(rounded))))
    const { type } = grid.boundary
    return [
      {
        type: 'Feature',
        id: gridId,
        properties: {
          id: gridId,
          ...names,
          households: grid.households,
          version: grid.version,
          [ask]: value,
          asOf,
        },
        geometry: { type, coordinates: type === 'Polygon' ? polygons[0] : polygons },
      },
    ]
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}
