/** What a cell of a roster says: a name, an ID number, a telephone number, a day, or what is wrong with it. Pure. */

import type { Cell } from '../kernel/tables.ts'
import { idNumberFault, isPhone, tidyIdNumber, tidyPhone } from '../registry/index.ts'
import { nothingWords } from './columns.ts'
import type { NoteCode, Problem, ProblemCode, ProblemFacts } from './problem.ts'

/** A value, or what is wrong with it; a note is taken nevertheless. */
export interface Read<T> {
  readonly value: T | null
  readonly problem?: Problem
  readonly note?: NoteCode
}

const none = { value: null } as const
const nothing = new Set(nothingWords)
/** Larger whole numbers lose digits in a spreadsheet's number. */
const mostDigits = 15

const wrong = (code: ProblemCode, facts: ProblemFacts = {}) => ({ value: null, problem: { code, facts } })

/** Text without stray blanks and full-width digits; null: nothing is said. */
export function textIn(cell: Cell | null | undefined): string | null {
  if (cell === null || cell === undefined) return null
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  const text = String(cell)
    .replace(/[\uff01-\uff5e\u3000]/g, sign => sign.normalize('NFKC'))
    .replace(/[\p{Cc}\u200b-\u200f\ufeff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' || nothing.has(text.toLowerCase()) ? null : text
}

const han = /\p{Script=Han}/u

/** Blanks that pad a name of two characters are none of it. */
export function nameIn(cell: Cell | null | undefined): Read<string> {
  const text = textIn(cell)
  if (text === null) return wrong('nameMissing')
  const name = han.test(text) ? text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '') : text
  if (/[、,;/|]|\p{Script=Han} +\p{Script=Han}{2}/u.test(name)) return wrong('nameTwo')
  if (/\d|[@#%&*=+]/.test(name) || [...name].length > 40 || !/\p{L}/u.test(name)) return wrong('nameUnfit')
  return { value: name }
}

export function idNumberIn(cell: Cell | null | undefined, today: string): Read<string> {
  if (typeof cell === 'number' && Math.abs(cell) >= 10 ** mostDigits) return wrong('idDigitsLost')
  const text = textIn(cell)
  if (text === null) return none
  if (/^\d(\.\d+)?E\+?\d+$/i.test(text)) return wrong('idDigitsLost')
  const found = text.match(/(?<![\dXx])(\d{17}[\dXx]|\d{15})(?![\dXx])/g) ?? []
  if (new Set(found).size > 1) return wrong('idTwo')
  if (/\*{3,}|[xX×]{4,}/.test(text)) return { value: null, note: 'idMasked' }
  const tidy = tidyIdNumber(text)
  if (/^[A-Z]{1,2}\d{7,9}(\(\w\))?$/.test(tidy)) return { value: null, note: 'idOther' }
  if (/^\d{15}$/.test(tidy)) return wrong('idOld')
  const fault = idNumberFault(tidy, today)
  if (fault === null) return { value: tidy }
  return wrong(faultCodes[fault], { found: tidy.length })
}

const faultCodes = {
  length: 'idLength',
  characters: 'idCharacters',
  day: 'idDay',
  future: 'idFuture',
  check: 'idCheck',
} as const satisfies Record<string, ProblemCode>

/** The first of several numbers; a mobile number goes before a landline. */
export function phoneIn(cell: Cell | null | undefined): Read<string> {
  const text = textIn(cell)
  if (text === null) return none
  if (/^\d(\.\d+)?E\+?\d+$/i.test(text)) return wrong('phoneDigitsLost')
  if (/\d\*{3,}\d/.test(text)) return { value: null, note: 'phoneMasked' }
  const whole = tidyPhone(text)
  if (isPhone(whole)) return { value: whole }
  const parts = text
    .split(/[、,;/|\n]|\s+(?=0?\d{7})|和|或/)
    .map(part => tidyPhone(part.replace(/\(.*\)|[\p{Script=Han}::]/gu, '')))
    .filter(part => part !== '')
  const fit = parts.filter(isPhone).sort((a, b) => Number(isMobile(b)) - Number(isMobile(a)))
  if (fit.length === 0) return wrong('phoneUnfit', { found: whole.replace(/\D/g, '').length })
  return { value: fit[0]!, ...(parts.length > 1 ? { note: 'phoneSecond' as const } : {}) }
}

const isMobile = (phone: string) => /^1\d{10}$/.test(phone)

/** Days of spreadsheets count from here (1900-01-01 is 1, and a 29 February of 1900 that never was). */
const serialZero = Date.UTC(1899, 11, 30)
const dayMs = 86_400_000

/** 1985.3.7, 1985年3月7日, 19850307, 850307, 31113 as a spreadsheet counts days, or a day of its own. */
export function dayIn(cell: Cell | null | undefined, today: string): Read<string> {
  if (cell instanceof Date) return checked(cell.toISOString().slice(0, 10), today)
  const text = textIn(cell)?.replace(/[\s]*00:00(:00)?$/, '') ?? null
  if (text === null) return none
  const written = /^(\d{4})[-./年·,](\d{1,2})[-./月·,](\d{1,2})[日号]?$/.exec(text.replaceAll(' ', ''))
  if (written) return checked(dayOf(written[1]!, written[2]!, written[3]!), today)
  if (/^\d{8}$/.test(text)) return checked(dayOf(text.slice(0, 4), text.slice(4, 6), text.slice(6)), today)
  if (/^\d{6}$/.test(text)) return twoDigitYear(text, today)
  if (/^\d{1,5}(\.0+)?$/.test(text) && !/^(18|19|20)\d\d$/.test(text)) return ofSerial(Number(text), today)
  const isPartial = /^(\d{4})年?$|^(\d{4})[-./年](\d{1,2})月?$|[农阴]历/.test(text)
  return isPartial ? { value: null, note: 'bornPartial' } : wrong('bornUnfit')
}

function ofSerial(days: number, today: string): Read<string> {
  // Below, a number is an age or a slip and no day anybody living was born on.
  if (days < 3000) return wrong('bornUnfit')
  return checked(new Date(serialZero + Math.floor(days) * dayMs).toISOString().slice(0, 10), today)
}

/** 850307: of the last century, unless both are possible. 202411 is a year and a month. */
function twoDigitYear(text: string, today: string): Read<string> {
  const [year, month, day] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)]
  const before = checked(dayOf(`19${year}`, month, day), today)
  if (before.problem)
    return /^(19|20)\d\d(0[1-9]|1[0-2])$/.test(text) ? { value: null, note: 'bornPartial' } : before
  return checked(dayOf(`20${year}`, month, day), today).problem ? before : wrong('bornCentury')
}

function dayOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function checked(day: string, today: string): Read<string> {
  const at = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day || day < '1880')
    return wrong('bornUnfit')
  return day > today ? wrong('bornFuture') : { value: day }
}
