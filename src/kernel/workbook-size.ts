/** How large a workbook is inside: a small file may unpack to gigabytes, one forgotten cell in the last row and column asks for a table of billions. */
import { unzipSync } from 'fflate'

export interface Inside {
  /** Of all parts that are read. */
  readonly bytes: number
  /** Rows times columns of the largest sheet; null: not counted, because it is too large already. */
  readonly cells: number | null
  /** Of all sheets, empty ones as well. */
  readonly rows: number | null
}

/** Read as texts, whose length has an end. */
export const mostInsideBytes = 400 * 1024 * 1024
/** As a table in memory: a hundred thousand rows of two hundred columns. */
export const mostCells = 20_000_000

/** Of all sheets, empty ones as well: each is made and looked at. More than a jurisdiction has in any one list. */
export const mostRowsInside = 400_000

/** No spreadsheet has more. */
const mostRows = 1_048_576

/** What is small inside as well is read at once, everything else beside the server. */
const smallBytes = 4 * 1024 * 1024
const smallCells = 300_000

/** @throws Error when it is no archive */
export function insideOf(workbook: Uint8Array, countUpTo = mostInsideBytes): Inside {
  let bytes = 0
  unzipSync(workbook, {
    filter: ({ name, originalSize }) => {
      if (/^xl\/.*\.(xml|rels)$/.test(name)) bytes += originalSize
      return false
    },
  })
  if (bytes > countUpTo) return { bytes, cells: null, rows: null }
  const sheets = unzipSync(workbook, { filter: ({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name) })
  const extents = Object.values(sheets).map(extentOf)
  return {
    bytes,
    cells: Math.max(0, ...extents.map(({ cells }) => cells)),
    rows: extents.reduce((sum, { rows }) => sum + rows, 0),
  }
}

export function isSmallInside(workbook: Uint8Array): boolean {
  const { cells } = insideOf(workbook, smallBytes)
  return cells !== null && cells <= smallCells
}

/** By the addresses of the cells: what a sheet says about itself may be wrong. A row without an address follows the one before. */
function extentOf(sheet: Uint8Array): { readonly rows: number; readonly cells: number } {
  const xml = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength)
  let [rows, columns, nth] = [0, 0, 0]
  for (let at = xml.indexOf('<row'); at >= 0; at = xml.indexOf('<row', at + 4)) nth += 1
  for (let at = xml.indexOf(' r="'); at >= 0; at = xml.indexOf(' r="', at + 4)) {
    let [next, column, row] = [at + 4, 0, 0]
    for (; isLetter(xml[next]); next++) column = column * 26 + xml[next]! - 64
    for (; isDigit(xml[next]); next++) row = row * 10 + xml[next]! - 48
    if (row > rows) rows = row
    if (column > columns) columns = column
  }
  const most = Math.max(rows, nth)
  return {
    rows: most,
    cells: most > mostRows ? Number.POSITIVE_INFINITY : most * Math.max(columns, 1),
  }
}

const isLetter = (byte: number | undefined) => byte !== undefined && byte >= 65 && byte <= 90
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57
