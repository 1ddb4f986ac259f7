/** Households of a building as a column or a sum over columns, such as `floors * units` or `residents / 2.3`: read and computed here, never run as a program. */

export interface Expression {
  /** Columns it names. */
  readonly columns: readonly string[]
  /** @returns not a number where a column does not hold one; an empty cell counts as 0 */
  of(row: Readonly<Record<string, unknown>>): number
}
/** Where it stops making sense, counted in characters from 1. */
export class Unclear extends Error {
  readonly at: number
  constructor(at: number) {
    super(`unclear at ${at}`)
    this.at = at
  }
}

type Row = Readonly<Record<string, unknown>>
type Value = (row: Row) => number
interface Token {
  readonly kind: 'number' | 'name' | 'sign'
  readonly text: string
  readonly at: number
}
interface Reading {
  readonly tokens: readonly Token[]
  readonly columns: Set<string>
  readonly end: number
  place: number
}

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  round: value => Math.round(value ?? Number.NaN),
  ceil: value => Math.ceil(value ?? Number.NaN),
  floor: value => Math.floor(value ?? Number.NaN),
  min: Math.min,
  max: Math.max,
}
const same: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '(': '(', ')': ')', ',': ',', '−': '-' }
const deepest = 50
/** One or two signs behind the digits, none of them one that multiplies: ten, hundred, thousand, ten thousand. */
const measureWord =
  /(?<=\d)\s*(?![\u5341\u767e\u5343\u4e07])\p{Script=Han}(?![\u5341\u767e\u5343\u4e07])\p{Script=Han}?$/u

/**
 * Numbers, columns, + - * / ( ), round ceil floor min max; a column with blanks or signs in its name stands in [ ] or in quotes.
 * @param known a text that is a column's very name is that column, whatever signs it holds
 * @throws Unclear
 */
export function expressionOf(text: string, known: readonly string[] = []): Expression {
  if (known.includes(text)) return { columns: [text], of: row => numberIn(row[text]) }
  const reading: Reading = { tokens: tokensOf(text), columns: new Set(), end: text.length + 1, place: 0 }
  const value = sum(reading, 0)
  if (reading.place < reading.tokens.length) throw new Unclear(reading.tokens[reading.place]!.at)
  return { columns: [...reading.columns], of: value }
}

/** What a cell holds as a number: 1 200, 1,200, full-width digits and a number with its measure word are such, an empty one is 0. */
export function numberIn(cell: unknown): number {
  if (typeof cell === 'number') return cell
  if (cell === null || cell === undefined) return 0
  const text = String(cell)
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\d)[,\s](?=\d{3}\b)/g, '')
    .replace(measureWord, '')
  return text === '' ? 0 : /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const pattern =
    /\s*(?:(\d+\.?\d*|\.\d+)|\[([^\]]+)\]|["`“]([^"`”]+)["`”]|'([^']+)'|([\p{L}_][\p{L}\p{N}_.]*)|([-+*/(),×÷(),−]))|(\S)/gu
  for (const match of text.matchAll(pattern)) {
    const [whole, number, bracketed, quoted, apart, name, sign, other] = match
    const at = match.index + whole.length - whole.trimStart().length + 1
    if (other !== undefined) throw new Unclear(match.index + 1)
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: same[sign] ?? sign, at })
    else tokens.push({ kind: 'name', text: (bracketed ?? quoted ?? apart ?? name)!.trim(), at })
  }
  return tokens
}

function sum(reading: Reading, depth: number): Value {
  return chain(reading, () => product(reading, depth), { '+': (a, b) => a + b, '-': (a, b) => a - b })
}

function product(reading: Reading, depth: number): Value {
  return chain(reading, () => single(reading, depth), { '*': (a, b) => a * b, '/': (a, b) => a / b })
}

function chain(
  reading: Reading,
  next: () => Value,
  signs: Readonly<Record<string, (a: number, b: number) => number>>,
): Value {
  let value = next()
  for (let sign = peek(reading); sign !== null && signs[sign] !== undefined; sign = peek(reading)) {
    reading.place++
    const [left, right, join] = [value, next(), signs[sign]!]
    value = row => join(left(row), right(row))
  }
  return value
}

function single(reading: Reading, depth: number): Value {
  const token = reading.tokens[reading.place++]
  if (token === undefined || depth > deepest) throw new Unclear(token?.at ?? reading.end)
  if (token.kind === 'number') return () => Number(token.text)
  if (token.kind === 'name')
    return peek(reading) === '(' ? call(reading, token, depth) : column(reading, token)
  if (token.text === '-') {
    const value = single(reading, depth + 1)
    return row => -value(row)
  }
  if (token.text !== '(') throw new Unclear(token.at)
  const value = sum(reading, depth + 1)
  expect(reading, ')')
  return value
}

function column(reading: Reading, { text }: Token): Value {
  reading.columns.add(text)
  return row => numberIn(row[text])
}

function call(reading: Reading, name: Token, depth: number): Value {
  const known = Object.hasOwn(functions, name.text) ? functions[name.text] : undefined
  if (known === undefined) throw new Unclear(name.at)
  reading.place++
  const values = [sum(reading, depth + 1)]
  while (peek(reading) === ',') {
    reading.place++
    values.push(sum(reading, depth + 1))
  }
  expect(reading, ')')
  return row => known(...values.map(value => value(row)))
}

function peek({ tokens, place }: Reading): string | null {
  const token = tokens[place]
  return token?.kind === 'sign' ? token.text : null
}

function expect(reading: Reading, sign: string): void {
  if (peek(reading) !== sign) throw new Unclear(reading.tokens[reading.place]?.at ?? reading.end)
  reading.place++
}
