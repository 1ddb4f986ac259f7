/** Reads a table from a file: CSV in UTF-8, UTF-16 or GB18030 with whatever delimiter, or XLSX; every row with the number a spreadsheet shows. */
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { type Merged, mergedIn } from './merged-cells.ts'
import { insideOf, isSmallInside, mostCells, mostInsideBytes, mostRowsInside } from './workbook-size.ts'

export type Cell = string | number | Date
export interface Row {
  /** As a spreadsheet shows it: the first is 1. */
  readonly row: number
  readonly cells: readonly Cell[]
}
export interface Table {
  readonly format: 'csv' | 'xlsx'
  /** Rows that hold anything. */
  readonly rows: readonly Row[]
  /** Between cells of a CSV. */
  readonly delimiter: string
  /** Cells of a sheet that were made one; rows and columns from 1. */
  readonly merged?: readonly Merged[]
}

/** The file as a whole cannot be read; the code is worded in the catalogue hotline:unreadable. */
export class Unreadable extends Error {
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
  constructor(code: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** @throws Unreadable */
export function readTables(file: string): Promise<Table[]> {
  return tablesOf(bytesOf(file))
}

/** @throws Unreadable */
export async function tablesOf(bytes: Buffer): Promise<Table[]> {
  if (bytes.length === 0) throw new Unreadable('empty')
  if (isSheets(bytes)) return readSheets(bytes)
  if (bytes.subarray(0, 4).equals(oldExcelMark))
    throw new Unreadable(bytes.includes(passwordMark) ? 'password' : 'oldExcel')
  const text = decode(bytes)
  const delimiter = delimiterOf(text)
  return [{ format: 'csv', delimiter, rows: await readCsv(text, delimiter) }]
}

/** Is it a workbook, by its first bytes? */
export function isSheets(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(zipMark)
}

const zipMark = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const oldExcelMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
/** In a compound file the names of its streams are written so. */
const passwordMark = Buffer.from('EncryptedPackage', 'utf16le')

/** Whether a file is small enough, inside as well, to be read while the server waits. */
export function isSmall(bytes: Buffer, most: number): boolean {
  if (bytes.length >= most) return false
  try {
    return !isSheets(bytes) || isSmallInside(bytes)
  } catch {
    // No archive after all: whoever reads it says so.
    return true
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Unreadable('notOpened', { why: (error as Error).message })
  }
}

/** By its mark, else UTF-8 when nearly all of it is, else GB18030. */
export function decode(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) throw new Unreadable('binary')
  const utf8 = new TextDecoder('utf-8').decode(bytes)
  const broken = brokenIn(utf8)
  if (broken === 0) return utf8
  // A few bytes cut in the middle do not make it another encoding.
  if (broken / utf8.replace(/[ -~\s]/g, '').length < 0.02) return utf8
  const chinese = new TextDecoder('gb18030').decode(bytes)
  if (brokenIn(chinese) / chinese.length > 0.02) throw new Unreadable('binary')
  return chinese
}

function brokenIn(text: string): number {
  return text.split('\ufffd').length - 1
}

/** The sign that cuts the first lines most evenly. */
export function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/)
    .filter(line => line.trim() !== '')
    .slice(0, 10)
  const cuts = (sign: string) => lines.map(line => line.replace(/"[^"]*"/g, '').split(sign).length - 1)
  const score = (sign: string) => {
    const counts = cuts(sign)
    const usual = counts.filter(count => count === counts[0]).length
    return Math.max(...counts) === 0 ? 0 : usual * 10 + (counts[0] ?? 0)
  }
  return [',', '\t', ';', '|', ','].reduce((best, sign) => (score(sign) > score(best) ? sign : best))
}

async function readCsv(text: string, delimiter: string): Promise<Row[]> {
  const parser = Readable.from([text]).pipe(
    parse({
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }),
  )
  const rows: Row[] = []
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1
      if (cells.some(cell => cell.trim() !== '')) rows.push({ row, cells })
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new Unreadable('quoteNotClosed', { after: row })
    throw new Unreadable('notParsed', { after: row, why: error.message })
  }
  return rows
}

async function readSheets(bytes: Buffer): Promise<Table[]> {
  requireReadable(bytes)
  const { default: readXlsxFile } = await import('read-excel-file/node')
  const sheets = await readXlsxFile(bytes, { trim: false }).catch((error: Error) => {
    throw new Unreadable('notParsed', { after: 0, why: error.message })
  })
  const merged = mergedIn(bytes)
  return sheets.map(({ data }, i) => ({
    format: 'xlsx',
    delimiter: '',
    rows: (data as readonly unknown[][])
      .map((cells, row) => ({ row: row + 1, cells: cells.map(cellOf) }))
      .filter(({ cells }) => cells.some(cell => cell !== '')),
    merged: merged[i] ?? [],
  }))
}

/** @throws Unreadable */
function requireReadable(bytes: Buffer): void {
  const { bytes: inside, cells, rows } = sizeOf(bytes)
  if (inside > mostInsideBytes || cells === null || cells > mostCells) throw new Unreadable('tooBig')
  if (rows !== null && rows > mostRowsInside)
    throw new Unreadable('emptyRows', { rows, most: mostRowsInside })
}

function sizeOf(bytes: Buffer) {
  try {
    return insideOf(bytes)
  } catch (error) {
    throw new Unreadable('notParsed', { after: 0, why: (error as Error).message })
  }
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date || typeof value === 'number') return value
  return value === null || value === undefined ? '' : String(value)
}
