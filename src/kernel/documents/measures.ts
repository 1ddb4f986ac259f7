/** Measures both layouts share, after GB/T 9704-2012: the page, the sizes of type, and the grid a form's cells stand on. Pure. */
import type { Block, Field, Fields, Place, Table } from './paper.ts'

/** Millimetres. */
export const page = { width: 210, height: 297, top: 37, left: 28, right: 26, bottom: 35 } as const
export const textWidth = page.width - page.left - page.right
/** A picture with its caption stays on one page. */
export const mostPictureHeight = 190

export interface FormCell {
  readonly text: string
  readonly isLabel: boolean
  /** Columns of the grid it takes. */
  readonly span: number
  readonly lines: number
}
export interface FormGrid {
  /** Millimetres, from left to right. */
  readonly columns: readonly number[]
  readonly rows: readonly (readonly FormCell[])[]
  /** For every row, whether it goes to the next page as a whole. */
  readonly whole: readonly boolean[]
  /** Whether all of it does. */
  readonly together: boolean
}

const mostLines = 24
/** Six characters and what a cell keeps free, in tenths of a millimetre. */
const widestLabel = 290
/** Edges nearer than this are one edge. */
const tenths = (mm: number) => Math.round(mm * 10)

/** Rows share their width by their own spans; the grid has a column for every edge any row has. */
export function gridOf({ rows }: Fields): FormGrid {
  const placed = rows.filter(row => row.length > 0).map(placedIn)
  const edges = [...new Set([0, ...placed.flatMap(cells => cells.map(cell => cell.to))])].sort(
    (a, b) => a - b,
  )
  const columns = edges.slice(1).map((edge, nth) => (edge - edges[nth]!) / 10)
  return {
    columns,
    rows: placed.map(cells =>
      cells.map(({ from, to, ...cell }) => ({ ...cell, span: edges.indexOf(to) - edges.indexOf(from) })),
    ),
    whole: placed.map(cells => cells.every(({ text, from, to }) => isShort(text, (to - from) / 10))),
    together: placed.reduce((sum, cells) => sum + Math.max(...cells.map(heightOf)), 0) <= mostTogether,
  }
}

const heightOf = ({ text, from, to, lines }: Placed) => Math.max(lines, linesIn(text, (to - from) / 10))

/** Lines a row may have to be kept on one page: half of one. */
const mostWhole = 16
/** A form of no more lines stays together: cut in two it reads as two. */
const mostTogether = 12
/** A character and what a cell keeps free at its sides. */
const [character, free] = [4.23, 3.2]

/** Reckoned with full width for every character: a row that is kept whole must fit on a page. */
const isShort = (text: string, width: number) => linesIn(text, width) <= mostWhole

function linesIn(text: string, width: number): number {
  const perLine = Math.max(1, Math.floor((width - free) / character))
  const lines = text.split('\n').map(line => Math.max(1, Math.ceil([...line].length / perLine)))
  return lines.reduce((sum, it) => sum + it, 0)
}

type Placed = Omit<FormCell, 'span'> & { readonly from: number; readonly to: number }

function placedIn(row: readonly Field[]): readonly Placed[] {
  const total = row.reduce((sum, field) => sum + spanOf(field), 0)
  let before = 0
  return row.flatMap(field => {
    const from = tenths((textWidth * before) / total)
    before += spanOf(field)
    const to = tenths((textWidth * before) / total)
    const lines = Math.min(mostLines, Math.max(1, field.lines ?? 1))
    const value = { text: field.value, isLabel: false, lines, to }
    if (field.label === '') return [{ ...value, from }]
    const edge = from + Math.min(widestLabel, Math.round((to - from) * 0.42))
    return [
      { text: field.label, isLabel: true, lines: 1, from, to: edge },
      { ...value, from: edge },
    ]
  })
}

/** Two beside each other, from the left; what only seals stands at the right, as at the end of letters, beside the two who sign before it. */
export function placesInRows(places: readonly Place[]): readonly PlacesRow[] {
  const last = places.at(-1)
  if (last && sealsOnly(last) && places.length % 2 === 1 && places.length >= 3) {
    const [upper, lower] = places.slice(-3, -1) as [Place, Place]
    return [...inPairs(places.slice(0, -3)), { left: [upper, lower], right: last }]
  }
  return inPairs(places)
}

export interface PlacesRow {
  /** One, or two above each other beside a seal. */
  readonly left: readonly Place[]
  readonly right: Place | null
}

function inPairs(places: readonly Place[]): readonly PlacesRow[] {
  return Array.from({ length: Math.ceil(places.length / 2) }, (_, row): PlacesRow => {
    const [one, other] = places.slice(row * 2, row * 2 + 2) as [Place, Place?]
    if (other) return { left: [one], right: other }
    return sealsOnly(one) ? { left: [], right: one } : { left: [one], right: null }
  })
}

export const sealsOnly = ({ seal, name, fingerprint, signature }: Place) =>
  Boolean(seal) && !name && !fingerprint && !signature

/** What is said last before the signatures goes with them: a page of signatures alone could be put under anything. */
export const isBeforePlaces = (blocks: readonly Block[], nth: number) => blocks[nth + 1]?.kind === 'places'

/** A form without cells or a table without columns is nothing. */
export const isSomething = (block: Block) =>
  block.kind === 'fields'
    ? block.rows.some(row => row.length > 0)
    : block.kind !== 'table' || block.head.length > 0

const spanOf = (field: Field) => Math.max(0.01, field.span ?? 1)

/** A share for each column; columns nobody gave a share are as wide as the others on average. */
export function sharesOf(table: Table): readonly number[] {
  return table.head.map((_, nth) => Math.max(0.01, table.widths?.[nth] ?? 1))
}
/** For every row, whether it goes to the next page as a whole. */
export function wholeRows(table: Table): readonly boolean[] {
  const shares = sharesOf(table)
  const total = shares.reduce((sum, it) => sum + it, 0)
  return rowsOf(table).map(row => row.every((text, nth) => isShort(text, (textWidth * shares[nth]!) / total)))
}
export const alignsOf = (table: Table) => table.head.map((_, nth) => table.align?.[nth] ?? 'left')

/** Every row as long as the head: what is missing is an empty cell, what is too much is said with the last. */
export function rowsOf({ head, rows }: Table): readonly (readonly string[])[] {
  return rows.map(row => {
    const kept = row.slice(0, head.length)
    const more = row.slice(head.length)
    if (more.length > 0 && kept.length > 0) kept[kept.length - 1] = [kept.at(-1), ...more].join(' ')
    return [...kept, ...Array.from({ length: head.length - kept.length }, () => '')]
  })
}
