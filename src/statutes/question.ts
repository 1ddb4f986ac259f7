/** A question as people ask it becomes terms of law with weights, and the laws that are likely to answer. */
import { type Entry, pairShare } from './lexicon.ts'
import type { Postings } from './postings.ts'
import { stopWords } from './standing.ts'
import { folded, pairsOf, wordsOf } from './terms.ts'

// Measured on src/statutes/asked.jsonl.
const ownPairShare = 1.2 * pairShare
/** What the lexicon adds weighs little beside what people said of the article. */
const addedShare = 0.25
/** A way of saying it that needs two parts is surer. */
const composed = 1.5
/** Its characters with others between them may say something else. */
const scattered = 0.7
/** Many entries at once share what one would add. */
const crowding = 0.4

export interface Question {
  readonly terms: ReadonlyMap<string, number>
  /** Those that stand in the question itself. */
  readonly own: ReadonlyMap<string, number>
  /** Titles with how surely they are meant, 0 … 1. */
  readonly titles: ReadonlyMap<string, number>
}

/** A question has some hundred terms; a long story has many more. */
const termsRead = 160
/** A term that stands in every fourth article tells nothing and costs most. */
const commonShare = 0.25

/** A story longer than this is understood no better. */
const longest = 2000

export function readQuestion(story: string, lexicon: readonly Entry[], postings: Postings): Question {
  const text = story.slice(0, longest)
  const plain = folded(text)
  const terms = new Map<string, number>()
  for (const word of wordsOf(text)) if (!stopWords.has(word)) terms.set(word, 1)
  for (const pair of pairsOf(text)) if (!stopWords.has(pair.slice(1))) terms.set(pair, ownPairShare)
  const own = new Map(terms)
  const met = lexicon.flatMap(entry => {
    const sure = surenessOf(entry, plain, postings)
    return sure > 0 ? [{ entry, sure }] : []
  })
  const titles = new Map<string, number>()
  const scale = addedShare / Math.max(1, met.length) ** crowding
  for (const { entry, sure } of met) {
    for (const [term, share] of entry.terms) terms.set(term, (terms.get(term) ?? 0) + share * sure * scale)
    for (const title of entry.titles) titles.set(title, (titles.get(title) ?? 0) + sure)
  }
  const most = Math.max(1, ...titles.values())
  return {
    own,
    terms: telling(terms, postings),
    titles: new Map([...titles].map(([title, sure]) => [title, sure / most])),
  }
}

/** The terms that tell most: a long story is not worth reading every list for. */
function telling(terms: ReadonlyMap<string, number>, postings: Postings): ReadonlyMap<string, number> {
  const weighed = [...terms].flatMap(([term, share]) => {
    const held = postings.of(term)
    if (held === null || held.articles.length > commonShare * postings.size) return []
    return [{ term, share, weight: share * held.weight }]
  })
  weighed.sort((a, b) => b.weight - a.weight)
  return new Map(weighed.slice(0, termsRead).map(({ term, share }) => [term, share]))
}

function surenessOf({ said }: Entry, plain: string, postings: Postings): number {
  let sure = 0
  for (const { parts, loose } of said)
    if (parts.every(part => plain.includes(part)))
      sure = Math.max(sure, parts.length > 1 ? composed : rarity(parts[0]!, postings))
    else if (loose !== null && [...parts[0]!].every(letter => plain.includes(letter)) && loose.test(plain))
      sure = Math.max(sure, scattered)
  return sure
}

/** A word the law itself uses needs no translation; one it never uses needs it wholly. */
function rarity(word: string, postings: Postings): number {
  const held = postings.of(word.length === 2 ? `~${word}` : word)?.articles.length ?? 0
  return 1 - Math.log(1 + held) / Math.log(2 + postings.size)
}
