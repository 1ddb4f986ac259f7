/** Thread that holds the index: building it takes seconds and every question some milliseconds, in which the server answers others. */
import { parentPort } from 'node:worker_threads'
import { readKnowledge } from './knowledge.ts'
import type { Asked, Found, Told } from './messages.ts'
import { openRanking, type Ranking } from './ranking.ts'
import type { CurrentArticle } from './store.ts'

/** So many words are marked in what is shown. */
const wordsTold = 40

const port = parentPort
if (port === null) throw new Error('runs as a thread')
const tell = (message: Told) => port.postMessage(message)
let articles: CurrentArticle[] = []
let ids: readonly string[] = []
let ranking: Ranking | null = null

port.on('message', (message: Asked) => {
  if (message.kind === 'articles') articles.push(...message.articles)
  else if (message.kind === 'end') {
    ranking = openRanking(articles, readKnowledge())
    ids = articles.map(({ id }) => id)
    // The texts are in the database; only the index is kept here.
    articles = []
    tell({ kind: 'ready' })
  } else tell({ kind: 'found', turn: message.turn, ...find(ranking!, message.question, message.count) })
})

function find(open: Ranking, question: string, count: number): Found {
  const best = open.best(question, count)
  const words = [...open.read(question).terms]
    .filter(([term]) => !term.startsWith('~'))
    .sort((a, b) => b[1] - a[1])
    .slice(0, wordsTold)
    .map(([term]) => term)
  return { ids: best.map(it => ids[it.article]!), scores: best.map(it => it.score), words }
}
