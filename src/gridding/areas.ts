/** Borders of communities, and which building lies in which. */
import { type System, toStored } from '../territory/coordinates.ts'
import { type Area, buildLocator, nearMetres } from '../territory/locate.ts'
import { type Building, type Problem, type Row, Unfit } from './building.ts'
import { columnUnder, nameHeadings } from './columns.ts'
import type { CommunityAsk } from './community.ts'
import { overlapIn } from './overlaps.ts'
import { isSelfCrossing } from './rings.ts'

/** @param rows features with areas; of others there is nothing to take @throws Unfit */
export function areasOf(rows: readonly Row[], system: System): readonly Area<string>[] {
  const areas = rows.flatMap(({ row, properties, shape }): Area<string>[] => {
    if (shape?.kind !== 'polygons') return []
    if (shape.polygons.some(rings => rings.some(isSelfCrossing))) throw new Unfit('borderCrossing', { row })
    const column = columnUnder(Object.keys(properties), nameHeadings)
    const value = String((column === null ? null : properties[column]) ?? row)
    const coordinates = shape.polygons.map(rings =>
      rings.map(ring => ring.map(point => toStored(point, system))),
    )
    return [{ code: String(row).padStart(9, '0'), value, boundary: { type: 'MultiPolygon', coordinates } }]
  })
  if (areas.length === 0) throw new Unfit('noBorder')
  const overlap = overlapIn(areas)
  if (overlap !== null) {
    const [first, second] = [areas[overlap.first]!, areas[overlap.second]!]
    const [lng, lat] = overlap.point.map(it => Math.round(it * 1e5) / 1e5)
    throw new Unfit('bordersOverlap', { first: Number(first.code), second: Number(second.code), lng, lat })
  }
  return areas
}

/** Each building to the community it lies in; whichever lies in none is named. */
export function sorted(
  buildings: readonly Building[],
  areas: readonly Area<string>[],
): { readonly own: readonly (readonly Building[])[]; readonly problems: readonly Problem[] } {
  const locator = buildLocator(areas.map((area, i) => ({ ...area, value: i })))
  const own: Building[][] = areas.map(() => [])
  const problems: Problem[] = []
  for (const building of buildings) {
    const found = locator.locate(...building.point)
    if (found !== null && !found.near) own[found.value]!.push(building)
    else {
      const metres = found === null ? `>${nearMetres}` : Math.round(found.metres)
      problems.push({ row: building.row, code: 'outside', facts: { metres } })
    }
  }
  return { own, problems }
}

export function withBorders(
  own: readonly (readonly Building[])[],
  areas: readonly Area<string>[],
  barriers: CommunityAsk['barriers'],
): readonly CommunityAsk[] {
  return areas.map((area, i) => ({
    name: area.value,
    buildings: own[i]!,
    border: (area.boundary.coordinates as CommunityAsk['border'][]).flatMap(rings => rings ?? []),
    barriers,
    isPlane: false,
  }))
}
