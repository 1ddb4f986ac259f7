/** Grids of a plan as GeoJSON, out and in (RFC 7946; CGCS2000, within centimetres of its WGS 84). */

import type { Row } from '../gridding/building.ts'
import { Unfit } from '../gridding/building.ts'
import { rowsOfGeoJson } from '../gridding/geojson.ts'
import type { PlanDivision } from '../gridding/plan.ts'
import type { GridFigures } from '../gridding/plan-figures.ts'
import type { GridInForce } from '../gridding/plan-from.ts'
import { isSelfCrossing } from '../gridding/rings.ts'
import { Refusal } from '../kernel/errors.ts'
import { type Boundary, covers } from '../territory/locate.ts'
import { codeHeadings, dedicatedWords, kindHeadings, nameHeadings } from './columns.ts'

export function areasJson(
  { grids }: PlanDivision,
  boundaries: ReadonlyMap<string, Boundary>,
  figures: readonly GridFigures[],
) {
  const byKey = new Map(figures.map(it => [it.key, it]))
  return {
    type: 'FeatureCollection' as const,
    features: grids.flatMap(({ key, name, kind, code }) => {
      const geometry = boundaries.get(key)
      if (geometry === undefined) return []
      const { cutCompounds, ...own } = byKey.get(key) ?? { cutCompounds: [] }
      return [
        {
          type: 'Feature' as const,
          id: key,
          properties: { ...own, key, name, kind, code, cutCompounds },
          geometry,
        },
      ]
    }),
  }
}

/**
 * Grids as another system drew them.
 * @param codes in force in the community: others are not taken over, a code is given at adoption
 * @param nameOf of a grid without a name, by its number
 * @throws Refusal planUnfit
 */
export function gridsOfGeoJson(
  geojson: unknown,
  codes: ReadonlySet<string>,
  nameOf: (number: number) => string,
): readonly GridInForce[] {
  const names = new Set<string>()
  const used = new Set<string>()
  const rows = rowsIn(geojson)
  requireBounded(rows)
  const grids = rows.flatMap((row, i): GridInForce[] => {
    if (row.shape?.kind !== 'polygons') return []
    if (row.shape.polygons.some(rings => rings.some(isSelfCrossing)))
      throw new Refusal('planUnfit', { reason: 'selfCrossing', row: row.row })
    const code = wordUnder(row, codeHeadings)
    const goesOn = codes.has(code) && !used.has(code)
    if (goesOn) used.add(code)
    return [
      {
        key: `g${i + 1}`,
        name: freeName(wordUnder(row, nameHeadings).slice(0, 50) || nameOf(i + 1), names),
        kind: dedicatedWords.includes(wordUnder(row, kindHeadings).toLowerCase()) ? 'dedicated' : 'general',
        code: goesOn ? code : null,
        boundary: { type: 'MultiPolygon', coordinates: row.shape.polygons },
      },
    ]
  })
  if (grids.length === 0) throw new Refusal('planUnfit', { reason: 'noAreas' })
  return grids
}

/** @throws Refusal planUnfit when no building of the community lies in any of the grids */
export function requireOverlap(
  grids: readonly GridInForce[],
  points: readonly (readonly [number, number])[],
): void {
  if (!points.some(point => grids.some(({ boundary }) => boundary !== null && covers(boundary, point))))
    throw new Refusal('planUnfit', { reason: 'elsewhere' })
}

/** As many as there are codes for in a community, drawn as finely as anybody draws: more would keep others waiting. */
const most = { areas: 1000, points: 100_000 }

/** @throws Refusal planUnfit */
function requireBounded(rows: readonly Row[]): void {
  const rings = rows.flatMap(({ shape }) => (shape?.kind === 'polygons' ? shape.polygons.flat() : []))
  const points = rings.reduce((sum, ring) => sum + ring.length, 0)
  if (rows.length > most.areas || points > most.points)
    throw new Refusal('planUnfit', { reason: 'tooMuch', ...most })
}

/** @throws Refusal planUnfit */
function rowsIn(geojson: unknown): readonly Row[] {
  try {
    return rowsOfGeoJson(JSON.stringify(geojson))
  } catch (error) {
    if (error instanceof Unfit) throw new Refusal('planUnfit', { reason: 'noAreas' })
    throw error
  }
}

function wordUnder({ properties }: Row, names: readonly string[]): string {
  const value = names
    .map(name => properties[name])
    .find(it => typeof it === 'string' || typeof it === 'number')
  return value === undefined ? '' : String(value).trim()
}

function freeName(wanted: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}
