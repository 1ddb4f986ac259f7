/** Files of places as offices send them: rows of buildings inside a community of the town, as CSV, XLSX or GeoJSON. */
import writeXlsxFile from 'write-excel-file/node'
import type { Point } from '../../src/territory/coordinates.ts'
import { type Boundary, boxOf, covers } from '../../src/territory/locate.ts'

export type Cells = readonly (string | number | null)[]

/** Places inside a border, on a raster: the same for the same count. */
export function placesIn(boundary: Boundary, count: number): readonly Point[] {
  const [west, south, east, north] = boxOf(boundary)
  for (let side = Math.ceil(Math.sqrt(count)); ; side++) {
    const raster = Array.from({ length: side * side }, (_, i): Point => {
      const [column, row] = [i % side, Math.floor(i / side)]
      return [
        digits(west + ((east - west) * (column + 0.5)) / side),
        digits(south + ((north - south) * (row + 0.5)) / side),
      ]
    })
    const inside = raster.filter(point => covers(boundary, point))
    if (inside.length >= count) return inside.slice(0, count)
  }
}

export function csv(name: string, rows: readonly Cells[]): File {
  return new File([rows.map(row => row.map(cell => cell ?? '').join(',')).join('\n')], name)
}

export async function xlsx(name: string, rows: readonly (readonly XlsxCell[])[]): Promise<File> {
  const data = rows.map(row =>
    row.map(cell => (cell === null ? null : typeof cell === 'object' ? { ...cell } : { value: cell })),
  )
  const bytes = await writeXlsxFile([{ sheet: 'Sheet1', data: data as never }]).toBuffer()
  return new File([new Uint8Array(bytes)], name)
}
export type XlsxCell =
  | string
  | number
  | null
  | { readonly value: string; readonly span?: number; readonly rowSpan?: number }

export function geoJson(
  name: string,
  features: readonly { readonly properties: object; readonly geometry: object | null }[],
): File {
  const all = features.map(feature => ({ type: 'Feature', ...feature }))
  return new File([JSON.stringify({ type: 'FeatureCollection', features: all })], name)
}

/** A square house of some ten metres around a place. */
export function houseAt([lng, lat]: Point): Boundary {
  const [x, y] = [0.00006, 0.00004]
  const ring = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ].map(([a, b]): Point => [digits(lng + a! * x), digits(lat + b! * y)])
  return { type: 'Polygon', coordinates: [ring] }
}

export function digits(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
