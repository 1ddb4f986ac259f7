/** Buildings out of the rows of a spreadsheet: headings first, a place in two columns. */
import type { Row } from './building.ts'
import { Unfit } from './building.ts'
import { columnUnder, latHeadings, lngHeadings } from './columns.ts'
import { numberIn } from './expression.ts'

export interface TableRow {
  readonly row: number
  readonly cells: readonly unknown[]
}
/** Names of the columns that hold the place; null: found by their usual headings. */
export interface PlaceColumns {
  readonly lng: string | null
  readonly lat: string | null
}

/** What stands above the headings is a title, seldom more than a few rows. */
const titleRows = 10

/** @throws Unfit if there is no heading or no place */
export function rowsOfTable(table: readonly TableRow[], columns: PlaceColumns): readonly Row[] {
  if (table.length === 0) throw new Unfit('empty')
  const at = Math.max(0, headingsAt(table, columns))
  const headings = headingsOf(table[at]!)
  const { lng, lat } = placeColumns(headings, columns)
  if (lng === null || lat === null) throw new Unfit('noPlaceColumns', { columns: headings.join(', ') })
  const missing = [lng, lat].find(name => !headings.includes(name))
  if (missing !== undefined)
    throw new Unfit('noSuchColumn', { column: missing, columns: headings.join(', ') })
  const rows = table.slice(at + 1)
  if (rows.length === 0) throw new Unfit('noRows')
  return rows.map(({ row, cells }) => {
    const properties = Object.fromEntries(headings.map((name, i) => [name, cells[i] ?? null]))
    return { row, properties, shape: placeIn(properties[lng], properties[lat]) }
  })
}

/** Which of the first rows heads the columns of a place; -1 if none does. */
export function headingsAt(table: readonly TableRow[], columns: PlaceColumns): number {
  return table.slice(0, titleRows).findIndex(row => {
    const headings = headingsOf(row)
    const { lng, lat } = placeColumns(headings, columns)
    return lng !== null && lat !== null && headings.includes(lng) && headings.includes(lat)
  })
}

function placeColumns(headings: readonly string[], { lng, lat }: PlaceColumns): PlaceColumns {
  return { lng: lng ?? columnUnder(headings, lngHeadings), lat: lat ?? columnUnder(headings, latHeadings) }
}

/** Every column has a name, and no two the same. */
function headingsOf({ cells }: TableRow): readonly string[] {
  const met = new Map<string, number>()
  return cells.map((cell, i) => {
    const name = String(cell).trim() || `#${i + 1}`
    const times = (met.get(name) ?? 0) + 1
    met.set(name, times)
    return times === 1 ? name : `${name} #${times}`
  })
}

/** A point out of the cells of a place; null where they hold none. */
export function placeIn(lng: unknown, lat: unknown): Row['shape'] {
  const isGiven = (cell: unknown) => cell !== null && String(cell).trim() !== ''
  const point = [numberIn(lng), numberIn(lat)] as const
  return isGiven(lng) && isGiven(lat) && point.every(Number.isFinite) ? { kind: 'point', point } : null
}
