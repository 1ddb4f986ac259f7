/** An outline as it is stored: in CGCS2000, to six decimals of a degree. Pure. */
import { type Point, rounded, type System, toStored } from '../territory/coordinates.ts'
import type { Boundary } from '../territory/locate.ts'

export function outlineOf(polygons: readonly (readonly (readonly Point[])[])[], system: System): Boundary {
  const stored = polygons.map(rings =>
    rings.map(ring =>
      ring.map(point => {
        const [lng, lat] = toStored(point, system)
        return [rounded(lng), rounded(lat)] as const
      }),
    ),
  )
  return stored.length === 1
    ? { type: 'Polygon', coordinates: stored[0]! }
    : { type: 'MultiPolygon', coordinates: stored }
}
