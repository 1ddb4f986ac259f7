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

/** @throws Unfit if there is no heading or no place */
export function rowsOfTable(table: readonly TableRow[], columns: PlaceColumns): readonly Row[] {
  const [head, ...rows] = table
  if (head === undefined) throw new Unfit('empty')
  const headings = head.cells.map((cell, i) => String(cell).trim() || `#${i + 1}`)
  const [lng, lat] = [
    columns.lng ?? columnUnder(headings, lngHeadings),
    columns.lat ?? columnUnder(headings, latHeadings),
  ]
  if (lng === null || lat === null) throw new Unfit('noPlaceColumns', { columns: headings.join(', ') })
  const missing = [lng, lat].find(name => !headings.includes(name))
  if (missing !== undefined)
    throw new Unfit('noSuchColumn', { column: missing, columns: headings.join(', ') })
  return rows.map(({ row, cells }) => {
    const properties = Object.fromEntries(headings.map((name, i) => [name, cells[i] ?? null]))
    return { row, properties, shape: placeIn(properties[lng], properties[lat]) }
  })
}

/** A point out of the cells of a place; null where they hold none. */
export function placeIn(lng: unknown, lat: unknown): Row['shape'] {
  const isGiven = (cell: unknown) => cell !== null && String(cell).trim() !== ''
  const point = [numberIn(lng), numberIn(lat)] as const
  return isGiven(lng) && isGiven(lat) && point.every(Number.isFinite) ? { kind: 'point', point } : null
}
