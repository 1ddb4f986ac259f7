/** A roster looked at as a whole: read, each row judged, rows put together to households. Nothing is stored, and nothing of columns that must not be read leaves here. */
import type { Cell, Row } from '../kernel/tables.ts'
import { tablesOf } from '../kernel/tables.ts'
import { buildTerritory, resolveAddress, type Territory } from '../territory/index.ts'
import type { TerritoryRows } from '../territory/store.ts'
import { textIn } from './cells.ts'
import { type Field, placeFields } from './columns.ts'
import { doorsOf } from './door.ts'
import { type Grouped, householdsOf } from './households.ts'
import { type Cells, type Judged, type JudgeGround, judgeRow } from './judge.ts'
import type { NoteCode } from './problem.ts'
import { footWords, relationWords } from './readings.ts'
import { type Column, type Sheet, sheetsOf, type Wished } from './sheet.ts'

export interface LookAsk {
  readonly bytes: Buffer
  readonly communityId: string
  readonly today: string
  readonly columns: Wished
  /** Which compound rows are of that name none; null: the title may say. */
  readonly place: string | null
  readonly phones: boolean
  readonly territory: TerritoryRows
}
export interface LookedHead {
  readonly format: string
  readonly sheets: number
  readonly headingRow: number
  readonly columns: readonly Column[]
  /** Cells of each column that say something. */
  readonly filled: readonly number[]
  readonly place: string | null
  readonly rows: number
  readonly passed: Readonly<Record<'foot' | 'empty' | 'elsewhere', number>>
}
export interface Looked extends Grouped {
  readonly head: LookedHead
}

/** The file as a whole is no roster; the code is worded under roster:fault. */
export class Unfit extends Error {
  readonly code: 'noName' | 'noRows' | 'tooManyRows' | 'noPlace'
  readonly facts: Readonly<Record<string, string | number>>
  constructor(code: Unfit['code'], facts: Unfit['facts'] = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

const mostRows = 300_000
const rowsAStep = 500
/** Rows of the second sheet are numbered from here on, so that every row has a number of its own. */
export const rowsASheet = 2_000_000

/** @throws Unfit, Unreadable if the file as a whole cannot be read */
export async function look(ask: LookAsk, onShare: (share: number) => void): Promise<Looked> {
  const tables = await tablesOf(ask.bytes)
  onShare(0.4)
  const sheets = sheetsOf(tables, ask.columns)
  const headings =
    tables[0]?.rows
      .slice(0, 3)
      .flatMap(row => row.cells.map(String))
      .join(' ')
      .slice(0, 200) ?? ''
  if (sheets.length === 0) throw new Unfit('noName', { columns: headings })
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
  if (rows === 0) throw new Unfit('noRows')
  if (rows > mostRows) throw new Unfit('tooManyRows', { rows, most: mostRows })
  const territory = buildTerritory(ask.territory, 'roster')
  const place = ask.place ?? placeIn(territory, ask.communityId, sheets)
  const ground: JudgeGround = {
    today: ask.today,
    phones: ask.phones,
    communityName: territory.community(ask.communityId)!.name,
    doors: doorsOf(territory, ask.communityId, place),
  }
  const judged: Judged[] = []
  const passed = { foot: 0, empty: 0, elsewhere: 0 }
  let done = 0
  for (const sheet of sheets)
    for (const one of rowsOf(sheet, ground)) {
      if (typeof one === 'string') passed[one] += 1
      else judged.push(one)
      done += 1
      if (done % rowsAStep === 0) onShare(0.4 + (0.6 * done) / rows)
    }
  const head = { ...headOf(sheets), format: tables[0]!.format, rows, passed, place }
  return { ...householdsOf(judged), head }
}

/** 吉祥小区居民花名册: the title says the compound that the rows leave out. */
function placeIn(territory: Territory, communityId: string, sheets: readonly Sheet[]): string | null {
  const isSaid = sheets.some(sheet =>
    sheet.columns.some(it => it.field === 'compound' || it.field === 'address'),
  )
  if (isSaid) return null
  const titles = sheets.map(sheet => sheet.title).join(' ')
  const { best } = resolveAddress(territory, titles, { isMessage: true })
  return best?.community.id === communityId ? (best.compound?.name ?? null) : null
}

function headOf(sheets: readonly Sheet[]): Pick<LookedHead, 'sheets' | 'headingRow' | 'columns' | 'filled'> {
  const { columns, headingRow, rows } = sheets[0]!
  const filled = columns.map(({ index }) => rows.filter(({ cells }) => textIn(cells[index]) !== null).length)
  return { sheets: sheets.length, headingRow, columns, filled }
}

function* rowsOf(sheet: Sheet, ground: JudgeGround): Generator<Judged | 'foot' | 'empty' | 'elsewhere'> {
  const columns = sheet.columns.filter(column => column.field !== null)
  const headings = new Set(columns.map(column => column.heading).filter(heading => heading !== ''))
  let above: Cells = {}
  for (const { row, cells } of sheet.rows) {
    const own = cellsOf(columns, cells)
    const isHeadAgain =
      columns.filter(({ index }) => headings.has(String(cells[index] ?? '').trim())).length > 2
    const isFoot = footWords.test(String(cells.find(cell => cell !== '') ?? '').trim())
    if (isHeadAgain || isFoot) {
      yield 'foot'
      continue
    }
    const number = sheet.nth * rowsASheet + row
    const whole = fromAbove(own, above)
    const judged = judgeRow(number, whole.cells, ground)
    if (typeof judged !== 'string') {
      above = whole.cells
      const notes: readonly NoteCode[] = whole.isFilled ? [...judged.notes, 'placeFromAbove'] : judged.notes
      yield shifted({ ...judged, notes }, columns, { row, cells }, ground)
    } else yield judged
  }
}

function cellsOf(columns: readonly Column[], cells: readonly Cell[], by = 0): Cells {
  const entries = columns.map(({ field, index }) => [field as Field, cells[index + by] ?? ''] as const)
  return Object.fromEntries(entries.filter(([, cell]) => cell !== ''))
}

const ofPlace: readonly Field[] = placeFields

/** The first of a household has the address, those below leave it out; whoever is a head lives somewhere of their own. */
function fromAbove(own: Cells, above: Cells): { cells: Cells; isFilled: boolean } {
  const saysPlace = ofPlace.some(field => own[field] !== undefined)
  const isHead = judgedHead(own)
  if (saysPlace || isHead) return { cells: own, isFilled: false }
  const place = Object.fromEntries(
    ofPlace.flatMap(field => (above[field] === undefined ? [] : [[field, above[field]]])),
  ) as Partial<Record<(typeof placeFields)[number], Cell>>
  return { cells: { ...place, ...own }, isFilled: Object.keys(place).length > 0 }
}

function judgedHead({ relation }: Cells): boolean {
  const text = textIn(relation)
  return text !== null && relationWords[0]![1].test(text.toLowerCase())
}

/** Where all would be right one or two cells further along, the row slipped: it is kept aside with the cells put back. */
function shifted(
  judged: Judged,
  columns: readonly Column[],
  { row, cells }: Row,
  ground: JudgeGround,
): Judged {
  const isOff = judged.problems.some(({ code }) => /^(name|id(Length|Characters|Two))/.test(code))
  if (!isOff || judged.problems.length < 2) return judged
  for (const by of [1, -1, 2, -2]) {
    const moved = judgeRow(judged.row, cellsOf(columns, cells, by), ground)
    if (typeof moved === 'string' || moved.person === null || moved.person.idNumber === null) continue
    return { ...moved, row: judged.row, person: null, problems: [{ code: 'shifted', facts: { row, by } }] }
  }
  return judged
}
