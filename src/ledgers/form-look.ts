/** A form looked at: its first rows as the desk draws them, and which heading is taken for which field; the office says where that is wrong. */
import type { z } from 'zod'
import { folded, headings, labels } from './columns.ts'
import type { LedgerField } from './declared.ts'
import type { FormFile } from './form-file.ts'
import { isFormula, type Range, type Sheet, sharedTexts, sheetOf, textIn } from './form-sheet.ts'
import type { CellMeaning, lookedShape, Mapping } from './shape.ts'

export type Looked = z.infer<typeof lookedShape>
type Grid = readonly (readonly string[])[]

const shownRows = 80
const shownColumns = 60
/** A heading is looked for no further down. */
const headingRows = 30

/** @param fields those of the ledger, with the words of the reader */
export function lookAt(
  file: FormFile,
  index: number | null,
  fields: readonly (LedgerField & { readonly label: string })[],
): Looked {
  // A sheet hidden by somebody is no form, unless it is asked for.
  const chosen =
    index ??
    Math.max(
      0,
      file.sheets.findIndex(({ hidden }) => !hidden),
    )
  const sheet = sheetOf(file, chosen)
  const grid = gridOf(sheet, sharedTexts(file.parts))
  const last = sheet.rows.at(-1)?.row ?? 0
  return {
    sheets: file.sheets.map(({ name, hidden }) => ({ name, hidden })),
    sheet: chosen,
    rows: grid.slice(0, shownRows).map(row => [...row]),
    rowCount: last,
    columnCount: Math.max(0, ...grid.map(row => row.length)),
    merged: sheet.merged.filter(({ top, left }) => top <= shownRows && left <= shownColumns),
    formulas: sheet.rows.reduce((sum, { cells }) => sum + cells.filter(isFormula).length, 0),
    suggested: suggest(grid, sheet, chosen, fields),
  }
}

function gridOf(sheet: Sheet, shared: readonly string[]): Grid {
  const grid: string[][] = []
  for (const { row, cells } of sheet.rows) {
    if (row > 2000) break
    const texts: string[] = []
    for (const cell of cells)
      if (cell.column <= shownColumns) texts[cell.column - 1] = textIn(cell, shared).slice(0, 500)
    grid[row - 1] = Array.from(texts, text => text ?? '')
  }
  return Array.from(grid, row => row ?? [])
}

type Named = LedgerField & { readonly label: string }

function suggest(grid: Grid, sheet: Sheet, index: number, fields: readonly Named[]): Mapping | null {
  const tried = grid.slice(0, headingRows).map((_, i) => {
    const firstRow = firstBelow(i + 1, sheet.merged)
    const columns = guessed(headingsOver(grid, sheet.merged, i + 1, firstRow), fields)
    return { headingRow: i + 1, firstRow, columns }
  })
  const found = tried.reduce<(typeof tried)[number] | null>(
    (best, one) => (one.columns.length > (best?.columns.length ?? 1) ? one : best),
    null,
  )
  if (found === null) return null
  const lastRow = lastKept(grid, sheet, found.firstRow, found.columns)
  const cells = [...grid.entries()].flatMap(([i, row]) =>
    i + 1 >= found.headingRow && i + 1 <= (lastRow ?? found.firstRow)
      ? []
      : cellsIn(row, i + 1, sheet.merged),
  )
  return { sheet: index, ...found, lastRow, cells: cells.slice(0, 60) }
}

/** A heading may be two rows high. */
function firstBelow(row: number, merged: readonly Range[]): number {
  return (
    Math.max(
      row,
      ...merged
        .filter(({ top, bottom }) => top <= row && bottom > row && top === row)
        .map(({ bottom }) => bottom),
    ) + 1
  )
}

/** The lowest word over each column, else the one it is joined under. */
function headingsOver(grid: Grid, merged: readonly Range[], top: number, firstRow: number): string[][] {
  const width = Math.max(0, ...grid.slice(top - 1, firstRow - 1).map(row => row.length))
  return Array.from({ length: width }, (_, i) => {
    const words: string[] = []
    for (let row = firstRow - 1; row >= top; row--) {
      const joined = merged.find(
        it => it.top <= row && it.bottom >= row && it.left <= i + 1 && it.right >= i + 1,
      )
      const text = grid[(joined?.top ?? row) - 1]?.[(joined?.left ?? i + 1) - 1] ?? ''
      if (text.trim() !== '' && !words.includes(text)) words.push(text)
    }
    return words
  })
}

/** Each field and each column once, the surest first. */
function guessed(columns: readonly (readonly string[])[], fields: readonly Named[]): Mapping['columns'] {
  const sure = columns.flatMap((words, i) =>
    words.flatMap((word, depth) =>
      ['no', ...fields.map(({ key }) => key)].flatMap(field => {
        const score = likeness(folded(word), field, fields)
        return score === 0 ? [] : [{ column: i + 1, field, score: score - depth * 5 }]
      }),
    ),
  )
  sure.sort((a, b) => b.score - a.score || a.column - b.column)
  const taken: { column: number; field: string }[] = []
  for (const { column, field } of sure)
    if (!taken.some(one => one.column === column || one.field === field)) taken.push({ column, field })
  return taken.sort((a, b) => a.column - b.column)
}

function likeness(word: string, field: string, fields: readonly Named[]): number {
  if (word === '' || word.length > 30) return 0
  const label = fields.find(({ key }) => key === field)?.label
  if (label !== undefined && folded(label) === word) return 200
  const known = headings[field] ?? []
  const exact = known.indexOf(word)
  if (exact >= 0) return 100 - exact
  const within = known.findIndex(one => one.length > 1 && word.includes(one))
  return within < 0 ? 0 : 40 - within
}

/** Rows kept free for the table: below the first, as long as nothing is written in a column that is filled. */
function lastKept(grid: Grid, sheet: Sheet, firstRow: number, columns: Mapping['columns']): number | null {
  const there = new Set(sheet.rows.map(({ row }) => row))
  const numbered = new Set(columns.filter(({ field }) => field === 'no').map(({ column }) => column))
  const isFree = (row: number) =>
    there.has(row) &&
    !sheet.merged.some(
      it => it.top <= row && it.bottom >= row && it.left === 1 && it.right >= columns.at(-1)!.column,
    ) &&
    (grid[row - 1] ?? []).every((text, i) => text.trim() === '' || numbered.has(i + 1))
  let row = firstRow
  while (row < firstRow + 1500 && isFree(row)) row++
  return row - 1 > firstRow ? row - 1 : null
}

/** Labels that wait for something to be written after them, or in the cell beside. */
function cellsIn(row: readonly string[], number: number, merged: readonly Range[]): Mapping['cells'] {
  return row.flatMap((text, i): Mapping['cells'] => {
    const own = labelsIn(text)
    if (own.length === 0) {
      const meaning = meaningOf(folded(text))
      const beside = nextColumn(number, i + 1, merged)
      const isFree =
        meaning !== null && beside <= Math.max(row.length, i + 2) && (row[beside - 1] ?? '').trim() === ''
      return isFree ? [{ row: number, column: beside, meaning }] : []
    }
    const meanings = own.map(label => meaningOf(folded(label.replace(/[:：]$/, ''))) ?? ('leave' as const))
    return meanings.every(one => one === 'leave')
      ? []
      : meanings.map(meaning => ({ row: number, column: i + 1, meaning }))
  })
}

/** A word before a colon; its characters may stand apart. */
export const labelPattern = /(?:[^\s:：](?:[ \u3000][^\s:：])+|[^\s:：]+)[ \u3000]?[:：]/g

/** @example labelsIn('填报单位：      填报人：') // two */
export function labelsIn(text: string): readonly string[] {
  return text.match(labelPattern) ?? []
}

function meaningOf(word: string): CellMeaning | null {
  if (word === '') return null
  const found = Object.entries(labels).find(([, words]) => words.includes(word))
  return (found?.[0] as CellMeaning | undefined) ?? null
}

function nextColumn(row: number, column: number, merged: readonly Range[]): number {
  const own = merged.find(it => it.top <= row && it.bottom >= row && it.left <= column && it.right >= column)
  return (own?.right ?? column) + 1
}
