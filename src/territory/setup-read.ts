/** Reads and writes the set-up spreadsheet: cells as text, headings in either language. */
import readXlsxFile from 'read-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import { languages, type Translate, translator } from '../kernel/i18n.ts'
import type { Sheet, SheetName } from './setup-sheets.ts'

/** A row of a sheet: cells by column key, '' where empty. */
export interface Row {
  /** Row number as the spreadsheet shows it; the headings are row 1. */
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
}
export interface Problem {
  readonly sheet: SheetName
  readonly row: number
  readonly column: string
  readonly level: 'error' | 'warning'
  /** Key under territory:setup.problem. */
  readonly code: string
  /** What was met, what would be right. */
  readonly facts: Readonly<Record<string, string | number>>
}
export type Workbook = Readonly<Record<SheetName, readonly Row[]>>

/** @throws Error when the file is no spreadsheet */
export async function readWorkbook(
  file: string,
  sheets: readonly Sheet[],
): Promise<{ workbook: Workbook; problems: Problem[] }> {
  const found = new Map(
    (await readXlsxFile(file)).map(({ sheet, data }) => [plain(sheet), data as readonly unknown[][]]),
  )
  const problems: Problem[] = []
  const entries = sheets.map(sheet => {
    const data = namesOf(`territory:setup.sheet.${sheet.name}`, sheet.name).flatMap(
      name => found.get(name) ?? [],
    )
    if (data.length === 0 && !sheet.optional) problems.push(missing(sheet, '', 'sheetMissing'))
    return [sheet.name, rowsOf(sheet, data, problems)] as const
  })
  return { workbook: Object.fromEntries(entries) as unknown as Workbook, problems }
}

/** The empty template, headings in one language, an example in the second row to be overwritten. */
export async function writeTemplate(file: string, sheets: readonly Sheet[], t: Translate): Promise<void> {
  const pages = sheets.map(sheet => ({
    sheet: t(`territory:setup.sheet.${sheet.name}`),
    columns: sheet.columns.map(() => ({ width: 24 })),
    stickyRowsCount: 1,
    data: [
      sheet.columns.map(column => ({
        value: `${t(`territory:setup.column.${column.key}`)}${column.required ? ' *' : ''}`,
        type: String,
        fontWeight: 'bold' as const,
      })),
    ],
  }))
  await writeXlsxFile([...pages, explanation(sheets, t)]).toFile(file)
}

function explanation(sheets: readonly Sheet[], t: Translate) {
  const rows = sheets.flatMap(sheet =>
    sheet.columns.map(column => [
      t(`territory:setup.sheet.${sheet.name}`),
      t(`territory:setup.column.${column.key}`),
      column.required ? t('territory:setup.required') : '',
      column.example,
      (column.oneOf ?? []).map(word => t(`${column.words}.${word}`)).join('、'),
    ]),
  )
  const headings = ['sheet', 'column', 'required', 'example', 'allowed'].map(word =>
    t(`territory:setup.guide.${word}`),
  )
  return {
    sheet: t('territory:setup.guide.title'),
    columns: [16, 18, 8, 26, 80].map(width => ({ width })),
    data: [headings, ...rows].map(row => row.map(value => ({ value, type: String }))),
  }
}

function rowsOf(sheet: Sheet, data: readonly unknown[][], problems: Problem[]): Row[] {
  const headings = (data[0] ?? []).map(cell => plain(textOf(cell).replace(/\s*\*$/, '')))
  const places = sheet.columns.map(column => {
    const names = namesOf(`territory:setup.column.${column.key}`, column.key)
    return { column, at: headings.findIndex(heading => names.includes(heading)) }
  })
  for (const { column, at } of places)
    if (at < 0 && column.required && data.length > 0)
      problems.push(missing(sheet, column.key, 'columnMissing'))
  return data.slice(1).flatMap((line, i) => {
    const cells = Object.fromEntries(
      places.map(({ column, at }) => [column.key, at < 0 ? '' : textOf(line[at])]),
    )
    return Object.values(cells).every(cell => cell === '') ? [] : [{ row: i + 2, cells }]
  })
}

function missing(sheet: Sheet, column: string, code: string): Problem {
  return { sheet: sheet.name, row: 1, column, level: 'error', code, facts: {} }
}

/** The names something goes by: its key and its word in each language. */
export function namesOf(key: string, code: string): string[] {
  return [...new Set([code, ...languages.map(language => translator(language)(key))].map(plain))]
}

export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}

/** Codes often arrive as numbers and days as dates: both become the text that was meant. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'number') return Number.isInteger(cell) ? cell.toFixed(0) : String(cell)
  return String(cell)
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\uFEFF]/g, '')
    .trim()
}
