/** Words on their way into a document: what cannot be printed is taken out, and what no font has is told. */
import type { LayoutWords } from './paper.ts'

/** Words as they travel to the thread that lays out. */
export interface PlainWords {
  /** "x" and "y" stand for the numbers, anything else is text after one mark. */
  readonly page: readonly string[]
  readonly seal: string
  readonly fingerprint: string
  readonly contents: string
  readonly hash: string
  readonly columns: readonly string[]
  readonly dateByHand: string
  readonly signed: string
}

// Three digits: no language groups them, and no sentence about pages has them by itself.
const [nth, total] = [701, 902]

export function plainWords(words: LayoutWords): PlainWords {
  const { seal, fingerprint, contents, hash, columns = [], dateByHand = '', signed = '' } = words
  const page = words
    .page(nth, total)
    .split(new RegExp(`(${nth}|${total})`))
    .filter(piece => piece !== '')
    .map(piece => (piece === String(nth) ? 'x' : piece === String(total) ? 'y' : `=${piece}`))
  return { page, seal, fingerprint, contents, hash, columns, dateByHand, signed }
}

// Control characters but the line feed: no document format takes them. Those that turn the direction of writing would make what
// stands around a name read as something else than what was recorded; scripts that run from the right are turned without them.
const unprintable = /[\p{Cc}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/gu

/** Line feeds only, whole characters only. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replaceAll('\t', '    ')
    .replaceAll(unprintable, found => (found === '\n' ? found : ''))
}

/** Paragraphs of a text; an empty one stays, as an empty line. */
export const linesOf = (text: string): readonly string[] => clean(text).split('\n')

const invisible = /\p{White_Space}|\p{Default_Ignorable_Code_Point}/u

/** Characters of a text, each once, that are seen and that the fonts do not have. */
export function missingIn(text: string, has: (codePoint: number) => boolean): readonly string[] {
  const missing = new Set<string>()
  for (const character of text)
    if (!has(character.codePointAt(0)!) && !invisible.test(character)) missing.add(character)
  return [...missing]
}

export const codePointOf = (character: string) =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/** Texts of anything made of objects and lists, wherever they stand. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return []
  return Object.values(value).flatMap(textsIn)
}
