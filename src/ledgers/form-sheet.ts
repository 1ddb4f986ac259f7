/** A sheet of a form taken apart into rows and cells, each as it was written, so that what is not filled stays as it is. */

import { attribute, type FormFile, plain, tagsIn, textOf, unfit } from './form-file.ts'
import { letters } from './sheet-parts.ts'

export interface SheetCell {
  readonly column: number
  /** Attributes other than the place and the type. */
  readonly style: string
  readonly type: string
  readonly inner: string
}
export interface SheetRow {
  readonly row: number
  /** Attributes other than the number. */
  readonly attributes: string
  readonly cells: readonly SheetCell[]
}
export interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}
export interface Sheet {
  readonly before: string
  readonly rows: readonly SheetRow[]
  readonly after: string
  readonly merged: readonly Range[]
}

const mostRows = 20_000
const mostCells = 400_000

export function sheetOf(file: FormFile, index: number): Sheet {
  const found = file.sheets[index]
  if (found === undefined) throw unfit('noSheet')
  const xml = textOf(file.parts, found.path)
  const opened = /<sheetData\s*\/>|<sheetData[^>]*>/.exec(xml)
  if (opened === null) throw unfit('notWorkbook')
  const from = opened.index + opened[0].length
  const isEmpty = opened[0].endsWith('/>')
  const to = isEmpty ? from : xml.indexOf('</sheetData>', from)
  if (to < 0) throw unfit('notWorkbook')
  const after = isEmpty ? xml.slice(from) : xml.slice(to + '</sheetData>'.length)
  return {
    before: xml.slice(0, opened.index),
    rows: isEmpty ? [] : rowsIn(xml.slice(from, to)),
    after,
    merged: tagsIn(after, 'mergeCell').flatMap(tag => rangeOf(attribute(tag, 'ref')) ?? []),
  }
}

function rowsIn(xml: string): SheetRow[] {
  const rows: SheetRow[] = []
  let last = 0
  let cells = 0
  for (const match of xml.matchAll(/<row((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/row>)/g)) {
    const said = Number(attribute(`<row${match[1]}>`, 'r'))
    const row = Number.isInteger(said) && said > last ? said : last + 1
    last = row
    const own = cellsIn(match[2] ?? '')
    cells += own.length
    if (rows.length >= mostRows || cells > mostCells) throw unfit('tooManyRows', { most: mostRows })
    rows.push({ row, attributes: without(match[1] ?? '', 'r', 'spans'), cells: own })
  }
  return rows
}

function cellsIn(xml: string): SheetCell[] {
  const cells: SheetCell[] = []
  for (const match of xml.matchAll(/<c((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const tag = `<c${match[1]}>`
    const place = /^([A-Z]{1,3})\d+$/.exec(attribute(tag, 'r'))
    const column = place === null ? (cells.at(-1)?.column ?? 0) + 1 : columnOf(place[1]!)
    cells.push({
      column,
      style: without(match[1] ?? '', 'r', 't'),
      type: attribute(tag, 't'),
      inner: match[2] ?? '',
    })
  }
  return cells
}

export function written({ row, attributes, cells }: SheetRow): string {
  const inner = cells.map(({ column, style, type, inner }) => {
    const kind = type === '' ? '' : ` t="${type}"`
    const open = `<c r="${letters(column)}${row}"${style}${kind}`
    return inner === '' ? `${open}/>` : `${open}>${inner}</c>`
  })
  return `<row r="${row}"${attributes}>${inner.join('')}</row>`
}

/** What a person reads in a cell. */
export function textIn({ type, inner }: SheetCell, shared: readonly string[]): string {
  if (type === 'inlineStr') return runsIn(inner)
  const value = plain(/<v[^>]*>([\s\S]*?)<\/v>/.exec(inner)?.[1] ?? '')
  return type === 's' ? (shared[Number(value)] ?? '') : value
}

export function isFormula({ inner }: SheetCell): boolean {
  return /<f[\s>/]/.test(inner)
}

/** Texts that cells share, without how they are dressed. */
export function sharedTexts(parts: FormFile['parts']): readonly string[] {
  const xml = textOf(parts, 'xl/sharedStrings.xml')
  return [...xml.matchAll(/<si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/si>)/g)].map(match => runsIn(match[1] ?? ''))
}

/** Sounds written above the characters are left out. */
function runsIn(xml: string): string {
  const spoken = xml.replace(/<rPh[\s\S]*?<\/rPh>/g, '')
  return [...spoken.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)].map(match => plain(match[1]!)).join('')
}

export function rangeOf(ref: string): Range | null {
  const [, left, top, right, bottom] =
    /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(ref) ?? []
  if (left === undefined || top === undefined) return null
  return {
    top: Number(top),
    left: columnOf(left),
    bottom: Number(bottom ?? top),
    right: columnOf(right ?? left),
  }
}

/** A is 1, Z is 26, AA is 27. */
export function columnOf(name: string): number {
  return [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function without(attributes: string, ...names: readonly string[]): string {
  return names.reduce((left, name) => left.replace(new RegExp(`\\s${name}="[^"]*"`), ''), attributes)
}
