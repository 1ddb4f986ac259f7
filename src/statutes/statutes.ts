/** Statutes a server can be asked about: the index is built in a thread when first needed, and anew after a load. */
import { Worker } from 'node:worker_threads'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Asked, Found, Told } from './messages.ts'
import type { SearchAnswer } from './shape.ts'
import {
  articleAmong,
  articleOf,
  articlesById,
  currentArticles,
  type Place,
  reading,
  stampOf,
} from './store.ts'

/** Read and handed over so many at a time: the server answers others between two slices. */
const articlesAtOnce = 2000
/** An article is shown with so many before and after it. */
const neighbours = 3

export interface Statutes {
  /** Answers articles only; nothing of the question is kept. */
  search(question: string, count: number): Promise<SearchAnswer>
  /** @throws Refusal notFound */
  article(id: string): ReturnType<typeof readArticle>
  /** Resolves when an index is there or there is nothing to build one of. */
  settled(): Promise<void>
  stop(): Promise<void>
}
interface Index {
  readonly stamp: string
  ask(question: string, count: number): Promise<Found>
  end(): Promise<unknown>
}

export function openStatutes(kernel: Pick<Kernel, 'db' | 'log'>): Statutes {
  let index: Index | null = null
  let building: Promise<void> | null = null
  let stopped = false

  /** Begins to build when what is loaded is not what the index was made of. */
  const renew = (stamp: string) => {
    if (stopped || building !== null || index?.stamp === stamp) return
    building = build(kernel, stamp)
      .then(
        fresh => {
          const before = index
          index = fresh
          void before?.end()
          if (stopped) void fresh.end()
        },
        error => kernel.log.error({ error: (error as Error).message }, 'statutes not indexed'),
      )
      .finally(() => {
        building = null
      })
  }
  return {
    async search(question, count) {
      const stamp = await reading(kernel.db, stampOf)
      if (stamp === null) return { state: 'none', articles: [] }
      renew(stamp)
      if (index === null) return { state: 'preparing', articles: [] }
      if (question.trim() === '') return { state: 'ready', articles: [] }
      const { ids, words } = await index.ask(question, count)
      const rows = await reading(kernel.db, tx => articlesById(tx, ids))
      // A text that ended since the index was built is not shown; one whose new text is not loaded is, as what it is.
      const articles = rows.map(articleOf).filter(it => it.isCurrent || it.awaitedSince !== null)
      return {
        state: 'ready',
        articles: articles.map(it => ({ ...it, words: words.filter(word => it.text.includes(word)) })),
      }
    },
    article: id => readArticle(kernel, id),
    async settled() {
      await building
    },
    async stop() {
      stopped = true
      await index?.end()
    },
  }
}

async function readArticle(kernel: Pick<Kernel, 'db'>, id: string) {
  const found = await reading(kernel.db, tx => articleAmong(tx, id, neighbours))
  if (found === null) throw new Refusal('notFound')
  const { row, near } = found
  return {
    article: articleOf(row),
    before: near.filter(it => it.place < row.place).map(articleOf),
    after: near.filter(it => it.place > row.place).map(articleOf),
  }
}

async function build({ db }: Pick<Kernel, 'db'>, stamp: string): Promise<Index> {
  const worker = new Worker(new URL('thread.ts', import.meta.url))
  // A server that is stopping does not wait for an index.
  worker.unref()
  const waiting = new Map<number, { taken: (found: Found) => void; lost: (error: Error) => void }>()
  let turn = 0
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (told: Told) => {
      if (told.kind === 'ready') return resolve()
      waiting.get(told.turn)?.taken(told)
      waiting.delete(told.turn)
    })
    const lose = (error: Error) => {
      reject(error)
      for (const { lost } of waiting.values()) lost(error)
      waiting.clear()
    }
    worker.on('error', lose)
    worker.on('exit', () => lose(new Refusal('unavailable')))
  })
  ready.catch(() => {})
  const say = (asked: Asked) => worker.postMessage(asked)
  try {
    for (let after: Place | null = null; ; ) {
      const page = await reading(db, tx => currentArticles(tx, after, articlesAtOnce))
      say({
        kind: 'articles',
        articles: page.map(({ id, law, path, number, text }) => ({ id, law, path, number, text })),
      })
      after = page.at(-1) ?? null
      if (page.length < articlesAtOnce || after === null) break
    }
    say({ kind: 'end' })
    await ready
  } catch (error) {
    await worker.terminate()
    throw error
  }
  return {
    stamp,
    ask: (question, count) =>
      new Promise((taken, lost) => {
        waiting.set(++turn, { taken, lost })
        say({ kind: 'ask', turn, question, count })
      }),
    end: () => worker.terminate(),
  }
}
