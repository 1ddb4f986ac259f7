/** Roads, rivers and railways as lines, read from the register of barriers in whatever GeoJSON they came. */
import type { Kysely } from 'kysely'
import type { DB } from '../kernel/database.ts'
import type { Point } from '../territory/coordinates.ts'

export type Lines = readonly (readonly Point[])[]
export interface BarrierRow {
  readonly kind: string
  readonly name: string
  readonly lines: Lines
}

export async function barriersOf(db: Kysely<DB>, jurisdictionId: number): Promise<readonly BarrierRow[]> {
  const rows = await db
    .selectFrom('barrier')
    .select(['kind', 'name', 'line'])
    .where('jurisdictionId', '=', jurisdictionId)
    .orderBy('id')
    .execute()
  return rows
    .map(({ kind, name, line }) => ({ kind, name, lines: linesOf(line) }))
    .filter(row => row.lines.length > 0)
}

export function boxOfLines(lines: Lines): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  for (const [lng, lat] of lines.flat()) {
    box[0] = Math.min(box[0], lng)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lng)
    box[3] = Math.max(box[3], lat)
  }
  return box
}

function linesOf(geometry: unknown): Lines {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown }
  if (!Array.isArray(coordinates)) return []
  if (type === 'LineString') return [coordinates as Point[]]
  if (type === 'MultiLineString' || type === 'Polygon') return coordinates as Point[][]
  return type === 'MultiPolygon' ? (coordinates as Point[][][]).flat() : []
}
