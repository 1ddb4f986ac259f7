/** Articles in the order in which they are likely to answer a question: BM25 over words and pairs of their text and of what people say of them, neighbours, the law they stand in. */
import type { Entry } from './lexicon.ts'
import { full, type Postings, postingsOf } from './postings.ts'
import { type Question, readQuestion } from './question.ts'
import { referringIn } from './reference.ts'
import { type Said, saidOf } from './said.ts'
import type { Sayings } from './sayings.ts'
import { formalWeight, titleOf, weightOf } from './standing.ts'
import { plainTitle } from './terms.ts'

// Measured on src/statutes/asked.jsonl: the figures are flat around these.
const neighbourShare = 0.05
const lawShare = 0.1
const lawTop = 5
const titleBoost = 0.5
/** What people said of an article weighs more than what it says itself. */
const saidShare = 3
const saidOfLawShare = 1.5
/** Of a question as people ask it the best article has 15 % (95 of 100 have less than 40 %), of words out of an article 55 %. */
const plainness = { plain: 0.25, lawful: 0.6, least: 0.1 }
/** A title that only contains the one meant, as an interpretation does. */
const partOfTitle = 0.5

export interface Rankable {
  readonly law: string
  readonly path: string
  readonly number: string
  readonly text: string
}
export interface Ranked {
  /** Which article, counted from 0 as they were given. */
  readonly article: number
  readonly score: number
}
export interface Ranking {
  readonly size: number
  best(question: string, count: number): readonly Ranked[]
  /** What the question was understood as, for showing the words that answer it. */
  read(question: string): Question
}
/** Articles of one law stand together: from, to (not included). */
export interface Law {
  readonly title: string
  readonly weight: number
  readonly from: number
  readonly to: number
}

/** So many questions are answered before the first is asked. */
const warming = 40

/** What is known of how people speak. */
export interface Knowledge {
  readonly lexicon: readonly Entry[]
  readonly sayings: Sayings
}

/** Takes some ten seconds for 60,000 articles: to be called in a thread of its own. */
export function openRanking(articles: readonly Rankable[], { lexicon, sayings }: Knowledge): Ranking {
  const postings = postingsOf(articles.map(it => it.text))
  const laws = lawsOf(articles)
  const said = saidOf(articles, laws, sayings)
  const weights = Float32Array.from(articles, it => formalWeight(it.text))
  const titles = new Set(laws.map(({ title }) => title))
  const read = (question: string) => readQuestion(question, lexicon, postings)
  const ranking: Ranking = {
    size: articles.length,
    read,
    best(text, count) {
      const { references, laws: named, isAll } = referringIn(text, titles)
      const asked = references.flatMap(({ law, number }) => said.places.get(`${law} ${number}`) ?? [])
      if (isAll) return asFirst([...new Set(asked)], [], count)
      const question = read(text)
      const own = scoresOf(question.terms, postings)
      const plain = plainnessOf(question, postings)
      addTo(own, said.articles, question.own, saidShare * plain)
      const inLaws = new Float32Array(laws.length)
      addTo(inLaws, said.laws, question.own, saidOfLawShare * plain)
      const meant = new Map([...question.titles, ...named.map(title => [title, 1] as const)])
      const ranked = bestOf(inTheirLaws({ own, inLaws, laws, weights, titles: meant }), count)
      return asFirst([...new Set(asked)], ranked, count)
    },
  }
  // The first who asks should not wait for what every first time costs.
  for (const words of [...sayings.articles.values()].slice(0, warming)) ranking.best(words, 1)
  return ranking
}

/** How far a question is in people's own words, 1, or in the law's, of which some article has most already. */
function plainnessOf({ own }: Question, postings: Postings): number {
  const literal = scoresOf(own, postings)
  let best = 0
  for (const score of literal) if (score > best) best = score
  const unknown = Math.log(1 + postings.size)
  let all = 0
  for (const [term, share] of own) {
    const held = postings.of(term)
    all += share * (held === null ? unknown : held.weight * full)
  }
  const met = all > 0 ? best / all : 0
  const { plain, lawful, least } = plainness
  return Math.max(least, Math.min(1, (lawful - met) / (lawful - plain)))
}

/** The articles asked for by number, then the others. */
function asFirst(asked: readonly number[], ranked: readonly Ranked[], count: number): readonly Ranked[] {
  if (asked.length === 0) return ranked
  const most = ranked[0]?.score ?? 0
  const first = asked.map((article, at) => ({ article, score: most + asked.length - at }))
  return [...first, ...ranked.filter(it => !asked.includes(it.article))].slice(0, count)
}

function lawsOf(articles: readonly Rankable[]): readonly Law[] {
  const laws: Law[] = []
  for (let from = 0; from < articles.length; ) {
    const { law, path } = articles[from]!
    let to = from + 1
    while (to < articles.length && articles[to]!.law === law && articles[to]!.path === path) to++
    laws.push({ title: plainTitle(titleOf(law, path)), weight: weightOf(law, path), from, to })
    from = to
  }
  return laws
}

function scoresOf(terms: ReadonlyMap<string, number>, postings: Postings): Float32Array {
  const scores = new Float32Array(postings.size)
  addTo(scores, { postings, stands: null }, terms, 1)
  return scores
}

function addTo(
  scores: Float32Array,
  { postings, stands }: Pick<Said, 'postings'> & { readonly stands: Said['stands'] | null },
  terms: ReadonlyMap<string, number>,
  times: number,
): void {
  for (const [term, share] of terms) {
    const held = postings.of(term)
    if (held === null) continue
    const { articles, strengths } = held
    const weight = held.weight * share * times
    for (let at = 0; at < articles.length; at++) {
      const score = weight * strengths[at]!
      if (stands === null) scores[articles[at]!]! += score
      else for (const place of stands[articles[at]!]!) scores[place]! += score
    }
  }
}

interface Scored {
  readonly own: Float32Array
  /** What people say of a law as a whole. */
  readonly inLaws: Float32Array
  readonly laws: readonly Law[]
  readonly weights: Float32Array
  readonly titles: ReadonlyMap<string, number>
}

/** An article is the likelier, the better its neighbours and its law answer. */
function inTheirLaws({ own, inLaws, laws, weights, titles }: Scored): Float32Array {
  const scores = new Float32Array(own.length)
  for (const [place, { title, weight, from, to }] of laws.entries()) {
    const inLaw = lawShare * meanOfTop(own, from, to) + inLaws[place]!
    const times = weight * (1 + titleBoost * meant(title, titles))
    for (let at = from; at < to; at++) {
      if (own[at]! <= 0) continue
      const before = at > from ? own[at - 1]! : 0
      const after = at + 1 < to ? own[at + 1]! : 0
      scores[at] = (own[at]! + neighbourShare * (before + after) + inLaw) * times * weights[at]!
    }
  }
  return scores
}

function meant(title: string, titles: ReadonlyMap<string, number>): number {
  let most = 0
  for (const [part, sure] of titles) {
    if (title === part) most = Math.max(most, sure)
    else if (title.includes(part)) most = Math.max(most, partOfTitle * sure)
  }
  return most
}

function meanOfTop(own: Float32Array, from: number, to: number): number {
  const top = new Float32Array(lawTop)
  for (let at = from; at < to; at++) {
    if (own[at]! <= top[0]!) continue
    // Into its place among the five, the least first.
    let place = 0
    for (; place + 1 < lawTop && top[place + 1]! < own[at]!; place++) top[place] = top[place + 1]!
    top[place] = own[at]!
  }
  return top.reduce((sum, score) => sum + score, 0) / lawTop
}

/** So finely scores are told apart before the best are sorted. */
const steps = 2048

/** The best first; of equals, the one that stands first in the books. Counting how many reach which score spares sorting them all. */
function bestOf(scores: Float32Array, count: number): readonly Ranked[] {
  let most = 0
  for (const score of scores) if (score > most) most = score
  if (most === 0) return []
  const reached = new Uint32Array(steps + 1)
  for (const score of scores) reached[Math.floor((score / most) * steps)]!++
  let step = steps
  for (let enough = reached[step]!; enough < count && step > 0; ) enough += reached[--step]!
  const best: Ranked[] = []
  for (let article = 0; article < scores.length; article++) {
    const score = scores[article]!
    if (score > 0 && Math.floor((score / most) * steps) >= step) best.push({ article, score })
  }
  return best.sort((a, b) => b.score - a.score || a.article - b.article).slice(0, count)
}
