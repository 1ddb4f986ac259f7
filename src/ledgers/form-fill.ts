/** A form filled in: the office's own sheet with its merged cells, widths, borders and print settings, rows put in as the first one looks. */
import { dateStyles } from './form-dates.ts'
import { type FormFile, packed, plain, relationsOf, textOf, unfit } from './form-file.ts'
import { labelPattern } from './form-look.ts'
import {
  isFormula,
  type Range,
  type Sheet,
  type SheetCell,
  type SheetRow,
  sharedTexts,
  sheetOf,
  textIn,
  written,
} from './form-sheet.ts'
import {
  type Shift,
  shiftedDrawing,
  shiftedFormula,
  shiftedNames,
  shiftedPlaces,
  shiftedRow,
} from './form-shift.ts'
import type { CellMeaning, Mapping } from './shape.ts'
import { escaped, letters } from './sheet-parts.ts'
import { serialOf } from './sheet-stream.ts'

export interface Filling {
  readonly mapping: Mapping
  /** Cells by field, a row each; `no` is counted here. */
  readonly rows: readonly Readonly<Record<string, string | number | null>>[]
  readonly said: Readonly<Record<Exclude<CellMeaning, 'leave'>, string>>
}

/** Held in memory as a whole. */
export const mostFormRows = 20_000

/** @throws Refusal templateUnfit */
export function fill(file: FormFile, filling: Filling): Uint8Array {
  const { mapping, rows } = filling
  if (rows.length > mostFormRows) throw unfit('formRows', { most: mostFormRows })
  const sheet = sheetOf(file, mapping.sheet)
  const lastFree = Math.max(mapping.firstRow, mapping.lastRow ?? mapping.firstRow)
  const shift: Shift = { last: lastFree, by: Math.max(0, rows.length - (lastFree - mapping.firstRow + 1)) }
  const shared = sharedTexts(file.parts)
  const around = said(sheet, filling, shared)
  const dates = dateStyles(file.parts)
  const above = around.filter(({ row }) => row < mapping.firstRow)
  const below = around.filter(({ row }) => row > lastFree)
  const body = tableRows(sheet, filling, shift, dates)
  const moved = below.map(row => ({ ...moveFormulas(row, shift), row: shiftedRow(row.row, shift) }))
  const data = [...above.map(row => moveFormulas(row, shift)), ...body, ...moved].map(written).join('')
  const path = file.sheets[mapping.sheet]!.path
  const { before, after } = dressed(sheet, mapping, shift)
  return packed(file.parts, {
    [path]: `${before}<sheetData>${data}</sheetData>${after}`,
    ...beside(file, mapping.sheet, shift),
  })
}

/** Cells outside the table: what is asked for is written after its label, or instead of what stands there. */
function said(sheet: Sheet, { mapping, said }: Filling, shared: readonly string[]): readonly SheetRow[] {
  const wishes = Map.groupBy(mapping.cells, ({ row, column }) => `${row}/${column}`)
  const there = new Map(sheet.rows.map(row => [row.row, row]))
  for (const [first] of wishes.values())
    if (first && !there.has(first.row)) there.set(first.row, { row: first.row, attributes: '', cells: [] })
  return [...there.values()]
    .sort((a, b) => a.row - b.row)
    .map(row => {
      const own = mapping.cells.filter(cell => cell.row === row.row)
      if (own.length === 0) return row
      return [...new Set(own.map(({ column }) => column))].reduce((filled, column) => {
        const meanings = wishes.get(`${row.row}/${column}`)!.map(({ meaning }) => meaning)
        const cell = filled.cells.find(one => one.column === column)
        const words = cell === undefined ? '' : textIn(cell, shared)
        return withCell(
          filled,
          column,
          textCell(column, cell?.style ?? '', afterLabels(words, meanings, said)),
        )
      }, row)
    })
}

/** @example afterLabels('单位：    填报人：', ['place', 'by'], said) // '单位：安居社区    填报人：王敏' */
export function afterLabels(words: string, meanings: readonly CellMeaning[], said: Filling['said']): string {
  const labels = words.match(labelPattern) ?? []
  const say = (meaning: CellMeaning | undefined) =>
    meaning === undefined || meaning === 'leave' ? null : said[meaning]
  if (labels.length === 0) return say(meanings[0]) ?? words
  let at = 0
  let text = ''
  labels.forEach((label, i) => {
    const from = words.indexOf(label, at)
    const to = from + label.length
    const next = labels[i + 1] === undefined ? words.length : words.indexOf(labels[i + 1]!, to)
    const value = say(meanings[i])
    const rest = words.slice(to, next)
    // Blanks kept open for a pen make room for what is written there.
    text += words.slice(at, to) + (value === null ? rest : `${value}${i + 1 < labels.length ? '    ' : ''}`)
    at = next
  })
  return text + words.slice(at)
}

function tableRows(sheet: Sheet, filling: Filling, shift: Shift, dates: ReadonlySet<number>): SheetRow[] {
  const { mapping, rows } = filling
  const { firstRow } = mapping
  const there = new Map(sheet.rows.map(row => [row.row, row]))
  const model = there.get(firstRow) ?? { row: firstRow, attributes: '', cells: [] }
  const count = shift.last - firstRow + 1 + shift.by
  return Array.from({ length: count }, (_, i) => {
    const row = firstRow + i
    const isOwn = row <= shift.last
    const base = isOwn
      ? (there.get(row) ?? { ...model, row })
      : { ...model, row, cells: model.cells.map(blank) }
    const record = rows[i]
    const cleared = moveFormulas(base, shift)
    return mapping.columns.reduce((filled, { column, field }) => {
      const style = filled.cells.find(cell => cell.column === column)?.style ?? ''
      const value = record === undefined ? null : field === 'no' ? i + 1 : (record[field] ?? null)
      // Rows nobody needed keep the numbers they were printed with.
      if (record === undefined && field === 'no') return filled
      return withCell(filled, column, valueCell(column, style, value, dates))
    }, cleared)
  })
}

function blank(cell: SheetCell): SheetCell {
  return { ...cell, type: '', inner: '' }
}

function valueCell(
  column: number,
  style: string,
  value: string | number | null,
  dates: ReadonlySet<number>,
): SheetCell {
  if (value === null) return { column, style, type: '', inner: '' }
  if (typeof value === 'number') return { column, style, type: '', inner: `<v>${value}</v>` }
  const dressing = Number(/\ss="(\d+)"/.exec(style)?.[1] ?? -1)
  if (dates.has(dressing) && /^\d{4}-\d\d-\d\d$/.test(value))
    return { column, style, type: '', inner: `<v>${serialOf(value)}</v>` }
  return textCell(column, style, value)
}

function textCell(column: number, style: string, text: string): SheetCell {
  return { column, style, type: 'inlineStr', inner: `<is><t xml:space="preserve">${escaped(text)}</t></is>` }
}

function withCell(row: SheetRow, column: number, cell: SheetCell): SheetRow {
  const cells = [...row.cells.filter(one => one.column !== column), cell]
  return { ...row, cells: cells.sort((a, b) => a.column - b.column) }
}

/** What a formula came to is left out: the spreadsheet reckons anew when it opens. */
function moveFormulas(row: SheetRow, shift: Shift): SheetRow {
  const cells = row.cells.map(cell => {
    if (!isFormula(cell)) return cell
    const inner = cell.inner
      .replace(/<v[^>]*>[\s\S]*?<\/v>|<v\/>/g, '')
      .replace(/\sref="([^"]*)"/g, (whole, ref) => whole.replace(ref, shiftedFormula(ref, shift)))
      .replace(
        /(<f(?:\s[^>]*)?>)([\s\S]*?)(<\/f>)/g,
        (_, open, formula, close) => `${open}${escaped(shiftedFormula(plain(formula), shift))}${close}`,
      )
    return { ...cell, type: '', inner }
  })
  return { ...row, cells }
}

/** Everything of the sheet that names places. */
function dressed(sheet: Sheet, mapping: Mapping, shift: Shift): { before: string; after: string } {
  const merged = mergedAfter(sheet.merged, mapping, shift)
  const refs = merged.map(
    it => `<mergeCell ref="${letters(it.left)}${it.top}:${letters(it.right)}${it.bottom}"/>`,
  )
  const whole = refs.length === 0 ? '' : `<mergeCells count="${refs.length}">${refs.join('')}</mergeCells>`
  const [head = '', ...tail] = sheet.after.split(/<mergeCells[\s\S]*?<\/mergeCells>/)
  const at = (xml: string) => shiftedPlaces(xml, shift)
  return {
    before: at(sheet.before),
    after: tail.length === 0 ? at(head) : at(head) + whole + at(tail.join('')),
  }
}

/** Joined cells of the first row are joined in every row put in; a filled column is never joined over rows. */
export function mergedAfter(merged: readonly Range[], mapping: Mapping, shift: Shift): readonly Range[] {
  const { firstRow } = mapping
  const filled = mapping.columns.map(({ column }) => column)
  const within = (it: Range) => it.top >= firstRow && it.bottom <= shift.last
  const kept = merged.flatMap((it): Range[] => {
    const isFilled = filled.some(column => column >= it.left && column <= it.right)
    if (within(it) && it.bottom > it.top && isFilled) return []
    const grows = it.top <= shift.last && it.bottom >= shift.last && it.bottom > it.top
    const bottom = grows ? it.bottom + shift.by : shiftedRow(it.bottom, shift)
    return [{ ...it, top: shiftedRow(it.top, shift), bottom }]
  })
  const ofFirst = merged.filter(it => it.top === firstRow && it.bottom === firstRow)
  const fresh = Array.from({ length: shift.by }, (_, i) => shift.last + 1 + i).flatMap(row =>
    ofFirst.map(it => ({ ...it, top: row, bottom: row })),
  )
  return [...kept, ...fresh]
}

/** Parts beside the sheet: names of places, pictures; the order of reckoning is made anew by the spreadsheet. */
function beside(file: FormFile, index: number, shift: Shift): Record<string, string | null> {
  const { parts } = file
  const sheet = file.sheets[index]!
  const changed: Record<string, string | null> = {}
  const workbook = shiftedNames(textOf(parts, 'xl/workbook.xml'), sheet.name, shift)
  changed['xl/workbook.xml'] = reckonedOnOpening(workbook)
  for (const path of relationsOf(parts, sheet.path).values()) {
    if (/drawings\/drawing\d*\.xml$/.test(path)) changed[path] = shiftedDrawing(textOf(parts, path), shift)
    if (/\/tables\/[^/]+\.xml$/.test(path)) changed[path] = shiftedPlaces(textOf(parts, path), shift)
  }
  if (parts['xl/calcChain.xml'] !== undefined) {
    changed['xl/calcChain.xml'] = null
    const types = textOf(parts, '[Content_Types].xml')
    changed['[Content_Types].xml'] = types.replace(/<Override[^>]*calcChain[^>]*\/>/, '')
    const relations = textOf(parts, 'xl/_rels/workbook.xml.rels')
    changed['xl/_rels/workbook.xml.rels'] = relations.replace(/<Relationship\s[^>]*calcChain[^>]*\/>/, '')
  }
  return changed
}

function reckonedOnOpening(workbook: string): string {
  if (/<calcPr[^>]*fullCalcOnLoad=/.test(workbook)) return workbook
  if (/<calcPr/.test(workbook)) return workbook.replace(/<calcPr/, '<calcPr fullCalcOnLoad="1"')
  return workbook
}
