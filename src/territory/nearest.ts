/** The building nearest to a point, by an index made when it is first asked for. Pure. */
import Flatbush from 'flatbush'
import { metresBetween, metresPerDegree } from './coordinates.ts'
import type { BuildingRow } from './store.ts'

/** Farther away a building says nothing about where somebody stands. */
const reachMetres = 150

/** @returns finds the nearest building within 150 m, of one grid if that is given */
export function nearestBuildings(
  buildings: readonly BuildingRow[],
): (lng: number, lat: number, gridId?: string) => BuildingRow | null {
  let index: Flatbush | null = null
  const scale = Math.cos(((buildings[0]?.lat ?? 0) * Math.PI) / 180)
  return (lng, lat, gridId) => {
    if (buildings.length === 0) return null
    index ??= indexed(buildings, scale)
    // Degrees of longitude are shortened as at the first building; within a county that is right to a few metres.
    const [found] = index.neighbors(
      lng * scale,
      lat,
      1,
      (reachMetres * 1.05) / metresPerDegree,
      gridId === undefined ? undefined : i => buildings[i]!.gridId === gridId,
    )
    const building = found === undefined ? null : buildings[found]!
    return building && metresBetween([lng, lat], [building.lng, building.lat]) <= reachMetres
      ? building
      : null
  }
}

function indexed(buildings: readonly BuildingRow[], scale: number): Flatbush {
  const index = new Flatbush(buildings.length)
  for (const { lng, lat } of buildings) index.add(lng * scale, lat, lng * scale, lat)
  index.finish()
  return index
}
