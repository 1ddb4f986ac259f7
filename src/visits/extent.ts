/** How large a grid is: in the pasture a household more is an hour's drive. Pure. */
import { areaOf, planeAt } from '../gridding/plane.ts'
import { type Boundary, boxOf, polygonsOf } from '../territory/locate.ts'

/** Hectares within a boundary, holes left out; one decimal. */
export function hectaresWithin(boundary: Boundary): number {
  const [west, south, east, north] = boxOf(boundary)
  const plane = planeAt([(west + east) / 2, (south + north) / 2])
  let squareMetres = 0
  for (const rings of polygonsOf(boundary))
    for (const [index, ring] of rings.entries()) {
      const size = Math.abs(areaOf(ring.map(point => plane.toMetres(point))))
      squareMetres += index === 0 ? size : -size
    }
  return Math.round(squareMetres / 1000) / 10
}
