/** A workbook written row by row: a county's year leaves without being held in memory, ready to print on A4 with its heading on every page, on as many sheets as it needs. */
import { strToU8, Zip } from 'fflate'
import { DeflatedPart } from './deflated-part.ts'
import { type BookPart, bookParts, bottom, letters, styles, textXml, top } from './sheet-parts.ts'

export interface SheetHead {
  readonly name: string
  readonly title: string
  /** Under the title, from the left. */
  readonly lines: readonly string[]
  readonly columns: readonly { readonly label: string; readonly width: number; readonly type: string }[]
  readonly landscape: boolean
  /** Below the table, for signatures. */
  readonly foot: readonly string[]
  /** Page number on paper, with &P and &N. */
  readonly pageWords: string
}
export type SheetCell = string | number | null

/** On one sheet: what a spreadsheet can hold (1,048,576), with room for heading and foot. */
export const mostRows = 1_000_000

export interface Workbook {
  add(rows: readonly (readonly SheetCell[])[]): void
  end(): void
}

/** @example const book = openWorkbook(head, chunk => out.write(chunk)); book.add(rows); book.end() */
export function openWorkbook(
  head: SheetHead,
  write: (chunk: Uint8Array) => void,
  mostOnSheet = mostRows,
): Workbook {
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    if (chunk.length > 0) write(chunk)
  })
  const letterOf = head.columns.map((_, i) => letters(i + 1))
  const headingRow = head.lines.length > 0 ? 3 : 2
  const put = ({ path, text }: BookPart) => {
    const part = new DeflatedPart(path)
    zip.add(part)
    part.push(strToU8(text), true)
  }
  let sheets = 0
  let row = headingRow
  const begin = () => {
    const part = new DeflatedPart(`xl/worksheets/sheet${++sheets}.xml`)
    zip.add(part)
    part.push(strToU8(top(head)))
    row = headingRow
    return part
  }
  let sheet = begin()
  return {
    add(rows) {
      for (let from = 0; from < rows.length; ) {
        if (row - headingRow === mostOnSheet) {
          sheet.push(strToU8(bottom(head, row, false)), true)
          sheet = begin()
        }
        const some = rows.slice(from, from + mostOnSheet - (row - headingRow))
        sheet.push(Buffer.from(some.map(cells => rowXml(++row, head, letterOf, cells)).join('')))
        from += some.length
      }
    },
    end() {
      sheet.push(strToU8(bottom(head, row, true)), true)
      // How many sheets there are is known last; the order within the archive is free.
      for (const part of bookParts(head, sheets)) put(part)
      zip.end()
    },
  }
}

function rowXml(
  row: number,
  { columns }: SheetHead,
  letterOf: readonly string[],
  cells: readonly SheetCell[],
): string {
  let inner = ''
  for (let i = 0; i < cells.length; i++)
    inner += cellXml(`${letterOf[i]}${row}`, cells[i]!, columns[i]?.type ?? 'text')
  return `<row r="${row}">${inner}</row>`
}

function cellXml(at: string, cell: SheetCell, type: string): string {
  if (cell === null) return `<c r="${at}" s="${styles.cell}"/>`
  if (typeof cell === 'number')
    return Number.isFinite(cell)
      ? `<c r="${at}" s="${styles.number}"><v>${cell}</v></c>`
      : `<c r="${at}" s="${styles.cell}"/>`
  if (type === 'day' && /^\d{4}-\d\d-\d\d$/.test(cell))
    return `<c r="${at}" s="${styles.day}"><v>${serialOf(cell)}</v></c>`
  return textXml(at, cell, styles.cell)
}

/** Days as a spreadsheet counts them, from 1899-12-30. */
export function serialOf(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000)
}
