/** How well lay questions find their articles, and how quickly: recall among the first 1, 10 and 100 on questions tuned on and on questions kept apart, beside plain BM25 over pairs of characters on the same articles in the same run. Needs `--file=FILE`, articles as `npm run statutes -- load` takes them. */
import { readFileSync } from 'node:fs'
import { openDatabase } from '../src/kernel/database.ts'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { migrate } from '../src/kernel/migrate.ts'
import {
  currentArticles,
  loadStatutes,
  openRanking,
  plainRanking,
  reading,
  readLexicon,
  readStatuteFile,
} from '../src/statutes/index.ts'
import { type BenchOptions, type BenchResult, round, timesOf } from './support/bench.ts'

interface Question {
  readonly half: 'tuned' | 'held'
  readonly query: string
  readonly articles: readonly { readonly law: string; readonly no: string }[]
}
interface Named {
  readonly law: string
  readonly number: string
}
type Best = (question: string, count: number) => readonly { readonly article: number }[]

const counts = [1, 10, 100]

export async function run({ dataDir, flags, log }: BenchOptions): Promise<BenchResult> {
  if (typeof flags.file !== 'string') throw new Error('--file=FILE names the articles')
  const articles = await loaded(dataDir, flags.file, log)
  log(`${articles.length} articles hold today`)
  const ours = openRanking(articles, readLexicon())
  const plain = plainRanking(articles)
  log('both indexes built')
  const questions = questionsFrom(new URL('statutes-questions.jsonl', import.meta.url))
  const of = (half: Question['half']) => questions.filter(it => it.half === half)
  const recall = {
    tuned: recallOf(articles, of('tuned'), ours.best),
    held: recallOf(articles, of('held'), ours.best),
    plainTuned: recallOf(articles, of('tuned'), plain),
    plainHeld: recallOf(articles, of('held'), plain),
  }
  for (const { query } of questions.slice(0, 50)) ours.best(query, 100)
  const work = questions.map(({ query }) => timed(() => ours.best(query, 100)))
  const times = timesOf(work.map(it => it.wall))
  const processor = timesOf(work.map(it => it.processor))
  const [figure, reference] = [recall.held[10]!, recall.plainHeld[10]!]
  return {
    ...{ figure, unit: 'recall@10 on questions kept apart', reference, ratio: round(figure / reference) },
    ...times,
    // Of this process alone, whatever else the machine has to do.
    processor,
    ...{
      articles: articles.length,
      questions: { tuned: of('tuned').length, held: of('held').length },
      recall,
    },
  }
}

function timed(work: () => unknown): { wall: number; processor: number } {
  const [from, used] = [performance.now(), process.cpuUsage()]
  work()
  const { user, system } = process.cpuUsage(used)
  return { wall: performance.now() - from, processor: (user + system) / 1000 }
}

async function loaded(dataDir: string, file: string, log: BenchOptions['log']) {
  const server = await startEmbedded(dataDir, log)
  try {
    await migrate(server.url)
    const db = openDatabase(server.url, { max: 2, statementTimeoutSeconds: 600 })
    try {
      await loadStatutes({ db, clock: { now: () => new Date() } }, await readStatuteFile(file))
      return await reading(db, tx => currentArticles(tx, null, Number.MAX_SAFE_INTEGER))
    } finally {
      await db.close()
    }
  } finally {
    await server.stop()
  }
}

function questionsFrom(file: URL): readonly Question[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Question)
}

/** The mean share of a question's articles that are among the first. */
function recallOf(articles: readonly Named[], questions: readonly Question[], best: Best) {
  const sums = counts.map(() => 0)
  for (const { query, articles: known } of questions) {
    const found = best(query, counts.at(-1)!).map(({ article }) => keyOf(articles[article]!))
    for (const [at, count] of counts.entries()) {
      const first = new Set(found.slice(0, count))
      sums[at]! += known.filter(({ law, no }) => first.has(keyOf({ law, number: no }))).length / known.length
    }
  }
  return Object.fromEntries(
    counts.map((count, at) => [count, round(sums[at]! / questions.length)]),
  ) as Readonly<Record<number, number>>
}

const keyOf = ({ law, number }: Named) => `${law} ${number}`
