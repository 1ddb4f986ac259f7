/** Questions from a file answered in this process: the index is built once, each question takes milliseconds. */
import { readFileSync } from 'node:fs'
import type { Database } from '../kernel/database.ts'
import {
  articleOf,
  articlesById,
  currentArticles,
  openRanking,
  questionLineShape,
  reading,
  readKnowledge,
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
  /** Only of a text that was replaced by one that is not loaded. */
  readonly supersededBy?: string
  readonly since?: string | null
  readonly score: number
  readonly text?: string
}
type Row = Parameters<typeof articleOf>[0]

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
  const ranking = openRanking(articles, readKnowledge())
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
      const results = rows.map((row, at) => resultOf(row, best[at]!.score, at, withText))
      return { milliseconds, results }
    },
  }
}

function resultOf(row: Row, score: number, at: number, withText: boolean): Result {
  const { law, number, dated, path, text } = row
  const { supersededBy, awaitedSince } = articleOf(row)
  return {
    ...{ rank: at + 1, law, title: titleOf(law, path), no: number, date: dated, path },
    ...(supersededBy === null ? {} : { supersededBy, since: awaitedSince }),
    score: Math.round(score * 10_000) / 10_000,
    ...(withText ? { text } : {}),
  }
}
