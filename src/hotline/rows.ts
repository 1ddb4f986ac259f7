/** One row of an export becomes one report, or the reason why it cannot. Pure. */
import { createHash } from 'node:crypto'
import type { Cell, Row } from '../kernel/tables.ts'
import type { Entry, Report } from '../matters/index.ts'
import { foldText } from '../matters/lists/search.ts'
import { maxTextLength } from '../matters/shape.ts'
import type { Columns, Field } from './columns.ts'
import { timeOf } from './time.ts'
import { categoryFrom, type Heard, heardNothing, natureOf } from './words.ts'

/** Worded in the catalogue under hotline:reason. */
export interface Reason {
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
}
export interface Judged {
  readonly row: Row
  /** The hotline's own number, folded; '' without one. */
  readonly number: string
  readonly entry: Entry | null
  readonly reason: Reason | null
  readonly heard: Heard
}
export interface Ground {
  readonly jurisdictionId: number
  readonly columns: Columns
  readonly delimiter: string
  readonly now: Date
  readonly placeIn: (address: string, text: string) => Heard
}

const longestNumber = 64
const invisible = /[\u200b-\u200f\u2060\ufeff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: the mark of what is no text
const control = /[\u0000-\u0008\u000e-\u001f]/g

export function judgeRow(row: Row, ground: Ground): Judged {
  const { columns } = ground
  const whole = unshifted(row, ground)
  const cell = (field: Field): Cell => whole.cells[columns.of[field][0] ?? -1] ?? ''
  const number = numberOf(cell('number'))
  const refused = (code: string, facts: Reason['facts'] = {}): Judged => ({
    row,
    number,
    entry: null,
    reason: { code, facts },
    heard: heardNothing,
  })
  if (surplus(whole, columns) > 0)
    return refused('shifted', { cells: row.cells.length, headings: columns.headings.length })
  const text = textOf(String(cell('title')), String(cell('text')))
  const problem = problemOf(text) ?? numberProblem(cell('number'), number)
  if (problem)
    return refused(problem, {
      length: text.length,
      max: problem === 'numberTooLong' ? longestNumber : maxTextLength,
    })
  const at = columns.of.time.length > 0 ? timeOf(cell('time'), ground.now) : null
  if (typeof at === 'string') return refused(at, { cell: shown(cell('time')) })
  const address = wordsIn(whole, columns, 'address').join(' ').slice(0, 200)
  const heard = ground.placeIn(address, text)
  const place = { ...heard.asked, text: address }
  const report = reportOf(whole, { text, number, at, place }, ground)
  return {
    row,
    number,
    reason: null,
    heard,
    entry: {
      report,
      intake: {
        channel: 'hotline',
        ...(at ? { reportedAt: at } : {}),
        ...(number ? { externalNumber: number } : {}),
      },
    },
  }
}

interface Facts {
  readonly text: string
  readonly number: string
  readonly at: Date | null
  readonly place: Report['place']
}

function wordsIn(row: Row, columns: Columns, field: Field): readonly string[] {
  return columns.of[field]
    .map(position =>
      String(row.cells[position] ?? '')
        .replace(invisible, '')
        .trim(),
    )
    .filter(word => word !== '')
}

function reportOf(row: Row, facts: Facts, { columns, jurisdictionId }: Ground): Report {
  const { text, number, at, place } = facts
  const words = (field: Field) => wordsIn(row, columns, field)
  const [name, phone] = [words('name')[0]?.slice(0, 40), words('phone')[0] && phoneOf(words('phone')[0]!)]
  const category = words('category')
    .map(label => categoryFrom(label, text))
    .find(code => code !== undefined)
  return {
    id: idOf(
      jurisdictionId,
      number === '' ? ['text', foldText(text), at?.toISOString() ?? ''] : ['number', number],
    ),
    text,
    nature: natureOf(text),
    place,
    urgent: false,
    accusesOfficial: false,
    photos: [],
    anonymous: !name && !phone,
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(category ? { category } : {}),
  } as Report
}

/** The same row is the same matter, in whichever file and run it comes. */
function idOf(jurisdictionId: number, identity: readonly string[]): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify(['hotline', jurisdictionId, ...identity]))
    .digest()
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** Folded; what spreadsheets wrap around long numbers falls away. */
function numberOf(cell: Cell): string {
  return String(cell)
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/^\s*=?["']?|["']\s*$/g, '')
    .trim()
}

function numberProblem(cell: Cell, number: string): string | null {
  if (number.length > longestNumber) return 'numberTooLong'
  return typeof cell === 'number' && !Number.isSafeInteger(cell) ? 'numberRounded' : null
}

/** Title and content, the title once. */
function textOf(title: string, content: string): string {
  const [first, rest] = [title.trim(), content.trim()]
  if (first === '' || rest.startsWith(first)) return rest
  return rest === '' ? first : `${first}\n${rest}`
}

function problemOf(text: string): string | null {
  const bare = text.replace(invisible, '').replace(control, '').trim()
  if ((text.match(control)?.length ?? 0) > Math.max(2, text.length * 0.05)) return 'binary'
  if (bare === '') return 'textEmpty'
  return bare.length > maxTextLength ? 'textTooLong' : null
}

/** Digits where it is a number of China, else as written. */
function phoneOf(words: string): string {
  const digits = words
    .normalize('NFKC')
    .replace(/^\+?86/, '')
    .replace(/[\s()-]/g, '')
  return /^1\d{10}$|^0\d{9,11}$/.test(digits) ? digits : words.slice(0, 40)
}

function surplus(row: Row, { headings }: Columns): number {
  if (headings.length === 0) return 0
  const last = row.cells.findLastIndex(cell => String(cell).trim() !== '')
  return Math.max(0, last + 1 - headings.length)
}

/** A delimiter inside an unquoted text moved the cells behind it: put together again when the time then stands in its place. */
function unshifted(row: Row, { columns, delimiter, now }: Ground): Row {
  const extra = row.cells.length - columns.headings.length
  const [at, time] = [(columns.of.text[0] ?? columns.of.title[0])!, columns.of.time[0]]
  if (extra <= 0 || columns.row === 0 || delimiter === '' || time === undefined || time < at) return row
  if (surplus(row, columns) === 0 && typeof timeOf(row.cells[time] ?? '', now) !== 'string') return row
  const cells = [
    ...row.cells.slice(0, at),
    row.cells.slice(at, at + extra + 1).join(delimiter),
    ...row.cells.slice(at + extra + 1),
  ]
  return typeof timeOf(cells[time] ?? '', now) === 'string' ? row : { row: row.row, cells }
}

function shown(cell: Cell): string {
  return (cell instanceof Date ? cell.toISOString() : String(cell)).slice(0, 60)
}
