/** The reference of the bench: BM25 over pairs of characters and nothing else. */
import { postingsOf } from './postings.ts'
import type { Ranked } from './ranking.ts'
import { pairsOf } from './terms.ts'

export function plainRanking(
  articles: readonly { readonly text: string }[],
): (question: string, count: number) => readonly Ranked[] {
  const postings = postingsOf(
    articles.map(it => it.text),
    pairsOf,
  )
  return (question, count) => {
    const scores = new Float64Array(articles.length)
    for (const pair of new Set(pairsOf(question))) {
      const held = postings.of(pair)
      held?.articles.forEach((article, at) => {
        scores[article]! += held.weight * held.strengths[at]!
      })
    }
    return [...scores.keys()]
      .filter(article => scores[article]! > 0)
      .map(article => ({ article, score: scores[article]! }))
      .sort((a, b) => b.score - a.score)
      .slice(0, count)
  }
}
