/** Questions from a file answered in this process: the index is built once, each question takes milliseconds. */
import { readFileSync } from 'node:fs'
import type { Database } from '../kernel/database.ts'
import {
  articlesById,
  currentArticles,
  openRanking,
  questionLineShape,
  reading,
  readLexicon,
  titleOf,
} from '../statutes/index.ts'

export interface Asked {
  readonly id: string | number | null
  readonly query: string
}
export interface Answered {
  /** Of the ranking alone. */
  readonly milliseconds: number
  readonly results: readonly Result[]
}
/** As the file that was loaded names them, so that an answer can be found there. */
interface Result {
  readonly rank: number
  readonly law: string
  /** As people know the law; a book of the civil code under its name. */
  readonly title: string
  readonly no: string
  readonly date: string | null
  readonly path: string
  readonly score: number
  readonly text?: string
}

/** One question a line; lines that are none are named. */
export function readQuestions(path: string): { questions: readonly Asked[]; bad: readonly number[] } {
  const questions: Asked[] = []
  const bad: number[] = []
  for (const [at, line] of readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue
    const { data } = questionLineShape.safeParse(jsonOf(line))
    if (data === undefined || data.query.trim() === '') bad.push(at + 1)
    else questions.push(data)
  }
  return { questions, bad }
}

/** A line without quotes or braces is the question itself. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return /^\s*[{["]/.test(line) ? null : line.trim()
  }
}

/** null: no statutes were loaded. */
export async function openAnswers(db: Database) {
  const articles = await reading(db, tx => currentArticles(tx, null, Number.MAX_SAFE_INTEGER))
  if (articles.length === 0) return null
  const ranking = openRanking(articles, readLexicon())
  return {
    async to({ query }: Asked, count: number, withText: boolean): Promise<Answered> {
      const from = performance.now()
      const best = ranking.best(query, count)
      const milliseconds = performance.now() - from
      const rows = await reading(db, tx =>
        articlesById(
          tx,
          best.map(it => articles[it.article]!.id),
        ),
      )
      const results = rows.map(({ law, number, dated, path, text }, at) => ({
        ...{ rank: at + 1, law, title: titleOf(law, path), no: number, date: dated, path },
        score: Math.round(best[at]!.score * 10_000) / 10_000,
        ...(withText ? { text } : {}),
      }))
      return { milliseconds, results }
    },
  }
}
