/** How well lay questions find their articles, and how quickly: recall among the first 1, 10 and 100 on questions kept apart and, in five folds, on those that are known, beside plain BM25 over pairs of characters on the same articles in the same run. Needs `--file=FILE`, articles as `npm run statutes -- load` takes them. */
import { readFileSync } from 'node:fs'
import { openDatabase } from '../src/kernel/database.ts'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { migrate } from '../src/kernel/migrate.ts'
import {
  type AskedBefore,
  currentArticles,
  loadStatutes,
  openRanking,
  placeOf,
  plainRanking,
  plainTitle,
  readAsked,
  reading,
  readKnowledge,
  readStatuteFile,
  titleOf,
} from '../src/statutes/index.ts'
import { type BenchOptions, type BenchResult, round, timesOf } from './support/bench.ts'

/** First: whoever began the lexicon; second: whoever wrote the sayings. */
type Hand = 'first' | 'second'
interface Question extends AskedBefore {
  readonly by: Hand
}
interface Named {
  readonly law: string
  readonly path: string
  readonly number: string
}
type Articles = Parameters<typeof openRanking>[0]
type Best = (question: string, count: number) => readonly { readonly article: number }[]

const counts = [1, 10, 100]
const folds = 5

export async function run({ dataDir, flags, log }: BenchOptions): Promise<BenchResult> {
  if (typeof flags.file !== 'string') throw new Error('--file=FILE names the articles')
  const articles = await loaded(dataDir, flags.file, log)
  log(`${articles.length} articles hold today`)
  const from = performance.now()
  const ours = openRanking(articles, readKnowledge())
  const openedIn = Math.round(performance.now() - from)
  const plain = plainRanking(articles)
  log('both indexes built')
  const kept = questionsFrom(new URL('statutes-questions.jsonl', import.meta.url))
  const asked = readAsked()
  const of = (hand: Hand) => kept.filter(it => it.by === hand)
  const recall = {
    kept: recallOf(articles, kept, ours.best),
    keptOfFirst: recallOf(articles, of('first'), ours.best),
    keptOfSecond: recallOf(articles, of('second'), ours.best),
    plainKept: recallOf(articles, kept, plain),
    plainKeptOfFirst: recallOf(articles, of('first'), plain),
    plainKeptOfSecond: recallOf(articles, of('second'), plain),
    plainAsked: recallOf(articles, asked, plain),
    folds: foldsOf(articles, asked, log),
  }
  const questions = [...kept, ...asked]
  for (const { query } of questions.slice(0, 50)) ours.best(query, 100)
  const work = questions.map(({ query }) => timed(() => ours.best(query, 100)))
  const times = timesOf(work.map(it => it.wall))
  const processor = timesOf(work.map(it => it.processor))
  const [figure, reference] = [recall.kept[10]!, recall.plainKept[10]!]
  return {
    ...{ figure, unit: 'recall@10 on questions kept apart', reference, ratio: round(figure / reference) },
    ...times,
    // Of this process alone, whatever else the machine has to do.
    processor,
    ...{
      openedIn,
      articles: articles.length,
      questions: { kept: kept.length, asked: asked.length },
      recall,
    },
  }
}

/** Every fifth question is asked of a search that knows the other four fifths. */
function foldsOf(articles: Articles, asked: readonly AskedBefore[], log: BenchOptions['log']) {
  return Array.from({ length: folds }, (_, fold) => {
    const isOut = (_question: AskedBefore, at: number) => at % folds === fold
    const known = asked.filter((it, at) => !isOut(it, at))
    const { best } = openRanking(articles, readKnowledge(known))
    log(`fold ${fold + 1} of ${folds}`)
    return recallOf(articles, asked.filter(isOut), best)
  })
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
function recallOf(articles: readonly Named[], questions: readonly AskedBefore[], best: Best) {
  const sums = counts.map(() => 0)
  for (const { query, articles: known } of questions) {
    const found = best(query, counts.at(-1)!).map(({ article }) => keyOf(articles[article]!))
    for (const [at, count] of counts.entries()) {
      const first = new Set(found.slice(0, count))
      const met = known.filter(({ law, no }) => first.has(placeOf(plainTitle(law), no)))
      sums[at]! += met.length / known.length
    }
  }
  return Object.fromEntries(
    counts.map((count, at) => [count, round(sums[at]! / questions.length)]),
  ) as Readonly<Record<number, number>>
}

const keyOf = ({ law, path, number }: Named) => placeOf(plainTitle(titleOf(law, path)), number)
