/** Articles in the order in which they are likely to answer a question: BM25 over words and pairs, neighbours, the law they stand in. */
import type { Entry } from './lexicon.ts'
import { type Postings, postingsOf } from './postings.ts'
import { type Question, readQuestion } from './question.ts'
import { formalWeight, titleOf, weightOf } from './standing.ts'
import { plainTitle } from './terms.ts'

// Measured on the tuned half of bench/statutes-questions.jsonl.
const neighbourShare = 0.05
const lawShare = 0.1
const lawTop = 5
const titleBoost = 0.6
/** A title that only contains the one meant, as an interpretation does. */
const partOfTitle = 0.5

export interface Rankable {
  readonly law: string
  readonly path: string
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
interface Law {
  readonly title: string
  readonly weight: number
  readonly from: number
  readonly to: number
}

/** Takes some ten seconds for 60,000 articles: to be called in a thread of its own. */
export function openRanking(articles: readonly Rankable[], lexicon: readonly Entry[]): Ranking {
  const postings = postingsOf(articles.map(it => it.text))
  const laws = lawsOf(articles)
  const weights = Float32Array.from(articles, it => formalWeight(it.text))
  const read = (question: string) => readQuestion(question, lexicon, postings)
  return {
    size: articles.length,
    read,
    best(text, count) {
      const question = read(text)
      const own = scoresOf(question, postings)
      return bestOf(inTheirLaws({ own, laws, weights, titles: question.titles }), count)
    },
  }
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

function scoresOf({ terms }: Question, postings: Postings): Float32Array {
  const scores = new Float32Array(postings.size)
  for (const [term, share] of terms) {
    const held = postings.of(term)
    if (held === null) continue
    const { articles, strengths } = held
    const weight = held.weight * share
    for (let at = 0; at < articles.length; at++) scores[articles[at]!]! += weight * strengths[at]!
  }
  return scores
}

interface Scored {
  readonly own: Float32Array
  readonly laws: readonly Law[]
  readonly weights: Float32Array
  readonly titles: ReadonlyMap<string, number>
}

/** An article is the likelier, the better its neighbours and its law answer. */
function inTheirLaws({ own, laws, weights, titles }: Scored): Float32Array {
  const scores = new Float32Array(own.length)
  for (const { title, weight, from, to } of laws) {
    const inLaw = lawShare * meanOfTop(own, from, to)
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
