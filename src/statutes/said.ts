/** What people say, laid beside the articles and laws that are loaded. */
import { type Postings, postingsOf } from './postings.ts'
import type { Law, Rankable } from './ranking.ts'
import { lawKeyOf } from './reference.ts'
import { placeOf, type Sayings } from './sayings.ts'

export interface Said {
  readonly postings: Postings
  /** Which articles, or laws, a text of the postings is said of. */
  readonly stands: readonly (readonly number[])[]
}
export interface SaidOf {
  readonly articles: Said
  readonly laws: Said
  /** Articles by placeOf; a law that is loaded from two places has two. */
  readonly places: ReadonlyMap<string, readonly number[]>
}

export function saidOf(articles: readonly Rankable[], laws: readonly Law[], sayings: Sayings): SaidOf {
  const places = new Map<string, number[]>()
  const keys = new Map<string, number[]>()
  for (const [at, { title, from, to }] of laws.entries()) {
    push(keys, lawKeyOf(title), at)
    for (let article = from; article < to; article++)
      push(places, placeOf(title, articles[article]!.number), article)
  }
  return { articles: saidIn(sayings.articles, places), laws: saidIn(sayings.laws, keys), places }
}

function saidIn(texts: ReadonlyMap<string, string>, places: ReadonlyMap<string, readonly number[]>): Said {
  const there = [...texts].filter(([key]) => places.has(key))
  return {
    postings: postingsOf(there.map(([, text]) => text)),
    stands: there.map(([key]) => places.get(key)!),
  }
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
