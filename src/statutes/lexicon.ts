/** What people say and what the law calls it: src/statutes/lexicon.txt read into terms and titles. */
import { readFileSync } from 'node:fs'
import { folded, pairsOf, plainTitle, wordsOf } from './terms.ts'

/** A pair of characters says less than a word. */
export const pairShare = 0.5
/** So many terms an entry of middling size adds. */
const usualMass = 20
/** Long entries add more terms, yet not in proportion. */
const massPower = 0.4

export interface Saying {
  /** All of these are in the question, in any order. */
  readonly parts: readonly string[]
  /** The same characters with others between them: 打坏东西 in 打坏了我的东西. */
  readonly loose: RegExp | null
}
export interface Entry {
  /** Any of these is in the question. */
  readonly said: readonly Saying[]
  /** Terms the law uses, with their share. */
  readonly terms: ReadonlyMap<string, number>
  /** Laws that say it, by title or part of one. */
  readonly titles: readonly string[]
}

/** @throws Error for a line that has no left or right side */
export function readLexicon(file = new URL('lexicon.txt', import.meta.url)): readonly Entry[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(entryOf)
}

function entryOf(line: string): Entry {
  const [left, right] = line.split(' > ')
  if (!left || !right) throw new Error(`lexicon.txt: ${line}`)
  const words = right.split(' ').filter(word => word !== '')
  const terms = new Map<string, number>()
  for (const phrase of words.filter(word => !word.startsWith('@'))) {
    for (const word of wordsOf(phrase)) terms.set(word, 1)
    for (const pair of pairsOf(phrase)) terms.set(pair, pairShare)
  }
  const mass = [...terms.values()].reduce((sum, share) => sum + share, 0)
  const scale = (Math.max(1, mass) / usualMass) ** -massPower
  return {
    said: left.split(' ').map(sayingOf),
    terms: new Map([...terms].map(([term, share]) => [term, share * scale])),
    titles: words.filter(word => word.startsWith('@')).map(word => plainTitle(word.slice(1))),
  }
}

/** Short words would be found in everything. */
const looseFrom = 3
const plainWord = /^[\p{L}\p{N}]+$/u
const between = '[^\\p{P}\\s]{0,3}'

function sayingOf(text: string): Saying {
  const parts = text.split('+').map(folded)
  if (!parts.every(part => plainWord.test(part))) throw new Error(`lexicon.txt: ${text}`)
  const [only = '', ...more] = parts
  const isLoose = more.length === 0 && only.length >= looseFrom
  const loose = isLoose ? new RegExp([...only].join(between), 'u') : null
  return { parts, loose }
}
