/** A file of places as it came: GeoJSON, CSV or XLSX, packed or not, told by its content; rows with the numbers a spreadsheet shows. */
import { gunzipSync } from 'node:zlib'
import {
  columnsOf,
  type Feature,
  featuresIn,
  placeIn,
  type Row,
  rowsOfFeatures,
  Unfit,
} from '../gridding/index.ts'
import { type Cell, decode, isSheets, type Table, tablesOf } from '../kernel/tables.ts'
import { folded, headings, nameHeadings } from './columns.ts'

export interface SurveyFile {
  readonly format: 'geojson' | 'json' | 'csv' | 'xlsx'
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  /** Of GeoJSON, in the order of the rows. */
  readonly features: readonly Feature[] | null
}

/** Unpacked, a file of a county stays below this. */
const mostUnpackedBytes = 1024 * 1024 * 1024
const headingRows = 10

/** @throws Unfit, Unreadable */
export async function readFileOf(bytes: Buffer): Promise<SurveyFile> {
  if (bytes.length === 0) throw new Unfit('empty')
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes) : bytes
  if (isSheets(plain)) return ofTables(await tablesOf(plain))
  const start = plain
    .subarray(0, 200)
    .toString('latin1')
    .replace(/^[\s\u00ef\u00bb\u00bf]+/, '')
  return /^[[{]/.test(start) ? ofJson(decode(plain)) : ofTables(await tablesOf(plain))
}

/** Rows with their place: of a table, out of two columns or one. */
export function placedRows(
  file: SurveyFile,
  columns: { readonly lng: string | null; readonly lat: string | null; readonly place: string | null },
): readonly Row[] {
  const { lng, lat, place } = columns
  if (lng !== null && lat !== null)
    return file.rows.map(row => ({ ...row, shape: placeIn(row.properties[lng], row.properties[lat]) }))
  if (place !== null) return file.rows.map(row => ({ ...row, shape: placeInOne(row.properties[place]) }))
  return file.rows
}

function placeInOne(cell: unknown): Row['shape'] {
  const [lng, lat, more] = String(cell ?? '')
    .normalize('NFKC')
    .split(/[,;\s]+/)
    .filter(part => part !== '')
  return more === undefined ? placeIn(lng ?? null, lat ?? null) : null
}

function unpacked(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostUnpackedBytes })
  } catch {
    throw new Unfit('notUnpacked')
  }
}

function ofJson(text: string): SurveyFile {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (error) {
    throw new Unfit('notJson', { why: (error as Error).message })
  }
  const records = recordsIn(read)
  if (records !== null) {
    const rows = records.map((properties, i): Row => ({ row: i + 1, properties, shape: null }))
    return { format: 'json', columns: columnsOf(rows), rows, features: null }
  }
  const features = featuresIn(read)
  const rows = rowsOfFeatures(features)
  return { format: 'geojson', columns: columnsOf(rows), rows, features }
}

/** A list of records, nested ones after those they lie in; null: it is no list of records. */
function recordsIn(read: unknown): Record<string, unknown>[] | null {
  if (!Array.isArray(read) || read.length === 0) return null
  if (!read.every(it => typeof it === 'object' && it !== null && !Array.isArray(it))) return null
  return read.flatMap(record => {
    const { children, ...own } = record as Record<string, unknown>
    return [own, ...(recordsIn(children) ?? [])]
  })
}

/** The table whose headings say most; what stands above the headings is a title. */
function ofTables(tables: readonly Table[]): SurveyFile {
  const heads = tables.flatMap(table => {
    const rows = filledIn(table)
    return rows.slice(0, headingRows).map((head, i) => ({ table, rows, at: i, known: knownIn(head.cells) }))
  })
  const best = heads.reduce<(typeof heads)[number] | null>(
    (found, head) => (found === null || head.known > found.known ? head : found),
    null,
  )
  if (best === null) throw new Unfit('empty')
  const names = namesOf(best.rows[best.at]!.cells)
  const rows = best.rows.slice(best.at + 1).map(
    ({ row, cells }): Row => ({
      row,
      properties: Object.fromEntries(names.map((name, i) => [name, cells[i] ?? null])),
      shape: null,
    }),
  )
  if (rows.length === 0) throw new Unfit('noRows')
  return { format: best.table.format, columns: names, rows, features: null }
}

function knownIn(cells: readonly Cell[]): number {
  const all = new Set([...Object.values(headings).flat(), ...nameHeadings])
  return new Set(cells.map(cell => folded(String(cell))).filter(cell => all.has(cell))).size
}

/** Every column has a name, and no two the same. */
function namesOf(cells: readonly Cell[]): readonly string[] {
  const met = new Map<string, number>()
  return cells.map((cell, i) => {
    const name = String(cell).normalize('NFKC').replace(/\s+/g, ' ').trim() || `#${i + 1}`
    const times = (met.get(name) ?? 0) + 1
    met.set(name, times)
    return times === 1 ? name : `${name} #${times}`
  })
}

/** A name that stands in merged cells stands in each of them; a number does not, or a sum would be counted for every row. */
function filledIn({ rows, merged = [] }: Table): Table['rows'] {
  if (merged.length === 0) return rows
  const at = new Map(rows.map(row => [row.row, [...row.cells]]))
  for (const { top, left, bottom, right } of merged) {
    const first = at.get(top)?.[left - 1]
    if (typeof first !== 'string' || first.trim() === '' || /^[\d.,\s]+$/.test(first)) continue
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) {
        const cells = at.get(row)
        if (cells !== undefined) cells[column - 1] = first
      }
  }
  return rows.map(row => ({ ...row, cells: at.get(row.row)! }))
}
