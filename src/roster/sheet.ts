/** Sheets of a roster as they came: where the headings are, which column is which, cells that were made one filled in. Pure. */
import type { Cell, Row, Table } from '../kernel/tables.ts'
import { type Field, fields, folded, headings, placeFields } from './columns.ts'
import { byContent } from './content.ts'
import { type SensitiveKind, sensitiveHeadings } from './readings.ts'

/** A column of the sheet; what it is read as, or why it is not. */
export interface Column {
  readonly index: number
  readonly heading: string
  readonly field: Field | null
  /** Of what must not be read; null: of no use here, or read. */
  readonly sensitive: SensitiveKind | null
  /** Told by what stands in it, as its heading says nothing or something else. */
  readonly byContent: boolean
}
export interface Sheet {
  readonly nth: number
  readonly headingRow: number
  /** What stands above the headings. */
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}
/** Which heading is which field, as a person says; an empty text: none of them. */
export type Wished = Readonly<Partial<Record<Field, string | null>>>

const headingRows = 30
/** So many known headings make a row of headings. */
const fewest = 2
const byHeading = new Map(
  fields.flatMap(field => headings[field].map((heading, rank) => [heading, { field, rank }])),
)

/** The sheets that are rosters; those without headings are none unless their content says which column is which. */
export function sheetsOf(tables: readonly Table[], wished: Wished): readonly Sheet[] {
  return tables.flatMap((table, nth) => {
    const sheet = sheetOf(table, nth, wished)
    return sheet === null ? [] : [sheet]
  })
}

function sheetOf(table: Table, nth: number, wished: Wished): Sheet | null {
  const rows = mergedHeads(table)
  const scores = rows.slice(0, headingRows).map(row => knownIn(row.cells))
  const best = scores.indexOf(Math.max(...scores, 0))
  const at = (scores[best] ?? 0) >= fewest ? best : -1
  const head = rows[at]
  const named = columnsOf(head?.cells ?? [], widest(rows))
  const body = table.rows.slice(at + 1)
  const columns = asWished(byContent(named, body), wished)
  if (!columns.some(column => column.field === 'name')) return null
  return {
    nth,
    headingRow: head?.row ?? 0,
    title: rows
      .slice(0, Math.max(at, 0))
      .map(({ cells }) => cells.map(String).join(' '))
      .join(' ')
      .slice(0, 200),
    columns,
    rows: filledDown(body, table, columns),
  }
}

/** Headings in two rows: those that were made one say the same in both. */
function mergedHeads({ rows, merged = [] }: Table): readonly Row[] {
  const top = rows.slice(0, headingRows).map(row => ({ ...row, cells: [...row.cells] as Cell[] }))
  const at = new Map(top.map(row => [row.row, row.cells]))
  for (const range of merged) {
    const first = at.get(range.top)?.[range.left - 1]
    if (first === undefined || range.top === range.bottom) continue
    for (let row = range.top; row <= range.bottom; row++) {
      const cells = at.get(row)
      for (let column = range.left; cells && column <= range.right; column++) cells[column - 1] = first
    }
  }
  return [...top, ...rows.slice(headingRows)]
}

function knownIn(cells: readonly Cell[]): number {
  return new Set(cells.flatMap(cell => byHeading.get(folded(String(cell)))?.field ?? [])).size
}

function widest(rows: readonly Row[]): number {
  return rows.slice(0, 200).reduce((most, { cells }) => Math.max(most, cells.length), 0)
}

/** One column a field, the better heading first; two of one heading: the first. */
function columnsOf(cells: readonly Cell[], width: number): Column[] {
  const all = Array.from({ length: width }, (_, index) => {
    const heading = textOf(cells[index])
    const sensitive = sensitiveHeadings.find(([, words]) => words.test(folded(heading)))?.[0] ?? null
    return {
      index,
      heading,
      sensitive,
      known: sensitive === null ? byHeading.get(folded(heading)) : undefined,
    }
  })
  const chosen = new Map<number, Field>()
  for (const field of fields) {
    const fit = all.filter(it => it.known?.field === field).sort((a, b) => a.known!.rank - b.known!.rank)
    if (fit[0]) chosen.set(fit[0].index, field)
  }
  return all.map(({ index, heading, sensitive }) => {
    return { index, heading, sensitive, field: chosen.get(index) ?? null, byContent: false }
  })
}

/** As a person said; what must not be read cannot be wished for. */
function asWished(columns: readonly Column[], wished: Wished): readonly Column[] {
  const wishes = Object.entries(wished) as [Field, string | null][]
  return wishes.reduce((all, [field, wish]) => {
    const at = all.find(it => wish !== null && it.sensitive === null && nameOf(it) === wish)
    return all.map(column => {
      if (column === at) return { ...column, field, byContent: false }
      return column.field === field ? { ...column, field: null, byContent: false } : column
    })
  }, columns)
}

/** A column without a heading goes by its letter. */
function nameOf({ heading, index }: Column): string {
  return heading === '' ? letterOf(index) : heading
}

/** 0 is A, 26 is AA. */
export function letterOf(index: number): string {
  const before = Math.floor(index / 26)
  return (before > 0 ? letterOf(before - 1) : '') + String.fromCharCode(65 + (index % 26))
}

function textOf(cell: Cell | undefined): string {
  return cell === undefined ? '' : String(cell).replace(/\s+/g, ' ').trim().slice(0, 60)
}

/** A household's address made one over its members is of each of them. */
function filledDown(
  rows: readonly Row[],
  { merged = [] }: Table,
  columns: readonly Column[],
): readonly Row[] {
  const ofPlace = new Set(
    columns.filter(it => (placeFields as readonly (Field | null)[]).includes(it.field)).map(it => it.index),
  )
  const down = merged.filter(range => range.bottom > range.top && ofPlace.has(range.left - 1))
  if (down.length === 0) return rows
  const at = new Map(rows.map(row => [row.row, [...row.cells] as Cell[]]))
  for (const { top, left, bottom } of down) {
    const first = at.get(top)?.[left - 1]
    if (first === undefined || first === '') continue
    for (let row = top + 1; row <= bottom; row++) {
      const cells = at.get(row)
      if (cells) cells[left - 1] = first
    }
  }
  return rows.map(row => ({ ...row, cells: at.get(row.row)! }))
}
