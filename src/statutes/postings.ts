/** Which articles hold a term and how strongly, packed for a county's server: 60,000 articles take some 50 MB. */
import { pairsOf, wordsOf } from './terms.ts'

/** BM25's two constants, measured on src/statutes/asked.jsonl. */
const saturation = 1.2
const lengthShare = 0.5
/** What fits in a byte stands for a strength of 1. */
export const full = 255

export interface Postings {
  /** How many articles there are. */
  readonly size: number
  /** The articles that hold the term with their strengths, 0 … 255; nothing for a term no article holds. */
  of(term: string): Held | null
}
export interface Held {
  readonly articles: Int32Array
  readonly strengths: Uint8Array
  /** Rare terms weigh more. */
  readonly weight: number
}

/** Counted first and laid out afterwards, so that no list grows while it is filled. @param termsOf what a text is taken apart into */
export function postingsOf(
  texts: readonly string[],
  termsOf: (text: string) => readonly string[] = wordsAndPairsOf,
): Postings {
  const ids = new Map<string, number>()
  const counted = texts.map(text => countsOf(termsOf(text), ids))
  const lengths = counted.map(({ length }) => length)
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  const starts = startsOf(counted, ids.size)
  const articles = new Int32Array(starts[ids.size]!)
  const strengths = new Uint8Array(articles.length)
  const next = starts.slice()
  for (const [article, { terms, times, length }] of counted.entries()) {
    const lengthening = saturation * (1 - lengthShare + (lengthShare * length) / average)
    for (const [at, term] of terms.entries()) {
      const place = next[term]!++
      articles[place] = article
      strengths[place] = Math.round((full * times[at]!) / (times[at]! + lengthening))
    }
  }
  return {
    size: texts.length,
    of(term) {
      const id = ids.get(term)
      if (id === undefined) return null
      const [from, to] = [starts[id]!, starts[id + 1]!]
      const weight = Math.log(1 + (texts.length - (to - from) + 0.5) / (to - from + 0.5)) / full
      return { articles: articles.subarray(from, to), strengths: strengths.subarray(from, to), weight }
    },
  }
}

interface Counted {
  readonly terms: Uint32Array
  readonly times: Uint8Array
  readonly length: number
}

function wordsAndPairsOf(text: string): readonly string[] {
  return [...wordsOf(text), ...pairsOf(text)]
}

function countsOf(found: readonly string[], ids: Map<string, number>): Counted {
  const times = new Map<number, number>()
  for (const term of found) {
    const id = ids.get(term) ?? ids.size
    if (id === ids.size) ids.set(term, id)
    times.set(id, Math.min(full, (times.get(id) ?? 0) + 1))
  }
  return {
    terms: Uint32Array.from(times.keys()),
    times: Uint8Array.from(times.values()),
    length: found.length,
  }
}

function startsOf(counted: readonly Counted[], terms: number): Uint32Array {
  const starts = new Uint32Array(terms + 1)
  for (const one of counted) for (const term of one.terms) starts[term + 1]!++
  for (let term = 0; term < terms; term++) starts[term + 1]! += starts[term]!
  return starts
}
